"""The keys under which a claim is filed, and those under which claims that may clash with it are."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tracker.contradict.lexicon import related, word_class
from tracker.contradict.skeleton import skeleton

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.contradict.skeleton import Skeleton
    from tracker.records import ClaimRecord

_DAYS = word_class("month") | word_class("weekday")
_MOST_NAMES = 4
_MOST_RELATED = 40


def matters(claim: ClaimRecord) -> tuple[str, ...]:
    """Return the keys of a claim: whom it is about, or else each name in it, with its predicate."""
    known = skeleton(claim)
    return tuple(f"{name} {known.predicate}" for name in _about(known) if known.predicate)


def near(claim: ClaimRecord) -> tuple[str, ...]:
    """Return the keys of all that is said of the same with a predicate of like or opposite meaning."""
    known = skeleton(claim)
    if not known.predicate:
        return ()
    predicates = [known.predicate, *islice(related(known.predicate), _MOST_RELATED)]
    return tuple(dict.fromkeys(f"{name} {each}" for name in _about(known) for each in predicates))


def _about(known: Skeleton) -> Iterator[str]:
    """Yield the actors of the subject; of a claim without one the names, or the thing that it is about."""
    if known.subjects:
        yield from sorted(known.subjects)
        return
    names = list(dict.fromkeys(word.text for word in known.words if word.name and word.text not in _DAYS))
    yield from names[:_MOST_NAMES] or [word.text for word in known.words[:1] if word.number is None]
