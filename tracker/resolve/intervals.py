"""Time phrases as intervals of days: never narrower than what the words say."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.records import Interval
from tracker.resolve.moments import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.resolve.days import Days

_SINCE = re.compile(r"^(?:(?:ever )?since|after)\s+(?P<rest>.+)$")
_ONWARDS = re.compile(r"^(?:from\s+)?(?P<rest>.+?)\s+(?:on|onwards?)$")
_UNTIL = re.compile(r"^(?:until|till|up to|before)\s+(?P<rest>.+)$")
_BETWEEN = re.compile(r"^(?:between|from)\s+(?P<a>.+?)\s+(?:and|to|until|till|through)\s+(?P<b>.+)$")
_YEARS = re.compile(
    r"^(?:(?:in|during|over|the|from)\s+)*(?P<a>1\d{3}|20\d\d)\s*[-–—/]\s*(?P<b>1\d{3}|20\d\d|\d\d)(?![-\d])"
)


def interval(words: str, anchor: date | None, *, ahead: bool = False) -> Interval:
    """Return when the words mean, read on the day `anchor`; undatable words keep both ends None.

    A day or month without a year is the nearest one past, with `ahead` the nearest to come; without an
    anchor it stays unknown.
    """
    text = " ".join(words.casefold().replace(",", " ").split())
    try:
        first, last = _range(text, anchor, ahead) or (None, None)
    except (ValueError, OverflowError):
        # The calendar has no such day ("31 June").
        first, last = None, None
    return Interval(first, last, words)


def read(words: str, published: Interval | None, *, ahead: bool = False) -> Interval:
    """Return when the words mean in an article of that date: of a coarse date, every reading of the words."""
    if published is None or published.first is None or published.last is None:
        return interval(words, None)
    return hull([interval(words, day, ahead=ahead) for day in (published.first, published.last)])


def hull(readings: Sequence[Interval]) -> Interval:
    """Return the narrowest interval that holds all of these readings of the same words."""
    firsts = [each.first for each in readings]
    lasts = [each.last for each in readings]
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    return Interval(first, last, readings[0].words)


def _range(text: str, anchor: date | None, ahead: bool) -> tuple[date | None, date | None] | None:
    years = _YEARS.match(text)
    if years:
        return _span_of_years(years["a"], years["b"])
    pair = _BETWEEN.match(text)
    if pair:
        return _between(pair["a"], pair["b"], anchor)
    opened = _SINCE.match(text) or _ONWARDS.match(text)
    if opened:
        start = moment(opened["rest"], anchor)
        after = text.startswith("after")
        return (start[1] + timedelta(1) if after else start[0], None) if start else None
    ended = _UNTIL.match(text)
    if ended:
        end = moment(ended["rest"], anchor)
        before = text.startswith("before")
        return (None, end[0] - timedelta(1) if before else end[1]) if end else None
    return moment(text, anchor, ahead)


def _span_of_years(left: str, right: str) -> Days | None:
    if len(right) == 4:
        return _ordered(date(int(left), 1, 1), date(int(right), 12, 31))
    later = int(left[:2] + right)
    if later > int(left) and int(right) > 12:
        return date(int(left), 1, 1), date(later, 12, 31)
    # "2018-10" is a month; "2008-12" may be a month or four years more.
    return moment(f"{left}-{right}", None) if later <= int(left) else None


def _between(left: str, right: str, anchor: date | None) -> Days | None:
    end = moment(right, anchor)
    if end is None:
        return None
    if left.isdigit() and len(left) < 3:
        # "between 3 and 5 October 2018": month and year stand only once.
        start = moment(re.sub(r"\b\d{1,2}\b", left, right, count=1), anchor)
    elif re.search(r"\b\d{4}\b", right) and not re.search(r"\b\d{4}\b", left):
        start = moment(f"{left} {end[1].year}", anchor)
    else:
        start = moment(left, anchor)
    return _ordered(start[0], end[1]) if start else None


def _ordered(first: date, last: date) -> Days | None:
    return (first, last) if first <= last else None
