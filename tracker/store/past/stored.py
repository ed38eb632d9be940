"""Rows as the log has them, with their parts."""

from collections.abc import Collection

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.dump import TABLES, portable_rows
from tracker.store.models import batch, change
from tracker.store.writes.rows import OWNERS, PARTS, Row, key_name, owning, plain

# The tables whose rows have entries of their own in the log, each after those that it points to.
LOGGED = tuple(table for table in TABLES if table.name not in OWNERS and table not in (batch, change))
BY_NAME = {table.name: table for table in TABLES}


def stored(
    connection: sa.Connection, table: sa.Table, keys: Collection[str], *, whole: bool = False
) -> dict[str, Row]:
    """Return rows with their parts as they are logged; `whole` keeps what follows, and the parts' numbers."""
    found: dict[str, Row] = {}
    for part in chunks(keys):
        rows = connection.execute(portable_rows(table).where(table.c.key.in_(part))).mappings()
        found |= {row["key"]: plain(table, dict(row), whole=whole) or {} for row in rows}
        owners = sa.select(table.c.id).where(table.c.key.in_(part))
        for each in PARTS.get(table.name, ()):
            _add(connection, each, owners, found, whole=whole)
    return found


def _add(
    connection: sa.Connection,
    part: sa.Table,
    owners: sa.Select[tuple[int]],
    found: dict[str, Row],
    *,
    whole: bool,
) -> None:
    query = portable_rows(part).where(part.c[owning(part)].in_(owners))
    if whole and "id" in part.c:
        query = query.add_columns(part.c.id)
    for row in connection.execute(query).mappings():
        kept = dict(row)
        owner = found[kept.pop(key_name(owning(part)))]
        owner.setdefault(part.name, []).append(plain(part, kept))
