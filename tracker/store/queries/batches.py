"""Which changes stand: those that nobody took back, or that a redo brought back."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.errors import NotFoundError
from tracker.store.models import batch, change
from tracker.store.session import Ledger

LETTER = "H"


def stands() -> sa.ColumnElement[bool]:
    """Return the condition that a change was not taken back, or was brought back since."""
    return _STANDS


def _stands() -> sa.ColumnElement[bool]:
    undo, redo = batch.alias("undo"), batch.alias("redo")
    redone = sa.select(redo.c.id).where(redo.c.undoes_id == undo.c.id)
    undone = sa.select(undo.c.id).where(undo.c.undoes_id == batch.c.id, ~redone.correlate(undo).exists())
    return ~undone.correlate(batch).exists()


# Made once, since every change that is taken back asks for it many times.
_STANDS = _stands()


def own() -> sa.ColumnElement[bool]:
    """Return the condition that a change is this ledger's own and no undo or redo."""
    return batch.c.undoes_id.is_(None) & batch.c.imported_id.is_(None)


def one_batch(connection: sa.Connection, id: int) -> Any:
    """Return a change by its number."""
    found = connection.execute(batch.select().where(batch.c.id == id)).one_or_none()
    if found is None:
        raise NotFoundError(f"there is no change {LETTER}{id}: `tracker history` lists them")
    return found


def change_of(ledger: Ledger, key: str) -> int:
    """Return the number of the change that a transaction made."""
    with ledger.reading() as connection:
        return int(connection.execute(sa.select(batch.c.id).where(batch.c.key == key)).scalar_one())


def entries(connection: sa.Connection, keys: Sequence[str]) -> Iterable[Any]:
    """Return what the log has of some batches, the newest first."""
    return connection.execute(
        change.select().where(change.c.batch.in_(keys)).order_by(change.c.id.desc())
    ).all()
