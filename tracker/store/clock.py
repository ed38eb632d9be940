"""The time at which the ledger records: it never goes back, whatever the machine's clock does."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from tracker.store.base import now
from tracker.store.models.history import batch

# What came with an import bears the times of another ledger.
_LAST = sa.select(batch.c.at).where(batch.c.imported_id.is_(None)).order_by(batch.c.id.desc()).limit(1)
_TICK = timedelta(microseconds=1)


def next_moment(connection: sa.Connection) -> datetime:
    """Return the time of a new batch: now, or just after the last one where the clock is behind that."""
    last = connection.execute(_LAST).scalar()
    return now() if last is None else max(now(), last + _TICK)
