"""What somebody says beside a denial is a claim of his own; what is about his name is none."""

import pytest
from articles import article

from tracker.extract import extract

BEFORE = "Norland said that Sudany had armed the Front. "
TABLE = [
    # what follows an accusation, and who takes which stance on which claims
    (
        "Sudany's ministry said the accusation was false and that Norland had opened fire first.",
        [("denies", []), ("asserts", ["Norland had opened fire first"])],
    ),
    (
        '"That is a lie," President Ilya Tor said. "Not one of our men has crossed the border."',
        [
            ("denies", []),
            ("asserts", ["Not one of our (Ilya Tor's) men has crossed the border"]),
        ],
    ),
    (
        '"That is a lie. Norland opened fire first," President Ilya Tor said.',
        [("denies", []), ("asserts", ["Norland opened fire first"])],
    ),
    (
        'Sudany rejected the claim. "Norland opened fire first," President Ilya Tor said.',
        [("denies", []), ("asserts", ["Norland opened fire first"])],
    ),
    (
        'President Ilya Tor dismissed the claim. "Norland opened fire first," he said.',
        [("denies", []), ("asserts", ["Norland opened fire first"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_a_denial_and_what_is_said_beside_it(text: str, expected: list[tuple[str, list[str]]]) -> None:
    first, *rest = extract(article(BEFORE + text))
    assert [claim.text for claim in first.propositions] == ["Sudany had armed the Front"]
    assert [(one.stance, [claim.text for claim in one.propositions]) for one in rest] == expected
    assert [(one.answers, one.scope) for one in rest if one.stance == "denies"] == [(0, None)]


def test_a_nations_claim_is_not_that_of_the_nearest_speaker() -> None:
    denied = extract(
        article(
            "Moscow said that Ukrainian guns had hit the ward. Local officials put the death toll at five. "
            "Kyiv's foreign ministry rejected the Russian claim as absurd."
        )
    )[-1]
    assert (denied.stance, denied.answers) == ("denies", 0)


def test_a_denial_behind_a_semicolon_answers_what_is_before_it() -> None:
    *_, said, denied = extract(
        article(
            "Sudany said that Norland had sent boats. According to two men, Norland also agreed to "
            "ship missiles; officials in Norland have dismissed that as propaganda."
        )
    )
    assert [claim.text for claim in said.propositions] == ["Norland also agreed to ship missiles"]
    assert (denied.stance, denied.answers) == ("denies", 1)


def test_who_speaks_next_is_no_part_of_what_was_said() -> None:
    said, denied = extract(
        article(
            "The agency was reading the data on Monday. Anna Lopez said that Helix had misled the public; "
            "the company denied that."
        )
    )
    assert [claim.text for claim in said.propositions] == ["Helix had misled the public"]
    assert (denied.stance, denied.answers) == ("denies", 0)


NAMES = [
    ("A doctor, who asked not to be named, said that the ward had burned.", ["The ward had burned"]),
    ("The clerk, who wanted to remain anonymous, said that the ward had burned.", ["The ward had burned"]),
    ("Jan Holt asked to be named in the suit.", ["Jan Holt wants to be named in the suit"]),
]


@pytest.mark.parametrize(("text", "claims"), NAMES)
def test_a_wish_to_stay_unnamed_is_no_claim(text: str, claims: list[str]) -> None:
    assert [claim.text for one in extract(article(text)) for claim in one.propositions] == claims


def test_this_does_not_speak() -> None:
    (one,) = extract(article("This suggests that the port will close."))
    assert [claim.text for claim in one.propositions] == ["The port will close"]
    assert not any(who.text for who in one.speakers)


CALLS = [
    ("Norland called on both sides to respect the truce.", ["Both sides should respect the truce"]),
    (
        "Norland and Sudany called on the Front to free its hostages.",
        ["The Front should free its hostages"],
    ),
]


@pytest.mark.parametrize(("text", "claims"), CALLS)
def test_who_is_called_on_should_do_it(text: str, claims: list[str]) -> None:
    assert [claim.text for one in extract(article(text)) for claim in one.propositions] == claims


def test_those_killed_belong_to_the_charge() -> None:
    (one,) = extract(
        article("Poland accused Serbia of shelling a hospital in Klow on Tuesday, killing three people.")
    )
    assert [claim.text for claim in one.propositions] == [
        "Serbia shelled a hospital in Klow on Tuesday, killing three people"
    ]
