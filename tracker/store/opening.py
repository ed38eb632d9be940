"""Opening a ledger: what is there is checked before anything is read or written."""

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa

from tracker.errors import InputError, NotFoundError, TrackerError, UpgradeError
from tracker.store import ddl
from tracker.store.engine import file_of, make_engine
from tracker.store.guard import plain_errors
from tracker.store.models import metadata
from tracker.store.revision import HEAD, REVISIONS
from tracker.store.session import Ledger

_STAMP = (
    "CREATE TABLE alembic_version (\n\tversion_num VARCHAR(32) NOT NULL, \n"
    "\tCONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)\n)"
)


def open_ledger(url: str, *, who: str = "", write: bool = False, create: bool = False) -> Ledger:
    """Open a ledger; with `write` and `create` one that is missing is made first."""
    file = file_of(url)
    created = _create(url, file) if write and create else False
    _must_exist(file, made_in_memory=write and create)
    ledger = Ledger(url, who=who, write=write, created=created)
    try:
        if file is None:
            _fill(ledger)
        with ledger.reading() as connection:
            check_revision(connection, ledger.where)
        if write:
            ledger.use_wal()
    except BaseException:
        ledger.close()
        raise
    return ledger


def stored_revision(connection: sa.Connection, where: str) -> str | None:
    """Return the revision of the database's schema; None when it has been taken down to nothing."""
    tables = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars())
    if "alembic_version" not in tables:
        what = "holds tables of another program" if tables else "is empty"
        raise InputError(f"{where} is not a claim tracker's database: it {what}")
    return connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()


def check_revision(connection: sa.Connection, where: str) -> None:
    """Refuse a schema that is older or newer than this program's."""
    revision = stored_revision(connection, where)
    if revision == HEAD:
        return
    if revision is None or revision in REVISIONS:
        raise UpgradeError(f"{where} has an older schema ({revision or 'base'}): run `tracker db upgrade`")
    raise UpgradeError(f"{where} was written by a newer program (schema {revision}): upgrade claim-tracker")


def build(connection: sa.Connection) -> None:
    """Make every table, index, trigger and view, and stamp the newest revision."""
    metadata.create_all(connection)
    for sql in (*ddl.SQLITE, _STAMP):
        connection.exec_driver_sql(sql)
    connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (HEAD,))


def _must_exist(file: Path | None, *, made_in_memory: bool) -> None:
    if file is None:
        if made_in_memory:
            return
        raise NotFoundError("a database in memory is always empty: give the path of a file")
    if not file.exists():
        raise NotFoundError(missing(file))
    if file.is_dir():
        raise InputError(f"{file} is a folder, not a database")


def missing(file: Path) -> str:
    """Return the line for a database that is not there."""
    return f"there is no database at {file}: run `tracker ingest` on some articles to make one"


def _create(url: str, file: Path | None) -> bool:
    if file is None or (file.exists() and (file.is_dir() or file.stat().st_size)):
        return False
    # Built aside and moved into place whole: a crash leaves no half-made database.
    aside = file.with_name(f".{file.name}.new-{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _build_file(aside)
        return _into_place(aside, file)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or error
        raise TrackerError(f"{file} cannot be created: {reason}") from error
    finally:
        with suppress(OSError):
            aside.unlink()


def _build_file(file: Path) -> None:
    file.unlink(missing_ok=True)
    engine = make_engine(f"sqlite:///{file}", write=True)
    with plain_errors(str(file)), engine.begin() as connection:
        build(connection)
    engine.dispose()


def _into_place(aside: Path, file: Path) -> bool:
    if file.exists() and not file.stat().st_size:
        aside.replace(file)
        return True
    try:
        # Unlike a rename a link never replaces what another program has made meanwhile.
        os.link(aside, file)
    except FileExistsError:
        return False
    except OSError:
        aside.rename(file)
    return True


def _fill(ledger: Ledger) -> None:
    with ledger.connection.begin():
        build(ledger.connection)
    ledger.created = True
