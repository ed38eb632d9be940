"""Dates as people write them in front matter: intervals of days, never invented."""

import calendar
import re
from datetime import date

from tracker.records import Interval

_MONTHS = {name.casefold(): number for number, name in enumerate(calendar.month_name) if name} | {
    name.casefold(): number for number, name in enumerate(calendar.month_abbr) if name
}
_ISO = re.compile(r"(\d{3}[\dX])(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:[T ]\d\d:?\d\d.*)?", re.IGNORECASE)
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH_ONLY = re.compile(r"([a-z]+)\.?,? (\d{4})")
_YEARS = range(1600, 2200)


def parse_interval(words: str) -> Interval | None:
    """Return the days that the words cover ("2018-07" is a month), or None when that is not certain."""
    first, slash, last = (part.strip() for part in words.partition("/"))
    if not slash:
        days = _days(first)
        return Interval(*days, words) if days else None
    return _between(first, last, words)


def _between(first: str, last: str, words: str) -> Interval | None:
    start, end = _days(first), _days(last)
    unknown = {"", ".."}
    if (start is None and first not in unknown) or (end is None and last not in unknown):
        return None
    if start is None and end is None:
        return None
    if start and end and start[0] > end[1]:
        return None
    return Interval(start[0] if start else None, end[1] if end else None, words)


def _days(words: str) -> tuple[date, date] | None:
    try:
        return _iso(words) or _written(" ".join(words.casefold().split()))
    except ValueError:  # such as 31 June
        return None


def _iso(words: str) -> tuple[date, date] | None:
    found = _ISO.fullmatch(words)
    if not found:
        return None
    year, month, day = found.groups()
    if year[3] in "Xx":
        decade = int(year[:3]) * 10
        return None if month else (date(decade, 1, 1), date(decade + 9, 12, 31))
    return _calendar(int(year), _number(month), _number(day))


def _written(words: str) -> tuple[date, date] | None:
    for pattern, order in ((_DAY_FIRST, (2, 1, 0)), (_MONTH_FIRST, (2, 0, 1)), (_MONTH_ONLY, (1, 0, None))):
        found = pattern.fullmatch(words)
        if found and found.group(order[1] + 1) in _MONTHS:
            day = None if order[2] is None else int(found.group(order[2] + 1))
            return _calendar(int(found.group(order[0] + 1)), _MONTHS[found.group(order[1] + 1)], day)
    return None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None


def _calendar(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    if year not in _YEARS or (month is None and day is not None):
        return None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
