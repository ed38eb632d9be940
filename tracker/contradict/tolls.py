"""Tolls: how many died, were hurt or taken, of whom, where and by what, as a claim's words count them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracker.contradict.lexicon import known, rows, word_class
from tracker.contradict.negation import tokens
from tracker.contradict.quantities import Quantity, read
from tracker.contradict.skeleton import empty

if TYPE_CHECKING:
    from collections.abc import Sequence

DEAD, HURT, HELD, GAVE_UP = "dead", "hurt", "held", "surrendered"
HARMS = (DEAD, HURT, HELD, GAVE_UP)
PEOPLE = "people"
_SIDES = ("fighters", "soldiers", "civilians", "officers")
_CAUSES = ("air", "shelling", "blast", "gas", "fighting")
_VICTIMS = ("fighters", "soldiers", "children", "women", "civilians", "helpers", "officers", PEOPLE)
_DAYS = word_class("month") | word_class("weekday")
_VOWELS = re.compile(r"(?<!^)[aeiouy'’]")
_LONGEST, _SHORT = 7, 4
# From here on two least numbers, or one beside an exact one, are hardly counts of one thing.
_FAR = 1.5


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of dead, hurt or arrested, with the class of people that it counts and its words."""

    harm: str
    number: Quantity
    who: str
    words: str


@dataclass(frozen=True, slots=True)
class Count:
    """What a claim counts: one toll for each harm and class of people; the places, all names, the causes."""

    tolls: tuple[Toll, ...]
    places: frozenset[str]
    names: frozenset[str]
    causes: frozenset[str]
    bare: bool


@cache
def _class(name: str) -> frozenset[str]:
    return next(frozenset(row[1].split("|")) for row in rows("harm") if row[0] == name)


@lru_cache(maxsize=4096)
def count(text: str) -> Count | None:
    """Return what a claim counts; None where it counts nobody, or all of a war or a month."""
    plain = text.lower()
    if not any(word in plain for word in _harming()):
        return None
    said = tokens(text)
    low = [word.lower() for word in said]
    if "since" in low or low[:1] == ["when"]:
        return None
    found: dict[tuple[str, str], Toll] = {}
    for toll in _tolls(said, low):
        found.setdefault((toll.harm, toll.who), toll)
    if not found:
        return None
    names = frozenset(
        folded(word)
        for at, word in enumerate(said)
        if _is_name(word) and _of_a_place(low[at]) and low[at] not in empty()
    )
    where, why = places(text), causes(text)
    return Count(tuple(found.values()), where, names, why, _bare(low) and not where and not why)


@cache
def _harming() -> tuple[str, ...]:
    """Return the words without one of which nobody is counted."""
    verbs = (_class(f"{how} {harm}") for how in ("befell", "did", "noun") for harm in HARMS)
    return tuple(sorted(_class("toll").union(*verbs)))


def _bare(low: Sequence[str]) -> bool:
    """Tell whether a count says nothing of where, when or by what: "34 people were killed"."""
    end = next((at for at, word in enumerate(low) if word in _class("subset")), len(low))
    said = low[:end]
    # "The toll at 30" says no place.
    at = any(
        word == "at" and not low[place + 1 : place + 2][0][:1].isdigit()
        for place, word in enumerate(said[:-1])
        if place
    )
    return not (_class("leaving") | {"in", "on", "near", "during"}) & set(said) and not at


def of_a_period(low: Sequence[str]) -> bool:
    """Tell whether words speak of a war or a month, or of what was before: "a day after 20 were killed"."""
    joined = f" {' '.join(low)} "
    return bool(_class("period") & set(low)) or any(f" {phrase} " in joined for phrase in _class("before"))


@lru_cache(maxsize=4096)
def places(text: str) -> frozenset[str]:
    """Return the places that a text names, folded."""
    said = tokens(text)
    return frozenset(dict(_places(said, [word.lower() for word in said])))


def causes(text: str) -> frozenset[str]:
    """Return by what kinds of arms, or in what fighting, a text says that it happened."""
    low = {word.lower() for word in tokens(text)}
    return frozenset(cause for cause in _CAUSES if _class(cause) & low)


def _tolls(said: Sequence[str], low: list[str]) -> list[Toll]:
    found: list[Toll] = []
    waiting: list[tuple[Quantity, str, str]] = []
    at = 0
    while at < len(low):
        if low[at] in _class("subset") and (found or waiting):
            # "18 people including five children": the rest are parts of a number that was read.
            return found
        number, end = _number(said, low, at)
        if number is None:
            at += 1
            continue
        who, harm, after, joined = _counted(low, at, end)
        least = "at least " if number.high == float("inf") else ""
        shown = f"{least}{' '.join(said[at:end])}{'' if who == PEOPLE else f' {who}'}"
        if number.high == 0 and "of" not in low[at:end]:
            shown = "nobody" if who == PEOPLE else f"no {who}"
        if (
            of_a_period(low[max(0, at - 6) : at + 14])
            or low[after : after + 1] == ["among"]
            or {*low[max(0, at - 1) : at], *low[end : end + 1]} & _class("more")
        ):
            # All of a war, some of a number given elsewhere, or so many more than it.
            at = max(after, end)
            continue
        if joined:
            waiting.append((number, who, shown))
        elif not harm and number.high == 0 and _class("casualties") & set(low[end:after]):
            # "Without casualties": nobody died, and nobody was hurt.
            found += [Toll(each, number, who, " ".join(said[at:after])) for each in (DEAD, HURT)]
        elif harm:
            found += [Toll(harm, *each) for each in waiting] + [Toll(harm, number, who, f"{shown} {harm}")]
            waiting = []
        at = max(after, end)
    return found


def _number(said: Sequence[str], low: list[str], at: int) -> tuple[Quantity | None, int]:
    if low[at] in _class("nobody") or (low[at] == "no" and at + 1 < len(low) and low[at + 1] == "one"):
        return Quantity(0, 0), at + 1 + (low[at] == "no")
    if low[at : at + 2] == ["none", "of"]:
        # "None of the 40 passengers".
        start = at + 2 + (low[at + 2 : at + 3] == ["the"])
        whole = read(said, start) if start < len(said) else None
        return Quantity(0, 0), whole[1] if whole else start
    none = low[at] in {"no", "without"} and at + 1 < len(low)
    if none and low[at + 1] not in {"more", "fewer", "less", "longer"}:
        return Quantity(0, 0), at + 1
    found = read(said, at)
    if found is None:
        return None, at
    before, after = (low[at - 1] if at else ""), (low[found[1]] if found[1] < len(low) else "")
    # A day, a year, an age, a share of something.
    if {before, after} & word_class("month") or low[at].endswith("%") or after in {"km", "percent", "trucks"}:
        return None, at
    return found


def _counted(low: list[str], at: int, end: int) -> tuple[str, str, int, bool]:
    """Return whom a number counts, what befell them, where it ends, and if the next verb is shared."""
    stop = end
    while stop < min(len(low), end + _LONGEST) and _in_phrase(low, stop):
        stop += 1
    phrase = low[end:stop]
    nouns = [harm for word in phrase for harm in HARMS if word in _class(f"noun {harm}")]
    who = _who(phrase)
    after = stop
    while after < len(low) and low[after] in _class("auxiliary"):
        after += 1
    if stop < len(low) and low[stop] in _class("subset"):
        # "Hundreds including children have been killed".
        verbs = (i for i in range(stop, len(low) - 1) if low[i] in {"been", "were", "was"})
        after = next(verbs, after - 1) + 1
    befell = next((h for h in HARMS if after < len(low) and low[after] in _class(f"befell {h}")), "")
    harm = befell or next(iter(nouns), "") or _before(low, at)
    joined = (
        not harm
        and stop < len(low)
        and low[stop] == "and"
        and any(ch.isdigit() for ch in "".join(low[stop + 1 : stop + 4]))
    )
    return who, harm, after + bool(befell), joined


def _in_phrase(low: list[str], at: int) -> bool:
    word = low[at]
    if not word[0].isalpha() or word in _class("auxiliary") | _class("leaving") | _class("subset") | {
        "and",
        "in",
        "on",
        "to",
    }:
        return False
    if word in {"of", "from"}:
        return low[at - 1] in _class("helpers") | {"members", "dozens", "scores", "hundreds"}
    return not any(word in _class(f"befell {harm}") for harm in HARMS) or at == 0


def _who(phrase: list[str]) -> str:
    classes = [name for word in phrase for name in _VICTIMS if word in _class(name)]
    return next((name for name in reversed(classes) if name != PEOPLE), PEOPLE) if classes else _other(phrase)


def _other(phrase: list[str]) -> str:
    """Return the noun of people of no class, so that they are compared with such people only."""
    named = ({"of"} | _class("casualties")).union(*(_class(f"noun {harm}") for harm in HARMS))
    plain = [word for word in phrase if word not in named]
    return plain[-1] if plain else PEOPLE


def parted(one: str, other: str) -> bool:
    """Tell whether two nouns are of people on two sides: a rebel is no soldier, unlike in the dictionary."""
    sides = [{name for name in _SIDES if word in _class(name)} for word in (one, other)]
    return all(sides) and not sides[0] & sides[1]


def _before(low: list[str], at: int) -> str:
    """Return what the words before a number say: "killed 12", "the death toll rose to 12"."""
    place = at - 1
    while place >= 0 and low[place] in _class("bound"):
        place -= 1
    if place < 0:
        return ""
    for harm in HARMS:
        if low[place] in _class(f"did {harm}") and not (place and low[place - 1] in _class("auxiliary")):
            return harm
    near = low[max(0, at - 8) : at]
    if "number" in near and "of" in near:
        # "The number of dead is 31".
        return next((harm for harm in HARMS if _class(f"noun {harm}") & set(near)), "")
    if "toll" in near and not any(word.isdigit() for word in near):
        return HURT if {"injury", "injuries"} & set(near) else DEAD
    return ""


def _places(said: Sequence[str], low: list[str]) -> list[tuple[str, str]]:
    """Return the names behind a preposition of place, folded, each with its words."""
    found: list[tuple[str, str]] = []
    placing = False
    for at, word in enumerate(said):
        if low[at] in _class("placing"):
            placing = low[at : at + 2] != ["at", "least"]
        elif low[at] in _class("leaving") or (low[at] in _class("auxiliary") and at) or not word[0].isalnum():
            placing = False
        elif placing and _is_name(word) and _of_a_place(low[at]):
            found.append((folded(word), word))
    return found


def _of_a_place(low: str) -> bool:
    """Tell whether a name may be of a place that tells events apart: no day, no state, nor "Bordurias"."""
    return not {low, low.removesuffix("s")} & (_DAYS | wide())


def _is_name(word: str) -> bool:
    last = word.rsplit("-", 1)[-1]
    if last is not word and last[:1].islower():
        # "Red-held", "Bordurian-backed".
        return False
    return (word[0].isupper() or (last is not word and last[:1].isupper())) and not known(word.lower())


def folded(name: str) -> str:
    """Return a name of a place without what spellings of it differ in: "Raqqa" and "Raqa"."""
    plain = re.sub(r"^(?:al|el|ad|ar|as|at|az)-", "", name.lower().removesuffix("'s"))
    # Where apostrophes were lost "Raqqas" is Raqqa's.
    plain = plain.removesuffix("s") if len(plain) > _SHORT else plain
    plain = re.sub(r"(.)\1", r"\1", plain)
    bare = _VOWELS.sub("", plain)
    return bare if len(bare) > 2 else plain


@cache
def wide() -> frozenset[str]:
    """Return the names of states and peoples, too wide to tell one event from another."""
    return frozenset(row[0] for row in rows("wide"))


def differ(one: Toll, other: Toll) -> bool:
    """Tell whether two numbers cannot be counts of the same people at one time, or hardly."""
    if one.harm != other.harm:
        return False
    if one.who != other.who:
        part, whole = (one, other) if other.who == PEOPLE else (other, one)
        # Of the people killed some were soldiers: fewer, but never more.
        return whole.who == PEOPLE and part.number.low > whole.number.high
    if one.number.excludes(other.number):
        lower, higher = sorted((one.number, other.number), key=lambda number: number.low)
        # "Hundreds" may be 1,400.
        return not (_vague(lower) or _vague(higher)) or higher.low >= lower.high * _FAR
    least, most = sorted((one.number.low, other.number.low))
    return _open(one, other) and least > 0 and most >= least * _FAR


def _open(one: Toll, other: Toll) -> bool:
    """Tell whether the lower number is a least one: "at least 12" beside 31, but not beside "dozens"."""
    lower, higher = sorted((one.number, other.number), key=lambda number: number.low)
    return lower.high == float("inf") and not _vague(higher)


def _vague(number: Quantity) -> bool:
    return number.low < number.high < float("inf")
