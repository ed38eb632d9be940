"""The whole ledger as portable rows, and back: lossless, and the same for the same ledger.

Derived columns and tables (counters, closure, feed, full text) are left out: loading works them out anew.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any

import sqlalchemy as sa

from tracker.store.models import (
    actor,
    actor_pair,
    affiliation,
    alarm,
    alias,
    article,
    assertion,
    assertion_span,
    batch,
    change,
    claim,
    claim_actor,
    extraction,
    grading,
    hop,
    judgement,
    link,
    link_evidence,
    passage,
    skipped,
    snapshot,
    span,
    text_copy,
)
from tracker.store.models.claims import COUNTERS
from tracker.store.revision import DUMP_VERSION, HEAD
from tracker.store.session import Ledger
from tracker.store.writes.rows import jsonable, key_name, pointers

# Each after those that it points to.
TABLES = (
    article,
    snapshot,
    passage,
    skipped,
    span,
    text_copy,
    alarm,
    extraction,
    actor,
    alias,
    affiliation,
    actor_pair,
    claim,
    claim_actor,
    assertion,
    assertion_span,
    hop,
    link,
    link_evidence,
    judgement,
    grading,
    batch,
    change,
)


def dump(ledger: Ledger) -> Iterator[dict[str, object]]:
    """Yield a header, then every row of every table, each table after those that it points to."""
    yield {"table": "ledger", "schema_version": DUMP_VERSION, "revision": HEAD}
    with ledger.reading() as connection:
        for table in TABLES:
            for row in connection.execute(portable_rows(table)).mappings():
                yield {"table": table.name} | {name: jsonable(value) for name, value in row.items()}


def stored_columns(table: sa.Table) -> list[sa.Column[Any]]:
    """Return the columns that are written out: all but the local id and what is derived."""
    derived = ("filed", *(COUNTERS if table is claim else ()))
    return [column for column in table.c if column.name != "id" and column.name not in derived]


@cache
def portable_rows(table: sa.Table) -> sa.Select[Any]:
    """Select the rows of a table as they are written out."""
    targets = pointers(table)
    source: Any = table
    columns: list[Any] = []
    for column in stored_columns(table):
        if column.name not in targets:
            columns.append(column)
            continue
        target = targets[column.name].alias(f"target_{column.name}")
        source = source.outerjoin(target, target.c.id == column)
        columns.append(target.c.key.label(key_name(column.name)))
    return sa.select(*columns).select_from(source).order_by(*table.primary_key.columns)
