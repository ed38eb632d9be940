"""Ids, dates and passages as a person types them."""

from datetime import date

import pytest

from cli import finding, values
from cli.ids import parse_ref, parse_refs
from tracker.errors import NotFoundError, TrackerError, UsageError
from tracker.records import Interval
from tracker.terms import RefKind


@pytest.mark.parametrize(
    ("text", "expected"), [("A3", "A3"), ("c12", "C12"), (" s40 ", "S40"), ("l7", "L7"), ("P5", "P5")]
)
def test_an_id_is_a_letter_and_a_number(text: str, expected: str) -> None:
    assert str(parse_ref(text)) == expected


@pytest.mark.parametrize(
    "text", ["", "3", "A", "X3", "A-3", "A3.5", "A0", "A03", "A３", "A3 B4", "A" + "9" * 30]
)
def test_anything_else_is_refused_with_what_to_give(text: str) -> None:
    with pytest.raises(UsageError, match=r"is not an id: give an article \(A3\)"):
        parse_ref(text)


def test_an_id_of_another_kind_is_refused() -> None:
    with pytest.raises(UsageError, match=r"A3 is not a claim \(C12\)"):
        parse_ref("A3", RefKind.CLAIM)


def test_an_id_given_twice_counts_once() -> None:
    assert list(map(str, parse_refs(["C2", "c2", "C1"]))) == ["C2", "C1"]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2020-02-29", date(2020, 2, 29), date(2020, 2, 29)),
        ("2017/2018-03", date(2017, 1, 1), date(2018, 3, 31)),
    ],
)
def test_a_date_covers_the_days_it_names(text: str, first: date, last: date) -> None:
    assert values.interval(text) == Interval(first, last, text)


def test_since_and_until_take_the_outer_days() -> None:
    assert (values.since("2018"), values.until("2018")) == (date(2018, 1, 1), date(2018, 12, 31))
    assert (values.since(None), values.until(None)) == (None, None)


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2018-13", "2018-02-30", "18", "2018-1-1", "0000", "2018-00", "2018/", "/2018"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(UsageError, match="is not a date: give 2018, 2018-03 or 2018-03-14"):
        values.interval(text)


TEXT = "The envoy said “no aid” went there.\nHe said it again: no\xa0aid. No aid — none."


@pytest.mark.parametrize(
    ("asked", "span"),
    [
        (finding.Asked("The envoy"), (0, 9)),
        (finding.Asked("said", nth=2), (39, 43)),
        (finding.Asked("“no aid”"), (15, 23)),
        (finding.Asked(None, start=4, end=9), (4, 9)),
    ],
)
def test_a_passage_is_found_word_for_word(asked: finding.Asked, span: tuple[int, int]) -> None:
    found = finding.locate(TEXT, asked, "A1")
    assert (found.span.start, found.span.end) == span
    assert found.quote == TEXT[slice(*span)]


@pytest.mark.parametrize(
    ("asked", "error", "message"),
    [
        (finding.Asked("said"), UsageError, "stand 2 times in A1, at 10-14, 39-43: choose with --nth 1 to 2"),
        (finding.Asked("e"), UsageError, "and more: choose"),
        (finding.Asked("said", nth=3), UsageError, "stand 2 times in A1: there is no --nth 3"),
        (finding.Asked('"no aid"'), NotFoundError, "at 15-23 it reads: “no aid” (give that"),
        (finding.Asked("again: no aid"), NotFoundError, "at 47-60 it reads"),
        (finding.Asked("No aid - none"), NotFoundError, "at 62-75 it reads: No aid — none ("),
        (finding.Asked("the moon"), NotFoundError, "do not stand in A1: copy them"),
        (finding.Asked(" "), NotFoundError, "do not stand in A1: copy them"),
        (finding.Asked("The", start=1, end=2), UsageError, "not both"),
        (finding.Asked(None), UsageError, "give the passage"),
        (finding.Asked(None, start=4), UsageError, "give the passage"),
        (finding.Asked(None, start=9, end=9), UsageError, "9-9 is no passage of A1"),
        (finding.Asked(None, start=0, end=9999), UsageError, "its text runs from 0 to"),
        (finding.Asked(None, start=35, end=36), UsageError, "holds no words"),
    ],
)
def test_a_passage_in_doubt_is_refused(asked: finding.Asked, error: type[TrackerError], message: str) -> None:
    with pytest.raises(error) as caught:
        finding.locate(TEXT, asked, "A1")
    assert message in str(caught.value)


def test_overlapping_places_all_count() -> None:
    assert [span.start for span in finding.places("nononono", "nono")] == [0, 2, 4]
