"""Dates and other values as a person types them."""

import calendar
import re
from datetime import date

from tracker.errors import UsageError
from tracker.records import Interval
from tracker.terms import Way

UNKNOWN = "unknown"
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


def interval(text: str) -> Interval:
    """Return the days that a date, a month (2018-03), a year (2018) or a range (2018/2019-03) covers."""
    first, slash, last = text.partition("/")
    start = _days(first, text)
    return Interval(start[0], (_days(last, text) if slash else start)[1], text)


def since(text: str | None) -> date | None:
    """Return the first day that a date, month or year covers."""
    return None if text is None else _days(text, text)[0]


def until(text: str | None) -> date | None:
    """Return the last day that a date, month or year covers."""
    return None if text is None else _days(text, text)[1]


def ways(text: str | None, roll_up: bool) -> tuple[Way, ...]:
    """Return the ways that a list names, without one all; `roll_up` off leaves those of names only."""
    given = [one.strip() for one in text.split(",")] if text is not None else list(Way)
    unknown = [one for one in given if one not in list(Way)]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no way: give one or more of {', '.join(Way)}")
    named = (Way.SELF, Way.ALIAS, Way.METONYM)
    return tuple(way for way in Way if way in given and (roll_up or way in named))


def _days(text: str, whole: str) -> tuple[date, date]:
    match = _DAY.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        year, month, day = (None if part is None else int(part) for part in match.groups())
        first = date(year or 0, 1 if month is None else month, 1 if day is None else day)
        last_month = 12 if month is None else month
        last_day = calendar.monthrange(first.year, last_month)[1] if day is None else day
        return first, date(first.year, last_month, last_day)
    except ValueError as error:
        raise UsageError(f"{whole!r} is not a date: give 2018, 2018-03 or 2018-03-14") from error
