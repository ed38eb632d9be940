"""What is one by people's judgements: what accepted pairs tie together, over any number of them.

It follows from where the pairs stand and from nothing else, so the order of the judgements does not matter.
Actors and claims are joined alike: a `Joining` says where the pairs stand and where the groups are kept.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.models import actor_group, actor_pair, claim, claim_group, link
from tracker.store.models.history import Judged
from tracker.terms import LinkKind, RefKind, Status

Pair = tuple[int, int]


class Joining(NamedTuple):
    """A kind of row that judgements make one, and the pairs that say so; `joins` tells which of them can."""

    of: RefKind
    by: RefKind
    judged: Judged
    pairs: sa.Table
    groups: sa.Table
    joins: sa.ColumnElement[bool]
    holds: sa.ColumnElement[bool]

    @property
    def accepted(self) -> sa.ColumnElement[bool]:
        """Return the condition that a pair makes its two ends one."""
        return self.joins & self.holds & (self.pairs.c.status == Status.ACCEPTED)

    @property
    def rejected(self) -> sa.ColumnElement[bool]:
        """Return the condition that a person judged the two ends of a pair to be different."""
        return self.joins & (self.pairs.c.status == Status.REJECTED)


# What is rejected as a claim is the same as no other.
_GONE = sa.exists().where(claim.c.id.in_((link.c.a_id, link.c.b_id)), claim.c.status == Status.REJECTED)
ACTORS = Joining(
    RefKind.ACTOR, RefKind.PAIR, Judged.ACTOR_PAIR, actor_pair, actor_group, sa.true(), sa.true()
)
CLAIMS = Joining(
    RefKind.CLAIM, RefKind.LINK, Judged.LINK, link, claim_group, link.c.kind == LinkKind.SAME_AS, ~_GONE
)


def leads(pairs: Iterable[Pair]) -> dict[int, int]:
    """Return for each end of a pair the first of those that it is one with."""
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


def lead(joining: Joining, column: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """Return that under which the ledger lists the one in a column: itself, unless it was merged."""
    groups = joining.groups
    found = sa.select(groups.c.lead_id).where(groups.c.member_id == column).correlate_except(groups)
    return sa.func.coalesce(found.scalar_subquery(), column)


def groups(connection: sa.Connection, joining: Joining) -> dict[int, tuple[int, ...]]:
    """Return all that each merged one is one with, itself included."""
    found: dict[int, list[int]] = {}
    query = sa.select(joining.groups).order_by(joining.groups.c.member_id)
    lead_of = {row.member_id: row.lead_id for row in connection.execute(query)}
    for member, first in lead_of.items():
        found.setdefault(first, []).append(member)
    return {member: tuple(found[first]) for member, first in lead_of.items()}


def mates(connection: sa.Connection, joining: Joining, ids: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Return for each all that it is one with, itself included, the lead first."""
    found: dict[int, list[int]] = {one: [] for one in ids}
    for part in chunks(sorted(found)):
        for asked, mate in connection.execute(_mates(joining.groups), {"ids": part}):
            found[asked].append(mate)
    return {asked: tuple(sorted(same)) or (asked,) for asked, same in found.items()}


@cache
def _mates(groups: sa.Table) -> sa.Select[Any]:
    """Select those that some are one with, made once since every change asks for it many times."""
    one, other = groups.alias("one"), groups.alias("other")
    query = sa.select(one.c.member_id, other.c.member_id).join(other, other.c.lead_id == one.c.lead_id)
    return query.where(one.c.member_id.in_(sa.bindparam("ids", expanding=True)))


def together(connection: sa.Connection, joining: Joining, ids: Iterable[int]) -> set[int]:
    """Return some with all that they are one with."""
    return {mate for same in mates(connection, joining, ids).values() for mate in same}


def renew_groups(connection: sa.Connection, joining: Joining, touched: Collection[int]) -> set[int]:
    """Work out anew the groups around what was touched; return all who were or are in them."""
    affected = set(touched) | together(connection, joining, touched)
    pairs = _around(connection, joining, affected)
    affected |= {one for pair in pairs for one in pair}
    for part in chunks(sorted(affected)):
        connection.execute(joining.groups.delete().where(joining.groups.c.member_id.in_(part)))
    rows = [{"member_id": member, "lead_id": first} for member, first in leads(pairs).items()]
    for few in chunks(rows):
        connection.execute(joining.groups.insert(), few)
    return affected


def accepted(connection: sa.Connection, joining: Joining, among: Collection[int] | None = None) -> set[Pair]:
    """Return every pair that counts, or those of which the first end is among some."""
    first = joining.pairs.c.a_id
    parts = [_accepted(joining)] if among is None else _each(_accepted(joining), first, among)
    return {(row.a_id, row.b_id) for query in parts for row in connection.execute(query)}


def group_rows(connection: sa.Connection, joining: Joining) -> Mapping[int, int]:
    """Return the stored lead of every merged one."""
    return {row.member_id: row.lead_id for row in connection.execute(sa.select(joining.groups))}


def _accepted(joining: Joining) -> sa.Select[tuple[int, int]]:
    return sa.select(joining.pairs.c.a_id, joining.pairs.c.b_id).where(joining.accepted)


def _each(
    query: sa.Select[tuple[int, int]], end: sa.ColumnElement[int], ids: Collection[int]
) -> Iterator[sa.Select[tuple[int, int]]]:
    for part in chunks(sorted(ids)):
        yield query.where(end.in_(part))


def _around(connection: sa.Connection, joining: Joining, start: Collection[int]) -> set[Pair]:
    pairs: set[Pair] = set()
    seen: set[int] = set()
    frontier = set(start)
    while frontier:
        seen |= frontier
        for end in (joining.pairs.c.a_id, joining.pairs.c.b_id):
            for query in _each(_accepted(joining), end, frontier):
                pairs.update((row.a_id, row.b_id) for row in connection.execute(query))
        frontier = {one for pair in pairs for one in pair} - seen
    return pairs
