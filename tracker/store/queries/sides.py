"""Who asserts and who denies the claims of a page, and who stands in them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.models.claims import FeedRole


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
        for claim_id, role, name in connection.execute(_STANCES, {"ids": part}).all():
            side = found.setdefault(claim_id, Sides())
            (side.by if role == FeedRole.BY else side.denied_by).append(name)
        for claim_id, name in connection.execute(_SUBJECTS, {"ids": part}).all():
            _add(found.setdefault(claim_id, Sides()).subject, name)
    return found


def _add(names: list[str], name: str) -> None:
    if name not in names:
        names.append(name)


# Plain SQL: every listing runs these, and building them anew would take longer than running them.
# The feed has each actor once, however often it repeated itself.
_STANCES = sa.text(
    "SELECT actor_feed.claim_id, actor_feed.role, actor.name FROM actor_feed"
    " JOIN actor ON actor.id = actor_feed.actor_id"
    " WHERE actor_feed.claim_id IN :ids AND actor_feed.role IN ('by', 'denied')"
    " ORDER BY actor_feed.claim_id, actor_feed.actor_id"
).bindparams(sa.bindparam("ids", expanding=True))
_SUBJECTS = sa.text(
    "SELECT claim_actor.claim_id, actor.name FROM claim_actor"
    " JOIN actor ON actor.id = claim_actor.actor_id"
    " WHERE claim_actor.claim_id IN :ids AND claim_actor.role = 'subject'"
    " ORDER BY claim_actor.claim_id, claim_actor.position"
).bindparams(sa.bindparam("ids", expanding=True))
