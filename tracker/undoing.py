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
    return store.undo(ledger, ids, with_later=with_later)


def take_back(ledger: Ledger, batch: str) -> None:
    """Take back what one transaction did."""
    from tracker import store

    undo(ledger, [store.change_of(ledger, batch)])


def redo(ledger: Ledger, id: int | None = None, why: str = "") -> Undone:
    """Bring a change back, by default the one that who asks took back last."""
    from tracker import store

    ledger.why = why
    return store.redo(ledger, id, partial(_file_again, ledger))


def _file_again(ledger: Ledger, keys: Collection[str]) -> None:
    """File the claims and actors that came back, so that later ones find them."""
    from tracker import filing

    filing.file_claims(ledger, keys)
    filing.file_actors(ledger)
