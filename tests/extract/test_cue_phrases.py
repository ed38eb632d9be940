"""Phrases and adverbs that say who says it, or that somebody does."""

import pytest
from articles import article

from tracker.extract import extract
from tracker.records import Attribution

Row = tuple[str, str, str]


def by_rules(text: str) -> tuple[Attribution, ...]:
    return extract(article(text), tagger=False)


def rows(text: str) -> list[Row]:
    found: list[Row] = []
    for one in by_rules(text):
        hops = " > ".join("+".join(m.name or m.text for m in hop.speakers) for hop in one.chain)
        cue, content = (" … ".join(span.quote(text) for span in spans) for spans in (one.cue, one.content))
        found.append((hops, cue, content))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "In the words of Ana Soto, the bridge is a joke.",
            ("Ana Soto", "In the words of", "the bridge is a joke"),
        ),
        (
            "By the port's own account, the bridge is safe.",
            ("port", "By … own account", "the bridge is safe"),
        ),
        ("Legend has it that the bell sank.", ("", "Legend has it", "that the bell sank")),
        ("Reportedly, the bell sank.", ("", "Reportedly", "the bell sank")),
        ("The abbot allegedly sold the bell.", ("", "allegedly", "The abbot … sold the bell")),
        ("Per the lease, the abbey owns the bell.", ("lease", "Per", "the abbey owns the bell")),
    ],
)
def test_who_says_it_stands_in_a_phrase(text: str, expected: Row) -> None:
    ((hops, cue, content),) = rows(text)
    assert (hops.removeprefix("the "), cue, content) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The trees were sorted according to height.",
        "Everything went according to plan.",
        "They earn two euros per hour.",
        "The envoy left early, citing costs.",
        "Ana Soto said that the abbot allegedly sold the bell.",
    ],
)
def test_what_only_looks_like_one(text: str) -> None:
    assert not [row for row in rows(text) if row[1] in {"according to", "per", "citing", "allegedly"}]


@pytest.mark.parametrize(
    "text",
    [
        "Citing two dockers, Radio Coral said that the crane was unsafe.",
        "Radio Coral, citing two dockers, said that the crane was unsafe.",
        "The crane was unsafe, Radio Coral said, citing two dockers.",
    ],
)
def test_who_cites_somebody_passes_it_on(text: str) -> None:
    cited = [row for row in rows(text) if row[1].lower() == "citing"]
    assert [(hops, content.removeprefix("that ").lower()) for hops, _, content in cited] == [
        ("Radio Coral > two dockers", "the crane was unsafe")
    ]


def test_a_phrase_behind_that_belongs_to_what_follows() -> None:
    found = rows("The envoy said that, according to satellite data, the fires were set on purpose.")
    assert ("The envoy > satellite data", "according to", "the fires were set on purpose") in found


@pytest.mark.parametrize("verb", ["quoted", "cited"])
def test_who_is_quoted_by_somebody_speaks(verb: str) -> None:
    (row,) = rows(f"Radio Coral {verb} Ana Soto as saying that the bridge was mined.")
    assert row == ("Radio Coral > Ana Soto", f"{verb} … as saying", "that the bridge was mined")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("To her, it was a betrayal of the voters.", ("her", "To", "it was a betrayal of the voters")),
        ("For him, the vote was a farce.", ("him", "For", "the vote was a farce")),
        ("For them, it meant the end of the club.", ("them", "For", "it meant the end of the club")),
        ("To them, the bridge seems a joke.", ("them", "To", "the bridge seems a joke")),
        # no judgement of theirs
        ("To him, Ana Soto gave the keys.", None),
        ("For them, Ana Soto built a bridge.", None),
        ("To Ana Soto the bridge was shown on Monday.", None),
        ("For years, the vote was a farce.", None),
        ("To the north, the bridge was a ruin.", None),
        ("The bridge was shown to her, it was a joke.", None),
    ],
)
def test_to_whom_something_seems_so(text: str, expected: Row | None) -> None:
    assert [row for row in rows(text) if row[1] in {"To", "For", "to"}] == ([expected] if expected else [])
