"""What came while changes were taken back: no change of its own has it, so it goes with what it rests on."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.derive import settle
from tracker.store.derive.feed import claims_of
from tracker.store.derive.groups import ACTORS, CLAIMS, together
from tracker.store.models import assertion, batch, change, claim, link, link_evidence
from tracker.store.models.history import Action
from tracker.store.past.net import Altered, Net, Place
from tracker.store.past.stored import stored
from tracker.store.queries.batches import own, stands
from tracker.store.session import Ledger


def between(connection: sa.Connection, since: int, but: Collection[int]) -> bool:
    """Whether anything after a change stands, so that without it the ledger is as it never was before.

    What was taken back since, and brought back what was taken back since, comes to nothing.
    """
    other = batch.c.undoes_id.is_(None) | (batch.c.undoes_id < since)
    later = sa.select(batch.c.id).where(batch.c.id > since, batch.c.imported_id.is_(None), other, stands())
    return connection.execute(later.where(batch.c.id.not_in(but)).limit(1)).first() is not None


def add_loose(connection: sa.Connection, step: Net, loose: Iterable[Place]) -> None:
    """Let clashes that were found when something else was taken back go with what they rest on."""
    keys = [key for name, key in loose if name == link.name]
    brought = _brought(connection, keys)
    step.removed |= {(link.name, key): None for key in keys if key not in brought}
    gone = {key for name, key in step.removed if name == assertion.name}
    for key, row in stored(connection, link, brought).items():
        evidence = [one for one in row.get(link_evidence.name, ()) if one["assertion_key"] in gone]
        step.altered.setdefault((link.name, key), Altered()).gone[link_evidence.name] = evidence


def _brought(connection: sa.Connection, keys: Collection[str]) -> set[str]:
    """Return the links that a change of its own brought, which only gained evidence since."""
    query = sa.select(change.c.row_key).join(batch, batch.c.key == change.c.batch)
    query = query.where(change.c.table_name == link.name, change.c.action == Action.INSERT, own(), stands())
    parts = (query.where(change.c.row_key.in_(part)) for part in chunks(keys))
    return {key for part in parts for key in connection.execute(part).scalars()}


def touched_claims(ledger: Ledger, *, settled: bool) -> tuple[str, ...]:
    """Return the keys of the claims that a transaction has touched so far, with who stands in them regrouped.

    To settle brings up to date what is one with what.
    """
    connection, actors = ledger.connection, set(ledger.touched_groups)
    ids = ledger.touched_claims | ledger.touched_wordings
    if settled:
        settle(ledger)
        ids |= claims_of(connection, together(connection, ACTORS, actors)) if actors else set()
        ids = together(connection, CLAIMS, ids)
    keys = (sa.select(claim.c.key).where(claim.c.id.in_(part)) for part in chunks(sorted(ids)))
    return tuple(key for part in keys for key in connection.execute(part).scalars())
