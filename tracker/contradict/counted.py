"""Clashes of counts: two accounts of what may be one event give different numbers of dead or hurt."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from tracker.contradict.clash import clashes
from tracker.contradict.reasons import on_two_claims
from tracker.contradict.told import around, event, here, same_day, scenes, side_by_side
from tracker.contradict.tolls import PEOPLE, causes, count, differ
from tracker.records import LinkRecord, ordered_link
from tracker.terms import COUNTS_RULE, LinkKind, Modality

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from tracker.contradict.ledger import Ledger
    from tracker.contradict.standing import Setting
    from tracker.contradict.tolls import Count, Toll
    from tracker.records import ClaimRecord, SaidBy

# Whom seldom two blows of one kind hit at one place on one day.
_TELLING = frozenset({"fighters", "soldiers", "helpers", "officers"})
_RARE = frozenset({"blast", "gas"})
# Two counts that stand next to each other, only one with a place, are of one event if no further apart.
NEXT, _WITHIN = 2, 2.0
RULE = COUNTS_RULE


def counted(ledger: Ledger, fresh: Collection[str] | None = None) -> Iterator[LinkRecord]:
    """Link claims that count the dead or the hurt of what may be one event differently."""
    for one, other in _pairs(ledger, fresh):
        ours, theirs = count(one.text), count(other.text)
        if ours and theirs and not ledger.same(one, other):
            yield from _links(ledger, one, other, _met(ledger, one, ours, other, theirs))


def filed(claim: ClaimRecord, around: Setting) -> tuple[str, ...]:
    """Return the keys under which a count is found by another one: the places that it tells of."""
    return tuple(f"toll {place}" for place in sorted(scenes(claim, around))) if count(claim.text) else ()


def _pairs(ledger: Ledger, fresh: Collection[str] | None) -> Iterator[tuple[ClaimRecord, ClaimRecord]]:
    """Yield the pairs of counts that tell of a place in common, or that stand in one article."""
    groups: dict[str, list[ClaimRecord]] = defaultdict(list)
    for claim in ledger.claims:
        if count(claim.text) is not None and claim.modality is Modality.ACTUAL:
            said = ledger.asserted(claim)
            for key in {
                *filed(claim, around(ledger, said)),
                *(each.snapshot_sha256 for each in said),
            }:
                groups[key].append(claim)
    done: set[tuple[str, str]] = set()
    for key in sorted(groups):
        for one, other in combinations(groups[key], 2):
            new = fresh is None or one.key in fresh or other.key in fresh
            if new and (one.key, other.key) not in done:
                done.add((one.key, other.key))
                yield one, other


class _Met(NamedTuple):
    """Two assertions that count one event differently, and the numbers."""

    ours: SaidBy
    theirs: SaidBy
    numbers: str


def _met(ledger: Ledger, one: ClaimRecord, ours: Count, other: ClaimRecord, theirs: Count) -> Iterator[_Met]:
    """Yield the assertions of two counts that differ on what may be one event."""
    for left in ledger.asserted(one):
        for right in ledger.asserted(other):
            own = (left.actor_key, left.snapshot_sha256) == (right.actor_key, right.snapshot_sha256)
            if own or not same_day(one, [left], other, [right]):
                continue
            pairs = [
                (a, b)
                for a in ours.tolls
                for b in theirs.tolls
                if differ(a, b) and _one_event(_side(ledger, one, a, left), _side(ledger, other, b, right))
            ]
            if pairs:
                yield _Met(left, right, ", ".join(f"“{a.words}” and “{b.words}”" for a, b in pairs))


class _Side(NamedTuple):
    """One side of two counts: where it was by its own words or those around it, and by what."""

    claim: ClaimRecord
    counts: Count
    toll: Toll
    said: SaidBy
    where: frozenset[str]
    causes: frozenset[str]


def _side(ledger: Ledger, claim: ClaimRecord, toll: Toll, said: SaidBy) -> _Side:
    counts, near = count(claim.text), ledger.around(said)
    assert counts is not None
    why = counts.causes or next(
        filter(None, map(causes, (near.own, near.before, said.title, near.after))), frozenset()
    )
    return _Side(claim, counts, toll, said, here(ledger, claim, said), why)


def _one_event(one: _Side, other: _Side) -> bool:
    """Tell whether two counts may be of one event, by where, by what and of whom they count."""
    if "earlier" in f"{one.said.actor_name} {other.said.actor_name}".casefold():
        return False
    if one.causes and other.causes and not one.causes & other.causes:
        return False
    here, there = one.counts.places, other.counts.places
    if side_by_side(one.said, other.said, 1) and _nobody(one, other) and not (here and there):
        # "A dozen were held, but the governor said there had been no arrests."
        return True
    if one.where and other.where and not one.where & other.where:
        return False
    together = side_by_side(one.said, other.said)
    if here and there:
        return (together or _two_articles(one, other)) and _nested(one, other)
    if together and not here and not there:
        return True
    if not _two_articles(one, other) and event(one.claim) & event(other.claim):
        # "The attack killed 12", and "the attack killed 40": an article that points at it tells of one.
        return True
    if one.toll.who != other.toll.who:
        return False
    if (one.counts.bare or other.counts.bare) and side_by_side(one.said, other.said, NEXT):
        return _alike(one.toll, other.toll)
    return (_two_articles(one, other) or together) and _scenes(one, other)


def _nobody(one: _Side, other: _Side) -> bool:
    """Tell whether one of two counts says that there was nobody, and names nothing more than the other."""
    pairs = ((one, other), (other, one))
    return any(none.toll.number.high == 0 and none.counts.names <= some.counts.names for none, some in pairs)


def _two_articles(one: _Side, other: _Side) -> bool:
    return one.said.snapshot_sha256 != other.said.snapshot_sha256


def _alike(one: Toll, other: Toll) -> bool:
    """Tell whether two numbers are near enough to be of one event that only one of them places."""
    least, most = sorted((one.number.low, other.number.low))
    return most <= least * _WITHIN


def _scenes(one: _Side, other: _Side) -> bool:
    """Tell whether two counts, one of which does not say where, were at one place and of one cause.

    A place that only the words around tell tells less: numbers of just anybody have to be near each other,
    unless it is of a cause that seldom strikes one place twice a day.
    """
    nested = one.where <= other.where or other.where <= one.where or one.toll.who in _TELLING
    rare = one.causes & other.causes & _RARE
    if one.toll.who == PEOPLE and not rare and not _alike(one.toll, other.toll):
        return False
    return bool(one.where & other.where) and nested and bool(one.causes & other.causes)


def _nested(one: _Side, other: _Side) -> bool:
    """Tell whether two counts have their names in common, or one has further names and still too many."""
    here, there = one.counts.names, other.counts.names
    if one.counts.places == other.counts.places and one.causes & other.causes & _RARE:
        return one.toll.who == other.toll.who
    if here == there or not one.counts.places & other.counts.places:
        return here == there
    if one.toll.who == other.toll.who in _TELLING and one.counts.causes & other.counts.causes:
        return True
    inner, outer = (one, other) if there < here else (other, one)
    return (here < there or there < here) and inner.toll.number.low > outer.toll.number.high


def _links(ledger: Ledger, one: ClaimRecord, other: ClaimRecord, met: Iterable[_Met]) -> Iterator[LinkRecord]:
    found = list(met)
    ours = {each.ours.key: each.ours for each in found}
    theirs = {each.theirs.key: each.theirs for each in found}
    for clash, sides in clashes(ours.values(), theirs.values()).items():
        words = on_two_claims(clash, sides, ("counted", "counted"), (one.text, other.text))
        reason = f"{words} Why: {found[0].numbers} count what may be one event."
        link = LinkRecord(LinkKind.IN_TENSION_WITH, one.key, other.key, RULE, reason, clash, sides.evidence)
        yield ordered_link(link)
