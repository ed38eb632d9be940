"""Who asserts and who denies the claims of a page, and who stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.derive.counters import DENIALS
from tracker.store.models import actor, assertion, claim_actor
from tracker.terms import ClaimRole, Stance, Status


@dataclass(slots=True)
class Sides:
    """Names, in the order in which they first appeared."""

    by: list[str] = field(default_factory=list)
    denied_by: list[str] = field(default_factory=list)
    subject: list[str] = field(default_factory=list)


def sides(connection: sa.Connection, ids: Sequence[int]) -> dict[int, Sides]:
    """Return the sides of each claim."""
    found: dict[int, Sides] = {}
    for part in chunks(ids):
        for claim_id, stance, name in connection.execute(_stances(part)):
            side = found.setdefault(claim_id, Sides())
            if stance == Stance.ASSERTS:
                _add(side.by, name)
            elif stance in DENIALS:
                _add(side.denied_by, name)
        for claim_id, name in connection.execute(_subjects(part)):
            _add(found.setdefault(claim_id, Sides()).subject, name)
    return found


def _add(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


def _stances(ids: Sequence[int]) -> sa.Select[Any]:
    return (
        sa.select(assertion.c.claim_id, assertion.c.stance, actor.c.name)
        .join(actor, actor.c.id == assertion.c.actor_id)
        .where(assertion.c.claim_id.in_(ids), assertion.c.status != Status.REJECTED)
        .order_by(assertion.c.id)
    )


def _subjects(ids: Sequence[int]) -> sa.Select[Any]:
    return (
        sa.select(claim_actor.c.claim_id, actor.c.name)
        .join(actor, actor.c.id == claim_actor.c.actor_id)
        .where(claim_actor.c.claim_id.in_(ids), claim_actor.c.role == ClaimRole.SUBJECT)
        .order_by(claim_actor.c.claim_id, claim_actor.c.position)
    )
