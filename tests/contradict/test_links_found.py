"""The rules, each on claims that fall under it and on some that do not."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.contradict import find
from tracker.records import ClaimActor, ClaimRecord, Interval, LinkRecord, SaidBy
from tracker.terms import Bound, ClaimRole, Clash, LinkKind, Modality, Polarity, Stance, Status

SUBJECT, OBJECT = ClaimRole.SUBJECT, ClaimRole.OBJECT
BORDURIA = ClaimActor("state:borduria", SUBJECT, "Borduria", "")
SYLDAVIA = ClaimActor("state:syldavia", SUBJECT, "Syldavia", "")
REDS = ClaimActor("group:reds", OBJECT, "the Reds", "")
IN_2017 = Interval(date(2017, 1, 1), date(2017, 12, 31))
IN_2018 = Interval(date(2018, 1, 1), date(2018, 12, 31))
SINCE_2017 = Interval(date(2017, 6, 1), None)
NEGATIVE = Polarity.NEGATIVE
NAMES = {"envoy": "Dana Reyes", "poland": "Poland", "unnamed:1": "(unnamed)", "gazette": "Evening Gazette"}

ARMS = ClaimRecord("c-arms", "f-arms", "Borduria armed the Reds", "arm", "the Reds", (BORDURIA, REDS))
NEVER = replace(ARMS, key="c-never", text="Borduria never armed the Reds", polarity=NEGATIVE)
LIMIT = ClaimRecord("c-limit", "f-1", "It gave grain and no more", "be", "", (BORDURIA,), bound=Bound.LIMIT)
EXCESS = ClaimRecord("c-more", "f-2", "Its help goes much further", "go", "", (BORDURIA,), bound=Bound.EXCESS)


def by(
    actor: str, claim: ClaimRecord, stance: Stance = Stance.ASSERTS, snapshot: str = "one", **given: object
) -> SaidBy:
    key = str(given.pop("key", f"{actor}-{claim.key}-{stance}-{snapshot}"))
    name = NAMES.get(actor, actor)
    return SaidBy(key, claim.key, actor, name, stance, snapshot, **given)  # type: ignore[arg-type]


def brief(links: tuple[LinkRecord, ...]) -> list[tuple[str, str, str, str, str | None]]:
    return [(link.kind, link.a_key, link.b_key, link.rule, link.clash) for link in links]


def test_an_accusation_denied_is_a_dispute_of_both_sides_of_one_claim() -> None:
    accused = by("poland", ARMS, key="s1")
    denied = by("envoy", ARMS, Stance.DENIES, key="s2", answers_key="s1")
    (link,) = find([ARMS], [denied, accused])
    assert link == LinkRecord(
        LinkKind.CONTRADICTS,
        "c-arms",
        "c-arms",
        "asserted-and-denied",
        "Poland asserted, Dana Reyes denied in answer: “Borduria armed the Reds”.",
        Clash.DISPUTE,
        (("a", "s1"), ("b", "s2")),
    )


ONE_CLAIM = [
    # who says what of one claim; kind, rule, clash and reason of the link
    (
        [by("unnamed:1", ARMS), by("envoy", ARMS, Stance.DENIES)],
        ("contradicts", "asserted-and-denied", "dispute"),
        "an unnamed source asserted, Dana Reyes denied: “Borduria armed the Reds”.",
    ),
    (
        [by("poland", ARMS), by("envoy", ARMS, Stance.PARTLY_DENIES)],
        ("in_tension_with", "asserted-and-partly-denied", "dispute"),
        "Poland asserted, Dana Reyes partly denied: “Borduria armed the Reds”.",
    ),
    (
        [by("envoy", ARMS, said=IN_2017), by("envoy", ARMS, Stance.DENIES, "two", said=IN_2018)],
        ("contradicts", "asserted-and-denied", "reversal"),
        "Dana Reyes asserted and denied: “Borduria armed the Reds”, at different times.",
    ),
    (
        [by("envoy", ARMS, group=1), by("envoy", ARMS, Stance.DENIES, group=1)],
        ("contradicts", "asserted-and-denied", "inconsistency"),
        "Dana Reyes asserted and denied: “Borduria armed the Reds”, at the same time.",
    ),
    (
        [by("envoy", ARMS), by("envoy", ARMS, Stance.DENIES, "two")],
        ("contradicts", "asserted-and-denied", None),
        "Dana Reyes asserted and denied: “Borduria armed the Reds”; "
        "which came first, or whether it is the same actor, is not known.",
    ),
    (
        [by("envoy", ARMS), by("envoy", ARMS, Stance.RETRACTS)],
        ("contradicts", "asserted-and-retracted", "reversal"),
        "Dana Reyes asserted and retracted: “Borduria armed the Reds”, at different times.",
    ),
]


@pytest.mark.parametrize(("said", "expected", "reason"), ONE_CLAIM)
def test_two_sides_of_one_claim(
    said: list[SaidBy], expected: tuple[str, str, str | None], reason: str
) -> None:
    (link,) = find([ARMS], said)
    assert (link.kind, link.rule, link.clash) == expected
    assert link.reason == reason


@pytest.mark.parametrize(
    "said",
    [
        [],
        [by("poland", ARMS), by("gazette", ARMS)],
        [by("envoy", ARMS, Stance.DENIES)],
        [by("poland", ARMS), by("envoy", ARMS, Stance.QUESTIONS)],
        [by("poland", ARMS), by("envoy", ARMS, Stance.DECLINES)],
        [by("poland", ARMS), by("envoy", ARMS, Stance.RETRACTS)],
        [by("poland", ARMS, status=Status.REJECTED), by("envoy", ARMS, Stance.DENIES)],
        [by("poland", ARMS), by("envoy", ARMS, Stance.DENIES, status=Status.REJECTED)],
        [by("poland", NEVER), by("envoy", ARMS, Stance.DENIES)],
    ],
)
def test_no_clash(said: list[SaidBy]) -> None:
    assert find([ARMS], said) == ()


def test_a_dispute_and_a_reversal_over_one_claim_are_two_links() -> None:
    said = [
        by("poland", ARMS),
        by("envoy", ARMS, said=IN_2017),
        by("envoy", ARMS, Stance.DENIES, "two", said=IN_2018),
    ]
    assert [link.clash for link in find([ARMS], said)] == [Clash.DISPUTE, Clash.REVERSAL]


def test_many_names_are_cut_short() -> None:
    said = [*(by(name, ARMS) for name in "edcba"), by("x", ARMS, Stance.DENIES), by("y", ARMS, Stance.DENIES)]
    (link,) = find([ARMS], said)
    assert link.reason.startswith("a, b, c and 2 more asserted, x and y denied: ")


FRAMES = [
    # what differs between the claims; kind of the link, None for no link
    ({}, {}, "contradicts"),
    ({"modality": Modality.FUTURE}, {"modality": Modality.FUTURE}, "contradicts"),
    ({"modality": Modality.FUTURE}, {}, None),
    ({"modality": Modality.POSSIBLE}, {}, "in_tension_with"),
    ({"modality": Modality.POSSIBLE}, {"modality": Modality.POSSIBLE}, None),
    ({"modality": Modality.CONDITIONAL}, {"modality": Modality.CONDITIONAL}, "in_tension_with"),
    ({"modality": Modality.DESIRED}, {"modality": Modality.NECESSARY}, None),
    ({"bound": Bound.LIMIT}, {}, None),
    ({"event": IN_2017}, {"event": IN_2017}, "contradicts"),
    ({"event": IN_2017}, {"event": SINCE_2017}, "contradicts"),
    ({"event": IN_2017}, {"event": IN_2018}, None),
    ({"event": IN_2018}, {"event": IN_2017}, None),
    ({"event": IN_2017}, {}, "in_tension_with"),
    ({"event": Interval(None, None, "once")}, {}, "contradicts"),
    ({"event": IN_2017, "modality": Modality.POSSIBLE}, {"event": IN_2017}, "in_tension_with"),
]


@pytest.mark.parametrize(("left", "right", "kind"), FRAMES)
def test_opposite_claims_asserted(
    left: dict[str, object], right: dict[str, object], kind: str | None
) -> None:
    one, other = replace(ARMS, **left), replace(NEVER, **right)  # type: ignore[arg-type]
    links = find([one, other], [by("poland", one), by("envoy", other)])
    assert brief(links) == ([(kind, "c-arms", "c-never", "opposite-polarity", "dispute")] if kind else [])


@pytest.mark.parametrize(("left", "right", "kind"), FRAMES)
def test_a_claim_of_the_frame_denied(
    left: dict[str, object], right: dict[str, object], kind: str | None
) -> None:
    one = replace(ARMS, **left)  # type: ignore[arg-type]
    other = replace(ARMS, **{"key": "c-also", "text": "It armed them", **right})  # type: ignore[arg-type]
    links = find([one, other], [by("poland", one), by("envoy", other, Stance.DENIES)])
    assert brief(links) == ([(kind, "c-also", "c-arms", "denied-alike", "dispute")] if kind else [])


def test_evidence_stands_on_the_side_of_its_claim() -> None:
    other = replace(ARMS, key="c-also")
    said = [
        by("poland", ARMS, key="p"),
        by("envoy", other, Stance.DENIES, key="e"),
        by("gazette", other, key="g"),
        by("envoy", ARMS, Stance.DENIES, key="d"),
    ]
    links = {link.rule: link for link in find([ARMS, other], said)}
    assert links["denied-alike"].evidence == (("a", "e"), ("a", "g"), ("b", "d"), ("b", "p"))


def test_a_denial_and_its_own_negative_claim_do_not_clash() -> None:
    assert find([ARMS, NEVER], [by("envoy", ARMS, Stance.DENIES), by("envoy", NEVER)]) == ()


LIMITS = [
    # subjects of limit and excess, how far apart in the article; kind of the link
    ((BORDURIA,), (BORDURIA,), (9, 9), "contradicts"),
    ((BORDURIA,), (BORDURIA,), (9, 10), "contradicts"),
    ((BORDURIA,), (BORDURIA,), (9, 12), None),
    ((BORDURIA, REDS), (SYLDAVIA, REDS), (9, 9), "in_tension_with"),
    ((BORDURIA,), (), (9, 9), "in_tension_with"),
    ((), (), (9, 9), "in_tension_with"),
    ((BORDURIA,), (SYLDAVIA,), (9, 9), None),
]


@pytest.mark.parametrize(("left", "right", "groups", "kind"), LIMITS)
def test_a_limit_against_an_excess(
    left: tuple[ClaimActor, ...], right: tuple[ClaimActor, ...], groups: tuple[int, int], kind: str | None
) -> None:
    limit, excess = replace(LIMIT, actors=left), replace(EXCESS, actors=right)
    said = [by("state:borduria", limit, group=groups[0]), by("gazette", excess, group=groups[1])]
    links = find([limit, excess], said)
    assert brief(links) == ([(kind, "c-limit", "c-more", "limit-against-excess", "dispute")] if kind else [])


def test_a_limit_and_an_excess_of_one_frame_clash_across_articles() -> None:
    excess = replace(EXCESS, frame_key=LIMIT.frame_key)
    said = [by("state:borduria", LIMIT), by("gazette", excess, snapshot="two")]
    (link,) = find([LIMIT, excess], said)
    assert link.kind is LinkKind.CONTRADICTS
    assert link.reason == (
        "state:borduria set a limit: “It gave grain and no more”; "
        "Evening Gazette went beyond it: “Its help goes much further”."
    )
