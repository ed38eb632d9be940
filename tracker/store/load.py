"""Loading portable rows: what is there stays, what is new is added, and the newest judgement decides.

An empty ledger gets the history that the rows come with. One that has a history of its own logs what it takes
in as one batch, and keeps the other history beside its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError, InputError, UpgradeError
from tracker.store.chunks import chunks
from tracker.store.ddl import FROZEN
from tracker.store.derive.copies import claims_in
from tracker.store.dump import TABLES, stored_columns
from tracker.store.models import (
    actor,
    alias,
    assertion,
    batch,
    change,
    claim,
    judgement,
    link,
    snapshot,
    text_copy,
)
from tracker.store.models.history import Judged
from tracker.store.parse import portable
from tracker.store.revision import DUMP_VERSION, HEAD
from tracker.store.session import Ledger
from tracker.store.writes.filing import unfile
from tracker.store.writes.judge import decided_status, set_status
from tracker.store.writes.rows import Row, begin, ids_of, insert, log_inserts, pointers
from tracker.terms import LinkKind

BY_NAME = {table.name: table for table in TABLES}

# What has to be worked out anew for a new row: the claims, or the actors, in these columns.
TOUCHES = {
    "claim_actor": ("claim_id",),
    "assertion": ("claim_id",),
    "link": ("a_id", "b_id"),
    "affiliation": ("actor_id",),
    "actor_pair": ("a_id", "b_id"),
}
_TOUCHED = {"affiliation": "touched_actors", "actor_pair": "touched_groups"}


def load(ledger: Ledger, rows: Iterable[Mapping[str, object]]) -> int:
    """Add the rows of a dump that are not there yet, all or none; return how many were added."""
    added = 0
    answers: list[Row] = []
    judged: dict[tuple[Judged, str], None] = {}
    with ledger.transaction() as connection:
        own = connection.execute(sa.select(change.c.id).limit(1)).scalar() is not None
        for table, part in _parts(rows):
            new = _add(ledger, table, part, logged=own)
            added += len(new)
            if table is assertion:
                answers += [row for row in new if row["answers_id"] is not None]
            if table is judgement:
                judged |= dict.fromkeys((Judged(row["table_name"]), row["row_key"]) for row in new)
        _answer(ledger, answers)
        _settle(ledger, judged)
    return added


def _parts(rows: Iterable[Mapping[str, object]]) -> Iterator[tuple[sa.Table, list[Row]]]:
    for name, group in groupby(rows, key=lambda row: row.get("table")):
        if name == "ledger":
            for header in group:
                _check(header)
            continue
        table = BY_NAME.get(str(name))
        if table is None:
            raise InputError(f"there is no table {name!r}: this is not an export of a ledger")
        for part in chunks(group):
            yield table, [portable(table, row) for row in part]


def _check(header: Mapping[str, object]) -> None:
    if header.get("schema_version") != DUMP_VERSION or header.get("revision") != HEAD:
        theirs = header.get("revision")
        raise UpgradeError(f"the export has schema {theirs}, this program {HEAD}: export it anew")


def _add(ledger: Ledger, table: sa.Table, rows: Sequence[Row], *, logged: bool) -> list[Row]:
    refs = _refs(ledger.connection, table, rows)
    new = _new(ledger.connection, table, rows, refs)
    if table is batch:
        return _add_batches(ledger, new, imported=logged)
    # An answer may point to an assertion that comes later: it is filled in at the end.
    ready = [row | {"answers_id": None} for row in new] if table is assertion else new
    insert(ledger.connection, table, ready, refs)
    if logged and table is not change:
        log_inserts(ledger, table, new)
    if table is claim:
        ledger.touched_claims.update(ids_of(ledger.connection, claim, [row["key"] for row in new]).values())
    if table is alias:
        unfile(ledger.connection, actor, [refs["actor"][row["actor_id"]] for row in new])
    touched = _TOUCHED.get(table.name, "touched_claims")
    for column in TOUCHES.get(table.name, ()):
        getattr(ledger, touched).update(refs[pointers(table)[column].name][row[column]] for row in new)
    if table is link:
        same = [row for row in new if row["kind"] == LinkKind.SAME_AS]
        ledger.touched_wordings.update(refs["claim"][row[end]] for row in same for end in ("a_id", "b_id"))
    if table is snapshot:
        ledger.touched_texts.update(ids_of(ledger.connection, snapshot, [row["key"] for row in new]).values())
    if table.name == "link_evidence":
        _touch_links(ledger, {refs["link"][row["link_id"]] for row in new})
    if table is text_copy:
        ends = {refs["snapshot"][row[end]] for row in new for end in ("a_id", "b_id")}
        ledger.touched_claims.update(claims_in(ledger.connection, ends))
    return new


def _add_batches(ledger: Ledger, rows: list[Row], *, imported: bool) -> list[Row]:
    """Add batches, each after those that it names; what another ledger did is marked as such."""
    if rows and imported:
        begin(ledger)
        rows = [row | {"imported_id": ledger.batch} for row in rows]
    connection = ledger.connection
    first = (connection.execute(sa.select(sa.func.max(batch.c.id))).scalar() or 0) + 1
    named = {row[one] for row in rows for one in ("undoes_id", "imported_id") if row[one] is not None}
    ids = ids_of(connection, batch, named) | {row["key"]: first + place for place, row in enumerate(rows)}
    insert(connection, batch, [row | {"id": ids[row["key"]]} for row in rows], {"batch": ids})
    return rows


def _refs(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    wanted: dict[str, set[str]] = {}
    for column, target in pointers(table).items():
        if target is not table:
            wanted.setdefault(target.name, set()).update(
                row[column] for row in rows if row[column] is not None
            )
    refs = {name: ids_of(connection, BY_NAME[name], keys) for name, keys in wanted.items()}
    for name, keys in wanted.items():
        for missing in keys - set(refs[name]):
            raise InputError(f"a row of {table.name} points to the {name} {missing}, which is not there")
    return refs


def _new(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Row], refs: dict[str, dict[str, int]]
) -> list[Row]:
    if "key" not in table.c:
        return _new_parts(connection, table, rows, refs)
    unique = {row["key"]: row for row in rows}
    there = ids_of(connection, table, unique)
    if table.name in FROZEN:
        _must_agree(connection, table, [row for key, row in unique.items() if key in there], refs)
    return [row for key, row in unique.items() if key not in there]


def _new_parts(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Row], refs: dict[str, dict[str, int]]
) -> list[Row]:
    """Return those rows of a table without keys whose place is still free."""
    columns = list(table.primary_key.columns)
    owner = columns[0]
    ids = sorted({refs[pointers(table)[owner.name].name][row[owner.name]] for row in rows})
    taken = {tuple(row) for row in connection.execute(sa.select(*columns).where(owner.in_(ids)))}
    unique = {tuple(_resolved(table, column, row, refs) for column in columns): row for row in rows}
    return [row for place, row in unique.items() if place not in taken]


def _resolved(table: sa.Table, column: sa.Column[Any], row: Row, refs: dict[str, dict[str, int]]) -> Any:
    target = pointers(table).get(column.name)
    return row[column.name] if target is None else refs[target.name][row[column.name]]


def _must_agree(
    connection: sa.Connection, table: sa.Table, rows: Sequence[Row], refs: dict[str, dict[str, int]]
) -> None:
    query = table.select().where(table.c.key.in_([row["key"] for row in rows]))
    stored = {row.key: row for row in connection.execute(query)}
    for row in rows:
        for column in stored_columns(table):
            if pointers(table).get(column.name) is table:
                continue
            given = None if row[column.name] is None else _resolved(table, column, row, refs)
            # Two fetches of one text agree in all but when and how it came.
            if getattr(stored[row["key"]], column.name) != given and column.name not in MAY_DIFFER:
                what = f"{table.name} {row['key']}: {column.name}"
                raise ConflictError(f"{what} is not what this ledger holds; nothing was loaded")


MAY_DIFFER = frozenset({"fetched_at", "uri", "raw_sha256", "encoding", "media_type", "copy_sha256", "whole"})


def _touch_links(ledger: Ledger, links: set[int]) -> None:
    for part in chunks(sorted(links)):
        for pair in ledger.connection.execute(sa.select(link.c.a_id, link.c.b_id).where(link.c.id.in_(part))):
            ledger.touched_claims.update(pair)


def _answer(ledger: Ledger, rows: Sequence[Row]) -> None:
    keys = [key for row in rows for key in (row["key"], row["answers_id"])]
    ids = ids_of(ledger.connection, assertion, keys)
    for row in rows:
        if row["answers_id"] not in ids:
            raise InputError(f"the assertion {row['key']} answers {row['answers_id']}, which is not there")
        update = assertion.update().where(assertion.c.key == row["key"])
        ledger.connection.execute(update.values(answers_id=ids[row["answers_id"]]))


def _settle(ledger: Ledger, judged: Iterable[tuple[Judged, str]]) -> None:
    for table, key in judged:
        set_status(ledger, table, key, decided_status(ledger.connection, table, key))
