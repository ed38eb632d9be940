"""The metadata, the naming of constraints and the kinds of column that the tables share."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

from tracker.store.clean import clean_text
from tracker.terms import Status

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = sa.MetaData(naming_convention=NAMING)

Json = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class CleanText(sa.TypeDecorator[str]):
    """Text without NUL and lone surrogates, which not every database can hold."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: sa.Dialect) -> str | None:
        """Clean what goes in."""
        return None if value is None else clean_text(value)


class UtcTime(sa.TypeDecorator[datetime]):
    """A moment in UTC, whatever the database makes of time zones."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Turn what goes in to UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Mark what comes out as UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


def _values(enum: Any) -> list[str]:
    return [member.value for member in enum]


def choice(name: str, enum: type[StrEnum], *, nullable: bool = False, **more: Any) -> sa.Column[Any]:
    """Return a column that holds one value of a closed vocabulary, with a named CHECK."""
    kind = sa.Enum(
        enum, name=name, native_enum=False, create_constraint=True, length=20, values_callable=_values
    )
    return sa.Column(name, kind, nullable=nullable, **more)


def status() -> sa.Column[Any]:
    """Return the column that says where a row stands in review."""
    return choice("status", Status, server_default=Status.CANDIDATE.value)


def few(table: str, status: Status, *columns: str) -> sa.Index:
    """Return an index of the rows of one status, of which there are few."""
    where = sa.text(f"status = '{status}'")
    return sa.Index(f"ix_{table}_{status}", *columns, sqlite_where=where, postgresql_where=where)


def filed() -> sa.Column[Any]:
    """Return the derived column that says by which rules a row was filed; null where it was not yet."""
    return sa.Column("filed", CleanText, index=True)


def flag(name: str, default: bool) -> sa.Column[Any]:
    """Return a yes-or-no column with a named CHECK."""
    kind = sa.Boolean(create_constraint=True, name=name)
    return sa.Column(name, kind, nullable=False, server_default=sa.text(str(int(default))))


def identity() -> list[sa.Column[Any]]:
    """Return the integer id for people and the stable key that is the same in every ledger."""
    return [
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", CleanText, nullable=False, unique=True),
    ]


def parent(table: str, name: str | None = None, *, nullable: bool = False, **more: Any) -> sa.Column[Any]:
    """Return a column that points to the id of another table."""
    return sa.Column(name or f"{table}_id", sa.ForeignKey(f"{table}.id"), nullable=nullable, **more)


def interval(name: str) -> list[sa.schema.SchemaItem]:
    """Return the three columns of an interval of days: unknown ends are null, the words are kept."""
    first, last, words = (f"{name}_{part}" for part in ("first", "last", "words"))
    return [
        sa.Column(first, sa.Date),
        sa.Column(last, sa.Date),
        sa.Column(words, CleanText),
        sa.CheckConstraint(f"{first} <= {last}", name=f"{name}_order"),
        sa.CheckConstraint(
            f"{words} IS NOT NULL OR ({first} IS NULL AND {last} IS NULL)", name=f"{name}_words"
        ),
    ]


now: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731
