"""Claims that may be the same, worded a little differently in two articles: for a person to decide."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from tracker.contradict.ledger import Ledger, actor_keys
from tracker.contradict.reasons import names
from tracker.records import LinkRecord, ordered_link
from tracker.terms import ClaimRole, LinkKind, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.records import ClaimRecord, SaidBy

MOST_PER_CLAIM = 5
NEAR = 90.0
# A word more or less must not turn "weapons" into "weapons from Iranian stocks".
NEAR_IN_ORDER = 75.0


def same_as(ledger: Ledger) -> Iterator[LinkRecord]:
    """Propose pairs of claims with one subject and predicate and nearly the same object."""
    proposed: Counter[str] = Counter()
    for score, one, other in sorted(
        _candidates(ledger), key=lambda each: (-each[0], each[1].key, each[2].key)
    ):
        if max(proposed[one.key], proposed[other.key]) < MOST_PER_CLAIM:
            proposed.update((one.key, other.key))
            yield _link(ledger, one, other, score)


def _candidates(ledger: Ledger) -> Iterator[tuple[float, ClaimRecord, ClaimRecord]]:
    for group in _comparable(ledger):
        for one, other in combinations(group, 2):
            score = _likeness(one.object, other.object)
            if score and _other_articles(_said(ledger, one), _said(ledger, other)):
                yield score, one, other


def _comparable(ledger: Ledger) -> Iterator[list[ClaimRecord]]:
    """Yield claims alike in all but the words of their objects."""
    groups: dict[tuple[object, ...], list[ClaimRecord]] = defaultdict(list)
    for claim in ledger.claims:
        subjects = actor_keys(claim, ClaimRole.SUBJECT)
        if subjects and claim.predicate and claim.object:
            objects = actor_keys(claim, ClaimRole.OBJECT)
            event = claim.event.edtf if claim.event else None
            mode = (claim.polarity, claim.modality, claim.bound, event)
            groups[subjects, claim.predicate.casefold(), objects, mode].append(claim)
    yield from groups.values()


def _likeness(one: str, other: str) -> float:
    """Return how alike two objects are from 0 to 100; 0 when not nearly, or when their numbers differ."""
    from rapidfuzz import fuzz, utils

    if sorted(re.findall(r"\d+", one)) != sorted(re.findall(r"\d+", other)):
        return 0.0
    score = fuzz.token_set_ratio(one, other, processor=utils.default_process)
    in_order = fuzz.token_sort_ratio(one, other, processor=utils.default_process)
    return score if score >= NEAR and in_order >= NEAR_IN_ORDER else 0.0


def _said(ledger: Ledger, claim: ClaimRecord) -> list[SaidBy]:
    return ledger.by_stance(claim, *Stance)


def _other_articles(ours: list[SaidBy], theirs: list[SaidBy]) -> bool:
    left, right = ({each.snapshot_sha256 for each in side} for side in (ours, theirs))
    return bool(left and right) and len(left | right) > 1


def _link(ledger: Ledger, one: ClaimRecord, other: ClaimRecord, score: float) -> LinkRecord:
    ours, theirs = _said(ledger, one), _said(ledger, other)
    reason = (
        f"Same subject and predicate, and objects {score:.0f} % alike: “{one.text}” ({names(ours)}); "
        f"“{other.text}” ({names(theirs)})."
    )
    evidence = (*(("a", each.key) for each in ours), *(("b", each.key) for each in theirs))
    return ordered_link(
        LinkRecord(LinkKind.SAME_AS, one.key, other.key, "nearly-the-same-words", reason, None, evidence)
    )
