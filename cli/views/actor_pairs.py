"""Two actors that are perhaps one, for the review and for show."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.records import ActorPair

from ..terminal import BOLD, one_line, paint
from . import actors, claims

if TYPE_CHECKING:
    from tracker.store import Ledger


def lines(ledger: "Ledger", pair: ActorPair, on: bool) -> Iterator[str]:
    """Yield a pair whole: the reason, then who each of the two is."""
    from tracker import store

    head = f"{pair.ref}  {paint('perhaps the same actor', BOLD, on=on)} ({pair.status.value})"
    yield f"{head}: {one_line(pair.a_name)} and {one_line(pair.b_name)}"
    yield f"    because {one_line(pair.reason)} [rule: {pair.rule}]"
    for ref in (pair.a, pair.b):
        yield from (f"  {line}" for line in actors.head(store.get_actor(ledger, ref.id), on))
    yield from claims.decided(ledger, pair.ref, on)
