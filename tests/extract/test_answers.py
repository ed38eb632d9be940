"""Which of several things said before a denial answers, and what answers none of them."""

import pytest
from articles import article

from tracker.extract import extract
from tracker.terms import Stance

BURNED = "Anna Holt said the soldiers burned the bridge. "
CHARGED = "The guild accused the army of shelling the town. "
ROWS = [
    # what an article says, and what its denial answers
    (BURNED + "The ministry denied it.", 0),
    (BURNED + "The ministry rejected the claim.", 0),
    (BURNED + "The ministry rejected that.", 0),
    (BURNED + "The ministry dismissed Holt's claim.", 0),
    (BURNED + "The ministry dismissed Reyes's claim.", None),
    (BURNED + "The ministry disputed its characterization.", None),
    (BURNED + "The envoy found the notes of the talks and dismissed them.", None),
    (BURNED + "The ministry called the report a hoax.", None),
    ("The Klow Gazette reported that soldiers burned the bridge. The ministry called the report a hoax.", 0),
    (BURNED + "The ministry denied the attack.", None),
    (CHARGED + BURNED + "The ministry denied the allegation.", 1),
    (CHARGED + BURNED + "The army denied the allegation.", 1),
    (CHARGED + BURNED + "It rained. It stopped. The ministry denied the accusation.", 0),
    (CHARGED + "Jan Reyes said he had seen no fires. “It is unfounded,” he said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answers"), ROWS)
def test_what_a_denial_answers(text: str, answers: int | None) -> None:
    found = extract(article(text))
    denials = [one.answers for one in found if one.stance is Stance.DENIES and not one.propositions]
    assert [one for one in denials if one is not None] == ([] if answers is None else [answers])
