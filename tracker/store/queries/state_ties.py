"""The ties of some actors to states, by which a part of a state is taken for it."""

from collections.abc import Collection
from functools import cache
from typing import Any

import sqlalchemy as sa

from tracker.records import StateTie
from tracker.store.asking import among, answers
from tracker.store.derive.closure import over
from tracker.store.intervals import record
from tracker.store.models import actor, affiliation
from tracker.store.session import Ledger
from tracker.terms import ActorKind, Status


def state_ties(ledger: Ledger, keys: Collection[str]) -> tuple[StateTie, ...]:
    """Return the ties to states of the actors with these keys that nobody has rejected and that hold."""
    with ledger.reading() as connection:
        return tuple(
            StateTie(
                row.key, row.name, row.state_key, row.state_name, row.kind, row.rule, record("held", row)
            )
            for row in answers(connection, _ties(), sorted(keys))
        )


@cache
def _ties() -> sa.Select[Any]:
    state = actor.alias("state")
    return (
        sa.select(
            actor.c.key,
            actor.c.name,
            state.c.key.label("state_key"),
            state.c.name.label("state_name"),
            affiliation.c.kind,
            affiliation.c.rule,
            affiliation.c.held_first,
            affiliation.c.held_last,
            affiliation.c.held_words,
        )
        .join(affiliation, affiliation.c.actor_id == actor.c.id)
        .join(state, state.c.id == affiliation.c.other_id)
        .where(state.c.kind == ActorKind.STATE, actor.c.kind.is_distinct_from(ActorKind.STATE))
        .where(affiliation.c.status != Status.REJECTED, ~over(), among(actor.c.key))
        .order_by(affiliation.c.id)
    )


def ties_between(connection: sa.Connection, actor_id: int, state_id: int) -> tuple[int, ...]:
    """Return the ties, by their numbers, by which an actor is tied to a state."""
    query = (
        sa.select(affiliation.c.id)
        .where(affiliation.c.actor_id == actor_id, affiliation.c.other_id == state_id)
        .where(affiliation.c.status != Status.REJECTED, ~over())
        .order_by(affiliation.c.id)
    )
    return tuple(connection.execute(query).scalars())
