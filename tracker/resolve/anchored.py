"""Phrases that are read from the day of the article: "last year", "two weeks ago", "on Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from tracker.resolve.calendar_words import (
    EDGE,
    NAMED,
    NAMES,
    NTH,
    ORDINAL,
    SEASON,
    STEP,
    UNIT,
    WD,
    WHICH,
    D,
    M,
    N,
    count,
)
from tracker.resolve.days import (
    MONTHS,
    WEEKDAYS,
    Days,
    day_of,
    decade,
    half,
    month,
    months_before,
    quarter,
    unit_before,
    week,
    weekend,
    year,
)

Rule = Callable[[re.Match[str], date], "Days | None"]
Shift = Callable[[date], date]


def same(anchor: date) -> date:
    """Read the phrase from the day itself, whether it looks back or ahead."""
    return anchor


def by_a_week(anchor: date) -> date:
    """Return the last day of the seven from which a weekday to come is taken."""
    return anchor + timedelta(6)


def by_months(anchor: date) -> date:
    """Return a day of the last of the twelve months from which a month to come is taken."""
    return months_before(anchor, -11)[1]


def by_a_year(anchor: date) -> date:
    """Return the last day of the year from which a date to come is taken."""
    last = anchor - timedelta(1)
    leap_day = (last.month, last.day) == (2, 29)
    return last.replace(year=last.year + 1, day=28 if leap_day else last.day)


def _day_without_year(found: re.Match[str], anchor: date) -> Days:
    number, day = MONTHS[found["month"]], int(found["day"])
    past = (number, day) <= (anchor.month, anchor.day)
    return day_of(anchor.year if past else anchor.year - 1, number, day)


def _week_without_year(found: re.Match[str], anchor: date) -> Days:
    return week(_day_without_year(found, anchor)[0])


def _days_without_year(found: re.Match[str], anchor: date) -> Days | None:
    number, first, last = MONTHS[found["month"]], int(found["from"]), int(found["to"])
    past = (number, first) <= (anchor.month, anchor.day)
    there = anchor.year if past else anchor.year - 1
    return (date(there, number, first), date(there, number, last)) if first <= last else None


def _month_without_year(found: re.Match[str], anchor: date) -> Days:
    number = MONTHS[found["month"]]
    return month(anchor.year if number <= anchor.month else anchor.year - 1, number)


def _last_month_of_that_name(found: re.Match[str], anchor: date) -> Days:
    """Read "last May": in May, it is that of the year before."""
    number = MONTHS[found["month"]]
    return month(anchor.year if number < anchor.month else anchor.year - 1, number)


def _month_of_year(found: re.Match[str], anchor: date) -> Days:
    return month(anchor.year - STEP[found["which"]], MONTHS[found["month"]])


def _part_of_year(found: re.Match[str], anchor: date) -> Days:
    number = anchor.year - STEP[found["which"]]
    return (quarter if found["part"] == "quarter" else half)(number, ORDINAL[found["nth"]])


def _unit(found: re.Match[str], anchor: date) -> Days | None:
    """Read "last", "this" or "next" with a unit as the calendar's; a decade's or century's is not clear."""
    if found["unit"] in {"decade", "century"}:
        return None
    return unit_before(anchor, STEP[found["which"]], found["unit"])


def _so_far(found: re.Match[str], anchor: date) -> Days:
    """Read "earlier this year" as the part of it that is past."""
    return unit_before(anchor, 0, found["unit"])[0], anchor


def _from_now(found: re.Match[str], anchor: date) -> Days:
    """Read "later this year" as the part of it that is to come."""
    return anchor, unit_before(anchor, 0, found["unit"])[1]


def _edge(found: re.Match[str], anchor: date) -> Days | None:
    """Read "the start of the year" as of this one; at its end, it may be that of the one before."""
    return None if found["edge"] == "end" else _so_far(found, anchor)


def _past(found: re.Match[str], anchor: date) -> Days:
    """Read "the past two years" as the time from then to the anchor."""
    return unit_before(anchor, count(found), found["unit"])[0], anchor


def _past_hours(found: re.Match[str], anchor: date) -> Days:
    return anchor - timedelta(-(-int(found["hours"]) // 24)), anchor


def _coming(found: re.Match[str], anchor: date) -> Days:
    """Read "the next two years" as the time from the anchor to then."""
    return anchor, unit_before(anchor, -count(found), found["unit"])[1]


def _ago(found: re.Match[str], anchor: date) -> Days:
    """Read "two years ago" as that year; decades and centuries are round numbers, to the nearest."""
    there, unit = unit_before(anchor, count(found), found["unit"]), found["unit"]
    wide = {"decade": 5, "century": 50}.get(unit, 0)
    return year(there[0].year - wide)[0] if wide else there[0], year(there[1].year + wide)[
        1
    ] if wide else there[1]


def _named_day(found: re.Match[str], anchor: date) -> Days:
    there = anchor - timedelta(NAMED[found["name"]])
    return there, there


def _overnight(found: re.Match[str], anchor: date) -> Days:
    return anchor - timedelta(1), anchor


def _weekday(found: re.Match[str], anchor: date) -> Days:
    """Read a weekday as the nearest past, the anchor included; "last" leaves it out, "next" looks ahead."""
    back = (anchor.weekday() - WEEKDAYS[found["weekday"]]) % 7
    if found["which"] == "next":
        back -= 7
    elif found["which"] == "last" and back == 0:
        back = 7
    there = anchor - timedelta(back)
    return there, there


def _weekend(found: re.Match[str], anchor: date) -> Days:
    return weekend(anchor, STEP[found["which"]])


def _nearest_weekend(found: re.Match[str], anchor: date) -> Days:
    """Read "at the weekend" as the nearest past, the one under way included."""
    this = weekend(anchor, 0)
    return this if this[0] <= anchor else weekend(anchor, 1)


def _season(found: re.Match[str], anchor: date) -> Days:
    """Read "last summer" as the latest that is over, wherever on the globe that was."""
    if found["which"] in {"this", "current"}:
        return year(anchor.year)
    back = 2 if found["season"] == "winter" else 1
    if found["which"] in {"next", "coming"}:
        return anchor, year(anchor.year + back)[1]
    return date(anchor.year - back, 1, 1), anchor


def _decade_without_century(found: re.Match[str], anchor: date) -> Days:
    """Read "the '90s" as the latest that has begun."""
    first = anchor.year // 100 * 100 + int(found["tens"])
    return decade(first if first <= anchor.year else first - 100)


_FIGURES = r"(?P<from>[0-3]?[0-9]) ?(?:to|and|until|till|through|[-–—]) ?(?P<to>[0-3]?[0-9])"
_LEADING = r"^(?:(?:in|of|during|early|late|earlier|mid|the|by|since|middle|start|end|beginning|at)[ -])*"


@cache
def rules() -> tuple[tuple[re.Pattern[str], Rule, Shift], ...]:
    """Return the rules for phrases read from a day, with how far that day is moved to look ahead."""
    return (
        (re.compile(rf"\b{M} (?:of )?(?:the )?{WHICH} year\b"), _month_of_year, same),
        (re.compile(rf"\b{NTH} (?P<part>quarter|half) of (?:the )?{WHICH} year\b"), _part_of_year, same),
        (re.compile(rf"\b{_FIGURES} (?:of )?{M}(?! \d)"), _days_without_year, by_a_year),
        (re.compile(rf"\b{M} {_FIGURES}\b"), _days_without_year, by_a_year),
        (re.compile(rf"\bweek of {M} {D}\b"), _week_without_year, by_a_year),
        (re.compile(rf"\b{D} (?:of )?{M}(?! \d)"), _day_without_year, by_a_year),
        (re.compile(rf"\b{M} {D}\b"), _day_without_year, by_a_year),
        (re.compile(rf"\bearlier (?:this|in the) {UNIT}\b"), _so_far, same),
        (re.compile(rf"\blater (?:this|in the) {UNIT}\b"), _from_now, same),
        (re.compile(r"\b(?:last|past) (?P<hours>[0-9]{2,3}) hours\b"), _past_hours, same),
        (re.compile(rf"\b(?:last|past) {N} {UNIT}s\b"), _past, same),
        (re.compile(rf"\b(?:past|the last) (?P<n>one )?{UNIT}\b"), _past, same),
        (re.compile(rf"\b(?:next|coming) {N} {UNIT}s\b"), _coming, same),
        (re.compile(rf"\b{N} {UNIT}s? ago\b"), _ago, same),
        (re.compile(rf"\b{EDGE} of the {UNIT}\b"), _edge, same),
        (re.compile(rf"\b{WHICH} {UNIT}\b"), _unit, same),
        (re.compile(rf"\b{NAMES}\b"), _named_day, same),
        (re.compile(r"\bovernight\b"), _overnight, same),
        (re.compile(rf"\b{WHICH} weekend\b"), _weekend, same),
        (re.compile(r"\bthe weekend\b"), _nearest_weekend, by_a_week),
        (re.compile(rf"\b{WHICH} {SEASON}\b"), _season, same),
        (re.compile(rf"\b(?P<which>last|next) {WD}\b"), _weekday, same),
        (re.compile(rf"\b(?P<which>this )?{WD}\b"), _weekday, by_a_week),
        (re.compile(r"['’](?P<tens>[0-9]0)s\b"), _decade_without_century, same),
        (re.compile(rf"^(?:the |in )*last {M}$"), _last_month_of_that_name, same),
        (re.compile(rf"{_LEADING}{M}$"), _month_without_year, by_months),
    )
