"""Queries made once and asked for many keys at a time: making one anew costs more than its answer."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks


def among(column: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Return the condition that a column is among the keys that are asked for."""
    return column.in_(sa.bindparam("keys", expanding=True))


def answers(connection: sa.Connection, query: sa.Select[Any], keys: Iterable[Any]) -> Iterator[Any]:
    """Yield the rows of a query for some keys, as many at a time as one statement can carry."""
    for part in chunks(keys):
        yield from connection.execute(query, {"keys": part}).all()
