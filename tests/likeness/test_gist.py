"""The gist of an article, and what gists have in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.likeness.gist import MOST, gist, rarity, shared

FERRY = "The Almeida ferry capsized off Cape Torvald; divers found the ferry's bell."
ARTICLES = [
    (FERRY, "Divers reached the ferry that capsized off Cape Torvald.", "same"),
    (FERRY, "A ferry strike ended; the union said that wages will rise.", "kind"),
    (FERRY, "What the president said is what the people want, he said.", "none"),
]


@pytest.mark.parametrize(("one", "other", "what"), ARTICLES)
def test_what_two_articles_have_in_common(one: str, other: str, what: str) -> None:
    found = float(shared([gist(one), gist(other)])[0, 1])
    low, high = {"same": (0.4, 1), "kind": (0.05, 0.3), "none": (-1e-9, 1e-9)}[what]
    assert low <= found <= high


def test_of_a_long_article_the_rare_words_are_kept_and_those_that_come_back() -> None:
    common = " ".join(sorted(rarity(), key=lambda word: rarity()[word])[:300])
    kept = gist(f"{common} gharial gharial {common}")
    assert len(kept) == 4 * MOST
    assert set(gist("gharial")) <= set(kept)


def test_a_gist_is_the_same_everywhere() -> None:
    assert gist("A ferry capsized off Torvald") == gist("Torvald: off a ferry capsized")
    assert gist("ferry").hex() == "131c0dbf"


@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_what_is_in_common_is_mutual_and_a_share(texts: list[str]) -> None:
    found = shared([gist(text) for text in texts])
    assert found == pytest.approx(found.T)
    assert ((found > -1e-6) & (found < 1 + 1e-6)).all()


def test_articles_without_a_word_have_nothing_in_common() -> None:
    assert np.array_equal(shared([b"", b""]), np.zeros((2, 2)))
