"""Which claims of two articles may say the same, which is narrower, and which are neither."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.contradict import Meaning, find
from tracker.likeness import Meant
from tracker.records import ClaimActor, ClaimRecord, Interval, LinkRecord, SaidBy
from tracker.terms import Bound, ClaimRole, LinkKind, Modality, Polarity, Stance

SUBJECT, OBJECT = ClaimRole.SUBJECT, ClaimRole.OBJECT
ACTORS = {
    "Borduria": ("state:borduria", SUBJECT),
    "Syldavia": ("state:syldavia", SUBJECT),
    "the Reds": ("group:reds", OBJECT),
}
IN_2017 = Interval(date(2017, 1, 1), date(2017, 12, 31))
NEGATIVE = Polarity.NEGATIVE
KINDS = {LinkKind.SAME_AS, LinkKind.NARROWER_THAN}
# Directions that stand for what an encoder would make of a text: one for each group of words.
TOPICS = (("guns", "kit"), ("cash",), ("wheat",))


def claim(key: str, text: str, predicate: str = "send", **more: object) -> ClaimRecord:
    actors = tuple(ClaimActor(*ACTORS[name], name, "") for name in ACTORS if name in text)
    made = ClaimRecord(key, f"frame-{key}", text, predicate, "", actors)
    return replace(made, **more)  # type: ignore[arg-type]


def says(actor: str, one: ClaimRecord, snapshot: str) -> SaidBy:
    return SaidBy(f"{actor}-{one.key}", one.key, actor, actor.title(), Stance.ASSERTS, snapshot)


def vector(text: str) -> np.ndarray:
    near = np.array([float(any(word in text for word in words)) for words in TOPICS] + [0.01], np.float32)
    return near / np.linalg.norm(near)


def encode(texts: Sequence[str]) -> list[np.ndarray]:
    return [vector(text) for text in texts]


def links(*claims: ClaimRecord, meaning: bool = False, snapshots: Sequence[str] = "") -> list[LinkRecord]:
    places = snapshots or [str(number) for number in range(len(claims))]
    said = [says("ana", one, place) for one, place in zip(claims, places, strict=True)]
    known = Meaning({one.key: Meant(vector(one.text), vector(one.text), b"") for one in claims}, encode)
    return [one for one in find(claims, said, None, known if meaning else None) if one.kind in KINDS]


BASE = "Borduria sent rifles to the Reds"
BY_WORDS = [
    # the other claim, what it differs in, and what "a" is to "b"
    ("Borduria had sent rifles to the Reds", {}, "same_as a b"),
    ("Borduria shipped rifles to the Reds", {"predicate": "ship"}, "same_as a b"),
    ("Borduria sent rifles to the Reds", {"event": IN_2017}, "narrower_than b a"),
    ("Borduria sent weapons to the Reds", {}, "narrower_than a b"),
    ("Borduria sent old rifles to the Reds", {}, "narrower_than b a"),
    ("Borduria sent rifles", {}, "narrower_than a b"),
    ("Borduria armed the Reds", {"predicate": "arm"}, "narrower_than a b"),
    ("Borduria backed the Reds", {"predicate": "back"}, "narrower_than a b"),
    ("Borduria funded the Reds", {"predicate": "fund"}, ""),
    ("Borduria sent money to the Reds", {}, ""),
    ("Borduria sent grain to the Reds", {}, ""),
    ("Borduria sent 40 rifles to the Reds", {}, "narrower_than b a"),
    ("Syldavia sent rifles to the Reds", {}, ""),
    ("The Reds sent rifles", {}, ""),
    ("Borduria sent rifles to the Reds", {"polarity": NEGATIVE}, ""),
    ("Borduria would send rifles to the Reds", {"modality": Modality.CONDITIONAL}, ""),
    ("Borduria only sent rifles to the Reds", {"bound": Bound.LIMIT}, ""),
]


def test_gifts_that_are_one_say_so() -> None:
    one, other = claim("a", "Borduria armed the Reds", "arm"), claim("b", "Borduria sent weapons to the Reds")
    (link,) = links(one, other)
    assert (link.kind, link.rule) == (LinkKind.SAME_AS, "gifts")
    assert "“armed” (weapons) beside “weapons”" in link.reason


@pytest.mark.parametrize(("text", "given", "expected"), BY_WORDS)
def test_by_words(text: str, given: dict[str, object], expected: str) -> None:
    found = links(claim("a", BASE), claim("b", text, **given))
    assert " ".join(f"{one.kind} {one.a_key} {one.b_key}" for one in found) == expected


BY_MEANING = [
    ("Borduria sent guns to the Reds", {}, "same_as"),
    ("Borduria sent cash to the Reds", {}, ""),
    ("Borduria never sent guns to the Reds", {"polarity": NEGATIVE}, ""),
    ("Syldavia sent guns to the Reds", {}, ""),
    ("Borduria sent guns to the Reds", {"event": IN_2017}, ""),
    ("Borduria sent 40 guns to the Reds", {}, ""),
    ("Borduria sent guns to Klow", {}, ""),
    ("Borduria sent guns and boots and tents and maps to the Reds", {}, ""),
]


@pytest.mark.parametrize(("text", "given", "expected"), BY_MEANING)
def test_by_meaning_what_is_checked_has_to_agree(text: str, given: dict[str, object], expected: str) -> None:
    base = claim("a", "Borduria sent kit to the Reds")
    found = links(base, claim("b", text, **given), meaning=True)
    assert " ".join(one.kind for one in found) == expected


def test_without_an_actor_more_is_asked() -> None:
    one, other = claim("a", "Many were hit by guns in Klow"), claim("b", "Many were hit by kit in Klow")
    assert links(one, replace(other, text="Several were hurt by cash")) == []
    assert [each.rule for each in links(one, other, meaning=True)] == ["alike-in-meaning"]
    assert links(one, claim("b", "Forty were hurt by kit in a raid"), meaning=True) == []


def test_the_reason_says_what_agreed_and_what_stands_for_what() -> None:
    base = claim("a", "Borduria sent kit to the Reds")
    (link,) = links(base, claim("b", "Borduria sent guns to the Reds"), meaning=True)
    assert link.rule == "alike-in-meaning"
    assert "may stand for" in link.reason
    for agreed in (
        "the same subject (Borduria)",
        "the same object (the Reds)",
        "affirmed in both",
        "likeness",
    ):
        assert agreed in link.reason


@pytest.mark.parametrize("snapshots", [["one", "one"]])
def test_one_article_says_nothing_twice(snapshots: list[str]) -> None:
    assert links(claim("a", BASE), claim("b", BASE), snapshots=snapshots) == []


def test_what_is_proposed_is_capped_for_each_claim() -> None:
    found = links(*(claim(f"c-{number:02}", BASE) for number in range(12)))
    uses = [key for link in found for key in (link.a_key, link.b_key)]
    assert max(uses.count(f"c-{number:02}") for number in range(12)) == 5


def test_only_pairs_with_a_claim_that_came_in() -> None:
    claims = [claim(key, BASE) for key in "abc"]
    said = [says("ana", one, one.key) for one in claims]
    found = [one for one in find(claims, said, {"c"}) if one.kind in KINDS]
    assert [(one.a_key, one.b_key) for one in found] == [("a", "c"), ("b", "c")]


@given(st.permutations([BASE, "Borduria sent old rifles to the Reds", "Borduria sent weapons to the Reds"]))
def test_the_order_of_claims_changes_nothing(texts: list[str]) -> None:
    found = links(*(claim(text, text) for text in texts), snapshots=texts)
    assert {(one.kind, one.a_key, one.b_key) for one in found} == {
        (LinkKind.NARROWER_THAN, "Borduria sent old rifles to the Reds", BASE),
        (LinkKind.NARROWER_THAN, "Borduria sent old rifles to the Reds", "Borduria sent weapons to the Reds"),
        (LinkKind.NARROWER_THAN, BASE, "Borduria sent weapons to the Reds"),
    }


def test_other_numbers_are_other_claims() -> None:
    one, other = (claim(str(number), f"Borduria sent {number} rifles to the Reds") for number in (57, 75))
    assert links(one, other) == []
    assert links(one, other, meaning=True) == []


@pytest.mark.parametrize(("other", "listed"), [("Borduria gave cash", False), ("Borduria gave guns", True)])
def test_two_things_told_of_one_actor_are_not_compared(other: str, listed: bool) -> None:
    one, two = claim("a", "Borduria gave guns on Monday", "give"), claim("b", other, "give")
    assert bool(links(one, two, meaning=True)) is listed
    # Nobody knows how near they are: their words decide.
    assert links(claim("a", "Borduria gave cash on Monday", "give"), claim("b", "Borduria gave cash", "give"))
