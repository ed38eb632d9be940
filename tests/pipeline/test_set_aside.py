"""What an ingest keeps out of the garbage collector's rounds comes back to it in the end."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker import pipeline
from tracker.store import open_ledger


@pytest.fixture
def thawed() -> Iterator[None]:
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
@pytest.mark.parametrize(("before", "during", "after"), [(False, True, False), (True, True, True)])
def test_models_are_set_aside_while_articles_are_read(
    tmp_path: Path, before: bool, during: bool, after: bool
) -> None:
    names = [tmp_path / f"{number}.txt" for number in range(2)]
    for number, name in enumerate(names):
        name.write_text(f"The mayor said that {number + 2} bridges were shut.\n", encoding="utf-8")
    if before:
        gc.freeze()
    seen: list[bool] = []
    with open_ledger(f"sqlite:///{tmp_path / 'a.db'}", who="test", write=True, create=True) as ledger:
        pipeline.start(ledger)
        pipeline.ingest(ledger, map(str, names), lambda report: seen.append(gc.get_freeze_count() > 0))
    assert seen == [before, during]
    assert (gc.get_freeze_count() > 0) is after
