"""Nothing that was acknowledged is lost: two writers at once, and a writer that is killed at any moment."""

import random
from pathlib import Path

import pytest

from benchmarks import endurance
from benchmarks.speed import fill

ROOT = Path(__file__).parents[2]


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(ROOT)
    fill(tmp_path / "made.db", endurance.ASSERTIONS)
    return tmp_path / "made.db"


def test_two_writers_at_once_lose_nothing(ledger: Path) -> None:
    assert endurance.writers(ledger, 30)


def test_a_writer_that_is_killed_loses_nothing_that_it_had_told(ledger: Path) -> None:
    assert endurance.kills(ledger, 4, random.Random(7))


def test_a_decision_that_is_not_there_is_found_missing(ledger: Path) -> None:
    assert endurance.missing(ledger, {"never taken"}) == {"never taken"}
