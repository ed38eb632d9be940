"""The one place where errors of the database become one clear line."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa

from tracker.errors import ConflictError, InputError, TrackerError, UsageError
from tracker.store.models import metadata

_LOCKED = re.compile(r"\b(locked|busy)\b")
_READ_ONLY = re.compile(r"readonly|read-only|unable to open|query_only")
_BROKEN = re.compile(r"not a database|malformed|file is encrypted|unsupported file format")
_FULL = re.compile(r"is full|disk I/O")
_UNIQUE = re.compile(r"UNIQUE constraint failed: (?P<columns>.+)")
_NOT_NULL = re.compile(r"NOT NULL constraint failed: (?P<column>\S+)")
_CHECK = re.compile(r"CHECK constraint failed: (?P<name>\S+)")
_TABLE = re.compile(r"\s*(?:INSERT INTO|UPDATE)\s+\"?(?P<table>\w+)", re.IGNORECASE)


@contextmanager
def plain_errors(where: str) -> Iterator[None]:
    """Turn what the database raises inside the block into the project's errors."""
    try:
        yield
    except sa.exc.IntegrityError as error:
        raise ConflictError(refusal(error)) from error
    except sa.exc.DBAPIError as error:
        raise _operational(str(error.orig), where) from error
    except sqlite3.Error as error:
        raise _operational(str(error), where) from error
    except sa.exc.StatementError as error:
        raise InputError(f"a value cannot be stored: {error.orig}") from error
    except OverflowError as error:
        raise UsageError("a number is too large for the database") from error


def _operational(message: str, where: str) -> TrackerError:
    if _LOCKED.search(message):
        return TrackerError(f"{where} is locked by another program; try again")
    if _BROKEN.search(message):
        return InputError(f"{where} cannot be read as a database ({message}); restore a backup")
    if _READ_ONLY.search(message):
        return TrackerError(f"{where} cannot be written: check the permissions of the file and its folder")
    if _FULL.search(message):
        return TrackerError(f"{where} cannot be written ({message}); free some space and run it again")
    return TrackerError(f"{where}: {message}")


def refusal(error: sa.exc.IntegrityError) -> str:
    """Return what was refused, beginning with the name of the constraint."""
    message = str(error.orig)
    if match := _CHECK.search(message):
        return f"{match['name']}: the value is not one that the ledger allows"
    if match := _UNIQUE.search(message):
        return f"{_unique_name(match['columns'])}: such a row is already there"
    if match := _NOT_NULL.search(message):
        return f"{match['column']}: a value is missing"
    if "FOREIGN KEY" in message:
        return f"{_foreign_keys(error.statement or '')}: the row that it points to is not there"
    return message


def _unique_name(columns: str) -> str:
    wanted = [part.strip() for part in columns.split(",")]
    table = metadata.tables.get(wanted[0].partition(".")[0])
    for constraint in table.constraints if table is not None else ():
        if isinstance(constraint, sa.UniqueConstraint | sa.PrimaryKeyConstraint) and wanted == [
            f"{constraint.table.name}.{column.name}" for column in constraint.columns
        ]:
            return str(constraint.name)
    return columns


def _foreign_keys(statement: str) -> str:
    match = _TABLE.match(statement)
    table = metadata.tables.get(match["table"]) if match else None
    if table is None:
        return "foreign key"
    return " or ".join(sorted(str(key.name) for key in table.foreign_key_constraints)) or "foreign key"
