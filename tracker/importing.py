"""Taking in what another ledger held: stored, filed, and held against what this one knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tracker.store import Ledger

PART = 200


def bring_in(
    ledger: Ledger,
    rows: Iterable[Mapping[str, object]],
    on_filed: Callable[[int, int], None] = lambda done, total: None,
) -> tuple[int, int]:
    """Add the rows of an export that are not there yet; return how many, and how many links were found.

    What comes into an empty ledger was compared where it came from. Elsewhere it is compared with all that
    is there, as part of the same change.
    """
    from tracker import filing, store

    with ledger.transaction():
        alone = not store.any_claim(ledger)
        added = store.load(ledger, rows)
        links = 0 if alone else _compared(ledger)
    filing.file_old(ledger, on_filed)
    return added, links


def _compared(ledger: Ledger) -> int:
    from tracker import comparing, filing, store

    keys = store.touched_claims(ledger, settled=True)
    while filing.file_actors(ledger):
        pass
    filing.file_claims(ledger, keys)
    links = 0
    for start in range(0, len(keys), PART):
        some = frozenset(keys[start : start + PART])
        own = store.neighbourhood(ledger, some).claims
        found = comparing.compare(ledger, [one for one in own if one.key in some], some)
        links += store.save_links(ledger, found.links)
    return links
