"""Numbers of a headline that the text gives otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.records import EvidenceSpan

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = {
    word: 10 * at
    for at, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
_WORDS = {word: number for number, word in enumerate(_SMALL)} | _TENS
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12,
           "k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9}  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,:/#-])(?:[$£€] ?)?(?:(?P<figures>\d+(?:,\d{3})*(?:\.\d+)?)|(?P<word>"
    + "|".join(sorted(_WORDS, key=len, reverse=True))
    + r")(?:-(?P<unit>one|two|three|four|five|six|seven|eight|nine))?)(?:[ -]?(?P<scale>"
    + "|".join(sorted(_SCALES, key=len, reverse=True))
    + r")\b)?(?:%| per ?cent\b)?(?![\w:/]|[.,-]\w|st\b|nd\b|rd\b|th\b)",
    re.IGNORECASE,
)
# What comes after these is a date or a name.
_NAMES = re.compile(
    r"\b(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w*\.?|No\.?|Number|Section|Article|Title|Day|Week"
    r"|Top|Part|Chapter|Route|Highway|Flight|Boeing|Prop(?:osition)?) ?$",
    re.IGNORECASE,
)
_NOUN = re.compile(r"[A-Za-z]{4,}")
_YEARS = range(1900, 2101)
_REACH = 4
_NEAR = 0.05
_ROUND = re.compile(
    r"\b(?:more|less|fewer|over|under|nearly|almost|about|around|at least|up to|dozens?|hundreds"
    r"|thousands)\b",
    re.IGNORECASE,
)


def differing_number(title: EvidenceSpan, told: Sequence[EvidenceSpan]) -> Iterator[tuple[str, EvidenceSpan]]:
    """Yield a number that the text never gives, where it gives one other number of the same."""
    if _ROUND.search(title.quote):
        return
    known = [(value, noun, each) for each in told for value, noun in _counted(each.quote)]
    for value, noun in _counted(title.quote):
        if value in _YEARS or any(_close(value, other) for other, _, _ in known):
            continue
        near = set(map(_stem, noun[:2]))
        same = {other: each for other, of, each in known if near & set(map(_stem, of))}
        if len(same) == 1:
            ((other, place),) = same.items()
            yield f"the headline says {_shown(value)} {noun[0]}, the text {_shown(other)}", place
            return


def _counted(text: str) -> list[tuple[float, list[str]]]:
    """Return the numbers of a text, each with the next few words."""
    found = []
    for match in _NUMBER.finditer(text):
        if not _NAMES.search(text, 0, match.start()):
            found.append((_value(match), _NOUN.findall(text[match.end() : match.end() + 60])[:_REACH]))
    return found


def _value(match: re.Match[str]) -> float:
    if match["figures"]:
        value = float(match["figures"].replace(",", ""))
    else:
        value = float(
            _WORDS[match["word"].casefold()] + (_WORDS[match["unit"].casefold()] if match["unit"] else 0)
        )
    return value * _SCALES[match["scale"].casefold()] if match["scale"] else value


def _stem(word: str) -> str:
    plain = word.casefold()
    return plain.removesuffix("s") if len(plain) > 4 else plain


def _close(one: float, other: float) -> bool:
    return abs(one - other) <= _NEAR * max(one, other)


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"
