"""The ledger as it was: a copy in memory without what came later, or without what was said later."""

from datetime import date, datetime

import sqlalchemy as sa

from tracker.errors import ConflictError
from tracker.store import ddl
from tracker.store.chunks import chunks
from tracker.store.engine import copy_into, unchecked
from tracker.store.models import article, assertion, batch, change, claim, link, link_evidence, snapshot
from tracker.store.past.apply import apply
from tracker.store.past.net import Net, net
from tracker.store.queries.batches import LETTER, one_batch
from tracker.store.session import Ledger


def as_of(ledger: Ledger, moment: datetime | int) -> Ledger:
    """Return the ledger in memory as it was at a moment, or right after the change of a number."""
    with ledger.reading() as connection:
        last = _last(connection, moment)
        _refuse_untold(connection, last)
    copy = _copied(ledger)
    later = sa.select(batch.c.key).where(batch.c.id > last)
    with unchecked(copy.connection):
        with copy.transaction() as connection:
            own = later.where(batch.c.imported_id.is_(None))
            entries = change.select().where(change.c.batch.in_(own)).order_by(change.c.id.desc())
            step = net(connection.execute(entries))
            # What was taken back and brought back since is there as it was brought back.
            step.removed |= dict.fromkeys(step.restored)
            apply(copy, step, logged=False)
        with copy.transaction() as connection:
            connection.execute(change.delete().where(change.c.batch.in_(later)))
            connection.execute(batch.delete().where(batch.c.id > last))
    copy.write = False
    return copy


def said_until(ledger: Ledger, day: date) -> Ledger:
    """Return the ledger in memory without what was said later, or at no known time."""
    copy = _copied(ledger)
    with unchecked(copy.connection), copy.transaction() as connection:
        later = frozenset(row.id for row in connection.execute(_said(day)))
        gone = Net()
        for table, ids in (
            (assertion, later),
            (claim, _unsaid(connection, later)),
            (link, _unborne(connection, later)),
        ):
            gone.removed |= {(table.name, key): None for key in _keys(connection, table, ids)}
        connection.execute(link_evidence.delete().where(link_evidence.c.assertion_id.in_(_said(day))))
        apply(copy, gone, logged=False)
    copy.write = False
    return copy


def _last(connection: sa.Connection, moment: datetime | int) -> int:
    """Return the number of the last batch that was there, with what an import brought."""
    if isinstance(moment, int):
        moment = one_batch(connection, moment).at
    own = sa.select(sa.func.min(batch.c.id)).where(batch.c.imported_id.is_(None), batch.c.at > moment)
    first_later = connection.execute(own).scalar()
    if first_later is not None:
        return int(first_later) - 1
    return int(connection.execute(sa.select(sa.func.max(batch.c.id))).scalar() or 0)


def _refuse_untold(connection: sa.Connection, last: int) -> None:
    """Refuse a time before which an older program wrote: it did not log all."""
    untold = sa.select(batch.c.id, batch.c.at).where(batch.c.id > last, ~batch.c.whole)
    found = connection.execute(untold.order_by(batch.c.id.desc()).limit(1)).first()
    if found is not None:
        until = f"{LETTER}{found.id} ({found.at:%Y-%m-%d %H:%M} UTC)"
        raise ConflictError(f"how the ledger stood before {until} is not known: an older program wrote it")


def _copied(ledger: Ledger) -> Ledger:
    copy = Ledger("sqlite://", write=True)
    with ledger.reading() as connection:
        copy_into(connection, copy.connection)
    with copy.connection.begin():
        # Nobody writes to it, so that here what keeps the log as it is may go.
        for table in ddl.FROZEN:
            for action in ("UPDATE", "DELETE"):
                copy.connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {table}_refuses_{action}")
    return copy


def _said(day: date) -> sa.Select[tuple[int]]:
    """Select the assertions that are later than a day, or of no known day."""
    said = sa.func.coalesce(
        assertion.c.said_first, assertion.c.said_last, article.c.published_first, article.c.published_last
    )
    return (
        sa.select(assertion.c.id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .where(said.is_(None) | (said > day))
    )


def _unsaid(connection: sa.Connection, later: frozenset[int]) -> set[int]:
    """Return the claims of which only later assertions speak."""
    rows = connection.execute(sa.select(assertion.c.id, assertion.c.claim_id)).all()
    return {row.claim_id for row in rows} - {row.claim_id for row in rows if row.id not in later}


def _unborne(connection: sa.Connection, later: frozenset[int]) -> set[int]:
    """Return the links to claims that go, and those of which a side loses all that bears it."""
    rows = connection.execute(sa.select(link_evidence)).all()
    sides = {(row.link_id, row.side) for row in rows}
    left = {(row.link_id, row.side) for row in rows if row.assertion_id not in later}
    unsaid = _unsaid(connection, later)
    ends = connection.execute(sa.select(link.c.id, link.c.a_id, link.c.b_id))
    return {id for id, _ in sides - left} | {row.id for row in ends if {row.a_id, row.b_id} & unsaid}


def _keys(connection: sa.Connection, table: sa.Table, ids: frozenset[int] | set[int]) -> list[str]:
    parts = (sa.select(table.c.key).where(table.c.id.in_(part)) for part in chunks(sorted(ids)))
    return [key for query in parts for key in connection.execute(query).scalars()]
