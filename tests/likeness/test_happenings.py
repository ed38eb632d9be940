"""Whether articles are on one happening: what they share, and the company that they keep."""

import numpy as np
import pytest

from tracker.likeness import Scene, Told, gist
from tracker.likeness.happenings import happenings

SUNK = "The Almeida ferry capsized off Cape Torvald and 14 drowned, divers said."
DIVERS = "Divers reached the Almeida ferry which capsized near Torvald."
RAISED = "A crane raised the ferry that divers had reached near Torvald."
VOTED = "The parliament of Syldavia passed the budget with nine votes."
WAY = np.eye(4, dtype=np.float32)


def company(*texts: str, around: float = 0.8) -> np.ndarray:
    ways = np.array([[around, *row] for row in np.eye(len(texts)) * (1 - around**2) ** 0.5], np.float32)
    return happenings(ways, [gist(text) for text in texts]).company


def test_articles_that_share_rare_words_keep_one_company() -> None:
    found = company(SUNK, DIVERS, VOTED)
    assert found[0, 1] > found[0, 2] + 1
    assert found == pytest.approx(found.T)


def test_an_article_between_two_brings_them_together() -> None:
    assert company(SUNK, RAISED, DIVERS)[0, 1] > company(SUNK, RAISED, VOTED)[0, 1]


def test_what_very_many_are_like_says_less() -> None:
    def crowd(count: int) -> float:
        around = np.ones((count, 1), np.float32)
        return float(happenings(around, [gist(SUNK)] * count).crowd[0, 1])

    assert crowd(2) == crowd(9) < crowd(30)


def test_one_claim_is_likelier_the_same_event_where_the_articles_are_on_one_happening() -> None:
    one, other = WAY[0], (WAY[0] + WAY[1]) / 2**0.5
    told = [
        Told("A vessel foundered", one, one, gist(SUNK)),
        Told("The ship went down", other, other, gist(DIVERS)),
        Told("The ship went down", other, other, gist(VOTED)),
    ]
    near = Scene(told).likeness(0)
    assert near[1] > near[2]
