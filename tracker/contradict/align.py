"""Two skeletons side by side: which word of one stands for which of the other, and how."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import TYPE_CHECKING

from tracker.contradict import lexicon

if TYPE_CHECKING:
    from tracker.contradict.skeleton import Skeleton, Word

_PLACING = frozenset({"in", "at", "near", "from", "on", "outside", "inside"})


class Sense(Enum):
    """What the word of one side is beside that of the other."""

    SAME = auto()
    NARROWER = auto()
    BROADER = auto()
    OPPOSITE = auto()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that stand for each other, with the rule that ties them."""

    left: Word
    right: Word
    sense: Sense
    rule: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The pairs of two skeletons, and the words of each side that have no match."""

    one: Skeleton
    other: Skeleton
    pairs: tuple[Pair, ...]
    left: tuple[Word, ...]
    right: tuple[Word, ...]


def align(one: Skeleton, other: Skeleton) -> Alignment:
    """Pair the words of two skeletons, the surest pairs first, then those that stand in like places."""
    candidates: list[tuple[float, int, int, Pair]] = []
    theirs = [(j, right, lexicon.means(right.text)) for j, right in enumerate(other.words)]
    for i, left in enumerate(one.words):
        ours = lexicon.means(left.text)
        special = left.name or left.number is not None
        for j, right, means in theirs:
            # Names and numbers can be tied by more than what they mean.
            if ours.strange_to(means) and not (special and (right.name or right.number is not None)):
                continue
            sense, rule, score = _tie(left, right, one, other)
            if sense is not None:
                apart = abs(i / len(one.words) - j / len(other.words))
                candidates.append((apart - score, i, j, Pair(left, right, sense, rule)))
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs: list[Pair] = []
    for _, i, j, pair in sorted(candidates, key=lambda each: each[:3]):
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            pairs.append(pair)
    rest = [word for i, word in enumerate(one.words) if i not in lefts]
    others = [word for j, word in enumerate(other.words) if j not in rights]
    return Alignment(one, other, tuple(pairs), tuple(rest), tuple(others))


def may_tie(left: Word, right: Word, one: Skeleton, other: Skeleton) -> bool:
    """Tell whether `align` could pair a word of one with one of the other."""
    return _tie(left, right, one, other)[0] is not None


def may_oppose(one: Skeleton, other: Skeleton) -> bool:
    """Tell at a glance whether a word of one could exclude one of the other by `align`."""
    return any(_may_oppose(word, other, one.predicate == other.predicate) for word in one.words)


def _may_oppose(word: Word, other: Skeleton, alike: bool) -> bool:
    if word.number is not None:
        return any(each.number is not None for each in other.words)
    if lexicon.against(word.text) and any(lexicon.opposite(word.text, each.text) for each in other.words):
        return True
    if word.led and any(word.text == each.text and word.led != each.led for each in other.words):
        return True
    placed = alike and word.name and word.led in _PLACING
    return placed and any(each.name and each.led == word.led for each in other.words)


def _tie(left: Word, right: Word, one: Skeleton, other: Skeleton) -> tuple[Sense | None, str, float]:
    """Return what ties two words, by which rule, and how surely; a sense of None for nothing."""
    if left.number is not None or right.number is not None:
        return _numbers(left, right)
    if _led_apart(left, right, one, other):
        alike = left.text == right.text
        return (Sense.OPPOSITE, "opposites", 5.0) if alike else (None, "", 0.0)
    if left.text == right.text:
        return Sense.SAME, "same word", 5.0
    if left.name and right.name:
        return _names(left, right, one, other)
    return _kinds(left.text, right.text, 2.0) if left.name or right.name else _plain(left.text, right.text)


def _plain(left: str, right: str) -> tuple[Sense | None, str, float]:
    """Tie two words that are no names, by what they mean."""
    if lexicon.same(left, right):
        return Sense.SAME, "same word", 4.5
    if lexicon.opposite(left, right):
        return Sense.OPPOSITE, "opposites", 4.0
    if lexicon.synonyms(left, right):
        return Sense.SAME, "synonyms", 3.5
    return _kinds(left, right, 3.0)


def _kinds(left: str, right: str, score: float) -> tuple[Sense | None, str, float]:
    """Tie two words of which one is always the other, as peoples are kinds of people."""
    if lexicon.kind_of(left, right):
        return Sense.NARROWER, "kinds", score
    return (Sense.BROADER, "kinds", score) if lexicon.kind_of(right, left) else (None, "", 0.0)


def _led_apart(left: Word, right: Word, one: Skeleton, other: Skeleton) -> bool:
    """Tell whether opposite prepositions lead two words, unless both sides have a word led either way."""
    if not left.led or not right.led or left.led == right.led or not lexicon.opposite(left.led, right.led):
        return False
    # "From door to door" has both.
    return left.text != right.text or not (_has(one, right) or _has(other, left))


def _has(side: Skeleton, word: Word) -> bool:
    return any(each.text == word.text and each.led == word.led for each in side.words)


def _numbers(left: Word, right: Word) -> tuple[Sense | None, str, float]:
    if left.number is None or right.number is None or not _one_unit(left.unit, right.unit):
        return None, "", 0.0
    rule = "dates" if left.unit in {"year", "day"} else "numbers"
    if left.number == right.number:
        return Sense.SAME, rule, 5.0
    if left.number.excludes(right.number):
        return Sense.OPPOSITE, rule, 2.5
    narrow = Sense.NARROWER if left.number.within(right.number) else Sense.BROADER
    return narrow, rule, 4.0


def _one_unit(one: str, other: str) -> bool:
    if {one, other} & {"year", "day", "%"}:
        return one == other
    return not one or not other or lexicon.same(one, other) or lexicon.synonyms(one, other)


def _names(left: Word, right: Word, one: Skeleton, other: Skeleton) -> tuple[Sense | None, str, float]:
    """Tie two names: two places of what happens in one place exclude each other."""
    if lexicon.opposite(left.text, right.text):
        return Sense.OPPOSITE, "opposites", 4.0
    placed = left.led == right.led and left.led in _PLACING
    single = one.predicate == other.predicate and one.predicate in _once()
    return (Sense.OPPOSITE, "places", 1.0) if placed and single else (None, "", 0.0)


@cache
def _once() -> frozenset[str]:
    return frozenset(predicate for (predicate,) in lexicon.rows("once"))
