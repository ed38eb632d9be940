"""Who answers for whom, over any number of ties.

A state never answers for a body that it belongs to: a member of an alliance does not speak for the alliance.
People and bodies answer for the state that they lead, speak for or are part of, and so on upwards.
Actors that are one by people's judgements answer alike. A rejected tie does not count, nor
one that is only said to be over ("former"). A way over dated ties holds on the days on which all of them
did; beside one without dates it says nothing, beside others it is kept for its own days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.derive.groups import ACTORS, groups
from tracker.store.models import actor, affiliation, affiliation_closure
from tracker.terms import THEN, ActorKind, AffiliationKind, Status

Groups = Mapping[int, tuple[int, ...]]


class Days(NamedTuple):
    """The days on which ties held, both ends among them; null where an end is not known."""

    first: date | None = None
    last: date | None = None

    def shared(self, other: Days) -> Days | None:
        """Return the days that are in both, None where there are none."""
        first = max((one for one in (self.first, other.first) if one), default=None)
        last = min((one for one in (self.last, other.last) if one), default=None)
        return None if first and last and first > last else Days(first, last)

    def hold(self, other: Days) -> bool:
        """Tell whether all of some days are among these."""
        return self.shared(other) == other


class Tie(NamedTuple):
    """A tie that counts, from an actor to the body above it."""

    id: int
    actor_id: int
    other_id: int
    part: bool
    held: Days


class Above(NamedTuple):
    """A way to a body above an actor: its first tie, how far, whether every tie is "part of", and when."""

    tie: int
    depth: int
    part_only: bool
    held: Days

    def says_all_of(self, other: Above) -> bool:
        """Tell whether another way adds nothing to this one."""
        return (self.part_only or not other.part_only) and self.held.hold(other.held)


def renew_closure(connection: sa.Connection, touched: Collection[int]) -> set[int]:
    """Work out anew the bodies above the touched actors and above all who answer for these; return all."""
    merged = groups(connection, ACTORS)
    # What ties one of merged actors ties them all.
    every = {mate for one in touched for mate in merged.get(one, (one,))}
    affected = every | _members(connection, every)
    ties = _ties_upwards(connection, affected, merged)
    for part in chunks(sorted(affected)):
        connection.execute(affiliation_closure.delete().where(affiliation_closure.c.member_id.in_(part)))
    rows = [row for member in sorted(affected) for row in closure_rows(member, ties, merged)]
    if rows:
        connection.execute(affiliation_closure.insert(), rows)
    return affected


def closure_rows(member: int, ties: Mapping[int, list[Tie]], merged: Groups) -> Iterable[dict[str, Any]]:
    """Return the rows of one member: the bodies above it, nearest first."""
    for body, ways in _bodies(member, ties, merged).items():
        for number, above in enumerate(ways):
            yield {
                "body_id": body,
                "member_id": member,
                "way": number,
                "affiliation_id": above.tie,
                "depth": above.depth,
                "part_only": above.part_only,
                "held_first": above.held.first,
                "held_last": above.held.last,
            }


def _bodies(member: int, ties: Mapping[int, list[Tie]], merged: Groups) -> dict[int, list[Above]]:
    found: dict[int, list[Above]] = {}
    own = merged.get(member, (member,))
    frontier = [(member, Above(0, 0, True, Days()))]
    while frontier:
        following = []
        for at, below in frontier:
            for tie in (tie for one in merged.get(at, (at,)) for tie in ties.get(one, ())):
                held = below.held.shared(tie.held)
                if tie.other_id in own or held is None:
                    continue
                step = Above(below.tie or tie.id, below.depth + 1, below.part_only and tie.part, held)
                known = found.get(tie.other_id, [])
                if any(one.says_all_of(step) for one in known):
                    continue
                ways = [*(one for one in known if not step.says_all_of(one)), step]
                found |= dict.fromkeys(merged.get(tie.other_id, (tie.other_id,)), ways)
                following.append((tie.other_id, step))
        frontier = following
    return found


def all_ties(connection: sa.Connection) -> dict[int, list[Tie]]:
    """Return every tie that counts, by the actor that it starts from."""
    return _grouped(connection.execute(_counting()))


def _members(connection: sa.Connection, bodies: Collection[int]) -> set[int]:
    members: set[int] = set()
    for part in chunks(bodies):
        query = sa.select(affiliation_closure.c.member_id).where(affiliation_closure.c.body_id.in_(part))
        members.update(connection.execute(query).scalars())
    return members


def _ties_upwards(connection: sa.Connection, start: Collection[int], merged: Groups) -> dict[int, list[Tie]]:
    ties: dict[int, list[Tie]] = {}
    seen: set[int] = set()
    frontier = {one for each in start for one in merged.get(each, (each,))}
    while frontier:
        seen |= frontier
        for part in chunks(sorted(frontier)):
            ties.update(_grouped(connection.execute(_counting().where(affiliation.c.actor_id.in_(part)))))
        above = {tie.other_id for found in ties.values() for tie in found}
        frontier = {one for each in above for one in merged.get(each, (each,))} - seen
    return ties


def _counting() -> sa.Select[Any]:
    part = affiliation.c.kind == AffiliationKind.PART_OF
    return (
        sa.select(affiliation, part.label("part"))
        .join(actor, actor.c.id == affiliation.c.actor_id)
        .where(affiliation.c.status != Status.REJECTED, ~over())
        .where(actor.c.kind.is_distinct_from(ActorKind.STATE))
        .order_by(affiliation.c.id)
    )


def over() -> sa.ColumnElement[bool]:
    """Return the condition that a tie is said to have held before, without a date."""
    undated = affiliation.c.held_first.is_(None) & affiliation.c.held_last.is_(None)
    return undated & sa.func.coalesce(affiliation.c.held_words, THEN).not_in([THEN])


def _grouped(rows: sa.CursorResult[Any]) -> dict[int, list[Tie]]:
    ties: dict[int, list[Tie]] = {}
    for row in rows:
        held = Days(row.held_first, row.held_last)
        ties.setdefault(row.actor_id, []).append(
            Tie(row.id, row.actor_id, row.other_id, bool(row.part), held)
        )
    return ties
