"""Clashes that no rule sees, proposed by a trained model of pairs: candidates, with score and threshold."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.contradict.clash import clashes
from tracker.contradict.compare import Comparison, Relation, compare
from tracker.contradict.compatible import event_kind, modal_kind, weaker
from tracker.contradict.ledger import actor_keys
from tracker.contradict.opposed import pairs
from tracker.contradict.reasons import on_two_claims
from tracker.likeness import Scene, Told
from tracker.records import LinkRecord, ordered_link
from tracker.terms import LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tracker.contradict.alike import Meaning
    from tracker.contradict.ledger import Ledger
    from tracker.records import ClaimRecord

RULE = "pair-model"
# Pairs that are weighed for each new claim, and for each article: the nearest in meaning.
MOST_PER_CLAIM, MOST = 2, 12
# Below this likeness two claims tell of two things, which never clash.
LIKELY = 0.5

Chances = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Weigher:
    """A model of pairs: its name, the bar from which a clash is proposed, and what it says of some pairs.

    It says how likely the second text follows from the first, does neither, or contradicts it.
    """

    name: str
    bar: float
    ask: Callable[[Sequence[tuple[str, str]]], Sequence[Chances]]


def weighed(
    ledger: Ledger, fresh: Collection[str] | None, meaning: Meaning | None, weigher: Weigher | None
) -> Iterator[LinkRecord]:
    """Propose tensions between claims of which no rule says anything; none without a model."""
    if weigher is None:
        return
    near = _nearest(ledger, fresh, meaning)
    there = weigher.ask([(one.text, other.text) for one, other in near])
    likely = [pair for pair, each in zip(near, there, strict=True) if each[2] >= weigher.bar]
    # A contradiction is one whichever text comes first.
    back = weigher.ask([(other.text, one.text) for one, other in likely])
    known = dict(zip(near, there, strict=True))
    for (one, other), each in zip(likely, back, strict=True):
        score = min(known[one, other][2], each[2])
        if score >= weigher.bar:
            yield from _links(ledger, one, other, _why(weigher, score), score)


def weigh(found: Comparison, chances: Chances, weigher: Weigher) -> Comparison:
    """Return a comparison as it stands where a rule decides, else what the model makes of the pair."""
    if not _undecided(found):
        return found
    follows, _, contradicts = chances
    lean = contradicts / (follows + contradicts)
    if contradicts >= max(chances):
        made = Comparison(Relation.CONTRADICTS, RULE, _why(weigher, contradicts), firm=False)
    elif follows >= max(chances):
        made = Comparison(Relation.ENTAILS, RULE, _why(weigher, follows), firm=False)
    else:
        made = found
    return replace(made, lean=lean)


def _nearest(
    ledger: Ledger, fresh: Collection[str] | None, meaning: Meaning | None
) -> list[tuple[ClaimRecord, ClaimRecord]]:
    """Return the pairs to weigh, the nearest in meaning of those that the index brings together."""
    if meaning is None:
        return []
    found = [pair for pair in pairs(ledger, fresh) if _comparable(ledger, *pair)]
    both = {one.key: one for pair in found for one in pair}
    places = {key: place for place, key in enumerate(both)}
    scene = Scene([Told(one.text, *meaning.claims.get(one.key, ())) for one in both.values()])
    if not found or scene.by_words:
        return []
    # From those that are fresh, which are few.
    looking = [(pair, pair if fresh is None or pair[0].key in fresh else pair[::-1]) for pair in found]
    likeness = {one.key: scene.likeness(places[one.key]) for _, (one, _) in looking}
    near = [(float(likeness[one.key][places[other.key]]), *pair) for pair, (one, other) in looking]
    taken: Counter[str] = Counter()
    chosen: list[tuple[ClaimRecord, ClaimRecord]] = []
    for score, one, other in sorted(near, key=lambda each: (-each[0], each[1].key, each[2].key)):
        if score < LIKELY or len(chosen) == MOST:
            break
        if max(taken[one.key], taken[other.key]) < MOST_PER_CLAIM and _silent(one, other):
            taken.update((one.key, other.key))
            chosen.append((one, other))
    return chosen


def _comparable(ledger: Ledger, one: ClaimRecord, other: ClaimRecord) -> bool:
    """Tell whether two claims are both asserted, of one actor and of one time and mode."""
    if one.frame_key == other.frame_key or ledger.same(one, other):
        return False
    if not actor_keys(one) & actor_keys(other):
        return False
    kind = weaker(modal_kind(one.modality, other.modality), event_kind(one.event, other.event))
    return bool(kind and ledger.asserted(one) and ledger.asserted(other))


def _silent(one: ClaimRecord, other: ClaimRecord) -> bool:
    return all(_undecided(compare(*pair)) for pair in ((one, other), (other, one)))


def _undecided(found: Comparison) -> bool:
    return found.relation is Relation.NEITHER and not found.rule


def _links(
    ledger: Ledger, one: ClaimRecord, other: ClaimRecord, why: str, score: float
) -> Iterator[LinkRecord]:
    for clash, sides in clashes(ledger.asserted(one), ledger.asserted(other)).items():
        words = on_two_claims(clash, sides, ("asserted", "asserted"), (one.text, other.text))
        reason = f"{words} Why: {why}."
        yield ordered_link(
            LinkRecord(
                LinkKind.IN_TENSION_WITH, one.key, other.key, RULE, reason, clash, sides.evidence, score
            )
        )


def _why(weigher: Weigher, score: float) -> str:
    return f"no rule says anything; {weigher.name} gives {score:.2f}, from {weigher.bar:.2f} on it is shown"
