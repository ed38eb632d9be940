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
        ("since the start of 2018", "2018-01-01/.."),
        ("after the 2016 election", "2016-01-01/.."),
        ("before the 2016 election", "../2016-12-31"),
        ("before the end of 2018", "../2018-12-31"),
        ("by 2020", "../2020-12-31"),
        ("no later than March 2020", "../2020-03-31"),
        ("throughout 2020", "2020-01-01/2020-12-31"),
        ("in the first half of 2016", "2016-01-01/2016-06-30"),
        ("in the second half of 2016", "2016-07-01/2016-12-31"),
        ("in the third half of 2016", None),
        ("from 9 to 11 May 2017", "2017-05-09/2017-05-11"),
        ("on May 9-11, 2017", "2017-05-09/2017-05-11"),
        ("11-9 May 2017", None),
        ("in November and December 2016", "2016-11-01/2016-12-31"),
        ("in December and November 2016", None),
        ("in 2014 and 2016", "2014-01-01/2016-12-31"),
        ("in 2014, 2015 and 2016", "2014-01-01/2016-12-31"),
        ("the week of Sept. 3, 2018", "2018-09-03/2018-09-09"),
        ("the week of 5 September 2018", "2018-09-03/2018-09-09"),
        ("25/12/2017", "2017-12-25"),
        ("12.25.2017", "2017-12-25"),
        ("3/4/2017", "2017-03-04/2017-04-03"),
        ("25/25/2017", None),
        ("the early 1990s", "1990-01-01/1999-12-31"),
        ("the late 1980s and early 1990s", "1980-01-01/1999-12-31"),
        ("the 19th century", "1800-01-01/1900-12-31"),
        ("around 2015", "2015-01-01~/2015-12-31~"),
        ("in about March 2016", "2016-03-01~/2016-03-31~"),
        ("around 5 March 2016", "2016-03-05~"),
        ("since about 2015", "2015-01-01~/.."),
        ("since at least 2014", None),
        ("as early as 2013", None),
        ("about a year after the vote", None),
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
        ("this Tuesday", "2021-09-28"),
        ("Tuesday night", "2021-09-28"),
        ("on Sunday and Monday", "2021-10-03/2021-10-04"),
        ("later on Monday", "2021-10-04"),
        ("overnight", "2021-10-03/2021-10-04"),
        ("this morning", "2021-10-04"),
        ("last night", "2021-10-03"),
        ("last weekend", "2021-10-02/2021-10-03"),
        ("at the weekend", "2021-10-02/2021-10-03"),
        ("this weekend", "2021-10-09/2021-10-10"),
        ("until last week", "../2021-10-03"),
        ("by Friday", "../2021-10-01"),
        ("by the end of the year", "../2021-12-31"),
        ("at the start of the year", "2021-01-01/2021-10-04"),
        ("at the end of the year", None),
        ("later this month", "2021-10-04/2021-10-31"),
        ("earlier in the week", "2021-10-04"),
        ("the past decade", "2011-01-01/2021-10-04"),
        ("in the past two decades", "2001-01-01/2021-10-04"),
        ("over the last year", "2020-01-01/2021-10-04"),
        ("over the past 36 hours", "2021-10-02/2021-10-04"),
        ("in the next five years", "2021-10-04/2026-12-31"),
        ("a decade ago", "2006-01-01/2016-12-31"),
        ("some 20 years ago", "2001-01-01~/2001-12-31~"),
        ("nearly two years ago", "2019-01-01~/2019-12-31~"),
        ("half a century ago", None),
        ("a fortnight ago", "2021-09-20/2021-09-26"),
        ("last quarter", "2021-07-01/2021-09-30"),
        ("in the first quarter of this year", "2021-01-01/2021-03-31"),
        ("in the second half of last year", "2020-07-01/2020-12-31"),
        ("last October", "2020-10-01/2020-10-31"),
        ("last summer", "2020-01-01/2021-10-04"),
        ("last winter", "2019-01-01/2021-10-04"),
        ("this spring", "2021-01-01/2021-12-31"),
        ("next summer", "2021-10-04/2022-12-31"),
        ("on September 9-11", "2021-09-09/2021-09-11"),
        ("on 9-11 November", "2020-11-09/2020-11-11"),
        ("the week of Sept. 3", "2021-08-30/2021-09-05"),
        ("in the '90s", "1990-01-01/1999-12-31"),
        ("in the '30s", "1930-01-01/1939-12-31"),
        # counted from something else than the day of the article
        ("the next day", None),
        ("the previous year", None),
        ("the following Monday", None),
        ("that year", None),
        ("last decade", None),
        ("two days before the vote", None),
        ("in the wake of the vote", None),
        ("a few weeks ago", None),
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
        ("by Friday", MONDAY, "../2021-10-08"),
        ("until March", MONDAY, "../2022-03-31"),
        ("at the weekend", MONDAY, "2021-10-09/2021-10-10"),
        ("between March and May", MONDAY, "2022-03-01/2022-05-31"),
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
