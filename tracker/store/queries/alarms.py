"""The numbers of alarms, and what people decided on them."""

from collections.abc import Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tracker.errors import NotFoundError
from tracker.records import Alarm, Ref, stable_key
from tracker.store.chunks import chunks
from tracker.store.models import alarm, snapshot
from tracker.store.queries.find import key_of
from tracker.store.session import Ledger
from tracker.terms import RefKind, Status

# An alarm has a number before it is stored: the article's, and behind it four figures of its key.
_EACH = 10_000


class Known(NamedTuple):
    """What is known of an alarm that rings: its number, its key, its snapshot's key, what was decided."""

    ref: Ref
    key: str
    snapshot: str
    status: Status


def known_alarms(ledger: Ledger, article: Ref, alarms: Sequence[Alarm]) -> tuple[Known, ...]:
    """Return what is known of the alarms of an article's newest text, in their order."""
    with ledger.reading() as connection:
        newest = sa.select(snapshot.c.key).where(snapshot.c.article_id == article.id)
        text = str(connection.execute(newest.order_by(snapshot.c.id.desc()).limit(1)).scalar_one())
        keys = [_key(text, one) for one in alarms]
        stored = {}
        for part in chunks(keys):
            for row in connection.execute(alarm.select().where(alarm.c.key.in_(part))):
                stored[row.key] = row.id, row.status
        taken = {id for id, _ in stored.values()}
        found = []
        for key in keys:
            id, status = stored.get(key) or (_free(article.id, key, taken), Status.CANDIDATE)
            taken.add(id)
            found.append(Known(Ref(RefKind.ALARM, id), key, text, status))
        return tuple(found)


def rings_in(ledger: Ledger, ref: Ref) -> Ref | None:
    """Return the article in which an alarm of this number may ring; None where the alarm is stored."""
    with ledger.reading() as connection:
        if connection.execute(sa.select(alarm.c.id).where(alarm.c.id == ref.id)).first():
            return None
        article = Ref(RefKind.ARTICLE, ref.id // _EACH)
        try:
            key_of(connection, article)
        except NotFoundError:
            raise NotFoundError(f"there is no alarm {ref}") from None
        return article


def _key(text: str, one: Alarm) -> str:
    """Identify an alarm: by its kind and passage, and by the words that it does not agree with."""
    beside = one.other.quote if one.other else ""
    return stable_key("alarm", text, one.kind, one.passage.span.start, one.passage.span.end, beside)


def _free(article: int, key: str, taken: set[int]) -> int:
    id = article * _EACH + int(key[:8], 16) % _EACH
    while id in taken:
        id += 1
    return id
