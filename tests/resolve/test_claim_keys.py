"""What makes two propositions one claim, or two sides of one frame."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records import ClaimActor, ClaimRecord, Interval
from tracker.resolve import make_claim
from tracker.resolve.claims import content_words, predicate_class
from tracker.terms import Bound, ClaimRole, Modality, Polarity

BORDURIA = ClaimActor("state:borduria", ClaimRole.SUBJECT, "Borduria", "")
CAPITAL = replace(BORDURIA, words="Szohod", method="metonym of Borduria")
REDS = ClaimActor("group:red front", ClaimRole.OBJECT, "the Red Front", "")


def claim(
    predicate: str, object_: str, *actors: ClaimActor, text: str = "text", event: Interval | None = None
) -> ClaimRecord:
    return make_claim(text, predicate, object_, actors or (BORDURIA, REDS), event=event)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # other words for the same predicate, actors and object
        (claim("fund", "the Red Front"), claim("bankroll", "Red Front")),
        (claim("supply", "weapons to the Red Front"), claim("deliver", "a weapon to the Red Front")),
        (claim("Supply", "Weapons"), claim("give", "the weapons")),
        # other words for the subject, or the actors in another order
        (claim("fund", "", BORDURIA, REDS), claim("fund", "", REDS, CAPITAL)),
        # no object: what else the clause says
        (
            claim("withdraw", "", BORDURIA, text="Borduria withdrew by night"),
            claim("withdraw", "", BORDURIA, text="Borduria has withdrawn by night"),
        ),
        # no subject: the words
        (claim("", "", text="The end of it all."), claim("", "", text="the end of it all")),
    ],
)
def test_one_claim(one: ClaimRecord, other: ClaimRecord) -> None:
    assert (one.key, one.frame_key) == (other.key, other.frame_key)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("fund", "the Red Front"), claim("arm", "the Red Front")),
        (claim("supply", "weapons"), claim("supply", "grain")),
        (claim("fund", "", BORDURIA), claim("fund", "", replace(BORDURIA, actor_key="state:syldavia"))),
        (claim("fund", "", BORDURIA), claim("fund", "", BORDURIA, REDS)),
        # who does it to whom
        (
            claim("attack", "", BORDURIA, REDS),
            claim(
                "attack", "", replace(BORDURIA, role=ClaimRole.OBJECT), replace(REDS, role=ClaimRole.SUBJECT)
            ),
        ),
        (
            claim("withdraw", "", BORDURIA, text="Borduria withdrew by night"),
            claim("withdraw", "", BORDURIA, text="Borduria withdrew by day"),
        ),
        (
            claim("have", "anything", BORDURIA, text="Borduria had anything to prove"),
            claim("have", "anything", BORDURIA, text="Borduria had anything to do with the choice"),
        ),
        (claim("", "", text="The end."), claim("", "", text="The beginning.")),
        (claim("fund", "it", REDS, text="One thing"), claim("fund", "it", REDS, text="Another")),
        (claim("", "", text="…"), claim("", "", text="!")),
    ],
)
def test_two_claims(one: ClaimRecord, other: ClaimRecord) -> None:
    assert one.key != other.key
    assert one.frame_key != other.frame_key


@pytest.mark.parametrize(
    "given",
    [
        {"polarity": Polarity.NEGATIVE},
        {"modality": Modality.FUTURE},
        {"bound": Bound.LIMIT},
        {"event": Interval(date(2017, 1, 1), date(2017, 12, 31), "in 2017")},
        {"event": Interval(None, None, "last spring")},
    ],
)
def test_sides_of_one_frame(given: dict[str, object]) -> None:
    plain = make_claim("text", "fund", "", (BORDURIA, REDS))
    other = make_claim("text", "fund", "", (BORDURIA, REDS), **given)  # type: ignore[arg-type]
    assert plain.key != other.key
    assert plain.frame_key == other.frame_key


def test_the_words_for_a_date_do_not_matter_where_it_is_known() -> None:
    year = (date(2017, 1, 1), date(2017, 12, 31))
    one, other = (claim("fund", "", event=Interval(*year, words)) for words in ("in 2017", "last year"))
    assert one.key == other.key


def test_the_text_becomes_a_sentence_on_one_line() -> None:
    assert claim("", "", text="borduria\n did  it").text == "Borduria did it"


@pytest.mark.parametrize(
    ("predicate", "expected"),
    [("bankroll", "fund"), ("Fund", "fund"), ("test-fire", "test fire"), ("yodel", "yodel"), ("", "")],
)
def test_predicate_class(predicate: str, expected: str) -> None:
    assert predicate_class(predicate) == expected


@pytest.mark.parametrize(
    ("text", "drop", "kept"),
    [
        ("the heavy weapons and the weapon", (), ("heavy", "weapon")),
        ("two cities, three boxes, a crisis", (), ("box", "city", "crisis", "three", "two")),
        ("aid to the Red Front", ("the Red Front",), ("aid",)),
        ("it", (), ()),
    ],
)
def test_content_words(text: str, drop: tuple[str, ...], kept: tuple[str, ...]) -> None:
    assert content_words(text, drop) == kept


@given(st.text(), st.text(), st.text())
def test_keys_follow_from_the_parts(text: str, predicate: str, object_: str) -> None:
    one, other = (make_claim(text, predicate, object_, (BORDURIA,)) for _ in range(2))
    assert one == other
