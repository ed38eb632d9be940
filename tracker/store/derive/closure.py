"""Who answers for whom, over any number of ties.

A state never answers for a body that it belongs to: a member of an alliance does not speak for the alliance.
People and bodies answer for the state that they lead, speak for or are part of, and so on upwards.
Actors that are one by people's judgements answer alike. A rejected tie does not count, nor
one that is only said to be over ("former"). Its dates are shown with the reason and do not narrow it.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.derive.groups import ACTORS, groups
from tracker.store.models import actor, affiliation, affiliation_closure
from tracker.terms import THEN, ActorKind, AffiliationKind, Status

Groups = Mapping[int, tuple[int, ...]]


class Tie(NamedTuple):
    """A tie that counts, from an actor to the body above it."""

    id: int
    actor_id: int
    other_id: int
    part: bool


class Above(NamedTuple):
    """A body above an actor: by which first tie, how far, and whether every tie is "part of"."""

    tie: int
    depth: int
    part_only: bool


def renew_closure(connection: sa.Connection, touched: Collection[int]) -> set[int]:
    """Work out anew the bodies above the touched actors and above all who answer for these; return all."""
    affected = set(touched) | _members(connection, touched)
    merged = groups(connection, ACTORS)
    ties = _ties_upwards(connection, affected, merged)
    for part in chunks(sorted(affected)):
        connection.execute(affiliation_closure.delete().where(affiliation_closure.c.member_id.in_(part)))
    rows = [row for member in sorted(affected) for row in closure_rows(member, ties, merged)]
    if rows:
        connection.execute(affiliation_closure.insert(), rows)
    return affected


def closure_rows(member: int, ties: Mapping[int, list[Tie]], merged: Groups) -> Iterable[dict[str, Any]]:
    """Return the rows of one member: the bodies above it, nearest first."""
    for body, above in _bodies(member, ties, merged).items():
        yield {
            "body_id": body,
            "member_id": member,
            "affiliation_id": above.tie,
            "depth": above.depth,
            "part_only": above.part_only,
        }


def _bodies(member: int, ties: Mapping[int, list[Tie]], merged: Groups) -> dict[int, Above]:
    found: dict[int, Above] = {}
    own = merged.get(member, (member,))
    frontier = [(member, 0, 0, True)]
    while frontier:
        following = []
        for at, first, depth, part_only in frontier:
            for tie in (tie for one in merged.get(at, (at,)) for tie in ties.get(one, ())):
                step = Above(first or tie.id, depth + 1, part_only and tie.part)
                known = found.get(tie.other_id)
                # A second way counts only where it adds that every tie is "part of".
                if tie.other_id in own or (known and (known.part_only or not step.part_only)):
                    continue
                found |= dict.fromkeys(merged.get(tie.other_id, (tie.other_id,)), step)
                following.append((tie.other_id, *step))
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
        sa.select(affiliation.c.id, affiliation.c.actor_id, affiliation.c.other_id, part.label("part"))
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
        ties.setdefault(row.actor_id, []).append(Tie(row.id, row.actor_id, row.other_id, bool(row.part)))
    return ties
