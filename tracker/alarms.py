"""The alarms of stored articles: worked out when they are asked for, from the texts alone.

One is stored when a person decides on it, so that the decision is kept, logged and taken back like any other.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tracker.errors import NotFoundError
from tracker.records import ArticleAlarm
from tracker.terms import RefKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.records import Alarm, Ref
    from tracker.store import Ledger

PAGE = 100


def of_article(ledger: Ledger, ref: Ref, *, rejected: bool = False) -> tuple[ArticleAlarm, ...]:
    """Return the alarms of an article's newest text, by itself and against what the ledger holds.

    Those that a person rejected are left out, unless they are asked for.
    """
    from tracker import store

    title = store.get_article(ledger, ref.id)[0].title
    found = _rung(ledger, ref)
    known = store.known_alarms(ledger, ref, found)
    return tuple(
        ArticleAlarm(each.ref, each.status, ref, title, alarm)
        for alarm, each in zip(found, known, strict=True)
        if rejected or each.status is not Status.REJECTED
    )


def listed(
    ledger: Ledger,
    ref: Ref | None = None,
    limit: int | None = None,
    offset: int = 0,
    *,
    rejected: bool = False,
) -> tuple[ArticleAlarm, ...]:
    """Return a page of the alarms of an article or of all, the newest article first."""
    every = (one for each in _articles(ledger, ref) for one in of_article(ledger, each, rejected=rejected))
    return tuple(islice(every, offset, None if limit is None else offset + limit))


def keep(ledger: Ledger, refs: Iterable[Ref]) -> None:
    """Store those of some things that are alarms and not stored yet, so that they can be decided on."""
    from tracker import store

    for ref in refs:
        article = store.rings_in(ledger, ref) if ref.kind is RefKind.ALARM else None
        if article is not None:
            found = _rung(ledger, article)
            pairs = zip(found, store.known_alarms(ledger, article, found), strict=True)
            alarm, known = next((pair for pair in pairs if pair[1].ref == ref), (None, None))
            if alarm is None or known is None:
                raise NotFoundError(f"there is no alarm {ref}")
            store.keep_alarm(ledger, alarm, known)


def _rung(ledger: Ledger, ref: Ref) -> tuple[Alarm, ...]:
    from tracker import store
    from tracker.extract.alarms import alarms, differing, phrases

    _, document = store.get_article(ledger, ref.id)
    near = store.articles_with(ledger, phrases(document), ref)
    elsewhere = (alarm for other, text in near for alarm in differing(document, text, other))
    return (*alarms(document), *elsewhere)


def _articles(ledger: Ledger, ref: Ref | None) -> Iterator[Ref]:
    from tracker import store

    if ref is not None:
        yield ref
        return
    at = 0
    while page := store.list_articles(ledger, limit=PAGE, offset=at):
        yield from (line.ref for line in page)
        at += PAGE
