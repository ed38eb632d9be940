"""Claims that a noun names, and whose they are."""

import pytest
from articles import article

from tracker.extract import extract
from tracker.records import Attribution
from tracker.terms import Stance

Row = tuple[str, str, str]


def by_rules(text: str) -> tuple[Attribution, ...]:
    return extract(article(text), tagger=False)


def rows(text: str) -> list[Row]:
    return [
        (
            " > ".join("+".join(m.name or m.text for m in hop.speakers) for hop in one.chain),
            " … ".join(span.quote(text) for span in one.cue),
            " … ".join(span.quote(text) for span in one.content),
        )
        for one in by_rules(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Word that the king was dead reached the fleet.", ("", "Word", "that the king was dead")),
        (
            "There is no truth to the rumour that the zoo will close.",
            ("", "rumour", "that the zoo will close"),
        ),
        ("The claim that the bell had sunk upset Lima.", ("", "claim", "that the bell had sunk")),
        # the claim has a source of its own: who denies it did not pass it on
        (
            "Peru denied the general's claim that the bell had sunk.",
            ("the general", "claim", "that the bell had sunk"),
        ),
        ("Peru denied the claim that the bell had sunk.", ("Peru > ", "claim", "that the bell had sunk")),
        # who reports it did
        (
            "Andina reported the general's claim that the bell had sunk.",
            ("Andina > the general", "claim", "that the bell had sunk"),
        ),
    ],
)
def test_a_noun_names_a_claim(text: str, expected: Row) -> None:
    assert expected in rows(text)


def test_a_claim_that_was_made_says_nothing() -> None:
    assert not rows("The rumour that the boys spread harmed the zoo.")


def test_who_is_held_responsible_is_accused() -> None:
    (one,) = by_rules("The sailors held the owner responsible for the delay.")
    assert [m.text for m in one.speakers] == ["The sailors"]
    assert one.stance is Stance.ASSERTS


def test_a_second_verb_of_the_speaker_is_no_part_of_the_first_ones_content() -> None:
    found = rows("Soto admits that he had the bell but denies that he sold it.")
    assert found == [
        ("Soto", "admits", "that he had the bell"),
        ("Soto", "denies", "that he sold it"),
    ]


@pytest.mark.parametrize(
    "text", ["The abbot stands accused of selling the bell.", "Abbot accused of selling bell"]
)
def test_who_is_accused_does_not_accuse(text: str) -> None:
    (one,) = by_rules(text)
    assert not one.source


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The crowd was silent. “Forgive them all.”", 1),
        ("The crowd was “silent as stones.”", 0),
        ("The crowd wore shirts that read “Forgive them all.”", 0),
    ],
)
def test_a_quotation_that_stands_alone_is_somebodys(text: str, count: int) -> None:
    assert [m.text for one in by_rules(text) for m in one.speakers] == [""] * count
