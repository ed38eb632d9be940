"""Rows and parts as they are written out, put back into the tables and taken from them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import Span
from tracker.store.clean import fold
from tracker.store.models import assertion, snapshot, span
from tracker.store.parse import portable, typed
from tracker.store.past.stored import BY_NAME
from tracker.store.writes.keys import span_key
from tracker.store.writes.rows import Row, ids_of, insert, key_name, owning, pointers

_FOLDED = {"actor": ("folded", "name"), "alias": ("folded", "text"), "article": ("outlet_folded", "outlet")}


def put(connection: sa.Connection, table: sa.Table, rows: Iterable[Row]) -> None:
    """Insert rows as they are written out, under the numbers that they had."""
    ready = [portable(table, without(row, ("id",))) | _number(row) for row in rows]
    if not ready:
        return
    refs = _refs(connection, table, ready)
    # One that answers another comes before it, perhaps: that is filled in below.
    first = [row | {"answers_id": None} for row in ready] if table is assertion else ready
    insert(connection, table, first, refs)
    for row in ready if table is assertion else ():
        if row["answers_id"] is not None:
            alter(connection, table, row["key"], {"answers_key": row["answers_id"]})


def _number(row: Row) -> Row:
    return {"id": row["id"]} if row.get("id") is not None else {}


def take(connection: sa.Connection, part: sa.Table, rows: Iterable[Row]) -> None:
    """Remove parts as they are written out."""
    ready = [portable(part, without(one, ("id",))) for one in rows]
    refs, targets = _refs(connection, part, ready), pointers(part)
    place = [part.c.key] if "key" in part.c else list(part.primary_key.columns)
    for row in ready:
        given = {
            one: refs[targets[one.name].name][row[one.name]] if one.name in targets else row[one.name]
            for one in place
        }
        connection.execute(part.delete().where(*(one == value for one, value in given.items())))


def alter(connection: sa.Connection, table: sa.Table, key: str, columns: Row) -> None:
    """Give a row values as they are written out."""
    if not columns:
        return
    targets = {key_name(name): name for name in pointers(table)}
    given = followed(table, without(columns, targets))
    values: Row = {name: typed(table.c[name], value) for name, value in given.items()}
    for name in columns.keys() & targets.keys():
        target, wanted = pointers(table)[targets[name]], columns[name]
        values[targets[name]] = None if wanted is None else ids_of(connection, target, [wanted])[wanted]
    connection.execute(table.update().where(table.c.key == key).values(values))


def followed(table: sa.Table, row: Row) -> Row:
    """Return values with the folded name, where there is one and the name is among them."""
    name, source = _FOLDED.get(table.name, ("", ""))
    return row | {name: fold(row[source]) if row[source] else None} if source in row else row


def parts(connection: sa.Connection, part: sa.Table, owner: str, row: Mapping[str, Any]) -> list[Row]:
    """Return the parts that an entry of the log gives a row, with what follows from the rest."""
    rows = [one | {key_name(owning(part)): owner} for one in row.get(part.name, ())]
    if part is not span or not rows:
        return rows
    text = str(connection.execute(sa.select(snapshot.c.text).where(snapshot.c.key == owner)).scalar_one())
    places = [Span(one["start_char"], one["end_char"]) for one in rows]
    return [
        one | {"key": span_key(owner, place), "quote": place.quote(text)}
        for one, place in zip(rows, places, strict=True)
    ]


def without(row: Row, names: Collection[str]) -> Row:
    """Return a row without some of its values."""
    return {name: value for name, value in row.items() if name not in names}


def unnumbered(row: Row) -> Row:
    """Return a row as it is logged when it comes: its number and those of its parts are not said."""
    return {name: _bare(value) for name, value in row.items() if name != "id"}


def _bare(value: Any) -> Any:
    listed = isinstance(value, list) and all(isinstance(one, dict) for one in value)
    return [without(one, ("id",)) for one in value] if listed else value


def _refs(connection: sa.Connection, table: sa.Table, rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    wanted: dict[str, set[str]] = {}
    for column, target in pointers(table).items():
        if target is not table:
            keys = (row[column] for row in rows if row[column] is not None)
            wanted.setdefault(target.name, set()).update(keys)
    return {name: ids_of(connection, BY_NAME[name], keys) for name, keys in wanted.items()}
