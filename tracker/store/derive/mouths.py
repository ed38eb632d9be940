"""Who speaks for whom as far as origins go: a state and those who put its words in the world are one origin.

They lead it, speak for it or are part of it, over any number of ties; a mere member of something does not
speak for it. Who speaks for two stands for neither, and who has no name for nobody, since that may well be a
leak. When a tie held does not matter here: to count two origins where there may be one would be worse.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.derive.closure import over
from tracker.store.derive.groups import ACTORS, lead, together
from tracker.store.models import actor, affiliation
from tracker.terms import ActorKind, AffiliationKind, Status

SPEAKING = (AffiliationKind.SPEAKS_FOR, AffiliationKind.LEADS, AffiliationKind.PART_OF)
# An outlet has its own articles, whoever owns it.
_MUTE = (ActorKind.STATE, ActorKind.OUTLET)


def mouths(connection: sa.Connection, actors: Collection[int]) -> dict[int, int]:
    """Return for each of some actors, and for those above them, the one for which it speaks."""
    found: dict[int, int] = {}
    frontier = set(actors)
    while frontier:
        above = _above(connection, frontier)
        # A circle leads back to where it began.
        frontier = set(above.values()) - set(found) - set(above)
        found |= above
    return found


def shared(above: Mapping[int, int], actors: Iterable[int]) -> dict[int, list[int]]:
    """Return for whom several of some actors speak in the end, with these; a state speaks for itself."""
    found: dict[int, list[int]] = defaultdict(list)
    for one in sorted(set(actors)):
        found[_end(above, one)].append(one)
    return {body: some for body, some in found.items() if len(some) > 1}


def _end(above: Mapping[int, int], one: int) -> int:
    seen: list[int] = []
    while one in above and one not in seen:
        seen.append(one)
        one = above[one]
    # Of a circle any is as good as another, as long as it is always the same.
    return min(seen[seen.index(one) :]) if one in seen else one


def _above(connection: sa.Connection, actors: Collection[int]) -> dict[int, int]:
    bodies: dict[int, set[int]] = defaultdict(set)
    for part in chunks(sorted(together(connection, ACTORS, actors))):
        for row in connection.execute(_ties(), {"ids": part}):
            if row.one != row.other:
                bodies[row.one].add(row.other)
    return {one: next(iter(others)) for one, others in bodies.items() if len(others) == 1}


@cache
def _ties() -> sa.Select[Any]:
    one = lead(ACTORS, affiliation.c.actor_id).label("one")
    other = lead(ACTORS, affiliation.c.other_id).label("other")
    columns: tuple[sa.ColumnElement[Any], ...] = (one, other)
    return (
        sa.select(*columns)
        .join(actor, actor.c.id == affiliation.c.actor_id)
        .where(affiliation.c.kind.in_(SPEAKING), affiliation.c.status != Status.REJECTED, ~over())
        .where(actor.c.named, sa.or_(actor.c.kind.is_(None), actor.c.kind.not_in(_MUTE)))
        .where(affiliation.c.actor_id.in_(sa.bindparam("ids", expanding=True)))
    )
