"""The log of changes."""

from typing import Any

import sqlalchemy as sa

from tracker.records import Ref
from tracker.store.models import change
from tracker.store.queries.find import TABLES, key_of
from tracker.store.session import Ledger


def changes(ledger: Ledger, ref: Ref | None = None, limit: int | None = 50) -> tuple[dict[str, Any], ...]:
    """Return what was changed, in a row or anywhere, the newest first."""
    query = change.select().order_by(change.c.id.desc()).limit(limit)
    with ledger.reading() as connection:
        if ref is not None:
            key = key_of(connection, ref)
            query = query.where(change.c.table_name == TABLES[ref.kind].name, change.c.row_key == key)
        return tuple(_entry(row) for row in connection.execute(query))


def _entry(row: sa.Row[Any]) -> dict[str, Any]:
    return {
        "batch": row.batch,
        "at": row.at.isoformat(),
        "who": row.who,
        "action": str(row.action),
        "table": row.table_name,
        "key": row.row_key,
        "before": row.before,
        "after": row.after,
    }
