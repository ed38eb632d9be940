"""Finding the recorded claim that a text repeats, by words and with vectors."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.likeness import Recorded, Shelf, rank

CLAIMS = (
    "The harbour authority closed the Kestrel bridge after a barge struck it.",
    "A barge carrying grain sank off Port Almeida.",
    "The mayor of Port Almeida sold the old ferry to his cousin.",
    "Doctors in Syldavia found a cure for the river fever.",
)
ASKED = [
    ("omg the #KestrelBridge is shut, a barge hit it!!", 0),
    ("so a grain barge went down near Port Almeida", 1),
    ("our mayor gave his cousin the ferry for nothing", 2),
    ("river-fever cured at last? https://example.org/cure", 3),
]


@pytest.mark.parametrize(("text", "first"), ASKED)
def test_the_claim_that_shares_most_comes_first(text: str, first: int) -> None:
    found = rank(Shelf([Recorded(one) for one in CLAIMS]), text)
    assert (found[0].place, len(found)) == (first, 4)
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_what_is_shared_is_told() -> None:
    (best,) = rank(Shelf([Recorded(CLAIMS[1])]), "The barge with grain has sunk", most=1)
    assert best.shared == ("barge", "grain")


def test_of_two_alike_the_one_nearer_in_time_comes_first() -> None:
    shelf = Shelf(
        [Recorded("A barge sank", day=date(2011, 5, 1)), Recorded("A barge sank", day=date(2019, 5, 1))]
    )
    assert rank(shelf, "A barge sank", day=date(2019, 5, 3))[0].place == 1
    assert rank(shelf, "A barge sank")[0].place == 0


def test_meaning_finds_what_words_do_not() -> None:
    ship, boat, hill = np.eye(3, dtype=np.float32)
    shelf = Shelf([Recorded("The hill burned", vector=hill), Recorded("The vessel foundered", vector=ship)])
    assert rank(shelf, "A boat went down", vector=(ship + 0.1 * boat).astype(np.float32))[0].place == 1


def test_a_headline_helps_and_its_absence_does_no_harm() -> None:
    shelf = Shelf([Recorded("It was sold."), Recorded("It was sold.", title="Ferry sold to a cousin")])
    assert rank(shelf, "the ferry, to his cousin!")[0].place == 1


def test_without_claims_nothing_is_found() -> None:
    assert rank(Shelf([]), "anything") == []


@given(st.lists(st.text(max_size=30), max_size=8), st.text(max_size=30))
def test_any_texts_are_ranked_each_once(claims: list[str], text: str) -> None:
    found = rank(Shelf([Recorded(one) for one in claims]), text, most=20)
    assert sorted(one.place for one in found) == list(range(len(claims)))
