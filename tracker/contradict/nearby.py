"""The pairs that a model is asked about: on one happening, near in meaning, and undecided by rules."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

from tracker.contradict.compare import Relation, compare
from tracker.contradict.compatible import event_kind, modal_kind, weaker
from tracker.contradict.lexicon import word_class
from tracker.contradict.opposed import apart, pairs
from tracker.contradict.skeleton import skeleton
from tracker.likeness import on_one_happening

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tracker.contradict.alike import Meaning
    from tracker.contradict.compare import Comparison
    from tracker.contradict.ledger import Ledger
    from tracker.likeness.shelf import Floats
    from tracker.records import ClaimRecord

    Pair = tuple[ClaimRecord, ClaimRecord]

_POINTING = word_class("pointing")
# Pairs that are weighed for each new claim, and for each article: the nearest in meaning.
MOST_PER_CLAIM, MOST = 4, 12
# Below this likeness two claims tell of two things, which never clash.
NEAR = 0.65


def nearby(ledger: Ledger, fresh: Collection[str] | None, meaning: Meaning | None) -> list[Pair]:
    """Return the pairs to weigh, one of each new where some claims are; the nearest in meaning."""
    taken: Counter[str] = Counter()
    chosen: list[Pair] = []
    met = {(one.key, other.key) for one, other in pairs(ledger, fresh)}
    for one, other in _by_likeness(ledger, fresh, meaning) if meaning else ():
        if len(chosen) == MOST:
            break
        seen = (one.key, other.key) in met
        if max(taken[one.key], taken[other.key]) < MOST_PER_CLAIM and _open(one, other, seen):
            taken.update((one.key, other.key))
            chosen.append((one, other))
    return chosen


def _by_likeness(ledger: Ledger, fresh: Collection[str] | None, meaning: Meaning) -> Iterator[Pair]:
    """Yield the comparable pairs of claims on one happening, the nearest first."""
    claims = [one for one in ledger.claims if one.key in meaning.claims]
    new = [at for at, one in enumerate(claims) if fresh is None or one.key in fresh]
    met = _met([meaning.claims[one.key].vector for one in claims], new) if new else []
    if not met:
        return
    place = {at: row for row, at in enumerate(sorted({at for pair in met for at in pair}))}
    together = on_one_happening([meaning.claims[claims[at].key] for at in place])
    for one, other in met:
        if together[place[one], place[other]] and _comparable(ledger, claims[one], claims[other]):
            yield claims[one], claims[other]


def _met(vectors: Sequence[Floats], new: Sequence[int]) -> list[tuple[int, int]]:
    """Return by their places the pairs of like vectors of which one is new, the nearest first."""
    rows = np.stack(vectors)
    near = rows[list(new)] @ rows.T
    found: dict[tuple[int, int], float] = {}
    for row, other in np.argwhere(near >= NEAR).tolist():
        if other != new[row]:
            found[min(new[row], other), max(new[row], other)] = float(near[row, other])
    return sorted(found, key=lambda pair: (-found[pair], pair))


def _comparable(ledger: Ledger, one: ClaimRecord, other: ClaimRecord) -> bool:
    """Tell whether two claims are of one time and mode, and nobody judged that they are one."""
    if one.frame_key == other.frame_key or ledger.same(one, other) or not (_alone(one) and _alone(other)):
        return False
    if not all(apart(ledger.asserted(one), ledger.asserted(other))):
        return False
    return bool(weaker(modal_kind(one.modality, other.modality), event_kind(one.event, other.event)))


def _alone(claim: ClaimRecord) -> bool:
    """Tell whether a claim can be read without the article: "it had none" cannot."""
    return claim.text.lower().partition(" ")[0] not in _POINTING and len(skeleton(claim).words) > 1


def _open(one: ClaimRecord, other: ClaimRecord, seen: bool) -> bool:
    """Tell whether no rule decides two claims, or none that saw them: of whom they are is not known."""
    found = compare(one, other), compare(other, one)
    return all(undecided(each) or (each.relation is Relation.CONTRADICTS and not seen) for each in found)


def undecided(found: Comparison) -> bool:
    """Tell whether no rule says anything of two claims."""
    return found.relation is Relation.NEITHER and not found.rule
