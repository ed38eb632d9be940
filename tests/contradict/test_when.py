"""When it was: one deed told of days that have none in common, and what only looks like it."""

from datetime import date

import pytest

from tracker.contradict import find
from tracker.records import ClaimActor, ClaimRecord, Interval, SaidBy
from tracker.terms import ClaimRole, LinkKind, Modality, Polarity, Stance

BORDURIA = ClaimActor("state:borduria", ClaimRole.SUBJECT, "Borduria", "")
FEBRUARY = Interval(date(2020, 2, 1), date(2020, 2, 29), "in February")
AUGUST = Interval(date(2020, 8, 4), date(2020, 8, 4), "on 4 August")
WINTER = Interval(date(2020, 1, 1), date(2020, 3, 31), "in winter")


VERBS = {"open": "open", "sank": "sink", "died": "die", "visited": "visit", "signed": "sign"}


def claim(text: str, when: Interval | None, *, actors: tuple[ClaimActor, ...] = ()) -> ClaimRecord:
    verb = next(verb for said, verb in VERBS.items() if said in text)
    return ClaimRecord(f"c {text}", f"f {text}", text, verb, "", actors, event=when)


def links(one: ClaimRecord, other: ClaimRecord) -> list[tuple[str, str]]:
    said = [
        SaidBy(f"{who} {each.key}", each.key, who, who, Stance.ASSERTS, who)
        for who, each in (("a", one), ("b", other))
    ]
    return [(link.kind, link.rule) for link in find([one, other], said) if link.kind is not LinkKind.SAME_AS]


FOUND = [(LinkKind.CONTRADICTS, "opposite-dates")]
TABLE = [
    # two claims with their days; what is found
    ("The inquiry was opened in February", FEBRUARY, "The inquiry was opened on 4 August", AUGUST, FOUND),
    ("The files had been opened in February", FEBRUARY, "The files were opened on 4 August", AUGUST, FOUND),
    ("The ferry sank in February", FEBRUARY, "The ferry sank on 4 August", AUGUST, FOUND),
    ("The ferry sank in February", FEBRUARY, "The ferry sank at night on 4 August", AUGUST, FOUND),
    ("The mayor died in February", FEBRUARY, "The mayor died on 4 August, a day early", AUGUST, FOUND),
    # Days that have some in common, or that nobody gave.
    ("The ferry sank in February", FEBRUARY, "The ferry sank in winter", WINTER, []),
    ("The ferry sank in February", FEBRUARY, "The ferry sank", None, []),
    # What is done more than once, and things that need not be the same.
    ("The envoy visited Klow in February", FEBRUARY, "The envoy visited Klow on 4 August", AUGUST, []),
    ("Two ferries sank in February", FEBRUARY, "Two ferries sank on 4 August", AUGUST, []),
    ("The ferry sank in February", FEBRUARY, "The tanker sank on 4 August", AUGUST, []),
]  # fmt: skip


@pytest.mark.parametrize(("one", "then", "other", "when", "expected"), TABLE)
def test_days_apart(
    one: str, then: Interval | None, other: str, when: Interval | None, expected: list[tuple[str, str]]
) -> None:
    assert links(claim(one, then), claim(other, when)) == expected
    assert links(claim(other, when), claim(one, then)) == expected


def test_what_an_actor_signed() -> None:
    one = claim("Borduria signed the treaty in February", FEBRUARY, actors=(BORDURIA,))
    other = claim("Borduria signed the treaty on 4 August", AUGUST, actors=(BORDURIA,))
    assert links(one, other) == FOUND


def test_what_was_not_or_may_have_been_leaves_the_day_open() -> None:
    one = claim("The ferry sank in February", FEBRUARY)
    for change in ({"polarity": Polarity.NEGATIVE}, {"modality": Modality.POSSIBLE}):
        other = claim("The ferry sank on 4 August", AUGUST)
        changed = ClaimRecord(*(change.get(name, getattr(other, name)) for name in ClaimRecord.__slots__))
        assert links(one, changed) == []
