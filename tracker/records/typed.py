"""Days as a person types them."""

import calendar
import re
from datetime import date

from tracker.errors import UsageError
from tracker.records.text import Interval

_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", re.ASCII)


def typed_interval(text: str) -> Interval:
    """Return the days that a date, a month (2018-03), a year (2018) or a range (2018/2019-03) covers."""
    first, slash, last = text.partition("/")
    start = typed_days(first, text)
    return Interval(start[0], (typed_days(last, text) if slash else start)[1], text)


def typed_days(text: str, whole: str) -> tuple[date, date]:
    """Return the first and the last day that a date covers; the error names the whole that it is part of."""
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
