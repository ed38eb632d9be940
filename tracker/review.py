"""Review: a person decides on what was proposed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tracker.records import Ref
    from tracker.store import Ledger
    from tracker.terms import Confidence, Decision

PAGE = 50
SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reviewer said about one thing; no decision means that it was skipped."""

    decision: Decision | None
    why: str = ""
    confidence: Confidence | None = None


def decide(
    ledger: Ledger,
    refs: Sequence[Ref],
    decision: Decision,
    why: str = "",
    confidence: Confidence | None = None,
) -> None:
    """Record one decision on several things, all or none."""
    from tracker import store

    with ledger.transaction():
        for ref in refs:
            store.judge(ledger, ref, decision, why, confidence)
        _look_again(ledger, refs)


def merge(ledger: Ledger, refs: Sequence[Ref], why: str = "") -> tuple[Ref, ...]:
    """Record that actors are one, and look for the clashes that follow; return the pairs judged."""
    from tracker import store

    with ledger.transaction():
        pairs = store.merge(ledger, refs, why)
        _look_again(ledger, pairs)
    return pairs


def split(ledger: Ledger, ref: Ref, why: str = "") -> tuple[Ref, ...]:
    """Record that an actor is none of those merged with it, and look for clashes; return the pairs judged."""
    from tracker import store

    with ledger.transaction():
        pairs = store.split(ledger, ref, why)
        _look_again(ledger, pairs)
    return pairs


def _look_again(ledger: Ledger, refs: Sequence[Ref]) -> None:
    """Find the clashes anew where it has changed who is one with whom."""
    from tracker import store
    from tracker.dating import clashes_anew

    touched = store.regrouped_claims(ledger, refs)
    if touched:
        clashes_anew(ledger, touched, "no longer holds since actors were merged or split")


def walk(ledger: Ledger, ask: Callable[[Ref], Answer | None]) -> Counter[str]:
    """Ask about each thing in the queue until the answer is None; count what was decided.

    Each decision is committed before the next question.
    """
    done: Counter[str] = Counter()
    for ref in _queue(ledger, done):
        answer = ask(ref)
        if answer is None:
            break
        if answer.decision is None:
            done[SKIPPED] += 1
            continue
        decide(ledger, [ref], answer.decision, answer.why, answer.confidence)
        done[answer.decision.value] += 1
    return done


def _queue(ledger: Ledger, done: Counter[str]) -> Iterator[Ref]:
    from tracker import store

    seen: set[Ref] = set()
    # What was decided has left the queue; what was skipped is still at its head.
    while fresh := [ref for ref in store.queue(ledger, PAGE, done[SKIPPED]) if ref not in seen]:
        for ref in fresh:
            seen.add(ref)
            yield ref
