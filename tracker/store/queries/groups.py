"""Which actors are one by people's judgements, and why."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError
from tracker.records import ActorPair, Ref
from tracker.store.chunks import chunks
from tracker.store.derive.groups import groups
from tracker.store.models import actor, actor_group, actor_pair, judgement
from tracker.store.models.history import Judged
from tracker.store.queries.find import key_of
from tracker.store.session import Ledger
from tracker.terms import Decision, RefKind, Status

BY_HAND = "manual"


def lead(column: sa.ColumnElement[int]) -> sa.ColumnElement[int]:
    """Return the actor under which the ledger lists the one in a column: itself, unless it was merged."""
    found = sa.select(actor_group.c.lead_id).where(actor_group.c.member_id == column).scalar_subquery()
    return sa.func.coalesce(found, column)


def one_with(id: int) -> sa.Select[Any]:
    """Select an actor and all that it is one with."""
    other = actor_group.alias("other")
    merged = (
        sa.select(actor_group.c.member_id)
        .join(other, other.c.lead_id == actor_group.c.lead_id)
        .where(other.c.member_id == id)
    )
    return sa.select(sa.union(sa.select(sa.literal(id).label("member_id")), merged).subquery().c.member_id)


def mates(connection: sa.Connection, ids: Collection[int]) -> dict[int, tuple[int, ...]]:
    """Return for each actor all that it is one with, itself included, the lead first."""
    merged = groups(connection)
    return {one: merged.get(one, (one,)) for one in ids}


def lead_of(connection: sa.Connection, id: int) -> int:
    """Return the actor under which one is listed."""
    query = sa.select(actor_group.c.lead_id).where(actor_group.c.member_id == id)
    found = connection.execute(query).scalar()
    return id if found is None else int(found)


def merged_because(connection: sa.Connection, ids: Collection[int]) -> dict[int, str]:
    """Return of each merged actor with whom it was made one, by whom and why, in words."""
    found: dict[int, str] = {}
    for part in chunks(sorted(ids)):
        for row in connection.execute(_accepted(part)):
            for one, name in ((row.a_id, row.b_name), (row.b_id, row.a_name)):
                found.setdefault(one, f"the same as {name} ({_judged(connection, row)})")
    return {one: found[one] for one in ids if one in found}


def get_pair(ledger: Ledger, id: int) -> ActorPair:
    """Return a pair of actors that are perhaps one."""
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.PAIR, id))
        return _pairs(connection, actor_pair.c.id == id)[0]


def pairs_of(ledger: Ledger, id: int) -> tuple[ActorPair, ...]:
    """Return the pairs that an actor, or one that it is one with, stands in."""
    with ledger.reading() as connection:
        some = one_with(id)
        return _pairs(connection, actor_pair.c.a_id.in_(some) | actor_pair.c.b_id.in_(some))


def refuse_apart(connection: sa.Connection, pair: int) -> None:
    """Refuse to make two groups one of which a person judged that two of their actors are different."""
    ends = connection.execute(sa.select(actor_pair.c.a_id, actor_pair.c.b_id).where(actor_pair.c.id == pair))
    a, b = ends.one()
    both = mates(connection, [a, b])
    left, right = actor_pair.c.a_id, actor_pair.c.b_id
    across = (left.in_(both[a]) & right.in_(both[b])) | (left.in_(both[b]) & right.in_(both[a]))
    apart = sa.select(actor_pair).where(
        across, actor_pair.c.status == Status.REJECTED, actor_pair.c.id != pair
    )
    row = connection.execute(apart.order_by(actor_pair.c.id).limit(1)).one_or_none()
    if row is not None:
        known, one, other = (
            Ref(RefKind.PAIR, row.id),
            *(Ref(RefKind.ACTOR, each) for each in (row.a_id, row.b_id)),
        )
        raise ConflictError(
            f"{one} and {other} were judged to be different ({known}): `tracker undo {known}` first"
        )


def _pairs(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> tuple[ActorPair, ...]:
    return tuple(
        ActorPair(
            ref=Ref(RefKind.PAIR, row.id),
            a=Ref(RefKind.ACTOR, row.a_id),
            b=Ref(RefKind.ACTOR, row.b_id),
            a_name=row.a_name,
            b_name=row.b_name,
            rule=row.rule,
            reason=row.reason,
            status=row.status,
        )
        for row in connection.execute(_named().where(wanted).order_by(actor_pair.c.id))
    )


def _accepted(ids: Sequence[int]) -> sa.Select[Any]:
    either = actor_pair.c.a_id.in_(ids) | actor_pair.c.b_id.in_(ids)
    return _named().where(either, actor_pair.c.status == Status.ACCEPTED).order_by(actor_pair.c.id)


def _named() -> sa.Select[Any]:
    one, other = actor.alias("one"), actor.alias("other")
    return (
        sa.select(actor_pair, one.c.name.label("a_name"), other.c.name.label("b_name"))
        .join(one, one.c.id == actor_pair.c.a_id)
        .join(other, other.c.id == actor_pair.c.b_id)
    )


def _judged(connection: sa.Connection, row: Any) -> str:
    """Say who accepted a pair and why, the last who did."""
    query = (
        sa.select(judgement.c.who, judgement.c.why)
        .where(judgement.c.table_name == Judged.ACTOR_PAIR, judgement.c.row_key == row.key)
        .where(judgement.c.decision == Decision.ACCEPT)
        .order_by(judgement.c.at.desc(), judgement.c.key.desc())
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    who = f", {found.who}" if found is not None and found.who else ""
    return f"{Ref(RefKind.PAIR, row.id)}{who}: {(found.why if found is not None else '') or row.reason}"
