"""Moving between schema revisions: whole or not at all, backed up, and the data kept."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import samples
import sqlalchemy as sa
from alembic.script import ScriptDirectory

from tracker.errors import ConflictError, InputError, NotFoundError, TrackerError, UpgradeError, UsageError
from tracker.paths import migrations
from tracker.store import Ledger, check, dump, load, migrate, open_ledger, schema
from tracker.store.engine import make_engine
from tracker.store.revision import HEAD, REVISIONS

ROOT = Path(__file__).resolve().parents[2]


def file_of(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


@pytest.fixture
def closed(filled: Ledger, url: str) -> str:
    """Give the URL of a filled database that nobody has open."""
    filled.close()
    return url


def test_the_newest_revision_is_the_program_s() -> None:
    known = [one.revision for one in ScriptDirectory(str(migrations())).walk_revisions()]
    assert (known[0], tuple(reversed(known))) == (HEAD, REVISIONS)
    assert [line.split()[0] for line in migrate.history()] == known


def test_down_and_up_again_keeps_the_data(closed: str) -> None:
    with open_ledger(closed) as before:
        rows = list(dump(before))
    backup = migrate.downgrade(closed, "base")
    assert migrate.current(closed) is None
    assert backup is not None
    assert migrate.upgrade(closed) is not None
    assert migrate.current(closed) == HEAD
    assert migrate.check_schema(closed) == ()
    with open_ledger(closed, write=True) as after:
        assert load(after, rows) == len(rows) - 1
        assert list(dump(after)) == rows
        assert check(after) == ()
    with open_ledger(f"sqlite:///{backup}") as kept:
        assert list(dump(kept)) == rows


def test_what_is_derived_is_worked_out_anew_after_an_upgrade(closed: str) -> None:
    for revision in REVISIONS[:-1]:
        migrate.downgrade(closed, revision)
        migrate.upgrade(closed)
        with open_ledger(closed) as ledger:
            assert check(ledger) == ()


def test_migrations_and_models_make_the_same_schema(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'migrated.db'}"
    with open_ledger(url, write=True, create=True):
        pass
    migrate.downgrade(url, "-1")
    migrate.upgrade(url)
    engine = make_engine(url, write=False)
    with engine.connect() as connection:
        assert schema.schema(connection) == schema.expected_schema()
    engine.dispose()


def test_there_is_nothing_to_do_at_head(closed: str) -> None:
    assert migrate.upgrade(closed) is None
    assert [one for one in file_of(closed).parent.iterdir() if "backup" in one.name] == []


@pytest.mark.parametrize(
    ("move", "error", "message"),
    [
        (
            lambda url: migrate.upgrade(url, "9999"),
            UsageError,
            f"no revision 9999: known are {', '.join(('base', *REVISIONS))}",
        ),
        (lambda url: migrate.upgrade(url, "base"), UsageError, f"is at {HEAD}: use downgrade"),
        (lambda url: migrate.upgrade("sqlite:////no/such/file.db"), NotFoundError, "no database at"),
        (lambda url: migrate.upgrade("sqlite://"), InputError, "in memory has no schema to move"),
        (lambda url: migrate.current("sqlite:////"), InputError, "is a folder"),
        (
            lambda url: migrate.backup(url, Path(url.removeprefix("sqlite:///"))),
            ConflictError,
            "already there",
        ),
        (lambda url: migrate.backup(url, "/no/such/folder/x.db"), TrackerError, "cannot be written"),
    ],
)
def test_what_cannot_be_moved(
    closed: str, move: Callable[[str], object], error: type[TrackerError], message: str
) -> None:
    before = file_of(closed).read_bytes()
    with pytest.raises(error, match=message):
        move(closed)
    assert file_of(closed).read_bytes() == before


def test_down_from_base_is_nothing_and_up_is_the_way(closed: str) -> None:
    migrate.downgrade(closed, "base")
    assert migrate.downgrade(closed, "-1") is None
    with pytest.raises(UsageError, match="is at base: use upgrade"):
        migrate.downgrade(closed, HEAD)


def test_a_newer_schema_is_left_alone(closed: str, sql: Callable[..., object]) -> None:
    sql("UPDATE alembic_version SET version_num = '9999'")
    before = file_of(closed).read_bytes()
    for move in (migrate.upgrade, lambda url: migrate.downgrade(url, "base")):
        with pytest.raises(UpgradeError, match="schema 9999 of a newer program"):
            move(closed)
    assert file_of(closed).read_bytes() == before
    assert migrate.check_schema(closed) == (f"the schema is at 9999, the program at {HEAD}",)


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("DROP TRIGGER span_verbatim", "trigger span_verbatim is missing"),
        ("CREATE TABLE notes (words TEXT)", "table notes is not expected"),
        ("DROP INDEX ix_hop_actor_id", "index ix_hop_actor_id is missing"),
        ("ALTER TABLE hop ADD COLUMN more TEXT", "table hop differs from the program's"),
        ("DROP VIEW denials", "view denials is missing"),
    ],
)
def test_check_names_every_difference(
    closed: str, sql: Callable[..., object], statement: str, expected: str
) -> None:
    sql(statement)
    assert migrate.check_schema(closed) == (expected,)


def test_a_step_that_goes_wrong_is_undone(
    closed: str, sql: Callable[..., list[tuple[object, ...]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    migrate.downgrade(closed, "-1")
    there, tables = migrate.current(closed), sql("SELECT name FROM sqlite_master ORDER BY name")
    monkeypatch.setattr(migrate, "differences", lambda _: ("view claims is missing",))
    with pytest.raises(UpgradeError, match="the schema was not changed: view claims is missing"):
        migrate.upgrade(closed)
    assert migrate.current(closed) == there
    assert sql("SELECT name FROM sqlite_master ORDER BY name") == tables


def test_dangling_rows_stop_a_migration(
    closed: str, sql: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dangling:
        def exec_driver_sql(self, _: str) -> "Dangling":
            return self

        def all(self) -> list[int]:
            return [1, 2]

    class Context:
        connection = Dangling()

    with pytest.raises(UpgradeError, match="2 rows would point to nothing"):
        migrate._verify(Context(), None, set())


def test_a_backup_is_whole_while_others_write(filled: Ledger, url: str, tmp_path: Path) -> None:
    with filled.transaction():
        copy = migrate.backup(url, tmp_path / "copy.db")
    with open_ledger(f"sqlite:///{copy}") as kept:
        assert list(dump(kept)) == list(dump(filled))


def alembic(*words: str) -> str:
    command = [sys.executable, "-W", "error", "-m", "alembic", *words]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return found.stdout + found.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["check"], "No new upgrade operations detected"),
        (["-x", "db={file}", "check"], "No new upgrade operations detected"),
        (["-x", "db={file}", "current"], f"{HEAD} (head)"),
        (["upgrade", "head", "--sql"], "migrations run on a database only"),
    ],
)
def test_alembic_by_its_own_command_line(closed: str, words: list[str], expected: str) -> None:
    assert expected in alembic(*(one.format(file=file_of(closed)) for one in words))


@pytest.mark.parametrize(
    ("view", "count"),
    [
        ("claims", 2),
        ("who_said_what", 5),
        ("denials", 1),
        ("contradictions", 1),
        ("contested_claims", 1),
        ("actors_and_aliases", 9),
    ],
)
def test_the_views_hold_what_an_analyst_expects(closed: str, view: str, count: int) -> None:
    with closing(sqlite3.connect(file_of(closed))) as raw:
        assert raw.execute(f"SELECT count(*) FROM {view}").fetchone() == (count,)


def test_the_metadata_has_no_nameless_constraint() -> None:
    from tracker.store.models import metadata

    for table in metadata.tables.values():
        names = [one.name for one in table.constraints] + [one.name for one in table.indexes]
        assert all(isinstance(name, str) for name in names), table.name


def test_reading_does_not_load_alembic(closed: str) -> None:
    code = (
        "import sys; from tracker.store import open_ledger, list_claims\n"
        "from tracker.records import ClaimQuery\n"
        f"with open_ledger({closed!r}) as l: assert len(list_claims(l, ClaimQuery())) == 2\n"
        "print({'alembic', 'spacy', 'rapidfuzz', 'sqlalchemy.orm'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "set()"


def test_the_sample_ledger_can_be_filled_twice(closed: str) -> None:
    with open_ledger(closed, write=True) as again:
        samples.fill(again)
        with again.reading() as connection:
            assert connection.execute(sa.text("SELECT count(*) FROM assertion")).scalar() == 5
