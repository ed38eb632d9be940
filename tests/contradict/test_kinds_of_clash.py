"""Every kind of clash in a row of its own: what two speakers say, what is found, and in what words."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.contradict import find
from tracker.records import ClaimActor, ClaimRecord, Interval, SaidBy
from tracker.terms import Bound, ClaimRole, LinkKind, Modality, Polarity, Stance

BORDURIA = ClaimActor("state:borduria", ClaimRole.SUBJECT, "Borduria", "")
MAY, JUNE = (Interval(date(2021, month, 4), date(2021, month, 4)) for month in (5, 6))
IN_2017, IN_2018 = (Interval(date(year, 1, 1), date(year, 12, 31)) for year in (2017, 2018))
LOGICAL = {LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH}
VERBS = {
    "sent": "send", "accepted": "accept", "rejected": "reject", "gave": "give", "lost": "lose",
    "joined": "join", "signed": "sign", "opened": "open", "closed": "close", "bombed": "bomb", "was": "be",
    "praised": "praise", "condemned": "condemn", "entered": "enter", "left": "leave", "founded": "found",
    "killed": "kill", "is": "be", "are": "be", "deep": "be", "limited": "be",
}  # fmt: skip
A, D, P, R, Q = Stance.ASSERTS, Stance.DENIES, Stance.PARTLY_DENIES, Stance.RETRACTS, Stance.QUESTIONS


def claim(text: str, **more: object) -> ClaimRecord:
    predicate = next(verb for form, verb in VERBS.items() if form in text.split())
    actors = (BORDURIA,) if "Borduria" in text else ()
    made = ClaimRecord(f"c {text} {more}", f"f {text}", text, predicate, "", actors)
    return replace(made, **more)  # type: ignore[arg-type]


def by(actor: str, one: ClaimRecord, stance: Stance, when: Interval | None, article: str) -> SaidBy:
    return SaidBy(f"{actor} {stance} {article}", one.key, actor, actor.title(), stance, article, 1, when)


SENT = "Borduria sent rifles"
ONE_CLAIM = [
    # who says it first, when; who answers, with which stance, when; kind, clash, rule, words of the reason
    ("ana", None, "bo", D, None, "contradicts", "dispute", "asserted-and-denied", "Ana asserted, Bo denied"),
    ("ana", MAY, "bo", D, JUNE, "contradicts", "dispute", "asserted-and-denied", "Bo denied"),
    ("ana", None, "bo", P, None, "in_tension_with", "dispute", "asserted-and-partly-denied", "partly denied"),
    ("ana", MAY, "ana", D, JUNE, "contradicts", "reversal", "asserted-and-denied", "at different times"),
    (
        "ana",
        MAY,
        "ana",
        P,
        JUNE,
        "in_tension_with",
        "reversal",
        "asserted-and-partly-denied",
        "different times",
    ),
    ("ana", MAY, "ana", D, MAY, "contradicts", "inconsistency", "asserted-and-denied", "at the same time"),
    (
        "ana",
        None,
        "ana",
        R,
        None,
        "contradicts",
        "reversal",
        "asserted-and-retracted",
        "asserted and retracted",
    ),
    ("ana", None, "ana", D, None, "contradicts", None, "asserted-and-denied", "which came first"),
    ("ana", None, "bo", R, None, "", None, "", ""),
    ("ana", None, "bo", Q, None, "", None, "", ""),
    ("ana", None, "bo", A, None, "", None, "", ""),
]


@pytest.mark.parametrize(
    ("one", "day", "other", "stance", "then", "kind", "clash", "rule", "words"), ONE_CLAIM
)
def test_two_stances_on_one_claim(
    one: str, day: Interval | None, other: str, stance: Stance, then: Interval | None,
    kind: str, clash: str | None, rule: str, words: str,
) -> None:  # fmt: skip
    said = claim(SENT)
    links = find([said], [by(one, said, A, day, "one"), by(other, said, stance, then, "two")])
    assert [(each.kind, each.clash, each.rule) for each in links] == ([(kind, clash, rule)] if kind else [])
    assert all(words in each.reason and SENT in each.reason for each in links)


NEGATIVE = {"polarity": Polarity.NEGATIVE, "frame_key": f"f {SENT}"}
TWO_CLAIMS = [
    # two claims: the kind, the rule and words of the reason; nothing where they may both be so
    (SENT, {}, "Borduria never sent rifles", NEGATIVE, "contradicts", "opposite-polarity", "never sent"),
    (SENT, {}, "Borduria never sent weapons", {"polarity": Polarity.NEGATIVE}, "contradicts",
     "opposite-negation", "one denies what the other affirms"),
    (SENT, {"modality": Modality.POSSIBLE}, "Borduria never sent rifles", NEGATIVE, "in_tension_with",
     "opposite-polarity", "Borduria never sent rifles"),
    (SENT, {"event": IN_2017}, "Borduria never sent rifles", NEGATIVE, "in_tension_with", "opposite-polarity",
     "asserted"),
    (SENT, {"event": IN_2017}, "Borduria never sent rifles", {**NEGATIVE, "event": IN_2018}, "", "", ""),
    ("Borduria accepted the plan", {}, "Borduria rejected the plan", {}, "contradicts", "opposite-opposites",
     "“accepted” and “rejected” exclude each other"),
    ("Borduria opened the border", {}, "Borduria closed the border", {}, "contradicts", "opposite-opposites",
     "“closed” and “opened”"),
    ("Borduria praised the deal", {}, "Borduria condemned the deal", {}, "contradicts", "opposite-opposites",
     "exclude each other"),
    ("Borduria entered the union", {}, "Borduria left the union", {}, "contradicts", "opposite-opposites",
     "“entered” and “left”"),
    ("Borduria accepted the plan", {}, "Syldavia rejected the plan", {}, "", "", ""),
    ("Borduria accepted the plan", {"modality": Modality.POSSIBLE}, "Borduria rejected the plan",
     {"modality": Modality.POSSIBLE}, "", "", ""),
    ("Borduria signed in Klow", {}, "Borduria signed in Szohod", {}, "contradicts", "opposite-places",
     "“klow” and “szohod”"),
    ("Borduria bombed bases in Klow", {}, "Borduria bombed bases in Szohod", {}, "", "", ""),
    ("Borduria joined in 1954", {}, "Borduria joined in 1961", {}, "contradicts", "opposite-dates",
     "“1954” and “1961” exclude each other"),
    ("The talks opened on Monday", {}, "The talks opened on Tuesday", {}, "contradicts", "opposite-opposites",
     "“monday” and “tuesday”"),
    ("Borduria joined in 1954", {}, "Borduria joined in 1954", {"event": IN_2017}, "", "", ""),
    ("Borduria lost 12 tanks", {}, "Borduria lost 40 tanks", {}, "contradicts", "opposite-numbers",
     "“12” and “40” exclude each other"),
    ("Borduria lost a dozen tanks", {}, "Borduria lost 40 tanks", {},
     "contradicts", "opposite-numbers", "“40”"),
    ("Borduria lost dozens of tanks", {}, "Borduria lost two tanks", {},
     "contradicts", "opposite-numbers", "two"),
    ("Borduria lost at least 12 tanks", {}, "Borduria lost at least 40 tanks", {}, "in_tension_with",
     "opposite-counts", "far apart, both as the least"),
    ("Borduria lost about 20 tanks", {}, "Borduria lost 22 tanks", {}, "", "", ""),
    ("Borduria lost 12 tanks", {}, "Borduria lost 40 ships", {}, "", "", ""),
    ("Borduria lost 12 tanks in Klow", {}, "Borduria lost 40 tanks on Monday", {}, "", "", ""),
    ("Borduria gave only food", {}, "Borduria gave rifles", {}, "contradicts", "opposite-limit",
     "one says only “food”, the other has “rifles”"),
    ("Borduria gave only food", {}, "Borduria gave bread", {}, "", "", ""),
    ("Help is limited to food", {"bound": Bound.LIMIT, "frame_key": "f help"}, "Help is deep",
     {"bound": Bound.EXCESS, "frame_key": "f help"}, "contradicts", "limit-against-excess", "set a limit"),
    ("Raids in Klow killed 12 people", {}, "Blasts in Szohod killed 40 people", {}, "", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "first", "other", "second", "kind", "rule", "words"), TWO_CLAIMS)
def test_two_claims(
    one: str,
    first: dict[str, object],
    other: str,
    second: dict[str, object],
    kind: str,
    rule: str,
    words: str,
) -> None:
    left, right = claim(one, **first), claim(other, **second)
    said = [by("ana", left, A, None, "one"), by("bo", right, A, None, "two")]
    links = [each for each in find([left, right], said) if each.kind in LOGICAL]
    assert [(each.kind, each.rule, each.clash) for each in links] == (
        [(kind, rule, "dispute")] if kind else []
    )
    assert all(words in each.reason for each in links)


REACH = [
    # what is denied, what is asserted, the kind and words of the reason
    ("Borduria sent weapons", "Borduria sent rifles", "contradicts", "“rifles” is beside “weapons”"),
    ("Borduria sent weapons", "Borduria sent weapons in May", "contradicts", "“may” is added"),
    ("Borduria sent rifles", "Borduria sent weapons", "", ""),
    ("Borduria sent weapons", "Syldavia sent rifles", "", ""),
]


@pytest.mark.parametrize(("denied", "asserted", "kind", "words"), REACH)
def test_how_far_a_denial_reaches(denied: str, asserted: str, kind: str, words: str) -> None:
    left, right = claim(denied), claim(asserted)
    links = find([left, right], [by("ana", left, D, None, "one"), by("bo", right, A, None, "two")])
    assert [each.kind for each in links if each.rule == "denial-reaches"] == ([kind] if kind else [])
    assert all(words in each.reason for each in links)
