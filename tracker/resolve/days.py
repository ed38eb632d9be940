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
_SATURDAY = 5


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


def century(number: int) -> Days:
    """Return the nth century, whether it is counted from the year 0 or 1 of the hundred."""
    return date(100 * number - 100, 1, 1), date(100 * number, 12, 31)


def quarter(year_: int, number: int) -> Days:
    """Return a quarter of a year."""
    return date(year_, 3 * number - 2, 1), month(year_, 3 * number)[1]


def quarter_before(anchor: date, count: int) -> Days:
    """Return the quarter that lies so many quarters before a day's."""
    index = anchor.year * 4 + (anchor.month - 1) // 3 - count
    return quarter(index // 4, index % 4 + 1)


def half(year_: int, number: int) -> Days:
    """Return the first or second half of a year; ValueError for another."""
    if number not in (1, 2):
        raise ValueError(number)
    return quarter(year_, 2 * number - 1)[0], quarter(year_, 2 * number)[1]


def week(day: date) -> Days:
    """Return the week of a day, Monday to Sunday."""
    monday = day - timedelta(day.weekday())
    return monday, monday + timedelta(6)


def weekend(anchor: date, count: int) -> Days:
    """Return the weekend so many before that of a day's week; on a weekend, that one is its week's."""
    saturday = week(anchor)[0] + timedelta(_SATURDAY - 7 * count)
    return saturday, saturday + timedelta(1)


def season(year_: int, name: str) -> Days:
    """Return the days in which a season of a year may lie: its months depend on the hemisphere."""
    return date(year_, 1, 1), date(year_ + 1, 3, 31) if name == "winter" else date(year_, 12, 31)


def unit_before(anchor: date, count: int, unit: str) -> Days:
    """Return the day, or the calendar's week, month or longer unit, that lies so many before a day's."""
    match unit:
        case "day":
            there = anchor - timedelta(count)
            return there, there
        case "week":
            return week(anchor - timedelta(7 * count))
        case "fortnight":
            return week(anchor - timedelta(14 * count))
        case "month":
            return months_before(anchor, count)
        case "quarter":
            return quarter_before(anchor, count)
        case _:
            return year(anchor.year - count * {"decade": 10, "century": 100}.get(unit, 1))
