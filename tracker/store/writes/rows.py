"""Rows by stable key: what is there stays as it is, what is new is added and logged.

A portable row holds, in place of an id, the stable key of the row that it points to, so it means the same in
every ledger. The log and the dump have this form too, with `actor_id` named `actor_key`, since a key it is.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError
from tracker.records import stable_key
from tracker.store.chunks import chunks
from tracker.store.models import change
from tracker.store.models.history import Action
from tracker.store.session import Ledger

Row = dict[str, Any]
Ids = Mapping[str, int]

UNLOGGED = frozenset({"span", "skipped", "extraction"})
LEFT_OUT = frozenset({"text", "folded", "outlet_folded"})


def ids_of(connection: sa.Connection, table: sa.Table, keys: Iterable[str]) -> dict[str, int]:
    """Return the ids of the rows with these keys, as far as they are there."""
    found: dict[str, int] = {}
    for part in chunks(dict.fromkeys(keys)):
        query = sa.select(table.c.key, table.c.id).where(table.c.key.in_(part))
        found.update((row.key, row.id) for row in connection.execute(query))
    return found


def pointers(table: sa.Table) -> dict[str, sa.Table]:
    """Return the columns of a table that point to another table's id, with that table."""
    return {key.parent.name: key.column.table for key in table.foreign_keys}


def ensure(
    ledger: Ledger, table: sa.Table, rows: Sequence[Row], refs: Mapping[str, Ids] | None = None
) -> tuple[dict[str, int], list[str]]:
    """Add the portable rows whose keys are not there yet; return all ids, and the keys that are new."""
    unique = {row["key"]: row for row in rows}
    ids = ids_of(ledger.connection, table, unique)
    new = [key for key in unique if key not in ids]
    if new:
        fresh = [unique[key] for key in new]
        insert(ledger.connection, table, fresh, refs or {})
        ids |= ids_of(ledger.connection, table, new)
        log_inserts(ledger, table, fresh)
    return ids, new


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
    for part in chunks(ready):
        connection.execute(table.insert(), part)


def _resolved(key: str | None, table: sa.Table, refs: Mapping[str, Ids]) -> int | None:
    if key is None:
        return None
    found = refs.get(table.name, {}).get(key)
    if found is None:
        raise ConflictError(f"there is no {table.name} with the key {key}: add it first")
    return found


def log_inserts(ledger: Ledger, table: sa.Table, rows: Sequence[Row]) -> None:
    """Log that rows were added."""
    if table.name not in UNLOGGED:
        log(ledger, [(Action.INSERT, table.name, row["key"], None, written(table, row)) for row in rows])


def written(table: sa.Table, row: Row) -> Row:
    """Return a portable row with each pointer under the name of what it now is: a key."""
    columns = pointers(table)
    return {key_name(name) if name in columns else name: value for name, value in row.items()}


def key_name(column: str) -> str:
    """Return the name under which a pointing column is written out."""
    return column.removesuffix("_id") + "_key"


def log(ledger: Ledger, entries: Collection[tuple[Action, str, str, Row | None, Row | None]]) -> None:
    """Append to the log, under the batch of the open transaction."""
    rows = []
    for action, table, key, before, after in entries:
        ledger.sequence += 1
        rows.append(
            {
                "key": stable_key("change", ledger.batch, ledger.sequence),
                "batch": ledger.batch,
                "at": ledger.at,
                "who": ledger.who,
                "action": action,
                "table_name": table,
                "row_key": key,
                "before": _plain(before),
                "after": _plain(after),
            }
        )
    if rows:
        ledger.connection.execute(change.insert(), rows)


def _plain(row: Row | None) -> Row | None:
    if row is None:
        return None
    kept = {name: value for name, value in row.items() if name not in LEFT_OUT and value is not None}
    return {name: jsonable(value) for name, value in kept.items()}


def jsonable(value: Any) -> Any:
    """Return a value as JSON can carry it."""
    return value.isoformat() if isinstance(value, date | datetime) else value
