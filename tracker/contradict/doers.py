"""Who did what to what: the sides that a claim lays a blow to, and what it says was hit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from tracker.contradict.lexicon import bases, known, rows, same, word_class
from tracker.contradict.negation import tokens
from tracker.contradict.skeleton import empty
from tracker.contradict.tolls import folded, wide
from tracker.terms import ClaimRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.records import ClaimRecord

REBELS, FORCES, CROWD = "rebels", "forces", "crowd"
_CAMPS = (REBELS, FORCES, CROWD)
_STATE, _BODY, _PERSON = "state", "body", "person"
# Of an "actor" nobody knows what it is.
_WIDE = frozenset({_STATE, _BODY, "actor"})
_ONTO = frozenset({"on", "against", "at", "of"})
_LINKS = frozenset({"and", "or", "as", "by"})
_LONGEST = 6


@cache
def class_of(name: str) -> frozenset[str]:
    """Return a class of words by which reports say who did it."""
    return next(frozenset(row[1].split("|")) for row in rows("deeds") if row[0] == name)


@cache
def _states() -> dict[str, str]:
    return {row[0]: f"{_STATE}:{row[1]}" for row in rows("wide") if len(row) > 1}


@dataclass(frozen=True, slots=True)
class Target:
    """What was hit: its nouns in order, the last says what it is; and the names in the words for it."""

    nouns: tuple[str, ...]
    names: frozenset[str]

    def meets(self, other: Target) -> bool:
        """Tell whether two targets may be one: one says no more than the other, and none another name."""
        if not self.nouns or not other.nouns:
            return bool(self.names) and self == other
        if not same(self.nouns[-1], other.nouns[-1]):
            return False
        less, more = sorted((self.nouns, other.nouns), key=len)
        named = not self.names or not other.names or self.names & other.names
        return bool(named) and all(any(same(one, each) for each in more) for one in less)


def sides(claim: ClaimRecord) -> frozenset[str]:
    """Return whom a claim lays its deed to: actors by key, peoples by their state, camps by their noun."""
    doers = [actor for actor in claim.actors if actor.role is ClaimRole.SUBJECT]
    named = {each.actor_key for each in doers if not each.actor_key.startswith(("unnamed:", "group:"))}
    # Of "the police" there are as many as of rebels.
    named = {
        key for key in named if not any(key.split(":")[1] in class_of(f"side {camp}") for camp in _CAMPS)
    }
    words = (*(each.words for each in doers), _doer(claim.text, claim.predicate))
    told = {side for each in words for side in _told(each)}
    # A name stands for an actor where nothing else says who it was.
    return frozenset(named | {side for side in told if not (named and side.startswith(_BODY))})


@lru_cache(maxsize=4096)
def _told(words: str) -> frozenset[str]:
    """Return the states and camps that the words for a doer name, or else the name in them."""
    said = tokens(words)
    camps = {camp for camp in _CAMPS if class_of(f"side {camp}") & {word.lower() for word in said}}
    states = {state for word in said if (state := _state(word, whole=not camps & {REBELS, CROWD}))}
    name = [word for at, word in enumerate(said) if word[0].isupper() and (at or not known(word.lower()))]
    own = {f"{_BODY}:{' '.join(name).lower()}"} if len(name) > 1 else set()
    return frozenset(camps | states or own)


def _state(word: str, *, whole: bool) -> str | None:
    """Return the state that a word names: "Bordurian-backed" rebels are of its side, "Bordurian" are not."""
    if not word[0].isupper():
        return None
    first, _, rest = word.lower().partition("-")
    if rest:
        return _states().get(first) if rest in class_of("backed") else None
    return _states().get(first) if whole else None


@lru_cache(maxsize=4096)
def _doer(text: str, predicate: str) -> str:
    """Return the words for who did it: in a passive those behind "by", else those before the verb."""
    said = tokens(text)
    low = [word.lower() for word in said]
    at = _passive(low)
    by = next((place for place in range(at, len(low)) if low[place] == "by"), None) if at else None
    if by is not None:
        # "By a rocket fired by the rebels".
        rest = [word for word in said[by + 1 :] if word.lower() not in {"by", "fired", "launched"}]
        return " ".join(_phrase(rest, 0))
    verb = predicate.partition("_")[0]
    end = next((place for place in range(1, min(len(low), _LONGEST)) if same(low[place], verb)), 0)
    return " ".join(said[:end]) if at is None else ""


def _passive(low: Sequence[str]) -> int | None:
    """Return the place of the first form of "to be"; None where there is none."""
    return next((at for at, word in enumerate(low) if word in {"was", "were", "been", "being"}), None)


def _phrase(said: Sequence[str], start: int) -> Sequence[str]:
    """Return the words of a phrase from its first one to a preposition, a mark or a verb."""
    end = start
    while end < min(len(said), start + _LONGEST) and not _ends(said[end].lower()):
        end += 1
    return said[start:end]


def _ends(low: str) -> bool:
    stops = word_class("finite") | word_class("placing") | word_class("joint") | _LINKS
    return low in stops or not low[0].isalnum() or low.endswith(("self", "selves"))


def apart(ours: frozenset[str], theirs: frozenset[str], speakers: Iterable[str]) -> bool:
    """Tell whether what one of two lays to its sides the other lays to somebody else.

    Whether two bodies, or a body and a state, are two is only sure where one of them speaks.
    """
    parties = {key for name in speakers for key in (*_told(name), name)}
    sure = bool(parties & (ours | theirs))
    return bool(ours and theirs) and all(_two(one, other, sure) for one in ours for other in theirs)


def _two(one: str, other: str, sure: bool) -> bool:
    """Tell whether two sides are not one, nor one a part of the other."""
    if one == other:
        return False
    kinds = {one.partition(":")[0], other.partition(":")[0]}
    if kinds in ({_STATE}, {_PERSON}, {REBELS, FORCES}, {REBELS, _STATE}, {CROWD, FORCES}):
        return True
    allied = any(class_of("alliance") & set(each.split()) for each in (one, other))
    return kinds <= _WIDE and sure and not allied


def target(claim: ClaimRecord, answers: bool) -> Target:
    """Return what a claim says was hit, from the words for its object or those after "the attack on"."""
    befell = frozenset(
        each.actor_key
        for each in claim.actors
        if each.role is ClaimRole.OBJECT and each.actor_key.startswith(_PERSON)
    )
    if befell or not answers:
        return Target((), befell) if befell else _target(claim.object)
    said = tokens(claim.text)
    low = [word.lower() for word in said]
    at = next((place for place, word in enumerate(low) if word in class_of("event")), None)
    if at is None or not _ONTO & set(low[at + 1 : at + 2]):
        return Target((), frozenset())
    return _target(" ".join(_phrase(said, at + 2)))


@lru_cache(maxsize=4096)
def _target(words: str) -> Target:
    said = [word for word in _phrase(tokens(words), 0) if word.lower() not in empty()]
    names = frozenset(folded(word) for word in said if word[0].isupper() and word.lower() not in wide())
    nouns = tuple(word for word in said if word[0].islower())
    if not nouns or nouns[-1] in class_of("anywhere") or _several(nouns[-1]):
        return Target((), names if not nouns else frozenset())
    return Target(nouns, names)


def _several(noun: str) -> bool:
    return noun.endswith("s") and any(each != noun and not each.endswith("s") for each in bases(noun))
