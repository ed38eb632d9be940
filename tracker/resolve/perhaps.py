"""Which known actors a new one may be: proposed to a person, never settled here."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tracker.records import ActorRecord, PairRecord
from tracker.resolve.names import fold, initials
from tracker.resolve.spelling import frame, sounding
from tracker.terms import ActorKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.resolve.gazetteer import Gazetteer

_MOST = 4
_SHORT = 3
_LEAST_FRAME = 5


def perhaps(new: ActorRecord, gazetteer: Gazetteer) -> Iterator[PairRecord]:
    """Yield the pairs of a new named actor with those known whose name may be another form of its own."""
    told = _person(new, gazetteer) if new.kind in {ActorKind.PERSON, None} else _body(new, gazetteer)
    for known, rule, reason in islice(told, _MOST):
        if known.key != new.key:
            yield PairRecord(new.key, known.key, rule, reason)


Proposal = tuple[ActorRecord, str, str]


def _person(new: ActorRecord, gazetteer: Gazetteer) -> Iterator[Proposal]:
    words = fold(new.name).split()
    for known in gazetteer.alike(new.name):
        found = _how(words, fold(known.name).split())
        if found:
            rule, reason = found
            yield known, rule, f"{new.name} and {known.name}: {reason}"
    if new.kind is None:
        yield from _body(new, gazetteer)


def _how(new: list[str], known: list[str]) -> tuple[str, str] | None:
    """Return how two names of people may be one, None when they may not."""
    if len(new) == 1 or len(known) == 1:
        same = sounding(new[-1]) == sounding(known[-1])
        return ("surname", "the surname alone does not say which person it is") if same else None
    if sounding(new[-1]) == sounding(known[-1]):
        return _first(new[0], known[0], more=len(new) != len(known))
    left, right = frame(" ".join(new)), frame(" ".join(known))
    if left == right and len(left) >= _LEAST_FRAME:
        return "transliteration", "the same consonants, with vowels as they are heard differently"
    return None


def _first(new: str, known: str, *, more: bool) -> tuple[str, str] | None:
    """Return how two people of one surname may be one by their first names."""
    if sounding(new) == sounding(known):
        return ("middle name", "one has a middle name, the other has none") if more else None
    short, long = sorted((new, known), key=len)
    if len(short) == 1 and long.startswith(short):
        return "initial", "one first name is an initial that fits the other"
    if len(short) >= _SHORT and long.startswith(short):
        return "short first name", "one first name may be short for the other"
    if frame(new) == frame(known) and len(frame(new)) > 1:
        return "transliteration", "the first names may be spellings of one"
    return None


def _body(new: ActorRecord, gazetteer: Gazetteer) -> Iterator[Proposal]:
    """Yield the actors whose initials a new acronym has, or that are the acronym of a new name."""
    name = new.name.replace(".", "")
    if name.isupper() and name.isalpha() and len(name) > 1:
        for known in gazetteer.spelt_out(name.casefold()):
            yield known, "acronym", f"{new.name} may be short for {known.name}"
        return
    short = initials(fold(new.name))
    found = gazetteer.find(short) if len(short) > 1 else None
    if found is not None and found.name.replace(".", "").isupper():
        yield found, "acronym", f"{found.name} may be short for {new.name}"
