"""Time phrases: what they mean, and when they mean nothing that can be dated."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.records import Interval
from tracker.resolve import interval
from tracker.resolve.days import MONTHS
from tracker.resolve.intervals import hull, read

MONDAY = date(2021, 10, 4)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("in 2018", "2018-01-01/2018-12-31"),
        ("In early 2018", "2018-01-01/2018-12-31"),
        ("October 2018", "2018-10-01/2018-10-31"),
        ("Oct. 2018", "2018-10-01/2018-10-31"),
        ("in October of 2018", "2018-10-01/2018-10-31"),
        ("February 2020", "2020-02-01/2020-02-29"),
        ("20 October 2018", "2018-10-20"),
        ("the 20th of October 2018", "2018-10-20"),
        ("October 20, 2018", "2018-10-20"),
        ("2018-10-20", "2018-10-20"),
        ("2018-10", "2018-10-01/2018-10-31"),
        ("2008-12", None),
        ("since 2015", "2015-01-01/.."),
        ("ever since May 2015", "2015-05-01/.."),
        ("from 2015 onwards", "2015-01-01/.."),
        ("after 2015", "2016-01-01/.."),
        ("before 2014", "../2013-12-31"),
        ("until 2014", "../2014-12-31"),
        ("between 2014 and 2016", "2014-01-01/2016-12-31"),
        ("from 2014 to 2016", "2014-01-01/2016-12-31"),
        ("between March and June 2020", "2020-03-01/2020-06-30"),
        ("between 3 and 5 October 2018", "2018-10-03/2018-10-05"),
        ("between 2016 and 2014", None),
        ("between June 2020 and some day", None),
        ("between dusk and dawn", None),
        ("between 31 and 5 June 2020", None),
        ("during the 1994-1999 years", "1994-01-01/1999-12-31"),
        ("1994–99", "1994-01-01/1999-12-31"),
        ("1999-1994", None),
        ("the 1980s", "1980-01-01/1989-12-31"),
        ("the 1900s", "1900-01-01/1999-12-31"),
        ("winter of 2018", "2018-01-01/2019-03-31"),
        ("summer 2018", "2018-01-01/2018-12-31"),
        ("Q3 2020", "2020-07-01/2020-09-30"),
        ("the second quarter of 2020", "2020-04-01/2020-06-30"),
        # no day of the calendar, or no year said
        ("31 June 2020", None),
        ("in 2018-13", None),
        ("20 October", None),
        ("last year", None),
        ("on Monday", None),
        ("since then", None),
        ("until further notice", None),
        ("two years before 2018", None),
        ("more than two years ago", None),
        ("recently", None),
        ("", None),
    ],
)
def test_without_an_anchor(words: str, edtf: str | None) -> None:
    read_as = interval(words, None)
    assert (read_as.edtf, read_as.words) == (edtf, words)


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("20 October", "2020-10-20"),
        ("on 4 October", "2021-10-04"),
        ("March 31", "2021-03-31"),
        ("in July", "2021-07-01/2021-07-31"),
        ("in December", "2020-12-01/2020-12-31"),
        ("last September", "2021-09-01/2021-09-30"),
        ("September last year", "2020-09-01/2020-09-30"),
        ("May next year", "2022-05-01/2022-05-31"),
        ("may", "2021-05-01/2021-05-31"),
        ("last year", "2020-01-01/2020-12-31"),
        ("last month", "2021-09-01/2021-09-30"),
        ("last week", "2021-09-27/2021-10-03"),
        ("this week", "2021-10-04/2021-10-10"),
        ("this year", "2021-01-01/2021-12-31"),
        ("next month", "2021-11-01/2021-11-30"),
        ("earlier this year", "2021-01-01/2021-10-04"),
        ("earlier this month", "2021-10-01/2021-10-04"),
        ("the past two years", "2019-01-01/2021-10-04"),
        ("over the past month", "2021-09-01/2021-10-04"),
        ("yesterday", "2021-10-03"),
        ("the day before yesterday", "2021-10-02"),
        ("today", "2021-10-04"),
        ("tomorrow", "2021-10-05"),
        ("on Monday", "2021-10-04"),
        ("last Monday", "2021-09-27"),
        ("last Friday", "2021-10-01"),
        ("on Friday", "2021-10-01"),
        ("next Monday", "2021-10-11"),
        ("two days ago", "2021-10-02"),
        ("three weeks ago", "2021-09-13/2021-09-19"),
        ("10 months ago", "2020-12-01/2020-12-31"),
        ("a year ago", "2020-01-01/2020-12-31"),
        ("since last year", "2020-01-01/.."),
        ("between March and June", "2021-03-01/2021-06-30"),
        ("between September and June", None),
        ("between dusk and June", None),
        ("a year earlier", None),
        ("in the spring", None),
    ],
)
def test_with_an_anchor(words: str, edtf: str | None) -> None:
    assert interval(words, MONDAY).edtf == edtf


@pytest.mark.parametrize(
    ("words", "anchor", "edtf"),
    [
        ("20 October", MONDAY, "2021-10-20"),
        ("4 October", MONDAY, "2021-10-04"),
        ("3 October", MONDAY, "2022-10-03"),
        ("28 February", date(2020, 3, 1), "2021-02-28"),
        ("in March", MONDAY, "2022-03-01/2022-03-31"),
        ("on Friday", MONDAY, "2021-10-08"),
        ("next Friday", MONDAY, "2021-10-08"),
        ("next week", MONDAY, "2021-10-11/2021-10-17"),
        ("in 2018", MONDAY, "2018-01-01/2018-12-31"),
    ],
)
def test_what_is_to_come(words: str, anchor: date, edtf: str) -> None:
    assert interval(words, anchor, ahead=True).edtf == edtf


@pytest.mark.parametrize(
    ("published", "words", "edtf"),
    [
        (None, "last year", None),
        (Interval(None, date(2021, 7, 2)), "last year", None),
        (Interval(date(2021, 7, 2), date(2021, 7, 2)), "yesterday", "2021-07-01"),
        (Interval(date(2021, 7, 1), date(2021, 7, 31)), "last year", "2020-01-01/2020-12-31"),
        (Interval(date(2021, 7, 1), date(2021, 7, 31)), "yesterday", "2021-06-30/2021-07-30"),
        (Interval(date(2021, 1, 1), date(2021, 12, 31)), "since last month", "2020-12-01/.."),
        (Interval(date(2021, 1, 1), date(2021, 12, 31)), "recently", None),
    ],
)
def test_articles_of_a_coarse_date_give_every_reading(
    published: Interval | None, words: str, edtf: str | None
) -> None:
    assert read(words, published).edtf == edtf


def test_the_hull_of_open_readings_is_open() -> None:
    assert hull([Interval(None, MONDAY, "w"), Interval(MONDAY, None, "w")]) == Interval(None, None, "w")


_PIECES = [
    *MONTHS,
    "last",
    "this",
    "next",
    "past",
    "year",
    "month",
    "week",
    "monday",
    "since",
    "until",
    "before",
]
_PHRASES = st.lists(
    st.one_of(st.sampled_from([*_PIECES, "and", "between", "ago"]), st.integers(0, 2100).map(str)), max_size=6
).map(" ".join)


@given(st.one_of(st.text(), _PHRASES), st.one_of(st.none(), st.dates()), st.booleans())
def test_first_is_never_after_last(words: str, anchor: date | None, ahead: bool) -> None:
    found = interval(words, anchor, ahead=ahead)
    assert found.words == words
    assert found.first is None or found.last is None or found.first <= found.last


@given(st.sampled_from(sorted(MONTHS)), st.integers(1000, 2099), st.dates())
def test_a_month_is_never_a_day(month: str, year: int, anchor: date) -> None:
    found = interval(f"{month} {year}", anchor)
    assert found.first
    assert found.last
    assert found.last - found.first >= timedelta(27)
