"""Whom a speaker speaks for, by the words around a name and by what is known."""

import pytest
from making import PERSON, mention, said

from tracker.records import ActorRecord, AffiliationRecord, Alias, Mention, Span, Tie
from tracker.resolve import Gazetteer, Represents
from tracker.terms import ActorKind, AffiliationKind, AliasKind

SPEAKS, LEADS, MEMBER, PART = (
    AffiliationKind.SPEAKS_FOR,
    AffiliationKind.LEADS,
    AffiliationKind.MEMBER_OF,
    AffiliationKind.PART_OF,
)
POLAND = ActorRecord(
    "state:poland",
    "Poland",
    ActorKind.STATE,
    aliases=(Alias("Polish", AliasKind.DEMONYM), Alias("Warsaw", AliasKind.METONYM)),
)
MINISTRY = ActorRecord("body:polish foreign ministry", "Polish Foreign Ministry", ActorKind.BODY)
UNION = ActorRecord("body:union", "Union", ActorKind.BODY)
KNOWN = Gazetteer(
    [POLAND, MINISTRY, UNION],
    [
        AffiliationRecord(MINISTRY.key, POLAND.key, PART, "data"),
        AffiliationRecord(POLAND.key, UNION.key, MEMBER, "data"),
    ],
)


def someone(name: str, *ties: tuple[AffiliationKind, str]) -> Mention:
    read = tuple(Tie(kind, other, Span(0, 1), other) for kind, other in ties)
    return Mention(name, (Span(0, len(name)),), name, PERSON, read)


@pytest.mark.parametrize(
    ("speaker", "others", "expected"),
    [
        (someone("Reyes"), (), ()),
        (someone("Reyes", (SPEAKS, "Polish")), (), ("Poland",)),
        (someone("Reyes", (SPEAKS, "Polish Foreign Ministry")), (), ("Polish Foreign Ministry", "Poland")),
        (someone("Reyes", (SPEAKS, "Lund")), (someone("Lund", (LEADS, "Warsaw")),), ("Lund", "Poland")),
        (someone("Reyes", (MEMBER, "Poland")), (), ()),
        (someone("Reyes", (SPEAKS, "the Herons")), (), ("the Herons",)),
        (someone("Reyes", (SPEAKS, "Lund")), (someone("Lund", (SPEAKS, "Reyes")),), ("Lund", "Reyes")),
    ],
)
def test_whom_a_speaker_speaks_for(
    speaker: Mention, others: tuple[Mention, ...], expected: tuple[str, ...]
) -> None:
    found = [said(one.text, [one], "", one.text) for one in (speaker, *others)]
    assert Represents(found, KNOWN).names([speaker]) == expected


def test_nobody_speaks_for_nobody() -> None:
    assert Represents([], KNOWN).names([mention("")]) == ()
