"""Phrases that name a stretch of the calendar by themselves: a date, a month of a year, a year, a decade."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from tracker.resolve.calendar_words import MONTH_NAME, NTH, ORDINAL, SEASON, D, M, Y
from tracker.resolve.days import (
    MONTHS,
    Days,
    century,
    day_of,
    decade,
    half,
    month,
    quarter,
    season,
    week,
    year,
)

Rule = Callable[[re.Match[str]], "Days | None"]


def _iso_day(found: re.Match[str]) -> Days:
    return day_of(int(found["y"]), int(found["m"]), int(found["d"]))


def _iso_month(found: re.Match[str]) -> Days:
    return month(int(found["y"]), int(found["m"]))


def _in_figures(found: re.Match[str]) -> Days | None:
    """Read "3/4/2017" as both days that it may mean, with all between them."""
    number, pairs = int(found["year"]), (("a", "b"), ("b", "a"))
    readings = [date(number, int(found[m]), int(found[d])) for m, d in pairs if 0 < int(found[m]) <= 12]
    return (min(readings), max(readings)) if readings else None


def _day(found: re.Match[str]) -> Days:
    return day_of(int(found["year"]), MONTHS[found["month"]], int(found["day"]))


def _week(found: re.Match[str]) -> Days:
    return week(_day(found)[0])


def _days(found: re.Match[str]) -> Days | None:
    number, name = int(found["year"]), MONTHS[found["month"]]
    first, last = day_of(number, name, int(found["from"]))[0], day_of(number, name, int(found["to"]))[0]
    return (first, last) if first <= last else None


def _months(found: re.Match[str]) -> Days | None:
    number, first = int(found["year"]), MONTHS[found["from"].rstrip(".")]
    last = MONTHS[found["month"]]
    return (month(number, first)[0], month(number, last)[1]) if first <= last else None


def _month(found: re.Match[str]) -> Days:
    return month(int(found["year"]), MONTHS[found["month"]])


def _season(found: re.Match[str]) -> Days:
    return season(int(found["year"]), found["season"])


def _quarter(found: re.Match[str]) -> Days:
    return quarter(int(found["year"]), ORDINAL.get(found["nth"]) or int(found["nth"]))


def _half(found: re.Match[str]) -> Days:
    return half(int(found["year"]), ORDINAL[found["nth"]])


def _decade(found: re.Match[str]) -> Days:
    return decade(int(found["decade"]))


def _decades(found: re.Match[str]) -> Days | None:
    first, last = decade(int(found["from"]))[0], decade(int(found["to"]))[1]
    return (first, last) if first <= last else None


def _century(found: re.Match[str]) -> Days:
    return century(int(found["nth"]))


def _year(found: re.Match[str]) -> Days:
    return year(int(found["year"]))


def _years(found: re.Match[str]) -> Days | None:
    first, last = int(found["from"]), int(found["to"])
    return (year(first)[0], year(last)[1]) if first <= last else None


_FIGURES = r"(?P<from>[0-3]?[0-9]) ?(?:to|and|until|till|through|[-–—]) ?(?P<to>[0-3]?[0-9])"
_YYYY = r"(?:1[0-9]{3}|20[0-9]{2})"
_TENS = r"(?:1[0-9]|20)[0-9]0"


# Compiled when first asked for: most commands read no phrase.
@cache
def rules() -> tuple[tuple[re.Pattern[str], Rule], ...]:
    """Return the rules for phrases that stand alone, in the order in which they are tried."""
    return (
        (re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)\b"), _iso_day),
        (re.compile(rf"\b(?P<a>\d\d?)[./](?P<b>\d\d?)[./]{Y}\b"), _in_figures),
        (re.compile(rf"\b{_FIGURES} (?:of )?{M} {Y}\b"), _days),
        (re.compile(rf"\b{M} {_FIGURES} {Y}\b"), _days),
        (re.compile(rf"\bweek of {M} {D} {Y}\b"), _week),
        (re.compile(rf"\bweek of (?:the )?{D} (?:of )?{M} {Y}\b"), _week),
        (re.compile(rf"\b{D} (?:of )?{M} {Y}\b"), _day),
        (re.compile(rf"\b{M} {D} {Y}\b"), _day),
        (re.compile(rf"\b(?P<from>{MONTH_NAME}) ?(?:and|or|to|[-–—]) ?{M} (?:of )?{Y}\b"), _months),
        (re.compile(rf"\b{M} (?:of )?{Y}\b"), _month),
        (re.compile(r"\b(?P<y>\d{4})-(?P<m>\d\d)\b"), _iso_month),
        (re.compile(rf"\b{SEASON} (?:of )?{Y}\b"), _season),
        (re.compile(rf"\bq(?P<nth>[1-4]) (?:of )?{Y}\b"), _quarter),
        (re.compile(rf"\b{NTH} quarter (?:of )?{Y}\b"), _quarter),
        (re.compile(rf"\b{NTH} half (?:of )?{Y}\b"), _half),
        (
            re.compile(rf"\b(?P<from>{_TENS})['’]?s (?:and|or|to) (?:[a-z]+ )?(?P<to>{_TENS})['’]?s\b"),
            _decades,
        ),
        (re.compile(rf"\b(?P<decade>{_TENS})['’]?s\b"), _decade),
        (re.compile(r"\b(?P<nth>1[0-9]|2[01])(?:th|st) century\b"), _century),
        (re.compile(rf"\b(?P<from>{_YYYY})(?: {_YYYY})* (?:and|or) (?P<to>{_YYYY})\b"), _years),
        (re.compile(rf"\b{Y}\b"), _year),
    )
