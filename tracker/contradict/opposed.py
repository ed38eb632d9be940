"""Clashes beyond one frame: claims that exclude each other, and denials that reach a narrower claim."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from tracker.contradict.bearing import bears
from tracker.contradict.clash import clashes, two_breaths
from tracker.contradict.compare import Relation, compare, may_exclude
from tracker.contradict.compatible import event_kind, modal_kind, weaker
from tracker.contradict.matters import matters, near
from tracker.contradict.negation import tokens
from tracker.contradict.reasons import on_two_claims
from tracker.contradict.standing import Setting, two_leaders
from tracker.contradict.told import dated, of_old, of_one_event
from tracker.contradict.tolls import count, of_a_period
from tracker.records import LinkRecord, ordered_link
from tracker.terms import LinkKind, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tracker.contradict.compare import Comparison
    from tracker.contradict.ledger import Ledger
    from tracker.contradict.standing import Raised
    from tracker.records import ClaimRecord, SaidBy

    Pair = tuple[Raised, Raised]

_COUNTS = frozenset({"numbers", "counts"})
_VALUES = frozenset({"numbers", "counts", "dates", "places"})


def opposed(ledger: Ledger, fresh: Collection[str] | None = None) -> Iterator[LinkRecord]:
    """Link claims of like predicates that exclude each other; with `fresh`, only pairs with one of those."""
    met = pairs(ledger, fresh)
    claims = {claim.key: claim for pair in met for claim in pair}.values()
    lifted = {claim.key: ledger.raised(claim) for claim in claims}
    plain = {claim.key: ledger.raised(claim, leaders=False) for claim in claims}
    for one, other in met:
        kind = weaker(modal_kind(one.modality, other.modality), event_kind(one.event, other.event))
        if kind is not None and one.frame_key != other.frame_key and not ledger.same(one, other):
            yield from _asserted(ledger, (plain[one.key], plain[other.key]), kind)
            if not two_leaders(one, other, ledger.stands):
                pair = lifted[one.key], lifted[other.key]
                for wide, narrow in (pair, pair[::-1]):
                    yield from _reached(ledger, wide, narrow, kind)


def _asserted(ledger: Ledger, pair: Pair, kind: LinkKind) -> Iterator[LinkRecord]:
    """Link two claims that are both asserted and cannot both be so."""
    one, other = pair[0].claim, pair[1].claim
    ours, theirs = ledger.asserted(one), ledger.asserted(other)
    if not ours or not theirs or not may_exclude(one, other):
        return
    found = compare(one, other)
    if found.relation is not Relation.CONTRADICTS and found.rule != "counts":
        return
    if not bears(found, one, other):
        return
    if found.rule in _COUNTS:
        if of_a_period(_low(one)) != of_a_period(_low(other)):
            return
        if (count(one.text) or count(other.text)) and dated(one, ours) and dated(other, theirs):
            # The dead of two events, or of a war: whether they are of one is asked where counts are compared.
            return
    if found.rule in _VALUES:
        ours, theirs = apart(ours, theirs)
    ours, theirs = of_one_event(one, ours, other, theirs, bare=found.rule == "opposites")
    if not found.firm or pair[0].part or pair[1].part:
        kind = LinkKind.IN_TENSION_WITH
    yield from _links(pair, ours, theirs, kind, f"opposite-{found.rule}", "asserted", found)


def _low(claim: ClaimRecord) -> list[str]:
    return [word.lower() for word in tokens(claim.text)]


def _reached(ledger: Ledger, wide: Raised, narrow: Raised, kind: LinkKind) -> Iterator[LinkRecord]:
    """Link a denied claim with an asserted one that it takes in: who denied aid denied military aid."""
    denied, asserted = ledger.by_stance(wide.claim, Stance.DENIES), ledger.asserted(narrow.claim)
    denied = [each for each in denied if not of_old(ledger.around(each))]
    if not denied or not asserted:
        return
    found = compare(narrow.claim, wide.claim)
    past = ["past" in _low(each.claim) for each in (wide, narrow)]
    if found.relation in {Relation.SAME, Relation.ENTAILS} and past[0] == past[1]:
        if not bears(found, narrow.claim, wide.claim):
            return
        # A state answers for its army, not its army for the state.
        kind = LinkKind.IN_TENSION_WITH if wide.part else kind
        denied, asserted = of_one_event(wide.claim, denied, narrow.claim, asserted)
        yield from _links((wide, narrow), denied, asserted, kind, "denial-reaches", "denied", found)


def _links(
    pair: Pair,
    ours: Sequence[SaidBy],
    theirs: Sequence[SaidBy],
    kind: LinkKind,
    rule: str,
    verb: str,
    found: Comparison,
) -> Iterator[LinkRecord]:
    one, other = pair[0].claim, pair[1].claim
    why = "; ".join(dict.fromkeys(each for each in (found.reason, pair[0].why, pair[1].why) if each))
    for clash, sides in clashes(ours, theirs, two_breaths).items():
        words = on_two_claims(clash, sides, (verb, "asserted"), (one.text, other.text))
        reason = f"{words} Why: {why}."
        yield ordered_link(LinkRecord(kind, one.key, other.key, rule, reason, clash, sides.evidence))


def apart(ours: Sequence[SaidBy], theirs: Sequence[SaidBy]) -> tuple[list[SaidBy], list[SaidBy]]:
    """Leave out what one actor says in one article: there two numbers are two events."""
    there = {(each.actor_key, each.snapshot_sha256) for each in theirs}
    here = {(each.actor_key, each.snapshot_sha256) for each in ours}
    return (
        [each for each in ours if (each.actor_key, each.snapshot_sha256) not in there],
        [each for each in theirs if (each.actor_key, each.snapshot_sha256) not in here],
    )


def pairs(ledger: Ledger, fresh: Collection[str] | None) -> tuple[tuple[ClaimRecord, ClaimRecord], ...]:
    """Return each pair of claims once of which one is filed where the other looks."""
    key = None if fresh is None else frozenset(fresh)
    if key not in ledger.met:
        ledger.met[key] = tuple(_met(ledger, fresh))
    return ledger.met[key]


def _met(ledger: Ledger, fresh: Collection[str] | None) -> Iterator[tuple[ClaimRecord, ClaimRecord]]:
    around = Setting(ledger.stands)
    filed: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(ledger.claims):
        for matter in ledger.filed.get(claim.key) or matters(claim, around):
            filed[matter].append(at)
    found: set[tuple[int, int]] = set()
    for at, claim in enumerate(ledger.claims):
        if fresh is None or claim.key in fresh:
            beside = {other for matter in near(claim, around) for other in filed.get(matter, ())}
            found |= {(min(at, other), max(at, other)) for other in beside - {at}}
    return ((ledger.claims[one], ledger.claims[other]) for one, other in sorted(found))
