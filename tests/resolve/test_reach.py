"""How much of what it answers an answer reaches, by its words."""

from dataclasses import replace

import pytest

from tracker.records import ClaimActor, ClaimRecord, Proposition, Span
from tracker.resolve.reach import meant, picked, reached
from tracker.terms import ClaimRole, Modality, Polarity

ARMS, MONEY, OIL = (ClaimRecord(key, key, key, "", "", ()) for key in ("arms", "money", "oil"))


@pytest.mark.parametrize(
    ("scope", "claims", "before", "expected"),
    [
        (None, (ARMS, MONEY), (OIL,), (ARMS, MONEY)),
        ("the allegation", (ARMS, MONEY), (OIL,), (ARMS, MONEY)),
        ("both claims", (ARMS, MONEY), (OIL,), (ARMS, MONEY)),
        ("both claims", (ARMS,), (OIL,), (OIL, ARMS)),
        ("Both Claims", (ARMS,), (), (ARMS,)),
        ("all of it", (ARMS,), (OIL, MONEY), (OIL, MONEY, ARMS)),
        ("the first part of the claim", (ARMS, MONEY), (OIL,), (ARMS,)),
        ("the second part", (ARMS, MONEY), (OIL,), (MONEY,)),
        ("the third charge", (ARMS, MONEY), (), (MONEY,)),
        ("the former", (ARMS, MONEY, OIL), (), (ARMS,)),
        ("the latter", (ARMS, MONEY, OIL), (), (OIL,)),
        ("the last allegation", (ARMS, MONEY), (), (MONEY,)),
        ("the second allegation", (ARMS,), (OIL,), (ARMS,)),
    ],
)
def test_what_is_reached(
    scope: str | None,
    claims: tuple[ClaimRecord, ...],
    before: tuple[ClaimRecord, ...],
    expected: tuple[ClaimRecord, ...],
) -> None:
    assert picked(scope, claims, before) == expected


ANA = ClaimActor("ana", ClaimRole.SUBJECT, "We", "")
WISH = replace(ARMS, key="wish", actors=(ANA,), modality=Modality.DESIRED)
REMARK = replace(ARMS, key="remark", text="That is plain to see")
NO_QUARREL = replace(ARMS, key="quarrel", actors=(ANA,), polarity=Polarity.NEGATIVE)


@pytest.mark.parametrize(
    ("claims", "speakers", "expected"),
    [
        ((NO_QUARREL, MONEY), {"ana"}, (MONEY,)),
        ((NO_QUARREL, MONEY), {"bo"}, (NO_QUARREL, MONEY)),
        ((NO_QUARREL,), {"ana"}, (NO_QUARREL,)),
        ((WISH, MONEY), {"ana"}, (MONEY,)),
        ((REMARK, MONEY), {"ana"}, (MONEY,)),
        ((replace(REMARK, text="Luckily both of those were empty"), MONEY), {"ana"}, (MONEY,)),
        ((ARMS, MONEY), {"ana"}, (ARMS, MONEY)),
    ],
)
def test_what_accuses_nobody_is_not_denied(
    claims: tuple[ClaimRecord, ...], speakers: set[str], expected: tuple[ClaimRecord, ...]
) -> None:
    assert reached(claims, speakers) == expected


SPEECH = "They sold arms, she said, and took money. “They stole our oil.” Norland denied it."
SAID = [
    Proposition(word, (), word, (), place=Span(SPEECH.index(word), SPEECH.index(word) + len(word)))
    for word in ("sold", "took", "stole")
]


@pytest.mark.parametrize(
    ("words", "claims", "said", "expected"),
    [
        ("it", (ARMS, MONEY, OIL), SAID, (OIL,)),
        ("that a lie told under pressure", (ARMS, MONEY, OIL), SAID, (OIL,)),
        ("that", (ARMS, MONEY), SAID[:2], (ARMS, MONEY)),
        ("the allegations", (ARMS, MONEY, OIL), SAID, (ARMS, MONEY, OIL)),
        ("them", (ARMS, MONEY, OIL), SAID, (ARMS, MONEY, OIL)),
        ("His account", (ARMS, MONEY, OIL), SAID, ()),
        ("His account", (ARMS,), SAID[:1], (ARMS,)),
        ("it", (ARMS, MONEY), SAID, (ARMS, MONEY)),
    ],
)
def test_what_one_points_at_was_said_last(
    words: str,
    claims: tuple[ClaimRecord, ...],
    said: list[Proposition],
    expected: tuple[ClaimRecord, ...],
) -> None:
    assert meant(words, claims, said, SPEECH) == expected
