"""Engines: how connections to a database are set up."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import uniform
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa

from tracker.errors import UsageError

# Whoever waits for a writer is not served in turn: on a busy machine one can wait long.
BUSY_MS = 30_000


def make_engine(url: str, *, write: bool, foreign_keys: bool = True) -> sa.Engine:
    """Return an engine: writers take the lock when they begin, readers cannot change anything."""
    parsed = _parsed(url)
    engine = sa.create_engine(parsed if write else _still(parsed, file_of(url)), poolclass=sa.StaticPool)
    sa.event.listen(engine, "connect", lambda raw, _: _prepare(raw, write=write, foreign_keys=foreign_keys))
    sa.event.listen(engine, "begin", lambda connection: begin(connection, write=write))
    return engine


def begin(connection: sa.Connection, *, write: bool) -> None:
    """Begin a transaction: with the write lock at once where the connection asks for it."""
    # Taking the lock at the first write instead loses updates or fails when two writers read first.
    immediate = write and connection.info.get("writing", True)
    if immediate and _begun(connection):
        return
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _begun(connection: sa.Connection) -> bool:
    """Take the write lock, asking often: SQLite asks ten times a second, and finds a busy writer back."""
    cursor = connection.connection.cursor()
    until = monotonic() + BUSY_MS / 1000
    cursor.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                cursor.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                if monotonic() >= until:
                    return False
                sleep(uniform(0.0005, 0.005))
            else:
                return True
    finally:
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.close()


def file_of(url: str) -> Path | None:
    """Return the database's file, or None when it lives in memory."""
    name = _parsed(url).database
    if not name or name == ":memory:":
        return None
    return Path(name.removeprefix("file:").partition("?")[0] if name.startswith("file:") else name)


def _still(url: sa.URL, file: Path | None) -> sa.URL:
    """Read a file in a folder that nobody may write as one that does not change.

    SQLite would make its shared-memory file beside it, even to read.
    """
    if file is None or not file.exists() or os.access(file.parent, os.W_OK):
        return url
    if file.with_name(f"{file.name}-wal").exists():
        return url
    return url.set(database=file.resolve().as_uri(), query={"immutable": "1", "uri": "true"})


def _parsed(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError as error:
        raise UsageError(f"{url} is not a database: give a path, or a URL such as sqlite:///FILE") from error
    if parsed.get_backend_name() != "sqlite":
        raise UsageError(f"{parsed.get_backend_name()} databases cannot be used yet: give the path of a file")
    return parsed


def _prepare(raw: Any, *, write: bool, foreign_keys: bool) -> None:
    # The driver's own transactions begin too late; SQLAlchemy's "begin" event emits BEGIN instead.
    raw.isolation_level = None
    cursor: sqlite3.Cursor = raw.cursor()
    cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
    cursor.execute(f"PRAGMA foreign_keys={'ON' if foreign_keys else 'OFF'}")
    # Without it REPLACE removes rows behind the triggers' backs.
    cursor.execute("PRAGMA recursive_triggers=ON")
    cursor.execute("PRAGMA synchronous=FULL" if write else "PRAGMA query_only=ON")
    cursor.close()


@contextmanager
def unchecked(connection: sa.Connection) -> Iterator[None]:
    """Let rows come and go in any order inside the block: what they point to is not looked at."""
    # Past SQLAlchemy, since the setting cannot change inside a transaction.
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()


def copy_into(source: sa.Connection, target: sa.Connection) -> None:
    """Copy a whole database, as one transaction sees it, into one in memory."""
    source.connection.driver_connection.backup(target.connection.driver_connection)  # type: ignore[union-attr]


def use_wal(connection: sa.Connection) -> None:
    """Let readers go on while one writes; the file keeps this setting."""
    # Past SQLAlchemy, since the mode cannot change inside a transaction. Switching locks, asking does not.
    cursor = connection.connection.cursor()
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        cursor.execute("PRAGMA journal_mode=WAL")
    cursor.close()
