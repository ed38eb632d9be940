"""Ledgers to test on."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import samples

from tracker.store import Ledger, open_ledger

Sql = Callable[..., list[tuple[object, ...]]]


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with an empty ledger and one that holds the samples, to be copied."""
    folder = tmp_path_factory.mktemp("ledgers")
    for name, fill in (("empty.db", False), ("filled.db", True)):
        with open_ledger(f"sqlite:///{folder / name}", who="ada", write=True, create=True) as ledger:
            if fill:
                samples.fill(ledger)
    return folder


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return where a database may be made."""
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def ledger(url: str, made: Path) -> Iterator[Ledger]:
    """Give an empty ledger that can be written."""
    yield from _copied(made / "empty.db", url)


@pytest.fixture
def filled(url: str, made: Path) -> Iterator[Ledger]:
    """Give a ledger with the sample articles and the link between their sides."""
    yield from _copied(made / "filled.db", url)


def _copied(source: Path, url: str) -> Iterator[Ledger]:
    shutil.copy(source, url.removeprefix("sqlite:///"))
    with open_ledger(url, who="ada", write=True) as opened:
        yield opened


@pytest.fixture
def sql(url: str) -> Sql:
    """Give a way to run SQL on the file beside the program."""

    def run(statement: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
            raw.execute("PRAGMA foreign_keys=ON")
            found = raw.execute(statement, values).fetchall()
            raw.commit()
            return found

    return run
