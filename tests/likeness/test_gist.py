"""The gist of an article, and what gists have in common."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.likeness.bands import MARK
from tracker.likeness.gist import MOST, gist, gist_bands, rarity, shared

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


def test_articles_on_one_happening_share_bands_of_their_gists_and_others_hardly_any() -> None:
    first = (
        "The Almeida ferry capsized off Cape Torvald on Sunday. Divers found its bell and lifejackets; "
        "the harbourmaster of Torvald said that the skipper had radioed twice before the Almeida listed."
    )
    second = (
        "Lifejackets were all that divers brought up from the ferry Almeida, which sank off Torvald. "
        "The skipper never radioed for help, a lawyer for the owners told the Torvald Courier."
    )
    other = (
        "Wages at the Brandt mill will rise by two per cent, the union told members in Kelso, and the "
        "strike that closed both furnaces since August ends at midnight, a steward added."
    )
    bands = [set(gist_bands(gist(text))) for text in (first, second, other)]
    assert len(bands[0] & bands[1]) >= 3
    assert not bands[0] & bands[2]
    assert all(one.startswith(MARK) for one in bands[0])


@given(st.text(max_size=60), st.text(max_size=60))
def test_equal_gists_share_all_bands_and_gists_without_a_common_word_none(one: str, other: str) -> None:
    ours, theirs = gist(one), gist(other)
    assert gist_bands(ours) == gist_bands(bytes(ours))
    if not set(np.frombuffer(ours, "<u4")) & set(np.frombuffer(theirs, "<u4")):
        assert not set(gist_bands(ours)) & set(gist_bands(theirs))
