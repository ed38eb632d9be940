"""Whether two accounts may tell of one event: on which days, how near in an article, at which places."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from tracker.contradict.lexicon import rows
from tracker.contradict.negation import tokens
from tracker.contradict.skeleton import skeleton
from tracker.contradict.standing import Setting
from tracker.contradict.tolls import places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from tracker.contradict.ledger import Ledger
    from tracker.records import Around, ClaimRecord, SaidBy

_NEXT_DAY = timedelta(days=1)
# So many attributions apart an article still speaks of the same thing.
NEAR = 4
_FAR = 2
_SHORT = 60
_OLD = re.compile(
    r"\b(?:previous|earlier|past|prior|other) (?:\w+ )?(?:accusation|allegation|charge|claim)s?\b"
)
_THAT = frozenset({"that", "this", "these", "those"})


def by_article(ledger: Ledger) -> dict[str, list[tuple[ClaimRecord, SaidBy]]]:
    """Return what is asserted in each article, by its hash."""
    found: dict[str, list[tuple[ClaimRecord, SaidBy]]] = defaultdict(list)
    for claim in ledger.claims:
        for said in ledger.asserted(claim):
            found[said.snapshot_sha256].append((claim, said))
    return found


def side_by_side(one: SaidBy, other: SaidBy, near: int = NEAR) -> bool:
    """Tell whether two assertions stand close to each other in one article."""
    if one.snapshot_sha256 != other.snapshot_sha256 or one.group is None or other.group is None:
        return False
    return abs(one.group - other.group) <= near


def of_one_event(
    one: ClaimRecord,
    ours: Sequence[SaidBy],
    other: ClaimRecord,
    theirs: Sequence[SaidBy],
    *,
    bare: bool = False,
) -> tuple[list[SaidBy], list[SaidBy]]:
    """Leave out assertions of two articles whose "the attack" need not be one: of another day, or "that".

    With `bare`, whatever else has no name need not be one either: "the report".
    """
    pointing = max(_points(one), _points(other), int(bare and not _named(one) and not _named(other)))
    pairs = [(left, right) for left in ours for right in theirs]
    if pointing:
        pairs = [
            (left, right)
            for left, right in pairs
            if left.snapshot_sha256 == right.snapshot_sha256
            or (pointing < _FAR and same_day(one, [left], other, [right]))
        ]
    return (
        list({left.key: left for left, _ in pairs}.values()),
        list({right.key: right for _, right in pairs}.values()),
    )


def _named(claim: ClaimRecord) -> bool:
    """Tell whether a claim names anything."""
    return any(word.name for word in skeleton(claim).words)


def _points(claim: ClaimRecord) -> int:
    """Return how far a claim's words only point at an event: 0 not, 1 "the attack", 2 "that attack"."""
    if places(claim.text):
        return 0
    low = [word.lower() for word in tokens(claim.text)]
    before = [set(low[max(0, at - 3) : at]) for at, word in enumerate(low) if word in event_words()]
    if any(words & _THAT for words in before):
        return _FAR
    return int(any("the" in words for words in before))


def scene(claim: ClaimRecord, around: Around, title: str) -> frozenset[str]:
    """Return the places that a claim names, or else its passage, what stands before, over it, or after."""
    found = map(places, (claim.text, around.own, around.before, f"in {title}", around.after))
    return next(filter(None, found), frozenset())


def scenes(claim: ClaimRecord, around: Setting) -> frozenset[str]:
    """Return all places at which an event that a claim tells of may have been, by what is around it."""
    found = [places(words) for each in around.passages for words in (each.own, each.before, each.after)]
    titles = [places(f"in {title}") for title in around.titles]
    return places(claim.text) or frozenset(place for each in (*found, *titles) for place in each)


def event(claim: ClaimRecord) -> frozenset[str]:
    """Return the events that a claim points at: "the attack", as plain words."""
    low = [word.lower() for word in tokens(claim.text)]
    return frozenset(
        word.removesuffix("s")
        for at, word in enumerate(low)
        if word in event_words() and {"the", *_THAT} & set(low[max(0, at - 3) : at])
    )


def here(ledger: Ledger, claim: ClaimRecord, said: SaidBy, *, after: bool = True) -> frozenset[str]:
    """Return the places of an event as one assertion tells of it, without what comes after if so asked."""
    around = ledger.around(said)
    return scene(claim, around if after else replace(around, after=""), said.title)


def around(ledger: Ledger, said: Iterable[SaidBy]) -> Setting:
    """Return the headlines over some assertions, and their passages with the words before."""
    every = list(said)
    return Setting({}, tuple(each.title for each in every), tuple(ledger.around(each) for each in every))


def of_old(around: Around) -> bool:
    """Tell whether a passage is about what was said before: "has denied previous accusations"."""
    words = f"{around.before[-_SHORT:]} {around.own[:_SHORT]}".split()
    return bool(_OLD.search(" ".join(words)))


def blames(around: Around) -> bool:
    """Tell whether a passage lays the blame on somebody: "blamed Borduria for the strike"."""
    return "blam" in f"{around.before[-_SHORT:]} {around.own}"


def same_day(one: ClaimRecord, ours: Iterable[SaidBy], other: ClaimRecord, theirs: Iterable[SaidBy]) -> bool:
    """Tell whether what two claims tell of may be of one day, as told then or the day after."""
    return any(_meet(first, second) for first in _days(one, ours) for second in _days(other, theirs))


def dated(claim: ClaimRecord, said: Iterable[SaidBy]) -> bool:
    """Tell whether anything says on which days it may have happened."""
    return bool(_days(claim, said))


def _days(claim: ClaimRecord, said: Iterable[SaidBy]) -> list[tuple[date, date]]:
    """Return when it may have happened: on the day given, else on the day it was told or the one before."""
    if claim.event is not None and claim.event.first is not None and claim.event.last is not None:
        return [(claim.event.first, claim.event.last)]
    told = (each.said or each.published for each in said)
    return [
        (each.first - _NEXT_DAY, each.last)
        for each in told
        if each is not None and each.first is not None and each.last is not None
    ]


def _meet(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Tell whether two spans of days overlap; a span of more than a few days tells nothing."""
    short = all(last - first <= 3 * _NEXT_DAY for first, last in (one, other))
    return short and one[0] <= other[1] and other[0] <= one[1]


@cache
def event_words() -> frozenset[str]:
    """Return the nouns that mean an event."""
    return next(frozenset(row[1].split("|")) for row in rows("deeds") if row[0] == "event")
