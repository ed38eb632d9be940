"""Dating an article: what was read in it without a date is read anew, and its clashes are found anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.records import Interval, Ref
    from tracker.store import Changed, Ledger


@dataclass(frozen=True, slots=True)
class Dated:
    """What a date changed, and how many clashes are new or no longer hold."""

    changed: tuple[Changed, ...]
    links: int
    withdrawn: int


def date_article(ledger: Ledger, ref: Ref, published: Interval | None, because: str = "") -> Dated:
    """Give an article its date, or take it back, and read anew what depends on it."""
    from tracker import store

    with ledger.transaction():
        first = store.set_published(ledger, ref, published, because)
        return reread_article(ledger, ref, first)


def reread_article(ledger: Ledger, ref: Ref, first: Changed | None = None) -> Dated:
    """Read the open phrases of an article on the date that it now has."""
    from tracker import resolve, store

    with ledger.transaction():
        published = store.get_article(ledger, ref.id)[0].published
        said = store.reread_said(ledger, ref, lambda told: resolve.reread(told, published))
        borne = store.borne_claims(ledger, ref)
        read = [
            (told, resolve.redated(told.record, told.dates, told.text_sha256, told.alone)) for told in borne
        ]
        events = [store.set_event(ledger, told, after) for told, after in read if after != told.record]
        keys = store.borne_keys(ledger, ref) | {told.record.key for told in borne}
        changed = tuple(one for one in (first, *events, *said) if one and one.before != one.after)
        return Dated(changed, *clashes_anew(ledger, keys, f"no longer holds since {ref} was dated"))


def clashes_anew(ledger: Ledger, keys: Collection[str], why: str) -> tuple[int, int]:
    """Find the clashes of some claims anew; return how many are new, and how many no longer hold."""
    from tracker import comparing, filing, store

    filing.file_claims(ledger, keys)
    own = store.neighbourhood(ledger, keys).claims
    found = comparing.compare(ledger, [one for one in own if one.key in keys], keys)
    new = store.restore_links(ledger, found.links) + store.save_links(ledger, found.links)
    return new, store.withdraw_links(ledger, keys, found.seen, found.links, why)
