"""The alarms of stored articles: worked out when they are asked for, from the texts alone."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tracker.records import ArticleAlarm

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.records import Alarm, Ref
    from tracker.store import Ledger

PAGE = 100


def of_article(ledger: Ledger, ref: Ref) -> tuple[Alarm, ...]:
    """Return the alarms of an article's newest text, by itself and against what the ledger holds."""
    from tracker import store
    from tracker.extract.alarms import alarms, differing, phrases

    _, document = store.get_article(ledger, ref.id)
    near = store.articles_with(ledger, phrases(document), ref)
    elsewhere = (alarm for other, text in near for alarm in differing(document, text, other))
    return (*alarms(document), *elsewhere)


def listed(
    ledger: Ledger, ref: Ref | None = None, limit: int | None = None, offset: int = 0
) -> tuple[ArticleAlarm, ...]:
    """Return a page of the alarms of an article or of all, the newest article first."""
    return tuple(islice(_all(ledger, ref), offset, None if limit is None else offset + limit))


def _all(ledger: Ledger, ref: Ref | None) -> Iterator[ArticleAlarm]:
    for one, title in _articles(ledger, ref):
        for alarm in of_article(ledger, one):
            yield ArticleAlarm(one, title, alarm)


def _articles(ledger: Ledger, ref: Ref | None) -> Iterator[tuple[Ref, str | None]]:
    from tracker import store

    if ref is not None:
        yield ref, store.get_article(ledger, ref.id)[0].title
        return
    at = 0
    while page := store.list_articles(ledger, limit=PAGE, offset=at):
        yield from ((line.ref, line.title) for line in page)
        at += PAGE
