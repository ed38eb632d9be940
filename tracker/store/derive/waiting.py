"""How many assertions of each claim wait for a decision: the order of the queue, kept up to date.

A claim that was rejected has none that wait: what is said of it is decided with it.
"""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.models import assertion, claim, waiting
from tracker.terms import Status


def renew_waiting(connection: sa.Connection, claims: Collection[int]) -> None:
    """Count anew for some claims."""
    for part in chunks(sorted(claims)):
        stored = sa.select(waiting).where(waiting.c.claim_id.in_(part))
        before = {row.claim_id: tuple(row) for row in connection.execute(stored)}
        after = {row.claim_id: tuple(row) for row in connection.execute(counted(part))}
        gone = [one for one, row in before.items() if after.get(one) != row]
        fresh = [row for one, row in after.items() if before.get(one) != row]
        if gone:
            connection.execute(waiting.delete().where(waiting.c.claim_id.in_(gone)))
        if fresh:
            names = waiting.c.keys()
            connection.execute(waiting.insert(), [dict(zip(names, row, strict=True)) for row in fresh])


def counted(claims: Collection[int] | None = None) -> sa.Select[Any]:
    """Select what should stand in the table, for some claims or for all."""
    query = (
        sa.select(assertion.c.claim_id, claim.c.contested, sa.func.count().label("assertions"))
        .join(claim, claim.c.id == assertion.c.claim_id)
        .where(assertion.c.status == Status.CANDIDATE, claim.c.status != Status.REJECTED)
        .group_by(assertion.c.claim_id, claim.c.contested)
    )
    return query if claims is None else query.where(assertion.c.claim_id.in_(claims))
