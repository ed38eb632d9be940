"""Time phrases as intervals of days: never narrower than what the words say."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.records import Interval
from tracker.resolve.days import WEEKDAYS, unit_before
from tracker.resolve.moments import moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.resolve.days import Days

_SINCE = re.compile(r"^(?:(?:ever )?since|after|following)\s+(?P<rest>.+)$")
_ONWARDS = re.compile(r"^(?:from\s+)?(?P<rest>.+?)\s+(?:on|onwards?)$")
_UNTIL = re.compile(r"^(?:until|till|up to|before|ahead of|by|through|no later than)\s+(?P<rest>.+)$")
_BETWEEN = re.compile(r"^(?:between|from)\s+(?P<a>.+?)\s+(?:and|to|until|till|through)\s+(?P<b>.+)$")
_DAY_NAMES = "|".join(WEEKDAYS)
_PAIR = re.compile(rf"^(?:on\s+)?(?P<a>{_DAY_NAMES})\s+(?:and|or)\s+(?P<b>{_DAY_NAMES})$")
_YEARS = re.compile(
    r"^(?:(?:in|during|over|the|from)\s+)*(?P<a>1\d{3}|20\d\d)\s*[-–—/]\s*(?P<b>1\d{3}|20\d\d|\d\d)(?![-\d])"
)
# What comes before or after a part of a year, or something held in it, may yet lie in that year.
_WITHIN = re.compile(
    r"^(?:the )?(?:early|mid|late|start|beginning|middle|end|night|morning|evening|week)\b|^the \d{4} [a-z]"
)
_END_OF = re.compile(r"^(?:the )?end of the (?P<unit>week|month|quarter|year)$")
_ABOUT = re.compile(
    r"\b(?:about|around|approximately|circa|roughly|nearly|almost|some(?= [\w]+ \w+ ago))\s+|\s+or so\b"
)

_SOME_DAY = date(2001, 6, 15)


def interval(words: str, anchor: date | None, *, ahead: bool = False) -> Interval:
    """Return when the words mean, read on the day `anchor`; undatable words keep both ends None.

    A day or month without a year is the nearest one past, with `ahead` the nearest to come; without an
    anchor it stays unknown.
    """
    text = _ABOUT.sub("", " ".join(words.casefold().replace(",", " ").split()))
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


def needs_day(words: str) -> bool:
    """Whether the words mean a time only in an article whose date is known."""
    return interval(words, None).edtf is None and interval(words, _SOME_DAY).edtf is not None


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
    pair = _BETWEEN.match(text) or _PAIR.match(text)
    if pair:
        return _between(pair["a"], pair["b"], anchor, ahead)
    opened = _SINCE.match(text) or _ONWARDS.match(text)
    if opened:
        return _from(opened["rest"], anchor, after=text.startswith(("after", "following")))
    ended = _UNTIL.match(text)
    if ended:
        return _to(ended["rest"], anchor, ahead, before=text.startswith(("before", "ahead")))
    return moment(text, anchor, ahead)


def _from(rest: str, anchor: date | None, *, after: bool) -> tuple[date, None] | None:
    start = moment(rest, anchor)
    if start is None:
        return None
    return (start[1] + timedelta(1) if after and not _WITHIN.match(rest) else start[0]), None


def _to(rest: str, anchor: date | None, ahead: bool, *, before: bool) -> tuple[None, date] | None:
    of_unit = _END_OF.match(rest)
    if of_unit and anchor:
        return None, unit_before(anchor, 0, of_unit["unit"])[1]
    end = moment(rest, anchor, ahead)
    if end is None:
        return None
    return None, (end[0] - timedelta(1) if before and not _WITHIN.match(rest) else end[1])


def _span_of_years(left: str, right: str) -> Days | None:
    if len(right) == 4:
        return _ordered(date(int(left), 1, 1), date(int(right), 12, 31))
    later = int(left[:2] + right)
    if later > int(left) and int(right) > 12:
        return date(int(left), 1, 1), date(later, 12, 31)
    # "2018-10" is a month; "2008-12" may be a month or four years more.
    return moment(f"{left}-{right}", None) if later <= int(left) else None


def _between(left: str, right: str, anchor: date | None, ahead: bool) -> Days | None:
    end = moment(right, anchor, ahead)
    if end is None:
        return None
    if left.isdigit() and len(left) < 3:
        # "between 3 and 5 October 2018": month and year stand only once.
        start = moment(re.sub(r"\b\d{1,2}\b", left, right, count=1), anchor, ahead)
    elif re.search(r"\b\d{4}\b", right) and not re.search(r"\b\d{4}\b", left):
        start = moment(f"{left} {end[1].year}", anchor)
    else:
        start = moment(left, anchor, ahead)
    return _ordered(start[0], end[1]) if start else None


def _ordered(first: date, last: date) -> Days | None:
    return (first, last) if first <= last else None
