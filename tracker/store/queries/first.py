"""The first rows of each of many keys, by an index that ends where it has them: however many there are."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple, TypeVar

import sqlalchemy as sa

from tracker.store.chunks import chunks

_AT_ONCE = 128
Key = TypeVar("Key", int, str)


class First(NamedTuple):
    """What to look up: a table, its column of keys and that of ids, how many of each, and which end first."""

    table: str
    key: str
    id: str
    most: int
    newest: bool = False


def first(connection: sa.Connection, what: First, keys: Iterable[Key]) -> dict[Key, list[int]]:
    """Return the first ids of each key in order; many keys a query."""
    found: dict[Key, list[int]] = {key: [] for key in keys}
    for part in chunks(found, _AT_ONCE):
        # Of few lengths, so that the database has most queries ready; nothing has the key NULL.
        length = 1 << (len(part) - 1).bit_length()
        given = dict.fromkeys(_names(length)) | dict(zip(_names(length), part, strict=False))
        for key, id in connection.execute(_query(what, length), given).all():
            found[key].append(id)
    return {key: sorted(ids, reverse=what.newest) for key, ids in found.items()}


@cache
def _names(count: int) -> tuple[str, ...]:
    return tuple(f"k{place}" for place in range(count))


@cache
def _query(what: First, count: int) -> sa.TextClause:
    """Return the query for so many keys, made once since every article asks for it many times."""
    return sa.text(" UNION ALL ".join(_one(what, name) for name in _names(count)))


def _one(what: First, name: str) -> str:
    table, key, id, most, newest = what
    order = f"{id} DESC" if newest else id
    wanted = f"SELECT {key}, {id} FROM {table} WHERE {key} = :{name} ORDER BY {order} LIMIT {most}"
    return f"SELECT * FROM ({wanted}) AS {name}"
