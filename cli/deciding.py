"""What accept and reject share."""

import typer

from tracker import review
from tracker.terms import Confidence, Decision

from .context import writing
from .ids import parse_refs
from .terminal import note


def decide(
    ctx: typer.Context, ids: list[str], decision: Decision, because: str, confidence: Confidence | None
) -> None:
    """Record one decision on several things, all or none."""
    refs = parse_refs(ids)
    with writing(ctx) as ledger:
        review.decide(ledger, refs, decision, because, confidence)
    note(f"{decision.value}ed {', '.join(map(str, refs))}")
