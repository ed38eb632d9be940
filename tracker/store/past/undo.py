"""Taking changes back, and bringing them back: each a change of its own, with who and when."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError, InputError, NotFoundError, TrackerError
from tracker.store.chunks import chunks
from tracker.store.engine import unchecked
from tracker.store.models import batch, judgement
from tracker.store.models.history import Judged
from tracker.store.past.apply import apply
from tracker.store.past.loose import add_loose, between, touched_claims
from tracker.store.past.net import Net, net
from tracker.store.past.rests import resting
from tracker.store.queries.batches import LETTER, entries, one_batch, own, stands
from tracker.store.session import Ledger
from tracker.store.writes.judge import JUDGED, decided_status, newest_status, set_status
from tracker.store.writes.rows import Row, begin, ids_of

# It gets the keys of the claims touched, and whether the ledger is now one that it never was before.
Then = Callable[[Collection[str], bool], None]


_JUDGED = frozenset(table.value for table in Judged)


def _nothing(keys: Collection[str], new: bool) -> None:
    """Do nothing then."""


@dataclass(frozen=True, slots=True)
class Undone:
    """A change that was taken back or brought back, and the change that did so."""

    id: int
    by: int
    doing: str
    who: str


def undo(
    ledger: Ledger, ids: Sequence[int] = (), then: Then = _nothing, *, with_later: bool = False
) -> tuple[Undone, ...]:
    """Take changes back, by default the newest of the same person; return what was taken back, in order.

    One on which later changes rest is refused, or these are taken back first; all of them or none.
    `then` is called in the same transaction, and what it does is part of the last one.
    """
    with _free(ledger), ledger.transaction() as connection:
        wanted = [_meant(connection, id) for id in ids] or [_newest(connection, ledger.who)]
        steps = _steps(connection, wanted, with_later=with_later)
        chosen = [one.id for one, _ in steps]
        new = between(connection, min(chosen), chosen)
        done = tuple(_take_back(ledger, one, step, one) for one, step in steps)
        then(touched_claims(ledger, settled=new), new)
        return done


def redo(ledger: Ledger, id: int | None = None, then: Then = _nothing) -> Undone:
    """Bring back a change that was taken back, by default the one that the same person took back last.

    `then` is called in the same transaction, and what it does is part of the change that brings it back.
    """
    with _free(ledger), ledger.transaction() as connection:
        undoing = _undoing(connection, ledger.who, id)
        step = net(entries(connection, [undoing.key]))
        target = one_batch(connection, undoing.undoes_id)
        later, _ = resting(connection, undoing, step, step)
        if later:
            names = _names(later.values())
            raise ConflictError(
                f"{LETTER}{target.id} cannot be brought back: {names} came in its place since"
            )
        new = between(connection, undoing.id, ())
        try:
            done = _take_back(ledger, undoing, step, target)
            then(touched_claims(ledger, settled=new), new)
            return done
        except (InputError, ConflictError) as error:
            raise ConflictError(
                f"{LETTER}{target.id} cannot be brought back before what it rests on: {error}"
            ) from error


@contextmanager
def _free(ledger: Ledger) -> Iterator[None]:
    """Let rows go and come in any order; what points to what was looked at before."""
    if ledger.connection.in_transaction():
        raise TrackerError("a change is taken back in a transaction of its own")
    with unchecked(ledger.connection):
        yield


def _newest(connection: sa.Connection, who: str) -> Any:
    mine = batch.select().where(own(), stands(), batch.c.who == who)
    found = connection.execute(mine.order_by(batch.c.id.desc()).limit(1)).one_or_none()
    if found is None:
        raise NotFoundError(
            f"there is no change of {who or 'yours'} to take back: name one of `tracker history`"
        )
    return found


def _meant(connection: sa.Connection, id: int) -> Any:
    """Return the change of this number; of a redo the one that it brought back."""
    found = one_batch(connection, id)
    if found.imported_id is not None:
        raise ConflictError(
            f"{LETTER}{id} was made in another ledger: take back {LETTER}{found.imported_id}, the import"
        )
    if found.undoes_id is not None:
        undone = one_batch(connection, found.undoes_id)
        if undone.undoes_id is None:
            instead = f"`tracker redo {LETTER}{undone.id}` brings that back"
            raise ConflictError(f"{LETTER}{id} took back {LETTER}{undone.id}: {instead}")
        return _meant(connection, undone.undoes_id)
    if not connection.execute(sa.select(batch.c.id).where(batch.c.id == id, stands())).first():
        raise ConflictError(f"{LETTER}{id} was taken back already")
    return found


def _undoing(connection: sa.Connection, who: str, id: int | None) -> Any:
    """Return the undo that is to be taken back: of this person, or of the change of this number."""
    target = batch.alias("target")
    query = (
        batch.select()
        .join(target, target.c.id == batch.c.undoes_id)
        .where(target.c.undoes_id.is_(None), stands())
        .order_by(batch.c.id.desc())
    )
    if id is None:
        found = connection.execute(query.where(batch.c.who == who).limit(1)).one_or_none()
        if found is None:
            raise NotFoundError(f"{who or 'nobody'} took nothing back that could be brought back")
        return found
    one_batch(connection, id)
    meant = query.where((batch.c.id == id) | (target.c.id == id))
    found = connection.execute(meant.limit(1)).one_or_none()
    if found is None:
        raise ConflictError(f"{LETTER}{id} stands: nobody took it back")
    return found


def _steps(connection: sa.Connection, wanted: Sequence[Any], *, with_later: bool) -> list[tuple[Any, Net]]:
    """Return the changes to take back, the newest first, each with what that takes."""
    chosen = {one.id: one for one in wanted}
    while True:
        gone = net(entries(connection, [one.key for one in chosen.values()]))
        steps = [
            (chosen[id], net(entries(connection, [chosen[id].key]))) for id in sorted(chosen, reverse=True)
        ]
        later: dict[int, Any] = {}
        for one, step in steps:
            later |= _resting(connection, one, step, gone)
        new = {id: one for id, one in later.items() if id not in chosen}
        if not new:
            break
        if not with_later:
            raise ConflictError(_refused(wanted[0], new))
        chosen |= new
    for one in chosen.values():
        if not one.whole:
            raise ConflictError(
                f"{LETTER}{one.id} was made by an older program, whose log does not tell all of it"
            )
    return steps


def _resting(connection: sa.Connection, one: Any, step: Net, gone: Net) -> dict[int, Any]:
    """Return the later changes that rest on one; what rests on it by none goes with it."""
    later, loose = resting(connection, one, step, gone)
    if loose and not later:
        for each in (step, gone):
            add_loose(connection, each, loose)
        return _resting(connection, one, step, gone)
    return later


def _refused(wanted: Any, later: dict[int, Any]) -> str:
    name = f"{LETTER}{wanted.id}"
    rest = "rests" if len(later) == 1 else "rest"
    return (
        f"{name} cannot be taken back alone: {_names(later.values())} {rest} on it;"
        f" `tracker undo {name} --with-later` takes back those too"
    )


def _names(found: Sequence[Any] | Any) -> str:
    rows = sorted({one.id: one for one in found}.values(), key=lambda one: one.id)
    named = [f"{LETTER}{one.id} ({' by '.join(filter(None, (one.doing, one.who)))})" for one in rows[:5]]
    return ", ".join(named) + (f" and {len(rows) - 5} more" if len(rows) > 5 else "")


def _take_back(ledger: Ledger, one: Any, step: Net, target: Any) -> Undone:
    connection = ledger.connection
    ledger.next_batch()
    begin(ledger, undoes_id=one.id)
    judged = _judged(connection, step)
    for table, key in judged:
        if (table.value, key) in step.altered:
            step.altered[table.value, key].columns.pop("status", None)
    apply(ledger, step)
    for table, key in judged:
        if ids_of(connection, JUDGED[table], [key]):
            set_status(ledger, table, key, decided_status(connection, table, key))
    by = connection.execute(sa.select(batch.c.id).where(batch.c.key == ledger.batch)).scalar_one()
    return Undone(target.id, by, target.doing, target.who)


def _judged(connection: sa.Connection, step: Net) -> list[tuple[Judged, str]]:
    """Return the rows on which judgements go or come back: those that stand then give them their status."""
    found = {(Judged(row["table_name"]), row["row_key"]): None for row in _judgements(step)}
    keys = [key for name, key in step.removed if name == judgement.name]
    for part in chunks(keys):
        query = sa.select(judgement.c.table_name, judgement.c.row_key).where(judgement.c.key.in_(part))
        found |= {(row.table_name, row.row_key): None for row in connection.execute(query)}
    # A change of status that a rule made is taken back; what somebody decided since stands.
    altered = ((name, key) for (name, key), one in step.altered.items() if "status" in one.columns)
    rows = [(Judged(name), key) for name, key in altered if name in _JUDGED]
    found |= {(table, key): None for table, key in rows if newest_status(connection, table, key) is not None}
    # An article has no status.
    return [(table, key) for table, key in found if table in JUDGED]


def _judgements(step: Net) -> Iterator[Row]:
    return (row for (name, _), row in step.restored.items() if name == judgement.name)
