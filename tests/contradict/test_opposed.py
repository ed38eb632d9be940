"""Clashes of claims that share no frame: what excludes what, and how far a denial reaches."""

from dataclasses import replace

import pytest

from tracker.contradict import find, matters, near
from tracker.records import ClaimActor, ClaimRecord, LinkRecord, SaidBy
from tracker.terms import ClaimRole, Clash, LinkKind, Modality, Stance

BORDURIA = ClaimActor("state:borduria", ClaimRole.SUBJECT, "Borduria", "")
ARCHIVE = ClaimActor("unnamed:1", ClaimRole.SUBJECT, "the attack", "")


def claim(text: str, predicate: str, actors: tuple[ClaimActor, ...] = (BORDURIA,)) -> ClaimRecord:
    return ClaimRecord(f"c {text}", f"f {text}", text, predicate, "", actors)


def by(actor: str, one: ClaimRecord, stance: Stance = Stance.ASSERTS, article: str = "one") -> SaidBy:
    return SaidBy(f"{actor} {one.key} {article}", one.key, actor, actor, stance, article)


def brief(links: tuple[LinkRecord, ...]) -> list[tuple[str, str]]:
    return [(link.kind, link.rule) for link in links if link.kind is not LinkKind.SAME_AS]


# What a speaker denied, and what another asserted: does the denial reach it?
SCOPE = [
    ("Borduria sent aid", "Borduria sent military aid", True),
    ("Borduria sent aid", "Borduria sent aid to the rebels", True),
    ("Borduria sent weapons", "Borduria sent rifles", True),
    ("Borduria sent weapons", "Borduria sent rifles and shells", True),
    ("Borduria sent weapons", "Borduria sent weapons in May", True),
    ("Borduria sent weapons", "Borduria secretly sent weapons", True),
    ("Borduria supplied weapons", "Borduria provided rifles", True),
    ("Borduria sent weapons to the Reds", "Borduria sent rifles to the Reds in Klow", True),
    ("Borduria killed people", "Borduria murdered people", True),
    ("Borduria attacked ships", "Borduria attacked tankers", True),
    ("Borduria used gas", "Borduria used chlorine gas", True),
    ("Borduria hired soldiers", "Borduria hired 300 soldiers", True),
    ("Borduria met rebels", "Borduria met rebels in Klow", True),
    ("Borduria arrested journalists", "Borduria arrested two foreign journalists", True),
    ("Borduria bombed the hospital", "Borduria bombed the hospital on Monday", True),
    ("Borduria paid mercenaries", "Borduria paid foreign mercenaries", True),
    ("Borduria held talks", "Borduria held secret talks", True),
    ("Borduria burned crops", "Borduria burned wheat crops", True),
    ("Borduria jammed signals", "Borduria jammed radio signals", True),
    ("Borduria closed the border", "Borduria closed the border in June", True),
    ("Borduria spied on allies", "Borduria spied on close allies", True),
    ("Borduria supplied military aid to the Reds", "Borduria armed the Reds", True),
    ("Borduria targeted the ward", "Borduria shelled the ward in Klow", True),
    ("Borduria shelled the ward", "Borduria attacked the ward", False),
    ("Borduria targeted the ward", "Borduria shelled the school", False),
    ("Borduria supplied military aid to the Reds", "Borduria funded the Reds", False),
    ("Borduria armed the Reds", "Borduria supplied military aid to the Reds", False),
    ("Borduria sent military aid", "Borduria sent aid", False),
    ("Borduria sent rifles", "Borduria sent weapons", False),
    ("Borduria sent weapons in May", "Borduria sent weapons", False),
    ("Borduria supplied weapons", "Borduria supplied money", False),
    ("Borduria supplied weapons", "Borduria supplied money to the Reds", False),
    ("Borduria used chlorine gas", "Borduria used gas", False),
    ("Borduria held secret talks", "Borduria held talks", False),
    ("Borduria hired 300 soldiers", "Borduria hired soldiers", False),
    ("Borduria arrested foreign journalists", "Borduria arrested journalists", False),
    ("Borduria met the Reds", "Borduria met the Blues", False),
    ("Borduria bombed the hospital", "Borduria bombed the school", False),
    ("Borduria attacked tankers", "Borduria attacked convoys", False),
    ("Borduria paid mercenaries", "Borduria trained mercenaries", False),
    ("Borduria gave only food", "Borduria gave rifles", False),
    ("Borduria sent weapons", "Borduria offered weapons", False),
    ("Borduria burned wheat crops", "Borduria burned crops", False),
    ("Borduria murdered people", "Borduria killed people", False),
    ("Borduria closed the border", "Borduria guarded the border", False),
    ("Borduria sold oil", "Borduria bought oil", False),
    ("Borduria spied on allies", "Borduria did not spy on allies", False),
    ("Borduria sent weapons", "Borduria sent fake weapons", False),
]
VERBS = {
    "sent": "send", "supplied": "supply", "provided": "provide", "killed": "kill", "murdered": "murder",
    "attacked": "attack", "used": "use", "hired": "hire", "met": "meet", "arrested": "arrest",
    "bombed": "bomb", "paid": "pay", "held": "hold", "burned": "burn", "jammed": "jam", "closed": "close",
    "spied": "spy", "spy": "spy", "trained": "train", "gave": "give", "offered": "offer", "guarded": "guard",
    "shelled": "shell", "targeted": "target",
    "armed": "arm", "funded": "fund", "sold": "sell", "bought": "buy",
}  # fmt: skip


def of(text: str) -> ClaimRecord:
    return claim(text, next(verb for form, verb in VERBS.items() if form in text.split()))


@pytest.mark.parametrize(("denied", "asserted", "reached"), SCOPE)
def test_how_far_a_denial_reaches(denied: str, asserted: str, reached: bool) -> None:
    wide, narrow = of(denied), of(asserted)
    links = find([wide, narrow], [by("envoy", wide, Stance.DENIES), by("poland", narrow)])
    assert ("contradicts", "denial-reaches") in brief(links) if reached else brief(links) == []


KINDS = [
    # two claims with their predicates; the kind and rule of their clash
    (("Borduria sent rifles", "send"), ("Borduria never sent weapons", "send"), "negation"),
    (("Borduria accepted the plan", "accept"), ("Borduria rejected the plan", "reject"), "opposites"),
    (("Borduria gave only food", "give"), ("Borduria gave rifles", "give"), "limit"),
    (("Borduria lost 12 tanks", "lose"), ("Borduria lost 40 tanks", "lose"), "numbers"),
    (("Borduria joined in 1954", "join"), ("Borduria joined in 1961", "join"), "dates"),
    (("Borduria signed in Klow", "sign"), ("Borduria signed in Szohod", "sign"), "places"),
]


@pytest.mark.parametrize(("one", "other", "rule"), KINDS)
def test_claims_that_exclude_each_other(one: tuple[str, str], other: tuple[str, str], rule: str) -> None:
    left, right = claim(*one), claim(*other)
    (link,) = find([left, right], [by("poland", left), by("envoy", right, article="two")])
    assert (link.kind, link.rule, link.clash) == ("contradicts", f"opposite-{rule}", Clash.DISPUTE)
    assert "asserted: “" in link.reason
    assert link.reason.endswith(".")
    assert " Why: " in link.reason
    assert find([left, right], [by("poland", left), by("envoy", right, Stance.QUESTIONS)]) == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The presidential election had been rigged", "The election was not rigged"),
        ("The vote was neither free nor fair", "The election was free and fair"),
    ],
)
def test_one_thing_by_two_names(one: str, other: str) -> None:
    verb = "rig" if "rigged" in one else "be"
    left, right = claim(one, verb, ()), claim(other, verb, ())
    (link,) = find([left, right], [by("poland", left), by("envoy", right, article="two")])
    assert (link.kind, link.rule) == ("contradicts", "opposite-negation")


def test_one_speaker_counts_two_things_in_one_article() -> None:
    one, other = claim("Borduria lost 12 tanks", "lose"), claim("Borduria lost 40 tanks", "lose")
    assert find([one, other], [by("poland", one), by("poland", other)]) == ()


def test_numbers_of_two_accounts_that_differ_otherwise_are_in_tension() -> None:
    one = claim("The attack in Klow killed 12 people at dawn", "kill", (ARCHIVE,))
    other = claim("The attack in Klow killed 30 people near the port", "kill", (ARCHIVE,))
    assert brief(find([one, other], [by("a", one), by("b", other, article="two")])) == [
        ("in_tension_with", "opposite-numbers")
    ]


def test_two_least_numbers_far_apart_are_in_tension() -> None:
    one = claim("At least 12 people were killed in Klow", "kill", ())
    for other, kinds in (("At least 40 people", ["in_tension_with"]), ("At least 14 people", [])):
        right = claim(f"{other} were killed in Klow", "kill", ())
        links = find([one, right], [by("a", one), by("b", right, article="two")])
        assert [kind for kind, _ in brief(links)] == kinds


def test_what_may_be_does_not_exclude_what_may_not_be() -> None:
    one, other = claim("Borduria may accept", "accept"), claim("Borduria may reject it", "reject")
    one, other = (replace(each, modality=Modality.POSSIBLE) for each in (one, other))
    assert find([one, other], [by("a", one), by("b", other)]) == ()


def test_only_pairs_with_a_new_claim_are_compared() -> None:
    one, other = claim("Borduria accepted the plan", "accept"), claim("Borduria rejected the plan", "reject")
    said = [by("a", one), by("b", other)]
    assert find([one, other], said, fresh=[]) == ()
    assert brief(find([one, other], said, fresh=[other.key])) == [("contradicts", "opposite-opposites")]


@pytest.mark.parametrize(
    ("text", "predicate", "actors", "filed"),
    [
        ("Borduria accepted it", "accept", (BORDURIA,), ("state:borduria accept",)),
        ("It was accepted in Klow on Monday", "accept", (), ("klow accept",)),
        ("The attack killed 12 people", "kill", (ARCHIVE,), ("attack kill",)),
        ("12 of them", "", (), ()),
    ],
)
def test_where_a_claim_is_filed(
    text: str, predicate: str, actors: tuple[ClaimActor, ...], filed: tuple[str, ...]
) -> None:
    one = claim(text, predicate, actors)
    assert matters(one) == filed
    assert set(filed) <= set(near(one))


def test_a_claim_is_sought_under_the_opposite_of_its_predicate() -> None:
    assert "state:borduria reject" in near(claim("Borduria accepted it", "accept"))
    assert "state:borduria provide" in near(claim("Borduria supplied it", "supply"))
