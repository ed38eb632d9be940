"""What undo and redo say."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tracker.records import Ref

from .terminal import note

if TYPE_CHECKING:
    from tracker.store import Ledger, Undone


def decisions(ledger: "Ledger", refs: Sequence[Ref], because: str) -> None:
    """Take back the newest decision on each thing."""
    from tracker import review
    from tracker.terms import Decision

    review.decide(ledger, refs, Decision.UNDO, because)
    note(f"took back the newest decision on {', '.join(map(str, refs))}")


def told(did: str, done: Iterable["Undone"]) -> None:
    """Say which change was taken back or brought back, and by which change."""
    for one in done:
        whose = " by ".join(filter(None, (one.doing, one.who)))
        note(f"{did} H{one.id}{f' ({whose})' if whose else ''}: that is change H{one.by}")
