"""Phrases that name one stretch of the calendar: a day, a week, a month, a year, a decade."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from tracker.resolve.days import (
    MONTHS,
    WEEKDAYS,
    Days,
    day_of,
    decade,
    month,
    months_before,
    quarter,
    unit_before,
    year,
)

Rule = Callable[[re.Match[str]], "Days | None"]
AnchoredRule = Callable[[re.Match[str], date], "Days | None"]

_M = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_Y = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_D = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
_WD = "(?P<weekday>" + "|".join(WEEKDAYS) + ")"
_UNIT = "(?P<unit>day|week|month|year)"
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNT = {name: number for number, name in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1}
_N = r"(?P<n>" + "|".join(sorted(_COUNT, key=len, reverse=True)) + r"|[0-9]{1,2})"
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_STEP = {"last": 1, "previous": 1, "this": 0, "current": 0, "next": -1}
_WHICH = f"(?P<which>{'|'.join(_STEP)})"
_NAMED = {"day before yesterday": 2, "yesterday": 1, "today": 0, "tonight": 0, "tomorrow": -1}
# With these the calendar's stretch is only a point of reference, or a rough one.
_VAGUE = re.compile(
    r"\b(?:before(?! yesterday)|after|until|till|since|than|nearly|almost|at least|or so|later)\b"
)


def moment(text: str, anchor: date | None, ahead: bool = False) -> Days | None:
    """Return the stretch that a phrase in lower case names, None when it names none or needs an anchor.

    What comes round again ("in May") is the nearest past, or with `ahead` the nearest to come.
    """
    if _VAGUE.search(text):
        return None
    for pattern, rule in _absolute():
        found = pattern.search(text)
        if found:
            return rule(found)
    for pattern, relative, shift in _relative() if anchor else ():
        found = pattern.search(text)
        if found and anchor:
            return relative(found, shift(anchor) if ahead else anchor)
    return None


def _same(anchor: date) -> date:
    return anchor


def _by_a_week(anchor: date) -> date:
    """Return the last day of the seven from which a weekday to come is taken."""
    return anchor + timedelta(6)


def _by_months(anchor: date) -> date:
    """Return a day of the last of the twelve months from which a month to come is taken."""
    return months_before(anchor, -11)[1]


def _by_a_year(anchor: date) -> date:
    """Return the last day of the year from which a date to come is taken."""
    last = anchor - timedelta(1)
    leap_day = (last.month, last.day) == (2, 29)
    return last.replace(year=last.year + 1, day=28 if leap_day else last.day)


def _iso_day(found: re.Match[str]) -> Days:
    return day_of(int(found["y"]), int(found["m"]), int(found["d"]))


def _iso_month(found: re.Match[str]) -> Days:
    return month(int(found["y"]), int(found["m"]))


def _day(found: re.Match[str]) -> Days:
    return day_of(int(found["year"]), MONTHS[found["month"]], int(found["day"]))


def _month(found: re.Match[str]) -> Days:
    return month(int(found["year"]), MONTHS[found["month"]])


def _winter(found: re.Match[str]) -> Days:
    """Read a winter as its year and the months after it."""
    number = int(found["year"])
    return date(number, 1, 1), date(number + 1, 3, 31)


def _quarter(found: re.Match[str]) -> Days:
    return quarter(int(found["year"]), _ORDINAL.get(found["q"]) or int(found["q"]))


def _decade(found: re.Match[str]) -> Days:
    return decade(int(found["decade"]))


def _year(found: re.Match[str]) -> Days:
    return year(int(found["year"]))


def _day_without_year(found: re.Match[str], anchor: date) -> Days:
    number, day = MONTHS[found["month"]], int(found["day"])
    past = (number, day) <= (anchor.month, anchor.day)
    return day_of(anchor.year if past else anchor.year - 1, number, day)


def _month_without_year(found: re.Match[str], anchor: date) -> Days:
    number = MONTHS[found["month"]]
    return month(anchor.year if number <= anchor.month else anchor.year - 1, number)


def _month_of_year(found: re.Match[str], anchor: date) -> Days:
    return month(anchor.year - _STEP[found["which"]], MONTHS[found["month"]])


def _unit(found: re.Match[str], anchor: date) -> Days:
    """Read "last", "this" or "next" with a unit as the calendar's."""
    return unit_before(anchor, _STEP[found["which"]], found["unit"])


def _so_far(found: re.Match[str], anchor: date) -> Days:
    """Read "earlier this year" as the part of it that is past."""
    return unit_before(anchor, 0, found["unit"])[0], anchor


def _past(found: re.Match[str], anchor: date) -> Days:
    """Read "the past two years" as the time from then to the anchor."""
    return unit_before(anchor, _count(found), found["unit"])[0], anchor


def _ago(found: re.Match[str], anchor: date) -> Days:
    return unit_before(anchor, _count(found), found["unit"])


def _count(found: re.Match[str]) -> int:
    number = found["n"] or "one"
    return _COUNT[number] if number in _COUNT else int(number)


def _named_day(found: re.Match[str], anchor: date) -> Days:
    there = anchor - timedelta(_NAMED[found["name"]])
    return there, there


def _weekday(found: re.Match[str], anchor: date) -> Days:
    """Read a weekday as the nearest past, the anchor included; "last" leaves it out, "next" looks ahead."""
    back = (anchor.weekday() - WEEKDAYS[found["weekday"]]) % 7
    if found["which"] == "next":
        back -= 7
    elif found["which"] == "last" and back == 0:
        back = 7
    there = anchor - timedelta(back)
    return there, there


# Compiled when first asked for: most commands read no phrase.
@cache
def _absolute() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Return the rules for phrases that stand alone, in the order in which they are tried."""
    return (
        (re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"), _iso_day),
        (re.compile(rf"\b{_D} (?:of )?{_M} {_Y}\b"), _day),
        (re.compile(rf"\b{_M} {_D} {_Y}\b"), _day),
        (re.compile(rf"\b{_M} (?:of )?{_Y}\b"), _month),
        (re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d)\b"), _iso_month),
        (re.compile(rf"\bwinter (?:of )?{_Y}\b"), _winter),
        (re.compile(rf"\bq(?P<q>[1-4]) (?:of )?{_Y}\b"), _quarter),
        (re.compile(rf"\b(?P<q>{'|'.join(_ORDINAL)}) quarter (?:of )?{_Y}\b"), _quarter),
        (re.compile(r"\b(?P<decade>(?:1[0-9]|20)[0-9]0)['’]?s\b"), _decade),
        (re.compile(rf"\b{_Y}\b"), _year),
    )


@cache
def _relative() -> tuple[tuple[re.Pattern[str], AnchoredRule, Callable[[date], date]], ...]:
    """Return the rules for phrases read from a day, with how far that day is moved to look ahead."""
    return (
        (re.compile(rf"\b{_M} (?:of )?(?:the )?{_WHICH} year\b"), _month_of_year, _same),
        (re.compile(rf"\b{_D} (?:of )?{_M}\b"), _day_without_year, _by_a_year),
        (re.compile(rf"\b{_M} {_D}\b"), _day_without_year, _by_a_year),
        (re.compile(rf"\bearlier this {_UNIT}\b"), _so_far, _same),
        (re.compile(rf"\b(?:last|past) {_N} {_UNIT}s\b"), _past, _same),
        (re.compile(rf"\bpast (?P<n>one )?{_UNIT}\b"), _past, _same),
        (re.compile(rf"\b{_N} {_UNIT}s? ago\b"), _ago, _same),
        (re.compile(rf"\b{_WHICH} {_UNIT}\b"), _unit, _same),
        (re.compile(rf"\b(?P<name>{'|'.join(_NAMED)})\b"), _named_day, _same),
        (re.compile(rf"\b(?P<which>last|next) {_WD}\b"), _weekday, _same),
        (re.compile(rf"\b(?P<which>this )?{_WD}\b"), _weekday, _by_a_week),
        (re.compile(rf"^(?:the )?last {_M}$"), _month_without_year, _same),
        (
            re.compile(rf"^(?:(?:in|of|during|early|late|earlier|mid|the)[ -])*{_M}$"),
            _month_without_year,
            _by_months,
        ),
    )
