"""Which actors, and which claims, are one by people's judgements, and why."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError
from tracker.records import ActorPair, Ref
from tracker.store.chunks import chunks
from tracker.store.derive.groups import ACTORS, Joining, lead, mates
from tracker.store.models import actor, actor_pair, claim, claim_group, judgement
from tracker.store.queries.find import key_of
from tracker.store.session import Ledger
from tracker.terms import Decision, Polarity, RefKind

BY_HAND = "manual"
_NAMES = {RefKind.ACTOR: actor.c.name, RefKind.CLAIM: claim.c.text}


def one_with(joining: Joining, id: int) -> sa.Select[Any]:
    """Select one and all that it is one with."""
    groups, other = joining.groups, joining.groups.alias("other")
    merged = (
        sa.select(groups.c.member_id)
        .join(other, other.c.lead_id == groups.c.lead_id)
        .where(other.c.member_id == id)
    )
    return sa.select(sa.union(sa.select(sa.literal(id).label("member_id")), merged).subquery().c.member_id)


def same_claim(column: sa.ColumnElement[int], one: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Return the condition that a column has a claim, or one that people judged to say the same."""
    own, mate = claim_group.alias("own"), claim_group.alias("mate")
    mates = sa.select(mate.c.member_id).join(own, own.c.lead_id == mate.c.lead_id)
    mates = mates.where(own.c.member_id == one).correlate_except(own, mate)
    # One list to look up: of two conditions SQLite would not take the index.
    itself: sa.Select[Any] = sa.select(sa.literal_column(str(one)).label("member_id"))
    return column.in_(itself.union_all(mates))


def lead_of(connection: sa.Connection, joining: Joining, id: int) -> int:
    """Return that under which one is listed."""
    return mates(connection, joining, [id])[id][0]


def merged_because(connection: sa.Connection, joining: Joining, ids: Collection[int]) -> dict[int, str]:
    """Return of each merged one with what it was made one, by whom and why, in words."""
    found: dict[int, str] = {}
    for part in chunks(sorted(ids)):
        for row in connection.execute(_accepted(joining, part)):
            for one, other, name in ((row.a_id, row.b_id, row.b_name), (row.b_id, row.a_id, row.a_name)):
                what = name if joining is ACTORS else Ref(joining.of, other)
                found.setdefault(one, f"the same as {what} ({_judged(connection, joining, row)})")
    return {one: found[one] for one in ids if one in found}


def get_pair(ledger: Ledger, id: int) -> ActorPair:
    """Return a pair of actors that are perhaps one."""
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.PAIR, id))
        return _actor_pairs(connection, actor_pair.c.id == id)[0]


def pairs_of(ledger: Ledger, id: int) -> tuple[ActorPair, ...]:
    """Return the pairs that an actor, or one that it is one with, stands in."""
    with ledger.reading() as connection:
        some = one_with(ACTORS, id)
        return _actor_pairs(connection, actor_pair.c.a_id.in_(some) | actor_pair.c.b_id.in_(some))


def refuse_apart(connection: sa.Connection, joining: Joining, pair: int) -> None:
    """Refuse to make two groups one of which a person judged that two of their members are different."""
    pairs = joining.pairs
    a, b = connection.execute(sa.select(pairs.c.a_id, pairs.c.b_id).where(pairs.c.id == pair)).one()
    both = mates(connection, joining, [a, b])
    across = (pairs.c.a_id.in_(both[a]) & pairs.c.b_id.in_(both[b])) | (
        pairs.c.a_id.in_(both[b]) & pairs.c.b_id.in_(both[a])
    )
    apart = sa.select(pairs).where(across, joining.rejected, pairs.c.id != pair)
    row = connection.execute(apart.order_by(pairs.c.id).limit(1)).one_or_none()
    if row is not None:
        known, one, other = Ref(joining.by, row.id), *(Ref(joining.of, each) for each in (row.a_id, row.b_id))
        raise ConflictError(
            f"{one} and {other} were judged to be different ({known}): `tracker undo {known}` first"
        )
    if joining.of is RefKind.CLAIM:
        _refuse_opposite(connection, a, b)


def _refuse_opposite(connection: sa.Connection, a: int, b: int) -> None:
    query = sa.select(claim.c.id, claim.c.polarity).where(claim.c.id.in_((a, b)))
    polarity = {row.id: row.polarity for row in connection.execute(query)}
    if polarity[a] is not polarity[b]:
        affirms, negates = (a, b) if polarity[a] is Polarity.POSITIVE else (b, a)
        refs = Ref(RefKind.CLAIM, affirms), Ref(RefKind.CLAIM, negates)
        raise ConflictError(f"{refs[1]} negates what {refs[0]} affirms: who says one denies the other")


def _actor_pairs(connection: sa.Connection, wanted: sa.ColumnElement[bool]) -> tuple[ActorPair, ...]:
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
        for row in connection.execute(_named(ACTORS).where(wanted).order_by(actor_pair.c.id))
    )


def _accepted(joining: Joining, ids: Sequence[int]) -> sa.Select[Any]:
    pairs = joining.pairs
    either = pairs.c.a_id.in_(ids) | pairs.c.b_id.in_(ids)
    return _named(joining).where(either, joining.accepted).order_by(pairs.c.id)


def _named(joining: Joining) -> sa.Select[Any]:
    name, pairs = _NAMES[joining.of], joining.pairs
    one, other = name.table.alias("one"), name.table.alias("other")
    names = one.c[name.name].label("a_name"), other.c[name.name].label("b_name")
    return (
        sa.select(pairs, *names).join(one, one.c.id == pairs.c.a_id).join(other, other.c.id == pairs.c.b_id)
    )


def _judged(connection: sa.Connection, joining: Joining, row: Any) -> str:
    """Say who accepted a pair and why, the last who did."""
    query = (
        sa.select(judgement.c.who, judgement.c.why)
        .where(judgement.c.table_name == joining.judged, judgement.c.row_key == row.key)
        .where(judgement.c.decision == Decision.ACCEPT)
        .order_by(judgement.c.at.desc(), judgement.c.key.desc())
        .limit(1)
    )
    found = connection.execute(query).one_or_none()
    who = f", {found.who}" if found is not None and found.who else ""
    return f"{Ref(joining.by, row.id)}{who}: {(found.why if found is not None else '') or row.reason}"


__all__ = [
    "BY_HAND",
    "get_pair",
    "lead",
    "lead_of",
    "mates",
    "merged_because",
    "one_with",
    "pairs_of",
    "refuse_apart",
    "same_claim",
]
