"""Moving a database between schema revisions: backed up first, and whole or not at all."""

import sqlite3
import warnings
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError, InputError, NotFoundError, TrackerError, UpgradeError, UsageError
from tracker.paths import migrations
from tracker.store.chunks import chunks
from tracker.store.derive.copies import UNMARKED
from tracker.store.engine import file_of, make_engine
from tracker.store.guard import plain_errors
from tracker.store.opening import missing, stored_revision
from tracker.store.revision import HEAD, REVISIONS
from tracker.store.schema import differences, is_shadow

KNOWN = ("base", *REVISIONS)
_SAME = "FROM link WHERE kind = 'same_as' AND status = 'accepted'"
_DATED = "SELECT actor_id FROM affiliation WHERE held_first IS NOT NULL OR held_last IS NOT NULL"
_JOINED = f"SELECT a_id {_SAME} UNION SELECT b_id {_SAME}"


def upgrade(url: str, revision: str = "head") -> Path | None:
    """Bring a database up to a revision; return the backup made first, None when there was nothing to do."""
    return _move(url, HEAD if revision == "head" else revision, up=True)


def downgrade(url: str, revision: str) -> Path | None:
    """Take a database down to a revision, or to "base"; return the backup made first."""
    return _move(url, revision, up=False)


def current(url: str) -> str | None:
    """Return the revision of the database's schema; None at base."""
    with _connected(url, write=False) as connection:
        return stored_revision(connection, _where(url))


def history() -> tuple[str, ...]:
    """Return the revisions that this program knows with what each is about, the newest first."""
    from alembic.script import ScriptDirectory

    revisions = ScriptDirectory(str(migrations())).walk_revisions()
    return tuple(f"{one.revision}  {one.doc.rstrip('.')}" for one in revisions)


def check_schema(url: str) -> tuple[str, ...]:
    """Return what is wrong with a database's schema or its file, a line each."""
    with _connected(url, write=False) as connection:
        revision = stored_revision(connection, _where(url))
        lines = [] if revision == HEAD else [f"the schema is at {revision or 'base'}, the program at {HEAD}"]
        lines += differences(connection)
        damage = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
        return (*lines, *(line for line in damage if line != "ok"))


def backup(url: str, to: str | Path | None = None) -> Path:
    """Copy a database that may be in use to a file that is not there yet; return that file."""
    source = _file(url)
    target = Path(to) if to else _backup_name(source, current(url))
    if target.exists():
        raise ConflictError(f"{target} is already there: give another name")
    try:
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            old.backup(new)
    except sqlite3.Error as error:
        raise TrackerError(f"{target} cannot be written ({error}): nothing was changed") from error
    return target


def configuration(attributes: Mapping[str, Any]) -> dict[str, Any]:
    """Return how Alembic is to run: each revision in a transaction that its checks can still undo."""
    return {
        "render_as_batch": True,
        "transactional_ddl": True,
        "transaction_per_migration": True,
        "compare_type": True,
        "compare_server_default": True,
        "include_name": lambda name, kind, _parents: not (kind == "table" and is_shadow(name)),
        "on_version_apply": attributes.get("after_each") or (),
    }


def _backup_name(file: Path, revision: str | None) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%fZ")
    return file.with_name(f"{file.name}.backup-{revision or 'base'}-{stamp}")


def _move(url: str, revision: str, *, up: bool) -> Path | None:
    there, where = _place(url), _where(url)
    wanted = max(there - 1, 0) if revision == "-1" else _index(revision)
    if there == wanted:
        return None
    if (wanted > there) != up:
        raise UsageError(f"{where} is at {KNOWN[there]}: use {'downgrade' if up else 'upgrade'} for that")
    saved = backup(url)
    with _connected(url, write=True) as connection:
        _run(connection, KNOWN[wanted], up=up)
    if KNOWN[wanted] == HEAD:
        _derive_anew(url)
    return saved


def _derive_anew(url: str) -> None:
    """Work out anew what older revisions derived in another way, a batch of rows at a time."""
    from tracker.store.opening import open_ledger

    with open_ledger(url, write=True) as ledger:
        with ledger.reading() as connection:
            texts = connection.exec_driver_sql(UNMARKED).scalars().all()
            claims = connection.exec_driver_sql("SELECT id FROM claim").scalars().all()
            joined = connection.exec_driver_sql(_JOINED).scalars().all()
            tied = connection.exec_driver_sql(_DATED).scalars().all()
        for part in chunks(texts):
            with ledger.transaction():
                ledger.touched_texts.update(part)
        with ledger.transaction():
            ledger.touched_wordings.update(joined)
            ledger.touched_actors.update(tied)
        for part in chunks(claims, 20_000):
            with ledger.transaction():
                ledger.touched_claims.update(part)


def _place(url: str) -> int:
    there = current(url) or KNOWN[0]
    if there not in KNOWN:
        raise UpgradeError(f"{_where(url)} has the schema {there} of a newer program: upgrade claim-tracker")
    return KNOWN.index(there)


def _index(revision: str) -> int:
    if revision not in KNOWN:
        raise UsageError(f"there is no revision {revision}: known are {', '.join(KNOWN)}")
    return KNOWN.index(revision)


def _run(connection: sa.Connection, revision: str, *, up: bool) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    # No stdout and no file: the program says itself what happened.
    config = Config()
    config.set_main_option("script_location", str(migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes.update(connection=connection, after_each=[_verify])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            (command.upgrade if up else command.downgrade)(config, revision)
    except (CommandError, Warning) as error:
        raise UpgradeError(f"the schema was not changed: {error}") from error


def _verify(ctx: Any, step: Any, heads: set[str], **_more: Any) -> None:
    """Refuse, while it can be undone, a step that leaves dangling rows or an unexpected schema."""
    dangling = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if dangling:
        raise UpgradeError(f"the schema was not changed: {len(dangling)} rows would point to nothing")
    if step.is_upgrade and step.up_revision_id == HEAD and (wrong := differences(ctx.connection)):
        raise UpgradeError(f"the schema was not changed: {'; '.join(wrong)}")


@contextmanager
def _connected(url: str, *, write: bool) -> Iterator[sa.Connection]:
    _file(url)
    engine = make_engine(url, write=write, foreign_keys=not write)
    try:
        with plain_errors(_where(url)), engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def _where(url: str) -> str:
    return str(file_of(url))


def _file(url: str) -> Path:
    file = file_of(url)
    if file is None:
        raise InputError("a database in memory has no schema to move: give the path of a file")
    if not file.exists():
        raise NotFoundError(missing(file))
    if file.is_dir():
        raise InputError(f"{file} is a folder, not a database")
    return file
