"""Rows by stable key: what is there stays as it is, what is new is added and logged.

A portable row holds, in place of an id, the stable key of the row that it points to, so it means the same in
every ledger. The log and the dump have this form too, with `actor_id` named `actor_key`, since a key it is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError
from tracker.records import stable_key
from tracker.store.chunks import chunks
from tracker.store.models import (
    assertion_span,
    batch,
    change,
    claim_actor,
    extraction,
    hop,
    link_evidence,
    metadata,
    passage,
    skipped,
    span,
)
from tracker.store.models.history import Action
from tracker.store.session import Ledger

Row = dict[str, Any]
Ids = Mapping[str, int]
# What happened to which row, before and after; of one that was removed its number too.
Entry = tuple[Action, str, str, Row | None, Row | None] | tuple[Action, str, str, Row | None, Row | None, int]

# What is logged with the row that it belongs to, by that row's table.
PARTS: Mapping[str, tuple[sa.Table, ...]] = {
    "snapshot": (passage, span, skipped, extraction),
    "claim": (claim_actor,),
    "assertion": (assertion_span, hop),
    "link": (link_evidence,),
}
OWNERS = {part.name: owner for owner, parts in PARTS.items() for part in parts}
# People cite the numbers of these: C12 is never another claim, not even once it is removed.
CITED = frozenset(
    {"article", "actor", "claim", "assertion", "link", "actor_pair", "affiliation", "text_copy"}
)
# What follows from the rest of a row. The text of a snapshot has its hash in the log, and is logged when
# the snapshot is removed.
FOLLOWS = {
    "snapshot": {"text"},
    "span": {"key", "quote"},
    "actor": {"folded"},
    "alias": {"folded"},
    "article": {"outlet_folded"},
}


def ids_of(connection: sa.Connection, table: sa.Table, keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of the rows with these keys, as far as they are there."""
    found: dict[str, int] = {}
    for part in chunks(dict.fromkeys(keys)):
        found.update((row.key, row.id) for row in connection.execute(_by_key(table), {"keys": part}))
    return found


@cache
def _by_key(table: sa.Table) -> sa.Select[tuple[str, int]]:
    """Select ids by keys, made once since every change asks for it many times."""
    return sa.select(table.c.key, table.c.id).where(table.c.key.in_(sa.bindparam("keys", expanding=True)))


def pointers(table: sa.Table) -> dict[str, sa.Table]:
    """Return the columns of a table that point to another table's id, with that table."""
    return {key.parent.name: key.column.table for key in table.foreign_keys}


def ensure(
    ledger: Ledger,
    table: sa.Table,
    rows: Sequence[Row],
    refs: Mapping[str, Ids] | None = None,
    parts: Mapping[sa.Table, Sequence[Row]] | None = None,
    later: Mapping[str, Row] | None = None,
) -> tuple[dict[str, int], list[str]]:
    """Add the portable rows that are not there yet, with their parts; return all ids, and the new keys.

    `later` is what the caller fills in once the rows are there; it is logged with them.
    """
    unique = {row["key"]: row for row in rows}
    ids = ids_of(ledger.connection, table, unique)
    new = [key for key in unique if key not in ids]
    if new:
        fresh, known = [unique[key] for key in new], refs or {}
        insert(ledger.connection, table, fresh, known)
        ids |= ids_of(ledger.connection, table, new)
        more = _put_parts(ledger, table, set(new), parts or {}, {**known, table.name: ids})
        for key, row in (later or {}).items():
            more.setdefault(key, {}).update(row)
        log_inserts(ledger, table, fresh, more)
    return ids, new


def _put_parts(
    ledger: Ledger,
    table: sa.Table,
    owners: Collection[str],
    parts: Mapping[sa.Table, Sequence[Row]],
    refs: Mapping[str, Ids],
) -> dict[str, Row]:
    """Add the parts of some rows; return them by their owner as they are logged."""
    found: dict[str, Row] = {}
    for part, rows in parts.items():
        mine = [row for row in rows if row[owning(part)] in owners]
        insert(ledger.connection, part, mine, refs)
        for owner, logged in by_owner(part, mine).items():
            found.setdefault(owner, {})[part.name] = logged
    return found


def owning(part: sa.Table) -> str:
    """Return the column of a part that points to the row that it belongs to."""
    return OWNERS[part.name] + "_id"


def by_owner(part: sa.Table, rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return parts as they are logged, by the key of the row that they belong to."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        logged = plain(
            part, written(part, {name: value for name, value in row.items() if name != owning(part)})
        )
        found.setdefault(row[owning(part)], []).append(logged or {})
    return found


def add_parts(ledger: Ledger, part: sa.Table, rows: Sequence[Row], refs: Mapping[str, Ids]) -> None:
    """Add parts to rows that are there, and log them as changes of these."""
    insert(ledger.connection, part, rows, refs)
    log_parts(ledger, part, rows)


def log_parts(ledger: Ledger, part: sa.Table, rows: Sequence[Row]) -> None:
    """Log that parts were added to rows that were there."""
    owners = by_owner(part, rows).items()
    log(ledger, [(Action.UPDATE, OWNERS[part.name], key, None, {part.name: found}) for key, found in owners])


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[Row], refs: Mapping[str, Ids]) -> None:
    """Insert portable rows, with the ids in place of the keys that they point with."""
    columns = pointers(table)
    ready = [
        {
            name: _resolved(value, columns[name], refs) if name in columns else value
            for name, value in row.items()
            if name in table.c
        }
        for row in rows
    ]
    for part in chunks(_numbered(connection, table, ready)):
        connection.execute(table.insert(), part)


def _numbered(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> list[Row]:
    """Give rows numbers that no row had before, where the highest of these was removed."""
    if table.name not in CITED or not rows or "id" in rows[0]:
        return rows
    removed = connection.execute(_REMOVED, {"name": table.name}).scalar()
    if removed is None:
        return rows
    first = max(removed, connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0) + 1
    return [row | {"id": first + place} for place, row in enumerate(rows)]


_REMOVED = sa.select(sa.func.max(change.c.row_id)).where(
    change.c.table_name == sa.bindparam("name"), sa.text("action = 'delete'")
)


def _resolved(key: str | None, table: sa.Table, refs: Mapping[str, Ids]) -> int | None:
    if key is None:
        return None
    found = refs.get(table.name, {}).get(key)
    if found is None:
        raise ConflictError(f"there is no {table.name} with the key {key}: add it first")
    return found


def log_inserts(
    ledger: Ledger, table: sa.Table, rows: Sequence[Row], parts: Mapping[str, Row] | None = None
) -> None:
    """Log that rows were added, with their parts by the rows' keys; a part itself with its owner."""
    if table.name in OWNERS:
        log_parts(ledger, table, rows)
        return
    more = parts or {}
    entries = ((row["key"], written(table, row) | more.get(row["key"], {})) for row in rows)
    log(ledger, [(Action.INSERT, table.name, key, None, after) for key, after in entries])


def written(table: sa.Table, row: Row) -> Row:
    """Return a portable row with each pointer under the name of what it now is: a key."""
    columns = pointers(table)
    return {key_name(name) if name in columns else name: value for name, value in row.items()}


def key_name(column: str) -> str:
    """Return the name under which a pointing column is written out."""
    return column.removesuffix("_id") + "_key"


def log(ledger: Ledger, entries: Iterable[Entry]) -> None:
    """Append to the log, under the batch of the open transaction."""
    rows = []
    for action, table, key, before, after, *number in entries:
        ledger.sequence += 1
        of = metadata.tables[table]
        rows.append(
            {
                "key": stable_key("change", ledger.batch, ledger.sequence),
                "batch": ledger.batch,
                "at": ledger.at,
                "who": ledger.who,
                "action": action,
                "table_name": table,
                "row_key": key,
                "row_id": number[0] if number else None,
                "before": plain(of, before, whole=action is Action.DELETE),
                "after": plain(of, after),
            }
        )
    if rows:
        begin(ledger)
        ledger.connection.execute(change.insert(), rows)


def begin(ledger: Ledger, **more: Any) -> None:
    """Record the batch of the open transaction, before the first that it logs."""
    if not ledger.begun:
        row = {
            "key": ledger.batch,
            "at": ledger.at,
            "who": ledger.who,
            "doing": ledger.doing,
            "why": ledger.why,
        }
        ledger.connection.execute(batch.insert(), row | more)
        ledger.begun = True


def plain(table: sa.Table, row: Row | None, *, whole: bool = False) -> Row | None:
    """Return a row as it is logged: without what is empty, and unless `whole` without what follows."""
    if row is None:
        return None
    left_out = set() if whole else FOLLOWS.get(table.name, set())
    kept = {name: value for name, value in row.items() if name not in left_out and value is not None}
    return {name: jsonable(value) for name, value in kept.items()}


def jsonable(value: Any) -> Any:
    """Return a value as JSON can carry it."""
    return value.isoformat() if isinstance(value, date | datetime) else value
