"""What a row looked like when it was shown, in eight letters.

A decision on what has changed since is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from tracker.records import Ref
from tracker.store.chunks import chunks
from tracker.store.models import actor, assertion, claim, judgement, link_evidence
from tracker.store.models.claims import COUNTERS
from tracker.store.queries.find import TABLES, key_of
from tracker.store.session import Ledger
from tracker.terms import RefKind

LENGTH = 8
# The rows whose words a reviewer of the first sees with it.
_SHOWN_WITH: dict[RefKind, tuple[tuple[str, sa.Table], ...]] = {
    RefKind.ASSERTION: (("claim_id", claim), ("actor_id", actor)),
    RefKind.LINK: (("a_id", claim), ("b_id", claim)),
    RefKind.PAIR: (("a_id", actor), ("b_id", actor)),
    RefKind.TIE: (("actor_id", actor), ("other_id", actor)),
}


def token(ledger: Ledger, ref: Ref) -> str:
    """Return the token of one row."""
    with ledger.reading() as connection:
        key_of(connection, ref)
        return tokens(connection, [ref])[ref]


def tokens(connection: sa.Connection, refs: Iterable[Ref]) -> dict[Ref, str]:
    """Return the token of each row: of its columns, of what is shown with it, and of the decisions on it."""
    by_kind: dict[RefKind, list[int]] = {}
    for ref in refs:
        by_kind.setdefault(ref.kind, []).append(ref.id)
    return {
        Ref(kind, id): found
        for kind, ids in by_kind.items()
        for part in chunks(ids)
        for id, found in _of_kind(connection, kind, part).items()
    }


def _of_kind(connection: sa.Connection, kind: RefKind, ids: Sequence[int]) -> dict[int, str]:
    rows = _rows(connection, TABLES[kind], ids)
    judged = _judged(connection, kind, {row["key"] for row in rows.values()})
    evidence = _evidence(connection, ids) if kind is RefKind.LINK else {}
    beside = {
        column: _rows(connection, table, {row[column] for row in rows.values()})
        for column, table in _SHOWN_WITH.get(kind, ())
    }
    return {
        id: _short(row, judged.get(row["key"]), evidence.get(id), [beside[at][row[at]] for at in beside])
        for id, row in rows.items()
    }


def _short(*parts: object) -> str:
    return sha256(repr(parts).encode("utf-8", "backslashreplace")).hexdigest()[:LENGTH]


def _rows(connection: sa.Connection, table: sa.Table, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    # Counters follow from other rows, and would make every new article a change.
    columns = [column for column in table.c if table is not claim or column.name not in COUNTERS]
    found: dict[int, dict[str, Any]] = {}
    for part in chunks(sorted(set(ids))):
        query = sa.select(*columns).where(table.c.id.in_(part))
        found |= {row["id"]: dict(row) for row in connection.execute(query).mappings()}
    return found


def _judged(connection: sa.Connection, kind: RefKind, keys: set[str]) -> Mapping[str, list[str]]:
    query = sa.select(judgement.c.row_key, judgement.c.key).where(
        sa.cast(judgement.c.table_name, sa.Text) == TABLES[kind].name, judgement.c.row_key.in_(keys)
    )
    found: dict[str, list[str]] = {}
    for row in connection.execute(query.order_by(judgement.c.key)):
        found.setdefault(row.row_key, []).append(row.key)
    return found


def _evidence(connection: sa.Connection, ids: Sequence[int]) -> Mapping[int, list[tuple[str, int, str]]]:
    query = (
        sa.select(link_evidence, assertion.c.status)
        .join(assertion, assertion.c.id == link_evidence.c.assertion_id)
        .where(link_evidence.c.link_id.in_(ids))
        .order_by(link_evidence.c.link_id, link_evidence.c.side, link_evidence.c.assertion_id)
    )
    found: dict[int, list[tuple[str, int, str]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.link_id, []).append((str(row.side), row.assertion_id, str(row.status)))
    return found
