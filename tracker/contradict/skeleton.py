"""The skeleton of a claim: its words with what each of them is, ready to be laid beside another's."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracker.contradict.lexicon import known, rows, word_class
from tracker.contradict.negation import FINITE, negated, tokens
from tracker.contradict.quantities import Quantity, read
from tracker.terms import ClaimRole, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.records import ClaimActor, ClaimRecord

_PLACED = word_class("placing")
_ONLY = word_class("limit")
_MONTHS = word_class("month")
_YEAR = re.compile("1[5-9][0-9]{2}|20[0-9]{2}")
_BEFORE_YEAR = _MONTHS | {"in", "since", "until", "by", "of", "from", "year"}


@dataclass(frozen=True, slots=True)
class Word:
    """A word that says something: in lower case, or the key of an actor.

    `negative` tells whether it stands under a negation, `name` whether it is a proper name, `led` the
    preposition before it, `unit` what a number counts.
    """

    text: str
    negative: bool = False
    name: bool = False
    led: str = ""
    number: Quantity | None = None
    unit: str = ""
    only: bool = False
    # An actor as the claim names it; it makes no other word of it.
    said: str = field(default="", compare=False)

    @property
    def shown(self) -> str:
        """Return the word for a reader."""
        return self.said or self.text


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What a claim comes down to."""

    words: tuple[Word, ...]
    subjects: frozenset[str]
    objects: frozenset[str]
    predicate: str


@lru_cache(maxsize=4096)
def skeleton(claim: ClaimRecord) -> Skeleton:
    """Return the skeleton of a claim."""
    said = tokens(claim.text)
    under, cues = negated(said)
    words = list(_words(said, under, cues, _actors(claim, said)))
    if claim.polarity is Polarity.NEGATIVE and not any(word.negative for word in words):
        # Negated by a word that the table of negations does not have.
        words = [replace(word, negative=word.text not in _keys(claim, ClaimRole.SUBJECT)) for word in words]
    return Skeleton(
        tuple(words),
        _keys(claim, ClaimRole.SUBJECT),
        _keys(claim, ClaimRole.OBJECT),
        claim.predicate.lower(),
    )


def _keys(claim: ClaimRecord, role: ClaimRole) -> frozenset[str]:
    return frozenset(each.actor_key for each in _named(claim) if each.role is role)


def _named(claim: ClaimRecord) -> list[ClaimActor]:
    """Return the actors that can be the same in another article: one without a name is its words there."""
    return [each for each in claim.actors if not each.actor_key.startswith("unnamed:")]


def _actors(claim: ClaimRecord, said: list[str]) -> dict[int, tuple[int, str]]:
    """Return where the words of an actor begin, with the place behind them and the actor's key."""
    low = [word.lower() for word in said]
    found: dict[int, tuple[int, str]] = {}
    for actor in _named(claim):
        name = [word.lower() for word in tokens(actor.words)]
        name = name[1:] if name[:1] in (["the"], ["a"], ["an"]) else name
        places = (at for at in range(len(low)) if name and low[at : at + len(name)] == name)
        start = next(places, None)
        if start is not None:
            found.setdefault(start, (start + len(name), actor.actor_key))
        elif actor.role is ClaimRole.SUBJECT and (name_at := _first_name(said)):
            # The claim has the name in place of the pronoun that stood in the article.
            found.setdefault(name_at[0], (name_at[1], actor.actor_key))
    return found


def _first_name(said: list[str]) -> tuple[int, int] | None:
    """Return where the name that a sentence begins with starts and ends."""
    start = int(bool(said) and said[0].lower() in {"the", "a", "an"})
    end = next((at for at in range(start, len(said)) if not said[at][0].isupper()), len(said))
    return (start, end) if end > start else None


def _words(
    said: list[str], under: list[bool], cues: set[int], actors: dict[int, tuple[int, str]]
) -> Iterator[Word]:
    """Yield the words that say something, those of an actor as one."""
    led, only, at = "", False, 0
    while at < len(said):
        low, place = said[at].lower(), at
        at += 1
        if place in actors:
            at, key = actors[place]
            yield Word(key, under[place], True, led, said=" ".join(said[place:at]))
            continue
        number = None if place in cues else read(said, place)
        if number is not None:
            at = number[1]
            yield Word(low, under[place], False, led, number[0], _unit(said, place, at), only)
            continue
        if low in _PLACED:
            led = low
        elif low in _ONLY:
            only = only or place not in cues
            continue
        elif low in FINITE or not low[0].isalnum():
            led, only = "", only and low[0].isalnum()
        month = low in _MONTHS and said[place][0].isupper()
        if place not in cues and low[0].isalnum() and (month or low not in empty()):
            name = said[place][0].isupper() and (place > 0 or not known(low))
            yield Word(low, under[place], name, led, only=only)


def _unit(said: list[str], start: int, end: int) -> str:
    """Return what a number counts: the next word, "year" or "day" of a date, "%"."""
    low = [word.lower() for word in said]
    before, after = (low[start - 1] if start else ""), (low[end] if end < len(low) else "")
    if before in _MONTHS or after in _MONTHS:
        return "day"
    if low[start].endswith("%"):
        return "%"
    if _YEAR.fullmatch(low[start]) and (before in _BEFORE_YEAR or not after.isalpha() or after in empty()):
        return "year"
    near = [word for word in said[end : end + 4] if word.isalpha() and word.lower() not in empty()]
    # "50 Syrian rebels" counts rebels.
    return next((word for word in near if word.islower()), near[0].lower() if near else "")


@cache
def empty() -> frozenset[str]:
    """Return the words that say nothing of their own."""
    return frozenset(word for (word,) in rows("empty"))
