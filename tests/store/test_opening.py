"""Opening a database: what is wrong with it, in one line, and nothing touched."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import samples

from tracker.errors import InputError, NotFoundError, TrackerError, UpgradeError, UsageError
from tracker.records import ClaimQuery
from tracker.store import Ledger, add_claim, check, engine, list_claims, open_ledger, opening, save_bundle


def test_the_first_write_makes_the_database_and_its_folder(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'folder' / 'x.db'}"
    with open_ledger(url, write=True, create=True) as made:
        assert (made.created, made.url) == (True, url)
    with open_ledger(url, write=True, create=True) as again:
        assert not again.created
    assert [one.name for one in (tmp_path / "new" / "folder").iterdir()] == ["x.db"]


@pytest.mark.parametrize(("write", "create"), [(False, False), (False, True), (True, False)])
def test_a_missing_database(tmp_path: Path, write: bool, create: bool) -> None:
    url = f"sqlite:///{tmp_path / 'no.db'}"
    with pytest.raises(NotFoundError, match=r"no database at .*no.db: run `tracker ingest`"):
        open_ledger(url, write=write, create=create)
    assert list(tmp_path.iterdir()) == []


def other_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("CREATE TABLE recipes (id INTEGER)")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda file: file.write_bytes(b"not a database at all" * 100), "cannot be read as a database"),
        (lambda file: file.write_bytes(b""), "is empty"),
        (lambda file: file.mkdir(), "is a folder"),
        (other_program, "holds tables of another program"),
    ],
    ids=["text", "empty", "folder", "other program"],
)
@pytest.mark.parametrize("write", [False, True])
def test_a_file_that_is_not_a_ledger(
    tmp_path: Path, make: Callable[[Path], object], message: str, write: bool
) -> None:
    file = tmp_path / "odd.db"
    make(file)
    before = file.read_bytes() if file.is_file() else None
    with pytest.raises(InputError, match=message):
        open_ledger(f"sqlite:///{file}", write=write)
    assert before == (file.read_bytes() if file.is_file() else None)


def test_an_empty_file_becomes_a_ledger(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    with open_ledger(f"sqlite:///{file}", write=True, create=True) as made:
        assert made.created
        samples.fill(made)


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer program .schema 9999"),
        ("DELETE FROM alembic_version", "older schema .base.: run `tracker db upgrade`"),
    ],
    ids=["newer", "older"],
)
@pytest.mark.parametrize("write", [False, True])
def test_another_schema_is_refused(
    filled: Ledger, url: str, sql: Callable[..., object], revision: str, message: str, write: bool
) -> None:
    filled.close()
    sql(revision)
    before = Path(url.removeprefix("sqlite:///")).read_bytes()
    with pytest.raises(UpgradeError, match=message):
        open_ledger(url, write=write, create=write)
    assert before == Path(url.removeprefix("sqlite:///")).read_bytes()


def test_a_locked_database(filled: Ledger, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 10)
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with (
            open_ledger(url, write=True) as late,
            pytest.raises(TrackerError, match="is locked by another program; try again"),
            late.transaction(),
        ):
            pass
        with open_ledger(url) as reader:
            assert len(list_claims(reader, ClaimQuery())) == 2


def test_a_database_that_cannot_be_written(filled: Ledger, url: str) -> None:
    filled.close()
    path = url.removeprefix("sqlite:///")
    with (
        open_ledger(f"sqlite:///file:{path}?mode=ro&uri=true", write=True) as late,
        pytest.raises(TrackerError, match="cannot be written: check the permissions"),
    ):
        add_claim(late, replace(samples.OPENED, key="new"))


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(TrackerError, match="cannot be created"):
        open_ledger(f"sqlite:///{tmp_path / 'file' / 'x.db'}", write=True, create=True)


def test_a_reader_cannot_write(filled: Ledger, url: str) -> None:
    with open_ledger(url) as reader:
        with pytest.raises(TrackerError, match="open for reading only"):
            save_bundle(reader, samples.BUNDLE)
        with pytest.raises(TrackerError, match="cannot be written"), reader.reading() as connection:
            connection.exec_driver_sql("DELETE FROM hop")


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("postgresql://host/x", "postgresql databases cannot be used yet"),
        ("nonsense:/", "is not a database"),
    ],
)
def test_what_is_not_sqlite(url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        open_ledger(url)


def test_a_ledger_in_memory() -> None:
    with open_ledger("sqlite://", write=True, create=True) as made:
        assert made.created
        samples.fill(made)
        assert check(made) == ()
    with pytest.raises(NotFoundError, match="in memory is always empty"):
        open_ledger("sqlite://")


def test_a_crash_while_it_is_made_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(opening, "build", crash)
    with pytest.raises(KeyboardInterrupt):
        open_ledger(f"sqlite:///{tmp_path / 'x.db'}", write=True, create=True)
    assert [one for one in tmp_path.iterdir() if one.name == "x.db"] == []


def test_of_two_that_make_it_at_once_one_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    build_file = opening._build_file

    def overtaken(file: Path) -> None:
        build_file(file)
        monkeypatch.setattr(opening, "_build_file", build_file)
        with open_ledger(url, write=True, create=True) as first:
            samples.fill(first)

    monkeypatch.setattr(opening, "_build_file", overtaken)
    monkeypatch.setattr(opening.os, "getpid", iter([1, 2]).__next__)
    with open_ledger(url, write=True, create=True) as second:
        assert not second.created
        assert len(list_claims(second, ClaimQuery())) == 2


def test_without_hard_links_it_is_renamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(opening.os, "link", refuse)
    with open_ledger(f"sqlite:///{tmp_path / 'x.db'}", write=True, create=True) as made:
        assert made.created


def test_opening_settings(filled: Ledger, url: str) -> None:
    def pragma(ledger: Ledger, name: str) -> object:
        with ledger.reading() as connection:
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar()

    names = ("journal_mode", "synchronous", "foreign_keys", "query_only", "busy_timeout")
    assert [pragma(filled, name) for name in names] == ["wal", 2, 1, 0, engine.BUSY_MS]
    with open_ledger(url) as reader:
        assert [pragma(reader, name) for name in names][2:] == [1, 1, engine.BUSY_MS]


def test_a_folder_that_nobody_may_write_can_be_read(
    filled: Ledger, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = list_claims(filled, ClaimQuery())
    filled.close()
    file = Path(url.removeprefix("sqlite:///"))
    # Permissions do not bind the superuser, under whom tests may run.
    monkeypatch.setattr(engine.os, "access", lambda *_: False)
    with open_ledger(url) as ledger:
        assert list_claims(ledger, ClaimQuery()) == expected
    assert [one.name for one in file.parent.iterdir()] == [file.name]
    wal = file.with_name(f"{file.name}-wal")
    wal.touch()
    with open_ledger(url) as ledger:
        assert list_claims(ledger, ClaimQuery()) == expected
