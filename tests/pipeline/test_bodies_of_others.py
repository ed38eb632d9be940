"""A body whose name a known one bears, said to be another state's, is that state's."""

from pathlib import Path

import pytest

from tracker import pipeline
from tracker.records import ClaimQuery
from tracker.store import list_claims, open_ledger

CASES = [
    ("Pakistan's Foreign Office said that the border was calm.", "Pakistan's Foreign Office"),
    ("The Foreign Office said that the border was calm.", "British Foreign Office"),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_whose_body_it_is(text: str, speaker: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"News of the day\n\n{text}\n")
    with open_ledger(f"sqlite:///{tmp_path}/a.db", write=True, create=True) as ledger:
        pipeline.start(ledger)
        pipeline.ingest(ledger, [str(path)], lambda report: None)
        (line,) = list_claims(ledger, ClaimQuery())
    assert line.by == (speaker,)
