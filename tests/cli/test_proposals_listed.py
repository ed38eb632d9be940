"""What only the trained model of pairs sees is listed where it is asked for, and said to be there."""

from pathlib import Path

import pytest
from runner import done, ran

from tracker import comparing
from tracker.contradict import Weigher

PIECES = (
    "The crew of the Almeida had been trained twice that month, harbourmaster Anna Berg told the inquiry.",
    "Sailors of the Almeida had never seen a drill, the union's lawyer Peter Lund told the inquiry.",
)


@pytest.fixture(autouse=True)
def _ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = Weigher("toy model", 0.8, lambda texts: [(0.02, 0.05, 0.93)] * len(texts))
    monkeypatch.setattr(comparing, "weigher", lambda: sure)
    for place, said in enumerate(PIECES):
        head = f'---\ntitle: "The Almeida inquiry in Strelsau"\ndate: "2021-03-0{place + 2}"\n---\n\n'
        Path(f"{place}.md").write_text(f"{head}{said}\n", encoding="utf-8")
    done("ingest", "0.md", "1.md")


def test_the_list_of_clashes_says_that_the_model_proposes_more() -> None:
    listed = ran("contradictions")
    assert listed.stdout == ""
    assert listed.stderr.splitlines()[-1].endswith("--proposed")


def test_proposals_are_listed_with_score_and_both_passages() -> None:
    shown = done("contradictions", "--proposed")
    assert shown.startswith("L1  in tension with, dispute (candidate)")
    assert "no rule decides it; toy model gives 0.93, from 0.80 on it is shown" in shown
    assert "harbourmaster Anna Berg" in shown
    assert "Peter Lund" in shown
    assert "--proposed" not in ran("contradictions", "--proposed").stderr


def test_an_accepted_proposal_is_listed_with_the_others() -> None:
    done("accept", "L1")
    assert done("contradictions").startswith("L1  in tension with, dispute (accepted)")
