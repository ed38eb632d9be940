"""The made ledger is one that the program itself could have written, and looks like real use."""

from itertools import islice
from pathlib import Path

import pytest

from benchmarks import made
from benchmarks.world import World
from tracker.records import ClaimQuery
from tracker.store import check, list_claims, open_ledger


def test_the_same_seed_makes_the_same_stories() -> None:
    one, other = ([story.file() for story in islice(World(3).stories(), 20)] for _ in range(2))
    assert one == other
    assert one != [story.file() for story in islice(World(4).stories(), 20)]


def test_a_made_ledger_holds_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "BATCH", 40)
    made.build(tmp_path / "made.db", 300)
    with open_ledger(f"sqlite:///{tmp_path / 'made.db'}") as ledger:
        assert check(ledger) == ()
        lines = list_claims(ledger, ClaimQuery(limit=None))
        copies = ledger.connection.exec_driver_sql("SELECT count(*) FROM text_copy").scalar_one()
    assert len(lines) >= 300
    assert copies > 10
    assert any(line.articles > line.origins + line.denying_origins for line in lines)
    assert any(line.origins > 1 for line in lines)
