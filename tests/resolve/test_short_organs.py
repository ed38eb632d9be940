"""Whose army it is that an article names for short."""

import pytest

from tracker.records import ActorRecord, AffiliationRecord
from tracker.resolve import Gazetteer
from tracker.resolve.organs import Organs
from tracker.resolve.starting import states
from tracker.terms import ActorKind, AffiliationKind

LEADER = ActorRecord("person:anton vesely", "Anton Vesely", ActorKind.PERSON)
TIE = AffiliationRecord(LEADER.key, "state:czechia", AffiliationKind.LEADS, "test data")
KNOWN = Gazetteer((*states(), LEADER), (TIE,))


@pytest.mark.parametrize(
    ("text", "phrase", "state"),
    [
        ("The Polish army met the rebels. The army lost.", "army", "poland"),
        ("The Polish army met the rebels. Government forces lost.", "government forces", None),
        ("The Polish government met the rebels. Government forces lost.", "government forces", "poland"),
        ("The Polish government met the rebels. The army lost.", "the army", "poland"),
        ("The Polish government met the rebels. The military lost.", "military", "poland"),
        ("Polish and Czech troops met. The army lost.", "the army", None),
        ("The Polish army met the Czech army. The army lost.", "the army", None),
        ("The Polish regime hired Russian jets. The regime lost.", "the regime", "poland"),
        ("The Polish regime hired Russian jets. The army lost.", "the army", None),
        ("The Polish army met the rebels. Rebel forces lost.", "rebel forces", None),
        ("The Polish army met the rebels. An army lost.", "an army", None),
        ("The Polish army met the rebels. Kurdish forces lost.", "Kurdish forces", None),
        ("The town was quiet. The army lost.", "army", None),
        ("Vesely’s forces lost.", "Vesely’s forces", "czechia"),
        ("Veselys forces lost.", "Veselys forces", "czechia"),
        ("Holt’s forces lost.", "Holt’s forces", None),
        ("The government of President Anton Vesely lost.", "government of President Anton Vesely", "czechia"),
        ("Forces loyal to President Anton Vesely lost.", "Forces", "czechia"),
        ("Fighters loyal to President Anton Vesely lost.", "Fighters", None),
        ("The government in Warsaw lost.", "government", "poland"),
        ("The forces in Warsaw lost.", "forces", None),
        ("The government in Lublin lost.", "government", None),
        ("Polish officials met. Analysts left.", "analysts", None),
    ],
)
def test_short_names_of_organs(text: str, phrase: str, state: str | None) -> None:
    end = text.lower().rindex(phrase.lower()) + len(phrase)
    found = Organs(text, KNOWN).owner(phrase, text[end:])
    assert (found.state.key.removeprefix("state:") if found else None) == state
