"""Clashes over one event: how many died in it, and who did it."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.contradict import find
from tracker.contradict.tolls import count
from tracker.records import ClaimActor, ClaimRecord, Interval, LinkRecord, SaidBy, StateTie
from tracker.terms import AffiliationKind, ClaimRole, LinkKind, Modality, Polarity, Stance

DAY = Interval(date(2021, 5, 4), date(2021, 5, 4))
NEXT = Interval(date(2021, 5, 5), date(2021, 5, 5))
LATER = Interval(date(2021, 5, 9), date(2021, 5, 9))
DENIES = Stance.DENIES

COUNTS = [
    # a claim, and what it counts
    ("At least 12 people were killed in Klow", "at least 12 dead"),
    ("Seven people died in Klow", "Seven dead"),
    ("A dozen people died in Klow", "dozen dead"),
    ("More than a dozen soldiers were killed", "at least dozen soldiers dead"),
    ("No one was killed in the raid", "nobody dead"),
    ("The raid killed nearly 40 villagers", "40 civilians dead"),
    ("Scores were wounded", "Scores hurt"),
    ("Dozens of people were hurt", "Dozens hurt"),
    ("The death toll rose to 86", "86 dead"),
    ("The number of dead is 31", "31 dead"),
    ("3,000 people were arrested in Klow", "3,000 held"),
    ("Police detained more than 40 marchers", "at least 40 marchers held"),
    ("The guards killed two men and arrested 12", "two dead, 12 held"),
    ("The blast left 40 dead and 70 wounded", "40 dead, 70 hurt"),
    ("18 people including five children were killed", "18 dead"),
    ("Hundreds of people including children have been killed", "Hundreds dead"),
    ("30 soldiers and 39 rebel fighters had been killed", "30 soldiers, 39 fighters dead"),
    ("Shells killed three medics and injured eight residents", "three helpers dead, eight civilians hurt"),
    ("There were no casualties", "no casualties, no casualties"),
    ("It ended without injuries", "nobody hurt"),
    ("None of the 40 passengers was hurt", "None of the 40 civilians hurt"),
    ("30 soldiers surrendered in Klow", "30 soldiers surrendered"),
    ("12 people died without help", "12 dead"),
    # what is no count of one event
    ("At least 40 people have been killed since April", ""),
    ("More than 9,000 people have died in the war", ""),
    ("A day after 20 people were killed the town was quiet", ""),
    ("Another 12 people were wounded", ""),
    ("Borduria lost 12 tanks", ""),
    ("The raid was on 12 May", ""),
    ("Five of the houses were hit", ""),
    ("When 15 people were killed the talks ended", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTS)
def test_what_a_claim_counts(text: str, expected: str) -> None:
    found = count(text)
    assert ", ".join(toll.words for toll in (found.tolls if found else ())) == expected


def claim(text: str, predicate: str = "kill", *subjects: str, **more: object) -> ClaimRecord:
    actors = tuple(ClaimActor(key, ClaimRole.SUBJECT, key.split(":")[1], "") for key in subjects)
    made = ClaimRecord(f"c {text}", f"f {text}", text, predicate, "", actors)
    return replace(made, **more)  # type: ignore[arg-type]


def by(
    actor: str,
    one: ClaimRecord,
    stance: Stance = Stance.ASSERTS,
    article: str = "one",
    group: int = 1,
    day: Interval = DAY,
    title: str = "",
) -> SaidBy:
    key = f"{actor} {one.key} {article}"
    return SaidBy(key, one.key, actor, actor, stance, article, group, published=day, title=title)


def clashes(links: tuple[LinkRecord, ...]) -> list[tuple[str, str]]:
    return [(link.kind, link.rule) for link in links if link.clash or link.rule == "counts-of-one-event"]


DIFFER = [
    # two counts of two outlets on one day: is it a tension?
    ("At least 12 people were killed in Klow", "Seven people were dead in Klow", True),
    ("A dozen people died in a raid on Klow", "No one was killed in a raid on Klow", True),
    ("31 jihadists were killed in Klow", "19 terrorists were killed in Klow", True),
    ("31 jihadists were killed in al-Raqqa", "19 terrorists were killed in Raqa", True),
    ("The blast in Klow wounded 40 people", "Nine people were injured in the blast in Klow", True),
    ("At least 16 rebels were killed in Klow", "At least 31 rebels were killed in Klow", True),
    ("12 civilians were killed in Klow", "No one was killed in Klow", True),
    ("15 people were killed in Upper Klow", "12 people were killed in Klow in Upper Zenda", False),
    ("At least 12 people were killed in Klow", "14 people were killed in Klow", False),
    ("12 people were killed in Klow", "12 people died in Klow", False),
    ("12 people were killed in Klow", "Seven people were killed in Zenda", False),
    ("12 people were killed in Klow", "Seven people were wounded in Klow", False),
    ("12 people were killed in Klow", "Seven soldiers were killed in Klow", False),
    ("12 soldiers were killed in Klow", "Seven children were killed in Klow", False),
    ("12 people were killed in Klow", "400 people have been killed in Klow since April", False),
    ("12 people were killed in a raid on Klow", "Seven people were killed in a suicide blast in Klow", False),
    ("Two people were killed in Klow in Zenda", "12 people were killed in Zenda", False),
    ("12 people were killed", "Seven people were killed", False),
    ("Two suicide blasts in Klow killed nine people", "Three Reds blew up by suicide in Klow killing one",
     True),
    ("At least one person was killed in Klow", "Several people were killed in Klow", False),
    ("Hundreds of people were killed in Klow", "More than 1,400 people were killed in Klow", False),
    ("Dozens of people were killed in Klow", "650 people were killed in Klow", True),
    ("12 people may be dead in Klow", "Seven people were killed in Klow", False),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), DIFFER)
def test_counts_of_one_event(one: str, other: str, expected: bool) -> None:
    left, right = claim(one, "die"), claim(other, "be")
    if " may " in one:
        left = replace(left, modality=Modality.POSSIBLE)
    links = find([left, right], [by("a", left), by("b", right, article="two")])
    found = [link for link in links if link.kind is LinkKind.IN_TENSION_WITH]
    assert bool(found) == expected
    assert all("count what may be one event" in link.reason for link in found)


SIDE_BY_SIDE = [
    # two counts of two speakers, one behind the other in one article
    ("30 people were killed in rocket fire in Klow", "34 people were killed, six of them women", True),
    ("30 people were killed", "34 people were killed", True),
    ("Eight civilians died in rocket fire on the west", "15 civilians died in a raid on Klow", False),
    ("Eight civilians died on Friday", "15 civilians died in a raid on Klow", False),
    ("Three children were killed", "22 children were killed in Klow", False),
    ("Three people were hurt", "22 people were killed", False),
    ("A dozen people were detained near Klow", "There had been no arrests", True),
    ("A dozen people were detained near Klow", "There had been no arrests in Brenn", False),
]


@pytest.mark.parametrize(("one", "other", "expected"), SIDE_BY_SIDE)
def test_counts_side_by_side(one: str, other: str, expected: bool) -> None:
    left, right = claim(one, "die"), claim(other, "be")
    links = find([left, right], [by("a", left), by("b", right, group=2)])
    assert bool(clashes(links)) == expected


@pytest.mark.parametrize(
    ("day", "article", "actor", "expected"),
    [
        (DAY, "two", "b", True),
        (NEXT, "two", "b", True),
        (LATER, "two", "b", False),
        (DAY, "one", "b", True),
        (DAY, "one", "a", False),
    ],
)
def test_who_counts_on_which_day(day: Interval, article: str, actor: str, expected: bool) -> None:
    one, other = claim("12 people were killed in Klow", "die"), claim("40 people died in Klow", "be")
    links = find([one, other], [by("a", one), by(actor, other, article=article, day=day)])
    assert bool(clashes(links)) == expected


def test_a_headline_says_where_it_was() -> None:
    one = claim("31 jihadists were killed in air raids on Raqa")
    other = claim("16 terrorists were killed in the town", "be")
    for title, expected in (
        ("Raids on Raqqa kill 16", True),
        ("Raids on Klow kill 16", False),
        ("Raids", False),
    ):
        said = [by("a", one), by("b", other, article="two", title=title)]
        assert bool(clashes(find([one, other], said))) == expected


JETS = StateTie(
    "unnamed:jets", "Bordurian jets", "state:borduria", "Borduria", AffiliationKind.PART_OF, "words"
)
RULE = StateTie(
    "unnamed:rule", "government", "state:borduria", "Borduria", AffiliationKind.SPEAKS_FOR, "words"
)
PRESS = StateTie("unnamed:press", "press", "state:borduria", "Borduria", AffiliationKind.PART_OF, "words")
TIES = (JETS, RULE, PRESS)
STATE, OF_JETS = "state:borduria", JETS.actor_key

DEEDS = [
    # denied of whom, asserted of whom; the kind and the rule
    (("was involved in the raid", "be", STATE), ("bombed the market", "bomb", OF_JETS), "contradicts"),
    (("was behind the attack", "be", STATE), ("carried out the strike", "carry_out", OF_JETS), "contradicts"),
    (("played a role in the blast", "play", STATE), ("was behind the explosion", "be", STATE), "contradicts"),
    (("was behind the blast", "be", RULE.actor_key), ("caused the explosion", "cause", STATE), "contradicts"),
    (("was behind the blast", "be", OF_JETS), ("caused the explosion", "cause", STATE), "in_tension_with"),
    (("was behind the blast", "be", PRESS.actor_key), ("caused the explosion", "cause", STATE), ""),
    (("was behind the blast", "be", "state:syldavia"), ("caused the explosion", "cause", STATE), ""),
    (("was behind the raid in Klow", "be", STATE), ("carried out the raid in Zenda", "carry_out", STATE), ""),
    (("was involved in the gas attack", "be", STATE), ("carried out the air raid", "carry_out", STATE), ""),
    (("was responsible for the attack", "be", STATE), ("used gas", "use", STATE), ""),
    (("was involved in the talks", "be", STATE), ("bombed the market", "bomb", STATE), ""),
    (("signed the plan", "sign", STATE), ("bombed the market", "bomb", STATE), ""),
]  # fmt: skip


@pytest.mark.parametrize(("denied", "asserted", "kind"), DEEDS)
def test_a_deed_denied(denied: tuple[str, str, str], asserted: tuple[str, str, str], kind: str) -> None:
    one, other = (claim(f"{key} {text}", verb, key) for text, verb, key in (denied, asserted))
    said = [by("envoy", one, DENIES), by("poland", other)]
    links = [link for link in find([one, other], said, ties=TIES) if link.rule == "deed-denied"]
    assert [link.kind for link in links] == ([kind] if kind else [])


def test_far_off_in_an_article_a_denial_is_of_something_else() -> None:
    one, other = claim("X was behind the attack", "be", STATE), claim("X caused the blast", "cause", STATE)
    for group, expected in ((5, True), (9, False)):
        links = find([one, other], [by("envoy", one, DENIES), by("poland", other, group=group)])
        assert bool(clashes(links)) == expected


def test_one_deed_has_one_doer() -> None:
    one = claim("X carried out the attack on the dam", "carry_out", STATE)
    other = claim("Y carried out the attack on the dam", "carry_out", "state:syldavia")
    (link,) = find([one, other], [by("syldavia", one), by("envoy", other)])
    assert (link.kind, link.rule) == (LinkKind.IN_TENSION_WITH, "two-doers")
    assert "each names another doer" in link.reason
    assert find([one, other], [by("envoy", one), by("envoy", other)]) == ()
    negative = replace(other, polarity=Polarity.NEGATIVE)
    assert find([one, negative], [by("syldavia", one), by("envoy", negative)]) == ()


STANDS = [
    # who denied having sent rifles, who is said to have sent them
    (STATE, JETS.actor_key, "contradicts"),
    (RULE.actor_key, JETS.actor_key, "contradicts"),
    (RULE.actor_key, STATE, "contradicts"),
    (JETS.actor_key, STATE, "in_tension_with"),
    (JETS.actor_key, RULE.actor_key, "in_tension_with"),
    (PRESS.actor_key, STATE, ""),
    ("state:syldavia", RULE.actor_key, ""),
]


@pytest.mark.parametrize(("denied", "asserted", "kind"), STANDS)
def test_a_part_of_a_state_stands_for_it(denied: str, asserted: str, kind: str) -> None:
    names = {tie.actor_key: tie.actor_name for tie in TIES} | {
        STATE: "Borduria",
        "state:syldavia": "Syldavia",
    }
    one, other = (
        ClaimRecord(
            f"c {at}", f"f {at}", f"{names[key]} sent {what}", "send", "",
            (ClaimActor(key, ClaimRole.SUBJECT, names[key], ""),),
        )
        for at, (key, what) in enumerate(((denied, "weapons"), (asserted, "rifles")))
    )  # fmt: skip
    said = [by("envoy", one, DENIES), by("poland", other, article="two")]
    links = [link for link in find([one, other], said, ties=TIES) if link.rule == "denial-reaches"]
    assert [link.kind for link in links] == ([kind] if kind else [])
    for link in links:
        assert " Borduria (words)" in link.reason


@pytest.mark.parametrize(
    ("denied", "article", "day", "expected"),
    [
        ("X was responsible for the attack", "one", DAY, True),
        ("X was responsible for the attack", "two", DAY, True),
        ("X was responsible for the attack", "two", LATER, False),
        ("X was responsible for that attack", "one", DAY, True),
        ("X was responsible for that attack", "two", DAY, False),
        ("X was responsible for the attack in Klow", "two", LATER, True),
    ],
)
def test_which_attack_is_meant(denied: str, article: str, day: Interval, expected: bool) -> None:
    one = claim(denied, "be", STATE)
    other = replace(claim(f"{denied.replace('that', 'the')}, too", "be", STATE), frame_key="f other")
    said = [by("envoy", one, DENIES), by("poland", other, article=article, day=day)]
    assert bool([link for link in find([one, other], said) if link.rule == "denial-reaches"]) == expected
