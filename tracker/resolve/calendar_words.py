"""The words of the calendar as parts of patterns, and what they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.resolve.days import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    import re


def _any(words: object) -> str:
    return "|".join(sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


M = f"(?P<month>{_any(MONTHS)})" + r"\.?"
MONTH_NAME = f"(?:{_any(MONTHS)})" + r"\.?"
Y = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
D = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?"
WD = f"(?P<weekday>{_any(WEEKDAYS)})"
UNIT = "(?P<unit>day|week|fortnight|month|quarter|year|decade|century)"
SEASON = "(?P<season>spring|summer|autumn|fall|winter)"
EDGE = "(?P<edge>start|beginning|middle|end)"
_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_COUNT = {name: number for number, name in enumerate(_NUMBERS, 1)} | {"a": 1, "an": 1}
N = rf"(?P<n>{_any(_COUNT)}|[0-9]{{1,3}})"
ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
NTH = rf"(?P<nth>{_any(ORDINAL)})"
STEP = {"last": 1, "this": 0, "current": 0, "next": -1, "coming": -1}
WHICH = f"(?P<which>{_any(STEP)})"
NAMED = {
    "day before yesterday": 2, "yesterday": 1, "last night": 1, "today": 0, "tonight": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "day after tomorrow": -2, "tomorrow": -1,
}  # fmt: skip
NAMES = f"(?P<name>{_any(NAMED)})"


def count(found: re.Match[str]) -> int:
    """Return the number of units that a match says, one when it says none."""
    number = found["n"] or "one"
    return _COUNT[number] if number in _COUNT else int(number)
