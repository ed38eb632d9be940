"""The plain view of a parse says what spaCy says."""

from functools import cache

import pytest
import spacy
from spacy import tokens

from tracker.extract.nlp import MODELS
from tracker.extract.parsed import Doc, view

TEXT = """Lima's mayor, Ana Soto, said on Monday: "We won't stay, will we?" She left with 2 aides.

  What did the miners that she met want? NOTHING (so far)... Peru, too, has been told of it\u00a0since."""
PLAIN = (
    *("i", "idx", "text", "lower_", "lemma_", "tag_", "pos_", "dep_", "ent_type_", "ent_iob_", "whitespace_"),
    *("is_space", "is_punct", "is_title", "is_upper"),
)
# The second word hangs on the fourth across the root: a tree whose branches cross.
CROSSED = [2, 3, 2, 2, 1]


@cache
def parsed() -> tuple[tokens.Doc, ...]:
    """Return texts as spaCy parses them, one of them by hand and one empty."""
    nlp = spacy.load(MODELS[0])
    crossed = tokens.Doc(nlp.vocab, words=list("abcde"), heads=CROSSED, deps=["dep"] * 5)
    return nlp(TEXT), crossed, nlp("")


@pytest.mark.parametrize("at", range(3))
def test_tokens_are_those_of_spacy(at: int) -> None:
    theirs, ours = parsed()[at], Doc(parsed()[at])
    assert len(ours) == len(theirs)
    for one, other in zip(ours, theirs, strict=True):
        assert [getattr(one, name) for name in PLAIN] == [getattr(other, name) for name in PLAIN]
        assert (one.is_sent_start, one.is_sent_end) == (bool(other.is_sent_start), bool(other.is_sent_end))
        assert (one.sent.start, one.sent.end) == (other.sent.start, other.sent.end)
        assert (len(one), bool(one), one.head.i) == (len(other), True, other.head.i)


@pytest.mark.parametrize("at", range(3))
def test_trees_are_those_of_spacy(at: int) -> None:
    for one, other in zip(Doc(parsed()[at]), parsed()[at], strict=True):
        for name in ("children", "subtree", "ancestors"):
            assert [t.i for t in getattr(one, name)] == [t.i for t in getattr(other, name)], name
        if at != 1:
            assert (one.left_edge.i, one.right_edge.i) == (other.left_edge.i, other.right_edge.i)
        assert one.depth == len(list(other.ancestors))


@pytest.mark.parametrize("at", range(2))
def test_spans_are_those_of_spacy(at: int) -> None:
    theirs, ours = parsed()[at], Doc(parsed()[at])
    for start in range(len(theirs)):
        for end in range(start + 1, min(start + 9, len(theirs) + 1)):
            one, other = ours.span(start, end), theirs[start:end]
            assert (one.text, one.root.i, len(one)) == (other.text, other.root.i, len(other))
            assert (one.start_char, one.end_char) == (other.start_char, other.end_char)
            assert [t.i for t in one] == [t.i for t in other]


@pytest.mark.parametrize("mode", ["strict", "contract", "expand"])
def test_offsets_become_the_tokens_that_spacy_takes(mode: str) -> None:
    theirs, ours = parsed()[0], Doc(parsed()[0])
    for start in range(0, 60):
        one = ours.char_span(start, start + 7, mode)
        other = theirs.char_span(start, start + 7, alignment_mode=mode)
        assert (one and (one.start, one.end)) == (other and (other.start, other.end))


def test_the_edges_of_an_article() -> None:
    doc = Doc(parsed()[0])
    assert doc[0].nbor().i == 1
    assert doc[1].nbor(-1).i == 0
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    assert doc.span(3, 3).text == ""
    assert doc.span(3, 5)[-1].i == 4


def test_a_view_is_made_once() -> None:
    assert view(parsed()[0]) is view(parsed()[0])
