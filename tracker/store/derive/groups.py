"""Which actors are one: those that accepted pairs tie together, over any number of them.

It follows from where the pairs stand and from nothing else, so the order of the judgements does not matter.
"""

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.models import actor_group, actor_pair
from tracker.terms import Status

Pair = tuple[int, int]


def leads(pairs: Iterable[Pair]) -> dict[int, int]:
    """Return for each actor of a pair the first of those that it is one with."""
    found: dict[int, int] = {}

    def lead(one: int) -> int:
        while found.setdefault(one, one) != one:
            found[one] = found[found[one]]
            one = found[one]
        return one

    for a, b in pairs:
        first, second = sorted((lead(a), lead(b)))
        found[second] = first
    return {one: lead(one) for one in sorted(found)}


def groups(connection: sa.Connection) -> dict[int, tuple[int, ...]]:
    """Return all that each merged actor is one with, itself included."""
    found: dict[int, list[int]] = {}
    query = sa.select(actor_group).order_by(actor_group.c.member_id)
    lead_of = {row.member_id: row.lead_id for row in connection.execute(query)}
    for member, lead in lead_of.items():
        found.setdefault(lead, []).append(member)
    return {member: tuple(found[lead]) for member, lead in lead_of.items()}


def renew_groups(connection: sa.Connection, touched: Collection[int]) -> set[int]:
    """Work out anew the groups around the touched actors; return all who were or are in them."""
    affected = set(touched) | _mates(connection, touched)
    pairs = _around(connection, affected)
    affected |= {one for pair in pairs for one in pair}
    for part in chunks(sorted(affected)):
        connection.execute(actor_group.delete().where(actor_group.c.member_id.in_(part)))
    rows = [{"member_id": member, "lead_id": lead} for member, lead in leads(pairs).items()]
    if rows:
        connection.execute(actor_group.insert(), rows)
    return affected


def accepted(connection: sa.Connection) -> set[Pair]:
    """Return every pair that counts."""
    return {(row.a_id, row.b_id) for row in connection.execute(_accepted())}


def group_rows(connection: sa.Connection) -> Mapping[int, int]:
    """Return the stored lead of every merged actor."""
    return {row.member_id: row.lead_id for row in connection.execute(sa.select(actor_group))}


def _accepted() -> sa.Select[tuple[int, int]]:
    return sa.select(actor_pair.c.a_id, actor_pair.c.b_id).where(actor_pair.c.status == Status.ACCEPTED)


def _mates(connection: sa.Connection, ids: Collection[int]) -> set[int]:
    one = actor_group.alias("one")
    query = sa.select(actor_group.c.member_id).join(one, one.c.lead_id == actor_group.c.lead_id)
    parts = (query.where(one.c.member_id.in_(part)) for part in chunks(sorted(ids)))
    return {found for part in parts for found in connection.execute(part).scalars()}


def _around(connection: sa.Connection, start: Collection[int]) -> set[Pair]:
    pairs: set[Pair] = set()
    seen: set[int] = set()
    frontier = set(start)
    while frontier:
        seen |= frontier
        for part in chunks(sorted(frontier)):
            for end in (actor_pair.c.a_id, actor_pair.c.b_id):
                pairs.update(
                    (row.a_id, row.b_id) for row in connection.execute(_accepted().where(end.in_(part)))
                )
        frontier = {one for pair in pairs for one in pair} - seen
    return pairs
