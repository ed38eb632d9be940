"""A row of an export, checked and made into a portable row."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError, InputError
from tracker.records import Span
from tracker.store.base import UtcTime
from tracker.store.clean import clean
from tracker.store.dump import stored_columns
from tracker.store.models import snapshot, span
from tracker.store.writes.keys import snapshot_key, span_key
from tracker.store.writes.rows import Row, key_name, pointers


def portable(table: sa.Table, row: Mapping[str, object]) -> Row:
    """Return the row by the names of its columns, each value of the column's type."""
    targets = pointers(table)
    names = {key_name(one.name) if one.name in targets else one.name: one for one in stored_columns(table)}
    unknown = set(row) - set(names) - {"table"}
    if unknown:
        raise InputError(
            f"{table.name} has no {', '.join(sorted(unknown))}: it was written by another program"
        )
    read = {
        column.name: _value(table, name, column, row.get(name), pointing=column.name in targets)
        for name, column in names.items()
    }
    _verify(table, read)
    return read


def _value(table: sa.Table, name: str, column: sa.Column[Any], value: Any, *, pointing: bool) -> Any:
    if value is None:
        if column.nullable:
            return None
        raise InputError(f"{table.name}.{name}: a value is missing")
    try:
        return str(value) if pointing else _typed(column.type, clean(value))
    except (TypeError, ValueError) as error:
        raise InputError(f"{table.name}.{name}: {str(value)[:80]!r} cannot be read") from error


def typed(column: sa.Column[Any], value: Any) -> Any:
    """Return a value as it is written out in the type of its column."""
    return None if value is None else _typed(column.type, value)


def _typed(kind: Any, value: Any) -> Any:
    if isinstance(kind, sa.Enum):
        return _member(kind, value)
    if isinstance(kind, UtcTime):
        return datetime.fromisoformat(value).astimezone(UTC)
    if isinstance(kind, sa.Date):
        return date.fromisoformat(value)
    if isinstance(kind, sa.JSON):
        return value
    if isinstance(kind, sa.Float) and type(value) in (int, float):
        return float(value)
    wanted = bool if isinstance(kind, sa.Boolean) else int if isinstance(kind, sa.Integer) else str
    if type(value) is not wanted:
        raise TypeError(f"not a {wanted.__name__}")
    return value


def _member(kind: sa.Enum, value: Any) -> Any:
    # A boolean's class is never an enum here, so the class is always there.
    enum = kind.enum_class
    assert enum is not None
    return enum(value)


def _verify(table: sa.Table, row: Row) -> None:
    """Refuse a text or span that is not what its key says."""
    if table is snapshot:
        right = sha256(row["text"].encode()).hexdigest() == row["text_sha256"]
        if not right or row["key"] != snapshot_key(row["article_id"], row["text_sha256"]):
            raise ConflictError(
                f"snapshot {row['key']}: the text is not the one that was stored; nothing was loaded"
            )
    elif table is span and row["key"] != span_key(
        row["snapshot_id"], Span(row["start_char"], row["end_char"])
    ):
        raise ConflictError(
            f"span {row['key']}: the place is not the one that was stored; nothing was loaded"
        )
