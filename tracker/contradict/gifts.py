"""What one actor gives another: arms are military aid and money is not, whichever verb says so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from tracker.contradict import lexicon
from tracker.contradict.lexicon import rows, word_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.contradict.skeleton import Skeleton, Word


@dataclass(frozen=True, slots=True)
class Gift:
    """What is given to whom: `said` has its words, `rest` what else the claim says, the kind of rifle too.

    `by_verb` tells whether the verb alone says what it is: "armed".
    """

    kind: str
    said: str
    taker: str
    rest: frozenset[str]
    negative: bool
    by_verb: bool

    @property
    def shown(self) -> str:
        """Return its words, and the kind that they stand for where that says more."""
        return f"“{self.said}”" if self.said == self.kind else f"“{self.said}” ({self.kind})"

    def within(self, other: Gift) -> bool:
        """Tell whether who gives this gives the other too."""
        return other.kind in wider(self.kind) and other.rest <= self.rest


@dataclass(frozen=True, slots=True)
class _Kind:
    name: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    above: frozenset[str]


@cache
def _kinds() -> tuple[_Kind, ...]:
    padded = ([*row, "", "", "", ""][:5] for row in rows("gifts"))
    return tuple(_Kind(name, *(_set(words) for words in rest)) for name, *rest in padded)


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split("|")) - {""}


@cache
def wider(kind: str) -> frozenset[str]:
    """Return a kind of gift with all that it is a kind of."""
    above = next(each.above for each in _kinds() if each.name == kind)
    return frozenset({kind}).union(*(wider(each) for each in above))


@cache
def _verbs() -> frozenset[str]:
    """Return the verbs that may say that something is given, with or without saying what."""
    return word_class("giving").union(*(each.verbs for each in _kinds()))


def gift(claim: Skeleton) -> Gift | None:
    """Return what a claim says that its subject gives; None where it says nothing of the kind."""
    if claim.predicate not in _verbs() or not claim.subjects:
        return None
    at = next((i for i, word in enumerate(claim.words) if lexicon.same(word.text, claim.predicate)), None)
    if at is None:
        return None
    verb, after = claim.words[at], claim.words[at + 1 :]
    kind = next((each.name for each in _kinds() if claim.predicate in each.verbs), None)
    given = [] if kind else _given(after)
    if kind is None and not given:
        return None
    kind = kind or _of(given)
    taker = _taker([word for word in after if word not in given])
    if kind is None or taker is None or any(word.only for word in claim.words):
        return None
    used = {verb, taker, *(word for word in given if _general(word.text))}
    rest = frozenset(
        word.text for word in claim.words if word not in used and word.text not in claim.subjects
    )
    if rest & word_class("unreal"):
        return None
    said = " ".join(word.text for word in given or [verb])
    return Gift(kind, said, taker.text, rest, verb.negative, not given)


def _taker(words: list[Word]) -> Word | None:
    """Return to whom: "to the rebels", "armed the rebels", "gave the Reds"."""
    led = [word for word in words if word.led == "to" and not word.number]
    near = led or list(takewhile(lambda word: not word.led and not word.number, words))
    return next((word for word in near if word.name), near[-1] if near else None)


def _given(words: Iterable[Word]) -> list[Word]:
    """Return the words for the gift: a noun for one, with the adjectives that say of which kind it is."""
    plain = [word for word in words if not word.name and not word.number]
    end = next((i for i, word in enumerate(plain) if _noun(word.text)), None)
    if end is None:
        return []
    before = [word for word in plain[:end] if any(word.text in each.adjectives for each in _kinds())]
    return [*before, plain[end]]


def _noun(word: str) -> str | None:
    """Return the kind of gift that a noun names: "rifles" are weapons."""
    forms = lexicon.bases(word)
    found = next((each.name for each in _kinds() if forms & each.nouns), None)
    return found or ("weapons" if lexicon.kind_of(word, "weapon") else None)


def _general(word: str) -> bool:
    """Tell whether a word names a kind of gift as such: "weapons", not "rifles"."""
    return any(lexicon.bases(word) & (each.nouns | each.adjectives) for each in _kinds())


def _of(given: list[Word]) -> str | None:
    """Return the kind that a noun and the adjectives before it name: "military aid"."""
    noun = _noun(given[-1].text)
    if noun is None:
        return None
    before = {word.text for word in given[:-1]}
    narrow = [each.name for each in _kinds() if before & each.adjectives and noun in wider(each.name)]
    return narrow[0] if narrow else noun
