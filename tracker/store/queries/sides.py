"""Who asserts and who denies the claims of a page, and who stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.models import actor, actor_feed, claim_actor
from tracker.store.models.claims import FeedRole
from tracker.terms import ClaimRole


@dataclass(slots=True)
class Sides:
    """Names, in the order in which the ledger came to know them."""

    by: list[str] = field(default_factory=list)
    denied_by: list[str] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)


def sides(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Sides]:
    """Return the sides of each claim."""
    found: dict[int, Sides] = {}
    for part in chunks(ids):
        for claim_id, role, name in connection.execute(_stances(part)):
            side = found.setdefault(claim_id, Sides())
            (side.by if role == FeedRole.BY else side.denied_by).append(name)
        for claim_id, name in connection.execute(_subjects(part)):
            _add(found.setdefault(claim_id, Sides()).subject, name)
    return found


def _add(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _stances(ids: Sequence[int]) -> sa.Select[Any]:
    # The feed has each actor once, however often it repeated itself.
    return (
        sa.select(actor_feed.c.claim_id, actor_feed.c.role, actor.c.name)
        .join(actor, actor.c.id == actor_feed.c.actor_id)
        .where(actor_feed.c.claim_id.in_(ids), actor_feed.c.role.in_((FeedRole.BY, FeedRole.DENIED)))
        .order_by(actor_feed.c.claim_id, actor_feed.c.actor_id)
    )


def _subjects(ids: Sequence[int]) -> sa.Select[Any]:
    return (
        sa.select(claim_actor.c.claim_id, actor.c.name)
        .join(actor, actor.c.id == claim_actor.c.actor_id)
        .where(claim_actor.c.claim_id.in_(ids), claim_actor.c.role == ClaimRole.SUBJECT)
        .order_by(claim_actor.c.claim_id, claim_actor.c.position)
    )
