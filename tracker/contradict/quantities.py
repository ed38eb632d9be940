"""Numbers in words and figures, as the range that they leave open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.contradict.lexicon import word_class, word_list

if TYPE_CHECKING:
    from collections.abc import Sequence

_SMALL = {word: float(value) for value, word in enumerate(word_list("ones"))}
_SMALL |= {word: 20.0 + 10 * place for place, word in enumerate(word_list("tens"))}
_TIMES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0}
_VAGUE = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2000, 9999),
    "millions": (2e6, 9e6), "several": (3, 12), "couple": (2, 3),
}  # fmt: skip
_NAMED = frozenset({*_SMALL, *_VAGUE, "dozen"})
_ABOUT = word_class("roughly")
# Words before a number that open its range upwards or downwards.
_OPEN_UP = ("at least", "more than", "over", "upwards of", "no fewer than", "no less than", "not less than")
_OPEN_DOWN = (
    "up to",
    "as many as",
    "at most",
    "less than",
    "fewer than",
    "under",
    "no more than",
    "not more than",
)
_ROOM = 0.15
# "At least 20" and "at least 30" may both be so, but hardly from two who counted the same.
_FAR = 1.5


@dataclass(frozen=True, slots=True)
class Quantity:
    """From `low` to `high`, both possible; an open end is infinite."""

    low: float
    high: float

    def excludes(self, other: Quantity) -> bool:
        """Tell whether no number is within both."""
        return self.high < other.low or other.high < self.low

    def far_from(self, other: Quantity) -> bool:
        """Tell whether two least numbers are too far apart for counts of one thing at one time."""
        if self.high != other.high or self.high != float("inf"):
            return False
        least, most = sorted((self.low, other.low))
        return most >= least * _FAR

    def within(self, other: Quantity) -> bool:
        """Tell whether all that this leaves open the other does too."""
        return other.low <= self.low and self.high <= other.high


def read(words: Sequence[str], at: int) -> tuple[Quantity, int] | None:
    """Return the quantity that begins at a word, and the place behind it."""
    # Most words begin no number.
    if not words[at][:1].isdigit() and words[at].lower().partition("-")[0] not in _NAMED:
        return None
    low = [word.lower() for word in words]
    if low[at] in _VAGUE:
        least, most = _VAGUE[low[at]]
        return Quantity(least, most), at + 1
    value, end = _value(low, at)
    if value is None:
        return None
    # "More than a dozen" is bounded by the words before the article.
    start = at - 1 if at and low[at] == "dozen" and low[at - 1] == "a" else at
    return _ranged(value, " ".join(low[max(0, start - 3) : start])), end


def _value(low: list[str], at: int) -> tuple[float | None, int]:
    value = (
        (6.0 if low[max(0, at - 2) : at] == ["half", "a"] else 12.0)
        if low[at] == "dozen"
        else _number(low[at])
    )
    if value is None:
        return None, at
    end = at + 1
    while end < len(low) and low[end] in _TIMES:
        value, end = value * _TIMES[low[end]], end + 1
    return value, end


def _number(word: str) -> float | None:
    plain = word.rstrip("%").replace(",", "")
    try:
        return float(plain) if plain[:1].isdigit() else _small(plain)
    except ValueError:
        return None


def _small(word: str) -> float | None:
    tens, _, ones = word.partition("-")
    if ones and tens in _SMALL and ones in _SMALL:
        return _SMALL[tens] + _SMALL[ones]
    return _SMALL.get(word)


def _ranged(value: float, before: str) -> Quantity:
    if before.endswith(_OPEN_DOWN):
        return Quantity(0.0, value)
    if before.endswith(_OPEN_UP):
        return Quantity(value, float("inf"))
    if before.rpartition(" ")[2] in _ABOUT:
        return Quantity(value * (1 - _ROOM), value * (1 + _ROOM))
    return Quantity(value, value)
