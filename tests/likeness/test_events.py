"""How likely two texts tell of one event, by words and with vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.likeness import Meant, Scene, Told, around, gist, on_one_happening

TEXTS = (
    "A ferry capsized off Port Almeida on Monday, killing 14 passengers.",
    "Fourteen died when the Port Almeida ferry capsized.",
    "A ferry capsized off Cape Torvald in March.",
    "The parliament of Syldavia passed the budget.",
)


def test_the_same_event_is_likelier_than_another_of_its_kind() -> None:
    scene = Scene([Told(text) for text in TEXTS])
    same, kind, other = scene.likeness(0)[1:]
    assert same > kind > other


def test_vectors_speak_where_words_are_different() -> None:
    one, two, three = np.eye(3, dtype=np.float32)
    told = [
        Told("A vessel foundered", one, three),
        Told("The ship went down", one, three),
        Told("Rain", two, two),
    ]
    near = Scene(told).likeness(0)
    assert near[1] > 0.5 > near[2]


def test_without_all_vectors_words_decide() -> None:
    one = np.eye(3, dtype=np.float32)[0]
    assert Scene([Told("Rain fell", one, one), Told("Rain fell")]).by_words
    assert Scene([]).by_words


def test_all_that_an_article_says() -> None:
    one, two = np.eye(2, dtype=np.float32)
    assert around([one, two]) == pytest.approx([0.5**0.5] * 2)


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_likeness_is_mutual_and_a_chance(texts: list[str]) -> None:
    scene = Scene([Told(text) for text in texts])
    near = np.stack([scene.likeness(place) for place in range(len(texts))])
    assert near == pytest.approx(near.T)
    assert ((near >= 0) & (near <= 1)).all()


def test_articles_are_on_one_happening_or_not_and_one_article_is_with_itself() -> None:
    one, two, three = np.eye(3, dtype=np.float32)
    ferry = gist("The Almeida ferry capsized off Torvald; divers found its bell and its skipper.")
    found = gist("Divers: skipper of ferry Almeida, which capsized off Torvald, alive; no bell.")
    mill = gist("Wages at the Brandt mill in Kelso will rise, a steward of the union said.")
    meant = [
        Meant(one, three, ferry),
        Meant(two, three, ferry),
        Meant(two, three, found),
        Meant(one, two, mill),
    ]
    yes, no = True, False
    assert on_one_happening(meant).tolist() == [
        [yes, yes, yes, no],
        [yes, yes, yes, no],
        [yes, yes, yes, no],
        [no, no, no, yes],
    ]
