"""Clashes that no rule sees, proposed by a trained model of pairs: candidates, with score and threshold."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.contradict.clash import clashes
from tracker.contradict.compare import Comparison, Relation
from tracker.contradict.nearby import nearby, undecided
from tracker.contradict.opposed import apart
from tracker.contradict.reasons import on_two_claims, somebody
from tracker.records import LinkRecord, ordered_link
from tracker.terms import PROPOSED_RULE, WEIGHED_RULE, LinkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from tracker.contradict.alike import Meaning
    from tracker.contradict.ledger import Ledger
    from tracker.records import ClaimRecord

Chances = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Weigher:
    """A model of pairs: its name, its bars, and what it says of some pairs.

    It says how likely the second text follows from the first, does neither, or contradicts it. From `bar` on
    a clash is proposed; from `sure` on it is listed as those are that rules see, if each side has somebody.
    """

    name: str
    bar: float
    ask: Callable[[Sequence[tuple[str, str]]], Sequence[Chances]]
    sure: float = 2.0


def weighed(
    ledger: Ledger, fresh: Collection[str] | None, meaning: Meaning | None, weigher: Weigher | None
) -> Iterator[LinkRecord]:
    """Propose tensions between claims that no rule decides; none without a model."""
    if weigher is None:
        return
    near = nearby(ledger, fresh, meaning)
    there = weigher.ask([(one.text, other.text) for one, other in near])
    likely = [pair for pair, each in zip(near, there, strict=True) if each[2] >= weigher.bar]
    # A contradiction is one whichever text comes first.
    back = weigher.ask([(other.text, one.text) for one, other in likely])
    known = dict(zip(near, there, strict=True))
    for (one, other), each in zip(likely, back, strict=True):
        score = min(known[one, other][2], each[2])
        if score >= weigher.bar:
            yield from _links(ledger, one, other, weigher, score)


def weigh(found: Comparison, chances: Chances, weigher: Weigher) -> Comparison:
    """Return a comparison as it stands where a rule decides, else what the model makes of the pair."""
    if not undecided(found):
        return found
    follows, _, contradicts = chances
    lean = contradicts / (follows + contradicts)
    if contradicts >= max(chances):
        made = Comparison(Relation.CONTRADICTS, PROPOSED_RULE, _why(weigher, contradicts), firm=False)
    elif follows >= max(chances):
        made = Comparison(Relation.ENTAILS, PROPOSED_RULE, _why(weigher, follows), firm=False)
    else:
        made = found
    return replace(made, lean=lean)


def _links(
    ledger: Ledger, one: ClaimRecord, other: ClaimRecord, weigher: Weigher, score: float
) -> Iterator[LinkRecord]:
    ours, theirs = apart(ledger.asserted(one), ledger.asserted(other))
    sure = score >= weigher.sure and somebody(ours) and somebody(theirs)
    rule, why = (WEIGHED_RULE if sure else PROPOSED_RULE), _why(weigher, score, sure=sure)
    kind, ends = LinkKind.IN_TENSION_WITH, (one.key, other.key)
    for clash, sides in clashes(ours, theirs).items():
        words = on_two_claims(clash, sides, ("asserted", "asserted"), (one.text, other.text))
        reason = f"{words} Why: {why}."
        yield ordered_link(LinkRecord(kind, *ends, rule, reason, clash, sides.evidence, score))


def _why(weigher: Weigher, score: float, *, sure: bool = False) -> str:
    shown = f"from {weigher.sure:.2f} on it is listed" if sure else f"from {weigher.bar:.2f} on it is shown"
    return f"no rule decides it; {weigher.name} gives {score:.2f}, {shown}"
