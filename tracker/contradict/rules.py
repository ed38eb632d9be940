"""The rules by which accounts clash, each a function from the ledger to links."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING

from tracker.contradict.clash import clashes, same_breath, two_breaths
from tracker.contradict.compatible import event_kind, modal_kind, weaker
from tracker.contradict.ledger import Ledger, actor_keys
from tracker.contradict.reasons import on_one_claim, on_two_claims
from tracker.records import LinkRecord, ordered_link
from tracker.terms import Bound, ClaimRole, Clash, LinkKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.records import ClaimRecord, SaidBy

_SAYS = "asserted"
_DENIALS = (Stance.DENIES, Stance.PARTLY_DENIES)
_AGAINST = {
    Stance.DENIES: (LinkKind.CONTRADICTS, "denied the same in other words"),
    Stance.PARTLY_DENIES: (LinkKind.IN_TENSION_WITH, "partly denied the same in other words"),
}


def asserted_and_denied(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link the two sides of a claim that is asserted and denied; a denial in part is only a tension."""
    for claim in ledger.divided:
        asserted = ledger.asserted(claim)
        yield from _one(
            claim, asserted, ledger.by_stance(claim, Stance.DENIES), "asserted-and-denied", "denied"
        )
        partly = ledger.by_stance(claim, Stance.PARTLY_DENIES)
        yield from _one(claim, asserted, partly, "asserted-and-partly-denied", "partly denied")


def asserted_and_retracted(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link an actor's assertion and its own retraction: a reversal whatever the dates, for it came first."""
    for claim in ledger.divided:
        retracted = ledger.by_stance(claim, Stance.RETRACTS)
        takers = {each.actor_key for each in retracted}
        own = [each for each in ledger.asserted(claim) if each.actor_key in takers]
        speakers = {each.actor_key for each in own}
        back = [each for each in retracted if each.actor_key in speakers]
        yield from _one(claim, own, back, "asserted-and-retracted", "retracted", Clash.REVERSAL)


def opposite_polarity(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link two claims of one frame of which one affirms what the other negates, both asserted."""
    for one, other in _frame_pairs(ledger):
        kind = _kind(one, other)
        if one.polarity is not other.polarity and one.bound is other.bound and kind:
            yield from _two(
                kind,
                one,
                other,
                ledger.asserted(one),
                ledger.asserted(other),
                "opposite-polarity",
                (_SAYS, _SAYS),
            )


def denied_alike(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link a claim that is asserted with a denied one of its frame, such as the same without a date."""
    for one, other in _frame_pairs(ledger):
        kind = _kind(one, other)
        if one.polarity is not other.polarity or one.bound is not other.bound or not kind:
            continue
        for left, right in ((one, other), (other, one)):
            denied = ledger.by_stance(right, *_DENIALS)
            yield from _two(
                kind, left, right, ledger.asserted(left), denied, "denied-alike", (_SAYS, "denied")
            )


def worded_otherwise(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link a claim that is asserted with one that a person judged to be the same and that is denied."""
    for group in ledger.wordings():
        for one, other in permutations(group, 2):
            asserted = ledger.asserted(one)
            for stance, (kind, verb) in _AGAINST.items():
                against = ledger.by_stance(other, stance)
                verbs = (_SAYS, verb)
                yield from _two(kind, one, other, asserted, against, "the-same-in-other-words", verbs)


def limit_against_excess(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link a claim that something goes no further with a claim that it goes further."""
    limits = [claim for claim in ledger.claims if claim.bound is Bound.LIMIT]
    excesses = [claim for claim in ledger.claims if claim.bound is Bound.EXCESS]
    for limit in limits:
        for excess in excesses:
            ours, theirs = ledger.asserted(limit), ledger.asserted(excess)
            kind = _limit_kind(limit, excess, ours, theirs)
            if kind and not ledger.same(limit, excess):
                verbs = ("set a limit", "went beyond it")
                yield from _two(kind, limit, excess, ours, theirs, "limit-against-excess", verbs)


def _limit_kind(
    limit: ClaimRecord, excess: ClaimRecord, ours: Sequence[SaidBy], theirs: Sequence[SaidBy]
) -> LinkKind | None:
    """Return how firmly the two are about the same thing."""
    if limit.frame_key == excess.frame_key:
        return LinkKind.CONTRADICTS
    if not any(same_breath(one, other) for one in ours for other in theirs):
        return None
    left, right = actor_keys(limit, ClaimRole.SUBJECT), actor_keys(excess, ClaimRole.SUBJECT)
    if left & right:
        return LinkKind.CONTRADICTS
    tied = actor_keys(limit) & actor_keys(excess) or not left or not right
    return LinkKind.IN_TENSION_WITH if tied else None


def _frame_pairs(ledger: Ledger) -> Iterator[tuple[ClaimRecord, ClaimRecord]]:
    for group in ledger.frames:
        yield from (pair for pair in combinations(group, 2) if not ledger.same(*pair))


def _kind(one: ClaimRecord, other: ClaimRecord) -> LinkKind | None:
    """Return how hard two claims of one frame meet, by their modes and times."""
    return weaker(modal_kind(one.modality, other.modality), event_kind(one.event, other.event))


def _one(
    claim: ClaimRecord,
    asserted: Sequence[SaidBy],
    against: Sequence[SaidBy],
    rule: str,
    verb: str,
    known: Clash | None = None,
) -> Iterator[LinkRecord]:
    if not asserted or not against:
        return
    partly = rule.endswith("partly-denied")
    kind = LinkKind.IN_TENSION_WITH if partly else LinkKind.CONTRADICTS
    for clash, sides in clashes(asserted, against).items():
        reason = on_one_claim(known or clash, sides, verb, claim.text)
        yield LinkRecord(kind, claim.key, claim.key, rule, reason, known or clash, sides.evidence)


def _two(
    kind: LinkKind,
    one: ClaimRecord,
    other: ClaimRecord,
    ours: Sequence[SaidBy],
    theirs: Sequence[SaidBy],
    rule: str,
    verbs: tuple[str, str],
) -> Iterator[LinkRecord]:
    for clash, sides in clashes(ours, theirs, two_breaths).items():
        reason = on_two_claims(clash, sides, verbs, (one.text, other.text))
        yield ordered_link(LinkRecord(kind, one.key, other.key, rule, reason, clash, sides.evidence))
