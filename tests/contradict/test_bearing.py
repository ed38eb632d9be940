"""What two claims of a whole ledger must share before they are listed as a clash."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.contradict import find
from tracker.contradict.bearing import stands_alone
from tracker.records import Around, ClaimActor, ClaimRecord, Interval, LinkRecord, SaidBy, StateTie
from tracker.terms import AffiliationKind, ClaimRole, LinkKind, Stance

CLASHES = {LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH}
VERBS = {
    "lost": "lose", "gave": "give", "gives": "give", "sent": "send", "send": "send", "is": "be", "was": "be",
    "has": "have", "paid": "pay", "remember": "remember", "recalls": "recall", "served": "serve",
    "serve": "serve", "care": "care", "tends": "tend", "rise": "rise", "fall": "fall", "knows": "know",
    "know": "know", "went": "go", "go": "go", "hear": "hear", "heard": "hear",
}  # fmt: skip


def claim(text: str, *subjects: str) -> ClaimRecord:
    names = subjects or (text.split()[0],)
    actors = tuple(ClaimActor(f"actor:{one.lower()}", ClaimRole.SUBJECT, one, "") for one in names)
    verb = next((VERBS[word] for word in text.split() if word in VERBS), "")
    return ClaimRecord(f"c {text}", f"f {text}", text, verb, "", actors)


def by(actor: str, one: ClaimRecord, article: str, stance: Stance = Stance.ASSERTS, group: int = 1) -> SaidBy:
    return SaidBy(f"{actor} {one.key} {article}", one.key, actor, actor, stance, article, group)


def rules(links: tuple[LinkRecord, ...]) -> list[str]:
    return [link.rule for link in links if link.kind in CLASHES]


BESIDE = [
    # two claims that two speakers assert, and the rule by which they clash
    ("Holt gave only grain", "Holt gave rifles", "opposite-limit"),
    ("Holt gave the Reds only grain", "Holt gave the Reds two hundred old rifles", "opposite-limit"),
    ("Holt is just glad", "Holt is too close to the banks", ""),
    ("Holt just has great gifts", "Holt has a slight lead in the north", ""),
    ("Holt gave only grain", "Holt gave a long speech to nine thousand farmers", ""),
    ("Holt never sent weapons", "Holt sent rifles", "opposite-negation"),
    ("Holt never sent it", "Holt sent rifles", ""),
    ("Holt sent no weapons", "Holt sent rifles", "opposite-negation"),
    ("Holt sent no weapons to the Reds", "Holt sent weapons to the Reds in May", "opposite-negation"),
    ("Holt heard no shots", "Holt heard shots in Klow", "opposite-negation"),
    ("Holt gave no reason", "Holt gave rifles", ""),
    ("Holt gave no grain to the Reds", "Holt gave the Greens grain", ""),
    ("Holt sent no weapons in May", "Holt sent rifles", ""),
    ("Holt paid no heed to the Reds", "Holt paid the Reds", ""),
    ("Holt is not very well informed", "Holt is surprised that all went so well", ""),
    ("Holt is not well informed", "Holt is well informed on grain", "opposite-negation"),
    ("Holt does not care", "Holt tends the garden", ""),
    ("Holt does not remember the meeting", "Holt recalls the insults", ""),
    ("Holt did not serve in Klow", "Holt served in Klow in the navy", "opposite-negation"),
    ("Holt did not serve in Klow", "Holt served during the Klow era", ""),
    ("What Holt did not send", "Holt sent rifles", ""),
    ("You do not know where Holt is", "Holt is at home", ""),
    ("It is not enough", "There is enough of it", ""),
    ("Holt is nothing but a dreamer", "Holt is a dreamer", ""),
    ("Holt is anything but a dreamer", "Holt is a dreamer", "opposite-negation"),
    ("Holt lost 12 tanks", "Holt lost 40 tanks", "opposite-numbers"),
    ("Holt paid 8 million for a model 727", "Holt paid 100 million", ""),
    ("Holt has paid the tax since 2007", "Holt has paid it over eight years", ""),
    ("Holt went from door to door", "Holt went from door to door in Klow", ""),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "rule"), BESIDE)
def test_what_is_listed(one: str, other: str, rule: str) -> None:
    left, right = (claim(text, "Holt") for text in (one, other))
    found = rules(find([left, right], [by("ana", left, "one"), by("bo", right, "two")]))
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army fled", True),
        ("The army fled in May", True),
        ("When Klow fell", False),
        ("What the army will not do", False),
        ("That may not be enough", False),
        ("The army saw it", False),
        ("The towns that they live in", False),
        ("Fled", False),
        ("The town today is neither", False),
        ("Themselves is rich", False),
    ],
)
def test_what_stands_alone(text: str, expected: bool) -> None:
    assert stands_alone(claim(text)) == expected


def test_nobody_gainsays_himself_within_one_attribution() -> None:
    one, other = claim("Trade will rise"), claim("Trade will fall")
    apart = [by("ana", one, "one"), by("ana", other, "one", group=2)]
    assert rules(find([one, other], apart)) == ["opposite-opposites"]
    assert rules(find([one, other], [by("ana", one, "one"), by("ana", other, "one")])) == []


TIES = tuple(
    StateTie(f"actor:{name.lower()}", name, "state:borduria", "Borduria", AffiliationKind.LEADS, "data")
    for name in ("Holt", "Reyes")
)


@pytest.mark.parametrize(("denied", "asserted"), [("Holt", "Reyes"), ("Reyes", "Holt")])
def test_two_leaders_of_a_state_are_not_one(denied: str, asserted: str) -> None:
    one, other = claim(f"{denied} sent weapons", denied), claim(f"{asserted} sent rifles", asserted)
    said = [by("ana", one, "one", Stance.DENIES), by("bo", other, "two")]
    assert rules(find([one, other], said, ties=TIES)) == []
    assert rules(find([one, other], [by("ana", one, "one"), by("bo", other, "two")], ties=TIES)) == []


def test_who_paid_nobody_paid_no_commander() -> None:
    one, other = claim("Holt paid anyone"), claim("Holt paid Red commanders")
    said = [by("Holt", one, "one", Stance.DENIES), by("bo", other, "two")]
    assert rules(find([one, other], said)) == ["denial-reaches"]


NOBODY = [
    ("There is no point", "The point is that they must agree", ""),
    ("There was no gas attack", "There was a gas attack", "opposite-negation"),
    (
        "The gas attack in Klow never took place",
        "The gas attack in Klow took place at dawn",
        "opposite-negation",
    ),
]


@pytest.mark.parametrize(("one", "other", "rule"), NOBODY)
def test_claims_about_nobody(one: str, other: str, rule: str) -> None:
    verb = "take" if "took" in one + other else "be"
    left, right = (ClaimRecord(f"c {text}", f"f {text}", text, verb, "", ()) for text in (one, other))
    found = rules(find([left, right], [by("ana", left, "one"), by("bo", right, "two")]))
    assert found == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("before", "rule"),
    [
        ("Holt denied ", "denial-reaches"),
        ("Holt denied the accusation of ", "denial-reaches"),
        ("Holt has denied previous ", ""),
        ("Holt has denied earlier ", ""),
    ],
)
def test_a_denial_of_what_was_said_before(before: str, rule: str) -> None:
    one, other = claim("Holt sent weapons"), claim("Holt sent rifles")
    said = [by("Holt", one, "one", Stance.DENIES), by("bo", other, "two")]
    around = {said[0].key: Around("accusations of sending weapons", before)}
    assert rules(find([one, other], said, around=around)) == ([rule] if rule else [])


DAY = Interval(date(2021, 5, 4), date(2021, 5, 4))
COUNTED = [
    # a count without a place, the words around it, a count of another outlet: are they of one event?
    ("15 civilians were killed", "15 civilians were killed and 100 hurt in a raid on Klow", "",
     "40 civilians were killed in a raid on Klow", True),
    ("15 civilians were killed", "", "The raid hit a market in Klow. ",
     "40 civilians were killed in a raid on Klow", True),
    ("15 civilians were killed", "", "The shelling hit a market in Klow. ",
     "40 civilians were killed in a raid on Klow", False),
    ("15 civilians were killed", "", "The raid hit a market in Zenda. ",
     "40 civilians were killed in a raid on Klow", False),
    ("15 people were killed", "", "The raid hit a market in Klow. ",
     "40 people were killed in a raid on Klow", False),
    ("15 people were killed", "", "It was a raid on Klow. ", "20 people were killed in a raid on Klow", True),
    ("15 people were killed", "", "The raid hit Klows market near Klows. ",
     "20 people were killed in a raid on Klow", True),
    ("15 people were killed", "", "A raid in Bordurias north. ", "20 people were killed in a raid on Klow",
     False),
    ("15 civilians were killed in Red-held streets", "", "It was a raid on Klow. ",
     "40 civilians were killed in a raid on Klow", True),
]  # fmt: skip


@pytest.mark.parametrize(("text", "own", "before", "other", "expected"), COUNTED)
def test_the_words_around_a_count(text: str, own: str, before: str, other: str, expected: bool) -> None:
    left, right = claim(text, "people"), claim(other, "people")
    said = [by("ana", left, "one"), by("bo", right, "two")]
    said = [replace(each, published=DAY) for each in said]
    around = {said[0].key: Around(own, before)}
    found = rules(find([left, right], said, around=around))
    assert found == (["counts-of-one-event"] if expected else [])


def test_counts_beside_each_other_whose_place_stands_before() -> None:
    nine, one = (
        claim("At least nine people were killed in three blasts near Klow", "people"),
        claim("one person was killed in a series of blasts", "person"),
    )
    said = [replace(by("ana", nine, "one"), published=DAY), replace(by("bo", one, "one"), published=DAY)]
    for before, expected in (("It was in Klow. ", ["counts-of-one-event"]), ("It was in Zenda. ", [])):
        around = {said[1].key: Around("", before)}
        assert rules(find([nine, one], said, around=around)) == expected


def test_a_place_may_stand_after_the_first_sentence() -> None:
    one = claim("A suicide bomber killed 32 people", "people")
    other = claim("At least 20 people were killed in a suicide bombing in Klow", "people")
    said = [replace(by("ana", one, "one"), published=DAY), replace(by("bo", other, "two"), published=DAY)]
    around = {said[0].key: Around("", "", "The hall stood in Klow.")}
    assert rules(find([one, other], said, around=around)) == ["counts-of-one-event"]


def test_a_toll_at_a_number_says_no_place() -> None:
    one = claim("At least 23 people were killed in a raid on Klow", "people")
    other = claim("Another group put the death toll at 40", "people")
    said = [replace(by("ana", one, "one"), published=DAY), replace(by("bo", other, "one"), published=DAY)]
    assert rules(find([one, other], said)) == ["counts-of-one-event"]


def test_an_article_that_points_at_an_attack_tells_of_one() -> None:
    one = claim("The attack killed more than 100 people", "people")
    other = claim("The attack killed at least 58 people", "people")
    far = [by("ana", one, "one", group=1), by("bo", other, "one", group=9)]
    said = [replace(each, published=DAY) for each in far]
    assert rules(find([one, other], said)) == ["counts-of-one-event"]


def test_the_dead_of_a_war_and_of_a_blow() -> None:
    one = claim("The civil war has killed 40000 people", "people")
    other = claim("The blast that shook the civil war killed four people", "people")
    said = [replace(each, published=DAY) for each in (by("ana", one, "one"), by("bo", other, "two"))]
    assert rules(find([one, other], said)) == []


REACH = [
    # what is denied, what is asserted, whether the denial reaches it
    ("Holt is in our interest", "Holt is fine with doing dark things", False),
    ("Holt has weapons", "Holt has rifles", False),
    ("Holt sent weapons", "Holt sent rifles", True),
]


@pytest.mark.parametrize(("denied", "asserted", "expected"), REACH)
def test_without_a_verb_of_its_own_a_denial_needs_the_words(
    denied: str, asserted: str, expected: bool
) -> None:
    one, other = claim(denied, "Holt"), claim(asserted, "Holt")
    found = rules(find([one, other], [by("ana", one, "one", Stance.DENIES), by("bo", other, "two")]))
    assert found == (["denial-reaches"] if expected else [])


@pytest.mark.parametrize(
    ("year", "expected"), [(2015, False), (2017, True), (2020, True), (2022, False), (None, True)]
)
def test_a_leader_stands_for_his_state_while_he_leads_it(year: int | None, expected: bool) -> None:
    held = Interval(date(2016, 1, 1), date(2021, 1, 1), "2016 to 2021")
    tie = replace(TIES[0], held=held)
    state = ClaimActor("state:borduria", ClaimRole.SUBJECT, "Borduria", "")
    one, other = claim("Borduria sent weapons"), claim("Holt sent rifles", "Holt")
    one = replace(one, actors=(state,))
    day = Interval(date(year, 5, 1), date(year, 5, 1), "") if year else None
    said = [by("ana", one, "one", Stance.DENIES), replace(by("bo", other, "two"), published=day)]
    assert rules(find([one, other], said, ties=[tie])) == (["denial-reaches"] if expected else [])


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Ana", True),
        ("I", False),
        ("I.", False),
        ("we", False),
        ("You", False),
        ("I am concerned by reports", False),
    ],
)
def test_nobody_knows_whom_a_pronoun_gainsays(who: str, expected: bool) -> None:
    one, other = claim("Trade will rise"), claim("Trade will fall")
    said = [by(who, one, "one"), by("bo", other, "two")]
    assert rules(find([one, other], said)) == (["opposite-opposites"] if expected else [])


LIES = [
    # what is said of who spoke, with its predicate, how far behind his words, and whether it meets them
    ("Holt is lying", "lie", 1, True),
    ("Holt made up the story", "make_up", 2, True),
    ("Holt invented the whole thing", "invent", 1, True),
    ("Holt lied about the incident", "lie", 4, True),
    ("Holt lied about the incident", "lie", 5, False),
    ("Holt lied about the grain", "lie", 1, False),
    ("Holt invented the steam plough", "invent", 1, False),
    ("Holt made up her mind", "make_up", 1, False),
    ("Reyes is lying", "lie", 1, False),
]


@pytest.mark.parametrize(("text", "predicate", "apart", "expected"), LIES)
def test_who_is_said_to_lie_is_gainsaid(text: str, predicate: str, apart: int, expected: bool) -> None:
    told, earlier = claim("Soldiers burned the bridge"), claim("Trade will rise")
    charge = replace(claim(text), predicate=predicate)
    said = [
        by("actor:holt", earlier, "one", group=1),
        by("actor:holt", told, "one", group=3),
        by("bo", charge, "one", group=3 + apart),
        by("actor:holt", earlier, "two", group=4),
    ]
    found = [link for link in find([told, earlier, charge], said) if link.kind in CLASHES]
    assert [link.rule for link in found] == (["said-to-have-lied"] if expected else [])
    assert all({link.a_key, link.b_key} == {told.key, charge.key} for link in found)
