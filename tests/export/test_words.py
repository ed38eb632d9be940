"""How the chain of an assertion is put in words."""

import pytest

from tracker.export.words import chain
from tracker.records import AssertionView, HopRecord, Ref
from tracker.terms import Hedge, Quotation, RefKind, Stance, Status, Voice


def view(*hops: tuple[int, str]) -> AssertionView:
    """Make an assertion with such hops: a place and the words, none for an unknown speaker."""
    return AssertionView(
        ref=Ref(RefKind.ASSERTION, 1),
        claim=Ref(RefKind.CLAIM, 1),
        claim_text="The dam holds",
        actor=Ref(RefKind.ACTOR, 1),
        actor_name="Zita Kodaly",
        speaks_for=(),
        stance=Stance.ASSERTS,
        scope=None,
        voice=Voice.SOURCE,
        hedge=Hedge.PLAIN,
        quotation=Quotation.INDIRECT,
        article=Ref(RefKind.ARTICLE, 1),
        article_title=None,
        outlet=None,
        said=None,
        spans=(),
        chain=tuple(HopRecord(place, None, words, "") for place, words in hops),
        method="",
        producer="",
        status=Status.CANDIDATE,
    )


@pytest.mark.parametrize(
    ("hops", "words"),
    [
        ([(0, "")], ["unknown"]),
        ([(0, ""), (1, "the envoy")], ["unknown", "the envoy"]),
        ([(0, ""), (1, "Kodaly"), (1, "Wren")], ["unknown", "Kodaly and Wren"]),
        ([(0, ""), (1, "the authors"), (1, "the authors")], ["unknown", "the authors"]),
        ([(0, ""), (1, "the authors"), (2, "the authors")], ["unknown", "the authors", "the authors"]),
    ],
)
def test_the_hops_of_a_chain(hops: list[tuple[int, str]], words: list[str]) -> None:
    assert chain(view(*hops)) == words
