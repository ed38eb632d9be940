"""An actor together with those that answer for it."""

from typing import Any

import sqlalchemy as sa

from tracker.store.models import affiliation_closure as closure


def speaking_for(actor_id: int, *, roll_up: bool) -> sa.Select[Any]:
    """Return what `actor_id IN` takes: the actor, and whoever answers for it over any number of ties."""
    itself = sa.select(sa.literal(actor_id).label("member_id"))
    if not roll_up:
        return itself
    members = sa.select(closure.c.member_id).where(closure.c.body_id == actor_id)
    return sa.select(sa.union_all(itself, members).subquery().c.member_id)


def parts_of(actor_id: int, *, roll_up: bool) -> sa.Select[Any]:
    """Return the actor and its parts: a claim about an army is one about its country, too."""
    itself = sa.select(sa.literal(actor_id).label("member_id"))
    if not roll_up:
        return itself
    parts = sa.select(closure.c.member_id).where(closure.c.body_id == actor_id, closure.c.part_only)
    return sa.select(sa.union_all(itself, parts).subquery().c.member_id)
