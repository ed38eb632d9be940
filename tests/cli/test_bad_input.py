"""Each bad input: one line on stderr, the designed exit code, and a database that is as it was."""

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import hand
import pytest
import toy
from runner import done, ran, refused

import tracker.extract
from tracker.store import engine

NOBODY = 65534
READS = (
    "claims",
    "contradictions",
    "articles",
    "actors",
    "search x",
    "show C1",
    "why C1",
    "history",
    "check",
    "export",
)
WRITES = (
    "accept C1",
    "reject C1",
    "link C1 C2 --as supports",
    "unlink L1",
    "review",
    "add alias Ruritania X",
)


@pytest.mark.parametrize("command", [*READS, *WRITES])
def test_a_missing_database_is_not_made(command: str) -> None:
    assert "there is no database at" in refused(3, "--db", "none.db", *command.split())
    assert list(Path().iterdir()) == []


@pytest.mark.parametrize(
    "content", [b"This is a letter, not a database.\n" * 99, b"SQLite format 3\x00" + b"\xff" * 4096]
)
@pytest.mark.parametrize("command", ["claims", "accept C1", "ingest a.txt", "check", "export", "db current"])
def test_a_file_that_is_no_database_is_left_alone(command: str, content: bytes) -> None:
    Path("tracker.db").write_bytes(content)
    Path("a.txt").write_text("It rained.\n", encoding="utf-8")
    assert "tracker.db" in refused(6, *command.split())
    assert Path("tracker.db").read_bytes() == content


def test_another_programs_database_is_left_alone() -> None:
    with sqlite3.connect("tracker.db") as connection:
        connection.execute("CREATE TABLE recipe (id INTEGER)")
    before = Path("tracker.db").read_bytes()
    assert "tracker.db" in refused(6, "claims")
    assert Path("tracker.db").read_bytes() == before


def test_a_folder_is_no_database() -> None:
    assert "is a folder" in refused(6, "--db", ".", "claims")


def test_a_url_that_is_none_is_refused() -> None:
    assert "give the path of a file" in refused(2, "--db", "nonsense://x", "claims")


@pytest.mark.parametrize("command", ["claims", "accept C1", "ingest a.txt", "export"])
def test_a_newer_schema_is_refused_and_untouched(command: str) -> None:
    hand.build()
    Path("a.txt").write_text("It rained.\n", encoding="utf-8")
    with sqlite3.connect("tracker.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'ffff'")
        before = list(connection.iterdump())
    assert "newer program" in refused(5, *command.split())
    with sqlite3.connect("tracker.db") as connection:
        assert list(connection.iterdump()) == before


@contextmanager
def read_only(path: Path) -> Iterator[None]:
    """Make a file and its folder read-only, and step down from root, who may write anyway."""
    folder = path.parent
    path.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        path.chmod(0o644)


@pytest.fixture
def open_folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give a folder that any user may enter, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        monkeypatch.chdir(name)
        yield Path(name)


@pytest.mark.parametrize(
    "command", ["accept C1", "ingest a.txt", "add alias Ruritania X", "import out.jsonl"]
)
def test_a_read_only_file_is_not_written(
    command: str, open_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracker.extract, "extract", toy.extract)
    hand.build()
    done("export", "out.jsonl")
    Path("a.txt").write_text("It rained.\n", encoding="utf-8")
    path = open_folder / "tracker.db"
    before = path.read_bytes()
    with read_only(path):
        line = refused(1, *command.split())
    assert "tracker.db" in line
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_written_gets_no_database(open_folder: Path) -> None:
    Path("a.txt").write_text("It rained.\n", encoding="utf-8")
    ran("--db", "other/warm.db", "add", "actor", "X")
    with read_only(open_folder / "a.txt"):
        assert "tracker.db" in refused(1, "ingest", "a.txt")


@pytest.mark.parametrize("command", ["accept C1", "ingest a.txt"])
def test_a_locked_file_is_reported(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker.extract, "extract", toy.extract)
    monkeypatch.setattr(engine, "BUSY_MS", 100)
    hand.build()
    Path("a.txt").write_text("Anna Berg said that Ruritania closed two bridges.\n", encoding="utf-8")
    other = sqlite3.connect("tracker.db", isolation_level=None)
    try:
        other.execute("BEGIN EXCLUSIVE")
        assert "tracker.db" in refused(1, *command.split())
    finally:
        other.close()
    assert "Anna Berg" not in done("claims")
    assert "candidate" not in done("claims", "--no-header")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary.txt"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 400, "picture.txt"),
        ("long.txt", b"word " * 10_000_000, "larger than"),
        ("dates.md", b"---\ntitle: X\ndate: 2021-02-30\n---\nIt rained.\n", "2021-02-30"),
        ("front.md", b"---\ntitle: [X\n---\nIt rained.\n", "front matter"),
        ("missing.txt", None, "no such file"),
    ],
)
@pytest.mark.parametrize("command", ["ingest", "extract", "add article"])
def test_an_article_that_cannot_be_read_gives_its_reason(
    command: str, name: str, content: bytes | None, reason: str
) -> None:
    hand.build()
    before = done("articles"), done("actors", "--limit", "0")
    if content is not None:
        Path(name).write_bytes(content)
    result = ran(*command.split(), name)
    assert result.exit_code == 6
    lines = [line for line in result.stderr.splitlines() if not line.startswith("1 article: 1 failed")]
    assert len(lines) == 1
    assert lines[0].startswith("tracker: ")
    assert reason in lines[0]
    assert (done("articles"), done("actors", "--limit", "0")) == before


HEADER = b'{"format": "claim-tracker-ledger", "schema_version": 1}\n'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "empty"),
        (b"id,claim\n1,x\n", "line 1 is not JSON"),
        (b'{"a": 1}\n', "line 1 is not the header"),
        (HEADER.replace(b"1}", b"9}"), "version 9"),
        (HEADER + b'{"table": "claim"\n', "line 2 is not JSON"),
        (HEADER + b'{"table": "nonsense"}\n', "(at or before line 2); nothing was imported"),
        (HEADER + b"x" * 50_000_000, "line 2 is not JSON"),
        (HEADER + b"\xff\xfe\n", "not UTF-8"),
        (None, "in.jsonl: No such file"),
    ],
    ids=["empty", "csv", "no header", "newer", "cut line", "no table", "50 MB line", "not text", "missing"],
)
def test_an_import_that_is_broken_imports_nothing(content: bytes | None, message: str) -> None:
    hand.build()
    with sqlite3.connect("tracker.db") as connection:
        before = list(connection.iterdump())
    if content is not None:
        Path("in.jsonl").write_bytes(content)
    assert message in refused(6, "import", "in.jsonl")
    with sqlite3.connect("tracker.db") as connection:
        assert list(connection.iterdump()) == before


def test_a_broken_import_makes_no_database() -> None:
    refused(6, "import", "-", stdin="nonsense\n")
    assert not Path("tracker.db").exists()
