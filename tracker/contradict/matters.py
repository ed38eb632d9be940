"""The keys under which a claim is filed, and those under which claims that may clash with it are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tracker.contradict import counted, deeds
from tracker.contradict.gifts import gift
from tracker.contradict.lexicon import kin, participles, related, same, word_class
from tracker.contradict.skeleton import skeleton
from tracker.contradict.standing import Setting, raised
from tracker.contradict.tolls import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.contradict.skeleton import Skeleton
    from tracker.records import ClaimRecord

_DAYS = word_class("month") | word_class("weekday")
_MOST_NAMES = 4
_MOST_RELATED = 40
_MOST_WORDS, _MOST_KIN = 2, 12


def matters(claim: ClaimRecord, around: Setting | None = None) -> tuple[str, ...]:
    """Return the keys of a claim: whom it is about, or else each name in it, with its predicate."""
    known = skeleton(claim)
    predicates = (*([known.predicate] if known.predicate else []), *_besides(known))
    own = [f"{name} {each}" for name in _names(claim, known, around) for each in predicates]
    return tuple(dict.fromkeys((*own, *_told(claim, around))))


def near(claim: ClaimRecord, around: Setting | None = None) -> tuple[str, ...]:
    """Return the keys of all that is said of the same with a predicate of like or opposite meaning."""
    known = skeleton(claim)
    told = _told(claim, around)
    if not known.predicate:
        return told
    predicates = [known.predicate, *islice(related(known.predicate), _MOST_RELATED), *_besides(known)]
    own = (f"{name} {each}" for name in _names(claim, known, around) for each in predicates)
    # The thing that a claim without an actor is about may be called otherwise: a vote is an election.
    things = [] if known.subjects else [each for name in _thing(known) for each in kin(name)[:_MOST_KIN]]
    return tuple(dict.fromkeys((*own, *(f"{each} {known.predicate}" for each in things), *told)))


def _besides(known: Skeleton) -> tuple[str, ...]:
    """Return the predicates under which a claim is filed besides its own.

    All gifts are under one, for "armed" is no synonym of "sent aid to"; "was rigged" says what it was.
    """
    says = known.predicate != "be" and any(word.text in participles() for word in known.words)
    return (*(("a gift",) if gift(known) else ()), *(("be",) if says else ()))


def _told(claim: ClaimRecord, around: Setting | None) -> tuple[str, ...]:
    """Return the keys of what a claim tells of an event, by its places."""
    around = around or Setting()
    return (*counted.filed(claim, around), *deeds.filed(claim, around))


def tells(claim: ClaimRecord) -> bool:
    """Tell whether a claim tells of an event, so that the words around it say where it was."""
    return deeds.tells(claim) or bool(count(claim.text))


def _names(claim: ClaimRecord, known: Skeleton, around: Setting | None) -> Iterator[str]:
    """Yield what a claim is about, with the states that its subjects stand for."""
    yield from _about(known)
    if around and (lifted := raised(claim, around.stands)).why:
        yield from sorted(skeleton(lifted.claim).subjects - known.subjects)


def _about(known: Skeleton) -> Iterator[str]:
    """Yield the actors of the subject; of a claim without one the names, or the thing that it is about."""
    if known.subjects:
        yield from sorted(known.subjects)
        return
    names = list(dict.fromkeys(word.text for word in known.words if word.name and word.text not in _DAYS))
    yield from names[:_MOST_NAMES] or _thing(known)


def _thing(known: Skeleton) -> list[str]:
    """Return the words for what a claim without a name is about: "the presidential election"."""
    verb = next((at for at, word in enumerate(known.words) if same(word.text, known.predicate)), _MOST_WORDS)
    before = [word.text for word in known.words[:verb] if not (word.led or word.number or word.name)]
    return before[-_MOST_WORDS:] or [word.text for word in known.words[:1] if word.number is None]
