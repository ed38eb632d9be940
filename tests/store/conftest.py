"""Ledgers to test on."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import samples

from tracker.store import Ledger, open_ledger


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return where a database may be made."""
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    """Give an empty ledger that can be written."""
    with open_ledger(url, who="ada", write=True, create=True) as opened:
        yield opened


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """Give a ledger with the sample articles and the link between their sides."""
    samples.fill(ledger)
    return ledger


@pytest.fixture
def sql(url: str) -> Callable[..., list[tuple[object, ...]]]:
    """Give a way to run SQL on the file beside the program."""
    import sqlite3
    from contextlib import closing

    def run(statement: str, *values: object) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
            raw.execute("PRAGMA foreign_keys=ON")
            found = raw.execute(statement, values).fetchall()
            raw.commit()
            return found

    return run
