"""Taking changes back, and bringing them back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.store import Ledger, Undone


def undo(
    ledger: Ledger, ids: Sequence[int] = (), why: str = "", *, with_later: bool = False
) -> tuple[Undone, ...]:
    """Take changes back, by default the newest of who asks; return what was taken back, in order."""
    from tracker import store

    ledger.why = why
    return store.undo(ledger, ids, partial(_look_again, ledger, "taken back"), with_later=with_later)


def take_back(ledger: Ledger, batch: str) -> None:
    """Take back what one transaction did."""
    from tracker import store

    undo(ledger, [store.change_of(ledger, batch)])


def redo(ledger: Ledger, id: int | None = None, why: str = "") -> Undone:
    """Bring a change back, by default the one that who asks took back last."""
    from tracker import store

    ledger.why = why
    return store.redo(ledger, id, partial(_look_again, ledger, "brought back"))


def _look_again(ledger: Ledger, did: str, keys: Collection[str], new: bool) -> None:
    """File what reads otherwise now, and find the clashes anew where other changes came since."""
    from tracker import dating, filing, store

    filing.file_actors(ledger)
    if new:
        dating.clashes_anew(ledger, keys, f"no longer holds since an earlier change was {did}")
    elif store.count_unfiled(ledger, None):
        filing.file_claims(ledger, keys)
