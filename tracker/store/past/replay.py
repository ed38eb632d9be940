"""The log replayed, row by row: it must give what the tables hold."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

import sqlalchemy as sa

from tracker.records import Problem
from tracker.store.chunks import chunks
from tracker.store.dump import stored_columns
from tracker.store.models import batch, change
from tracker.store.models.history import Action
from tracker.store.past.stored import LOGGED, stored
from tracker.store.past.written import unnumbered
from tracker.store.writes.rows import PARTS, Row, key_name, pointers


def differences(connection: sa.Connection) -> Iterator[Problem]:
    """Yield each row that is not what the log makes of it."""
    for table in LOGGED:
        entries = connection.execute(_entries(table)).partitions(5000)
        rows = groupby((one for part in entries for one in part), key=attrgetter("row_key"))
        for some in chunks((key, list(history)) for key, history in rows):
            yield from _compared(connection, table, dict(some))
        unlogged = sa.select(table.c.key).where(table.c.key.not_in(_logged(table)))
        for key in connection.execute(unlogged).scalars():
            yield Problem("log", f"{table.name} {key}", "it is there, but the log does not say how it came")


def _entries(table: sa.Table) -> sa.Select[Any]:
    # What other ledgers did is kept beside, and is no part of how this one came to be what it is.
    return (
        sa.select(change, batch.c.whole)
        .join(batch, batch.c.key == change.c.batch)
        .where(change.c.table_name == table.name, batch.c.imported_id.is_(None))
        .order_by(change.c.row_key, change.c.id)
    )


def _logged(table: sa.Table) -> sa.Select[Any]:
    return (
        sa.select(change.c.row_key)
        .join(batch, batch.c.key == change.c.batch)
        .where(change.c.table_name == table.name, batch.c.imported_id.is_(None))
    )


def _compared(connection: sa.Connection, table: sa.Table, rows: dict[str, list[Any]]) -> Iterator[Problem]:
    there = stored(connection, table, rows)
    for key, history in rows.items():
        # Older programs left out of the log what stood in few words elsewhere.
        if all(one.whole for one in history):
            found = there.get(key)
            for wrong in _wrong(table, history, None if found is None else _ordered(found)):
                yield Problem("log", f"{table.name} {key}", wrong)


def _wrong(table: sa.Table, history: Sequence[Any], found: Row | None) -> Iterator[str]:
    state: Row | None = None
    for one in history:
        broken, state = _step(table, state, one)
        if broken:
            yield f"what {one.batch} says of it does not follow from what came before"
            return
    if state is None or found is None:
        if state != found:
            yield (
                "it is there, and the log says that it was removed"
                if found
                else "it is in the log but not there"
            )
        return
    names = sorted(name for name in state.keys() | found.keys() if state.get(name) != found.get(name))
    if names:
        yield f"the log gives another {', '.join(names)}"


def _step(table: sa.Table, state: Row | None, one: Any) -> tuple[bool, Row | None]:
    """Return whether an entry does not fit the row as it was, and the row after it."""
    before, after = _known(table, one.before), _known(table, one.after)
    if one.action == Action.INSERT:
        return state is not None, _ordered(after)
    if state is None:
        return True, after
    if one.action == Action.DELETE:
        return any(
            before.get(name) != value for name, value in state.items() if not _is_part(table, name)
        ), None
    return _updated(table, state, before, after)


def _updated(table: sa.Table, state: Row, before: Row, after: Row) -> tuple[bool, Row]:
    broken, new = False, dict(state)
    for name in before.keys() | after.keys():
        if _is_part(table, name):
            gone, come = before.get(name, []), after.get(name, [])
            left = [part for part in new.get(name, []) if part not in gone]
            broken = broken or len(left) + len(gone) != len(new.get(name, []))
            new[name] = left + come
        else:
            broken = broken or state.get(name) != before.get(name)
            new[name] = after.get(name)
    return broken, _ordered(new)


def _known(table: sa.Table, row: Row | None) -> Row:
    """Return what an entry says of columns and parts; a reason stands there too."""
    targets = pointers(table)
    names = {key_name(one.name) if one.name in targets else one.name for one in stored_columns(table)}
    names |= {part.name for part in PARTS.get(table.name, ())}
    # Of what goes its number is kept, which is no part of what it says.
    return unnumbered({name: value for name, value in (row or {}).items() if name in names})


def _is_part(table: sa.Table, name: str) -> bool:
    return any(part.name == name for part in PARTS.get(table.name, ()))


def _ordered(row: Row) -> Row:
    """Return a row without what is empty, and with its parts in an order that does not tell how they came."""
    return {name: _sorted(value) for name, value in row.items() if value is not None and value != []}


def _sorted(value: Any) -> Any:
    rows: Iterable[Any] = value if isinstance(value, list) else ()
    if isinstance(value, list) and all(isinstance(one, dict) for one in rows):
        return sorted(value, key=lambda one: sorted((name, str(each)) for name, each in one.items()))
    return value
