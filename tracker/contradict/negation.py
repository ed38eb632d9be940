"""How far each negation of a sentence reaches: which of its words stand under an odd number of them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tracker.contradict.lexicon import bases, is_verb, rows, word_class

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(
    r"\d+(?:[.,:]\d+)*%?|[A-Za-z](?=n['’]t\b)|[^\W\d_]+(?=n['’]t\b)|n['’]t\b|[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]"
)
_STOPS = frozenset(",;:.()–—?!")
_JOINTS = word_class("joint")
FINITE = word_class("finite")
_BOUNDS = word_class("bound")
_REPORTS = word_class("report")
_LINKS = frozenset(["is", "are", "was", "were", "be"])
_ARTICLES = frozenset({"a", "an", "the"})
_SUBJECTS = word_class("subject")
_RELATIVES = frozenset({"who", "which", "that"})
_EMPTY = word_class("weightless")
_NOBODY = frozenset({"nothing", "nobody", "none"})
_BUT = frozenset({"but", "except", "other", "else", "less", "more", "short"})


@cache
def _cues() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("negations")}


def tokens(text: str) -> list[str]:
    """Return the words and marks of a text; "didn't" is two words."""
    return [word.replace("’", "'") for word in _WORD.findall(text)]


def negated(words: Sequence[str]) -> tuple[list[bool], set[int]]:
    """Return whether each word stands under an odd number of negations, and the places of the cues."""
    low = [word.lower() for word in words]
    wrapped = [found for at in range(len(low)) if low[at] == "that" and (found := _falsehood(low, at))]
    cues = {place for found, _ in wrapped for place in found}
    reaches = [reach for _, reach in wrapped]
    for at in range(len(low)):
        found = _reach(low, at) if at not in cues else None
        if found:
            cues |= found[0]
            reaches.append(found[1])
    return [sum(place in reach for reach in reaches) % 2 == 1 for place in range(len(low))], cues


def _reach(low: list[str], at: int) -> tuple[set[int], range] | None:
    """Return the words of a negation and what it negates; None where none begins."""
    how = _cue(low, at)
    if how in {"after", "whole"} and not _of_a_bound(low, at):
        if how == "whole" and "that" in low[at : at + 3]:
            return None
        if at and low[at - 1] in _ARTICLES:
            # "A not very tall tree" is still a tree.
            return {at}, range(at + 1, min(at + 3, len(low)))
        return {at}, range(at + 1, _end(low, at + 1, whole=how == "whole", inner=_in_relative(low, at)))
    if how == "to" and at + 1 < len(low) and (low[at + 1] == "to" or low[at + 1].endswith("ing")):
        return {at, at + 1} if low[at + 1] == "to" else {at}, range(at + 1, _end(low, at + 1))
    return None


def _cue(low: list[str], at: int) -> str | None:
    if low[at] == "no" and at and low[at - 1] == "or":
        return None
    if low[at - 1 : at + 1] == ["anything", "but"]:
        return "after"
    known = _cues()
    found = known.keys() & bases(low[at])
    return known[max(found, key=lambda base: (len(base), base))] if found else None


def _of_a_bound(low: list[str], at: int) -> bool:
    """Tell whether a negation only sets a bound: "no more than six", "not only", "no doubt"."""
    after = low[at + 1] if at + 1 < len(low) else ""
    if low[at] == "no" and after == "longer":
        return False
    if low[at] in _NOBODY:
        # "Nothing but trouble", "none other than the mayor" are trouble and the mayor.
        return after in _BUT
    return after in _BOUNDS


def _in_relative(low: list[str], at: int) -> bool:
    """Tell whether a negation stands in "who is not …", behind which the main verb is still to come."""
    return at > 1 and low[at - 1] in _LINKS and low[at - 2] in _RELATIVES


def _end(low: list[str], start: int, *, whole: bool = False, inner: bool = False) -> int:
    """Return where the clause that begins at a word ends."""
    content: list[str] = []
    relative = False
    for at in range(start, len(low)):
        word = low[at]
        if word in _STOPS or (word in _JOINTS and at > start) or _begins(low, at):
            return at
        if word in FINITE and content and not relative and not whole:
            return at
        if inner and len(content) == 1 and not content[0].endswith("ing") and is_verb(word):
            return at
        relative = word in _RELATIVES or (relative and word in FINITE)
        if word not in _EMPTY and word not in FINITE:
            content.append(word)
    return len(low)


def _begins(low: list[str], at: int) -> bool:
    """Tell whether another clause begins: "and he …", "glad that …"."""
    after = low[at + 1] if at + 1 < len(low) else ""
    if low[at] in {"and", "or"}:
        return after in _SUBJECTS
    return low[at] == "that" and any(_cues().get(base) == "taken" for base in bases(low[at - 1]))


def _falsehood(low: list[str], that: int) -> tuple[set[int], range] | None:
    """Read "it is false that …", "there is no way that …" and "the claim that … is untrue"."""
    before = range(that)
    if that <= 6 and _says_false(low, before):
        return {*before, that}, range(that + 1, len(low))
    if any(low[at] in _REPORTS for at in before):
        link = max((at for at in range(that + 1, len(low)) if low[at] in _LINKS), default=None)
        if link is not None and _says_false(low, range(link, len(low))):
            return {*before, that, *range(link, len(low))}, range(that + 1, link)
    return None


def _says_false(low: list[str], places: Sequence[int] | range) -> bool:
    said = [low[at] for at in places]
    wrong = sum(_cues().get(word) == "false" for word in said)
    denied = sum(word in {"not", "n't", "no"} for word in said)
    known = any(word in {"true", "way", "case", "chance", "correct", "right", "likely"} for word in said)
    return (wrong + denied) % 2 == 1 and bool(wrong or known)
