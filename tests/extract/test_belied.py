"""Who says that a report is false denies what it reports."""

import pytest
from articles import article

from tracker.extract import extract
from tracker.records import Attribution
from tracker.terms import Stance

TOLD = "Witnesses said soldiers burned the bridge. "
ROWS = [
    # what follows, the stance of the last attribution, what it answers, what it claims
    ("State television said the reports were false.", Stance.DENIES, 0, ()),
    ("State television said that it was a lie.", Stance.DENIES, 0, ()),
    ("The ministry said the accounts had no basis.", Stance.DENIES, 0, ()),
    ("There was no truth to the reports, the ministry said.", Stance.DENIES, 0, ()),
    ("The report that Anna Holt had resigned was untrue, the ministry said.", Stance.DENIES, None,
     ("Anna Holt had resigned",)),
    ("Reports of the use of gas in Zenda are false, the ministry said.", Stance.DENIES, None,
     ("Gas was used in Zenda",)),
    ("“That's not true,” the ministry said.", Stance.DENIES, 0, ()),
    ("The ministry said that was not the case.", Stance.DENIES, 0, ()),
    ("The ministry said it never happened.", Stance.DENIES, 0, ()),
    ("The ministry has denied it happened.", Stance.DENIES, 0, ()),
    ("The ministry denied that it ever took place.", Stance.DENIES, 0, ()),
    ("The ministry said the reports were not accurate.", Stance.DENIES, 0, ()),
    ("The ministry said it was not true that the mill had closed.", Stance.ASSERTS, None, None),
    ("The ministry said that was not right.", Stance.ASSERTS, None, None),
    ("The ministry said the reports were not false.", Stance.ASSERTS, None, None),
    ("The ministry said the bridge was fake.", Stance.ASSERTS, None, None),
    ("The ministry said it was fiction.", Stance.ASSERTS, None, None),
    ("It rained. The sun rose. The mayor said the report was false.", Stance.ASSERTS, None, None),
]  # fmt: skip


def last(text: str) -> Attribution:
    return max(extract(article(text)), key=lambda one: max(span.end for span in one.content))


@pytest.mark.parametrize(("more", "stance", "answers", "claims"), ROWS)
def test_what_is_said_to_be_false(
    more: str, stance: Stance, answers: int | None, claims: tuple[str, ...] | None
) -> None:
    found = last(TOLD + more)
    assert (found.stance, found.answers) == (stance, answers)
    if claims is not None:
        assert tuple(each.text for each in found.propositions) == claims


def test_a_denial_reaches_no_further_than_its_own_sentence() -> None:
    text = (
        "“The bridge was our position,” it said. Meanwhile the army denied a report that it had burned the "
        "bridge. “The army lit no fires in Zenda,” Colonel Jan Holt told reporters."
    )
    denied = [each for each in extract(article(text)) if each.stance is Stance.DENIES]
    assert [claim.text for each in denied for claim in each.propositions] == [
        "The army had burned the bridge"
    ]


def test_two_charges_are_two_claims() -> None:
    text = "The guild accused the army of shelling the town and of burning the crops."
    (found,) = extract(article(text))
    assert [each.text for each in found.propositions] == [
        "The army shelled the town",
        "The army burned the crops",
    ]
    assert all("army" in each.subject[0].text for each in found.propositions)


@pytest.mark.parametrize(
    ("text", "claim", "polarity"),
    [
        ("The ministry said it was rebels that bombed the mill.", "Rebels bombed the mill", "+"),
        ("It was the Reds who broke the truce, the envoy said.", "The Reds broke the truce", "+"),
        (
            "It was not the army that bombed the mill, the ministry said.",
            "The army did not bomb the mill",
            "-",
        ),
        ("The envoy said it was a plan that pleased all.", "It was a plan that pleased all", "+"),
    ],
)
def test_a_cleft_sentence_tells_what_was_done(text: str, claim: str, polarity: str) -> None:
    (found,) = extract(article(text))
    assert [(each.text, each.polarity) for each in found.propositions] == [(claim, polarity)]
