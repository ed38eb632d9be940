"""Calendar arithmetic on stretches of whole days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]

# Not those of the calendar module: they follow the locale.
MONTHS = {
    "january": 1,
    "february": 2,
    "march": 3,
    "april": 4,
    "may": 5,
    "june": 6,
    "july": 7,
    "august": 8,
    "september": 9,
    "october": 10,
    "november": 11,
    "december": 12,
}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS = {name: number for number, name in enumerate(_DAYS)}


def day_of(year_: int, month_: int, day: int) -> Days:
    """Return a single day; ValueError when the calendar has none such."""
    there = date(year_, month_, day)
    return there, there


def month(year_: int, number: int) -> Days:
    """Return a month."""
    return date(year_, number, 1), date(year_, number, calendar.monthrange(year_, number)[1])


def months_before(anchor: date, count: int) -> Days:
    """Return the month that lies so many months before a day's."""
    index = anchor.year * 12 + anchor.month - 1 - count
    return month(index // 12, index % 12 + 1)


def year(number: int) -> Days:
    """Return a year."""
    return date(number, 1, 1), date(number, 12, 31)


def decade(first: int) -> Days:
    """Return ten years; a hundred for "the 1900s", which may mean either."""
    return date(first, 1, 1), date(first + (99 if first % 100 == 0 else 9), 12, 31)


def quarter(year_: int, number: int) -> Days:
    """Return a quarter of a year."""
    return date(year_, 3 * number - 2, 1), month(year_, 3 * number)[1]


def week(day: date) -> Days:
    """Return the week of a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def unit_before(anchor: date, count: int, unit: str) -> Days:
    """Return the day, or the calendar's week, month or year, that lies so many before a day's."""
    match unit:
        case "day":
            there = anchor - timedelta(count)
            return there, there
        case "week":
            return week(anchor - timedelta(7 * count))
        case "month":
            return months_before(anchor, count)
        case _:
            return year(anchor.year - count)
