"""Whose army or government an article names for short: by a leader, a capital, or its full name."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from tracker.resolve.lexicon import table
from tracker.resolve.names import fold, folded_words
from tracker.resolve.phrases import is_indefinite, role_tie
from tracker.terms import ActorKind, AffiliationKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.records import ActorRecord
    from tracker.resolve.gazetteer import Gazetteer

_NAME = re.compile(r"[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*)*")
_LOYAL = re.compile(r"\s+(?:(?:loyal|answering) to|of|led by)\s+((?:the\s+)?(?:[A-Z][\w.'’-]*\s?)+)")
_SEAT = re.compile(r"(?:\w+\s+)*?\w+\s+in\s+(?=[A-Z])")
# Words that may stand before the noun without saying whose it is.
_PLAIN = frozenset({"the", "air", "security", "ground", "state", "armed", "fighter", "attack"})
_GOVERNING = "governing"


class Owner(NamedTuple):
    """A state with the tie of an organ to it, and the rule that says so."""

    state: ActorRecord
    kind: AffiliationKind
    rule: str


class Organs:
    """The organs of states in one article."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._named: dict[str, dict[str, ActorRecord]] | None = None

    def owner(self, phrase: str, behind: str) -> Owner | None:
        """Return the state whose organ a phrase without a state means; `behind` is the text after it."""
        tie = role_tie(phrase)
        spoken = folded_words(phrase)
        classes = [_classes()[word] for word in spoken if word in _classes()]
        if tie is None or not classes:
            return None
        led = self._led(f"{phrase}{_after(_LOYAL, behind)}")
        if led is not None:
            return Owner(led, tie, "the leader named in the words")
        if classes[-1] == _GOVERNING and (seat := self.seat(f"{phrase}{behind}")) is not None:
            return Owner(seat, tie, "the seat of government named behind the words")
        if is_indefinite(phrase) or not set(spoken) <= _PLAIN | _classes().keys():
            return None
        short = self._only(_GOVERNING if _GOVERNING in classes else "")
        return Owner(short, tie, "the only state of which the article names such an organ") if short else None

    def _led(self, words: str) -> ActorRecord | None:
        """Return the state of the one leader whom some words name."""
        found = {state.key: state for name in _NAME.findall(words) for state in self._of_leader(name)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _of_leader(self, name: str) -> Iterator[ActorRecord]:
        for spelt in _unpossessed(name):
            parts = spelt.split()
            whole = self._gazetteer.find(spelt)
            people = [whole] if whole else list(self._gazetteer.bearers(parts[-1]))
            if len(people) == 1 and people[0].kind is ActorKind.PERSON:
                reached = (self._gazetteer.get(key) for key in self._gazetteer.reach(people[0].key))
                yield from (one for one in reached if one and one.kind is ActorKind.STATE)
                return

    def seat(self, words: str) -> ActorRecord | None:
        """Return the state in whose seat of government some words place a body: "the office in Kyiv"."""
        place = _SEAT.match(words)
        name = _NAME.match(words, place.end()) if place else None
        match = self._gazetteer.match(name[0].split()[0].strip(".,")) if name else None
        seat = match is not None and match.alias is AliasKind.METONYM
        return match.actor if match and seat and match.actor.kind is ActorKind.STATE else None

    def _only(self, which: str) -> ActorRecord | None:
        """Return the one state whose organ of a class, or of any, the article names in full."""
        if self._named is None:
            self._named = {}
            for organ, state in self._full():
                self._named.setdefault(organ, {})[state.key] = state
        found: dict[str, ActorRecord] = {}
        for organ in (which,) if which else tuple(self._named):
            found |= self._named.get(organ, {})
        return next(iter(found.values())) if len(found) == 1 else None

    def _full(self) -> Iterator[tuple[str, ActorRecord]]:
        """Yield the class and the state of each organ that the article names in full."""
        for found in _pattern().finditer(self._text):
            for names in filter(None, found.group(1, 2)):
                states = [state for word in _runs(names) for state in self._owned(word)]
                yield from ((_classes()[fold(found[3])], state) for state in states[-1:])

    def _owned(self, name: str) -> Iterator[ActorRecord]:
        states = [state for spelt in _unpossessed(name) for state in self._gazetteer.states(spelt)]
        yield from states[:1] if states else self._of_leader(name)


def _runs(words: str) -> Iterator[str]:
    """Yield the stretches of words that may be a name, the longest first."""
    parts = words.split()
    yield from (
        " ".join(parts[start:end]) for start in range(len(parts)) for end in range(len(parts), start, -1)
    )


def _unpossessed(name: str) -> Iterator[str]:
    """Yield a name, then what it is if its ending is a possessive, with or without its apostrophe."""
    yield name
    for ending in ("'s", "’s", "s"):
        if name.endswith(ending) and len(name) > len(ending) + 2:
            yield name.removesuffix(ending)
            return


def _after(pattern: re.Pattern[str], behind: str) -> str:
    found = pattern.match(behind)
    return f" {found[1]}" if found else ""


@cache
def _classes() -> dict[str, str]:
    return table("organs")


@cache
def _pattern() -> re.Pattern[str]:
    nouns = "|".join(sorted(_classes(), key=len, reverse=True))
    plain = "|".join(sorted({*_PLAIN, "regime", "government"}))
    name = _NAME.pattern
    return re.compile(rf"\b(?:({name}) and )?({name})(?:\s(?:{plain}))*\s({nouns})\b")
