"""Links with both claims and the assertions that bear them out."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from tracker.records import ClaimLine, ClaimQuery, LinkView, Ref
from tracker.store.chunks import chunks
from tracker.store.derive.counters import emptied, live_links, only_proposed
from tracker.store.derive.groups import CLAIMS, lead
from tracker.store.models import claim, claim_group, link
from tracker.store.queries.assertions import evidence_of
from tracker.store.queries.claims import claim_lines
from tracker.store.queries.conditions import asked, conditions, to_walk, wordings_of
from tracker.store.queries.find import key_of
from tracker.store.queries.groups import one_with
from tracker.store.session import Ledger
from tracker.terms import LinkKind, RefKind, Status

CLASHES = (LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH)


def list_links(
    ledger: Ledger, query: ClaimQuery, kinds: Collection[LinkKind] = CLASHES
) -> tuple[LinkView, ...]:
    """Return a page of links either of whose claims fits the query, contradictions first.

    Links of one kind between the same two claims, in whatever words, are listed as one. The
    status asked for is that of the link. Without one, a link that is rejected, or has lost its claims or the
    evidence of a side to rejection, is left out. What only the model of pairs proposes and nobody accepted is
    listed by itself, where the query asks for it, the likeliest first.
    """
    with ledger.reading() as connection:
        of_claims = ClaimQuery(**{name: getattr(query, name) for name in _PASSED_ON})
        wanted = _wanted(query.status).where(first_of_its_clash(query.status))
        wanted = wanted.where(only_proposed() if query.proposed else ~only_proposed())
        if of_claims != _ANY or query.status is not None:
            wanted = wanted.where(_fitting(connection, of_claims, query))
        page = _by_score(wanted, kinds, query) if query.proposed else _in_order(wanted, kinds, query)
        return link_views(connection, connection.execute(page).scalars().all())


def _fitting(connection: sa.Connection, of_claims: ClaimQuery, query: ClaimQuery) -> sa.ColumnElement[bool]:
    """Return the condition that a claim of a link fits, in whatever words."""
    of = asked(connection, of_claims)
    paged = replace(of_claims, limit=query.limit, offset=query.offset)
    if not to_walk(connection, paged, of):
        fitting = wordings_of(conditions(of_claims, of))
        return link.c.a_id.in_(fitting) | link.c.b_id.in_(fitting)
    ends = (lead(CLAIMS, link.c.a_id), lead(CLAIMS, link.c.b_id))
    return sa.or_(
        *(sa.exists().where(claim.c.id == end, *conditions(of_claims, of, walked=True)) for end in ends)
    )


_PASSED_ON = (
    "actor",
    "by",
    "about",
    "denied_by",
    "stance",
    "outlet",
    "since",
    "until",
    "contested",
    "search",
    "via",
)
_ANY = ClaimQuery(**{name: getattr(ClaimQuery(), name) for name in _PASSED_ON})


def _in_order(wanted: sa.Select[Any], kinds: Collection[LinkKind], query: ClaimQuery) -> sa.Select[Any]:
    """Select a page, contradictions first: of each group no more than the page can need, by the index."""
    firm = [kind for kind in kinds if kind == LinkKind.CONTRADICTS]
    other = [kind for kind in kinds if kind != LinkKind.CONTRADICTS]
    most = None if query.limit is None else query.offset + query.limit
    parts = []
    # A kind at a time, for the index holds the links of one kind in the order of their ids.
    for place, kind in [*((0, kind) for kind in firm), *((1, kind) for kind in other)]:
        ids = wanted.where(link.c.kind == kind).order_by(link.c.id).limit(most).subquery()
        parts.append(sa.select(ids.c.id, sa.literal(place).label("place")))
    every = sa.union_all(*parts).subquery()
    ordered = sa.select(every.c.id).order_by(every.c.place, every.c.id)
    return ordered.limit(query.limit).offset(query.offset or None)


def _by_score(wanted: sa.Select[Any], kinds: Collection[LinkKind], query: ClaimQuery) -> sa.Select[Any]:
    """Select a page, the highest score first."""
    ordered = wanted.where(link.c.kind.in_(kinds)).order_by(link.c.score.desc(), link.c.id)
    return ordered.limit(query.limit).offset(query.offset or None)


def _wanted(status: Status | None) -> sa.Select[Any]:
    return live_links() if status is None else sa.select(link.c.id).where(link.c.status == status)


def first_of_its_clash(status: Status | None = None) -> sa.ColumnElement[bool]:
    """Return the condition that a link stands for those of its kind between the same claims in other words.

    One that a person accepted goes first. Only links of merged claims can have such others.
    """
    twin, rank = link.alias("twin"), sa.case((link.c.status == Status.ACCEPTED, 0), else_=1)
    rank_of_twin = sa.case((twin.c.status == Status.ACCEPTED, 0), else_=1)
    gone = claim.c.id.in_((twin.c.a_id, twin.c.b_id)) & (claim.c.status == Status.REJECTED)
    counts = ~emptied(twin) & ~sa.exists().where(gone) & (twin.c.status != Status.REJECTED)
    better = sa.exists().where(
        _twins(link, twin),
        counts if status is None else twin.c.status == status,
        (rank_of_twin < rank) | ((rank_of_twin == rank) & (twin.c.id < link.c.id)),
    )
    return ~(sa.exists().where(claim_group.c.member_id.in_((link.c.a_id, link.c.b_id))) & better)


def _twins(one: Any, other: Any) -> sa.ColumnElement[bool]:
    """Return the condition that two links say the same of the same claims, in whatever words."""
    a, b = (lead(CLAIMS, end) for end in (one.c.a_id, one.c.b_id))
    group, mate = claim_group.alias("own"), claim_group.alias("mate")
    mates = sa.select(mate.c.member_id).join(group, group.c.lead_id == mate.c.lead_id)
    worded = mates.where(group.c.member_id == one.c.a_id).correlate(one)
    near = sa.or_(*((end == one.c.a_id) | end.in_(worded) for end in (other.c.a_id, other.c.b_id)))
    left, right = (lead(CLAIMS, end) for end in (other.c.a_id, other.c.b_id))
    same = ((left == a) & (right == b)) | ((left == b) & (right == a))
    alike = (other.c.kind == one.c.kind) & other.c.clash.is_not_distinct_from(one.c.clash)
    return sa.and_(near, same, alike)


def get_link(ledger: Ledger, id: int) -> LinkView:
    """Return one link, rejected or not."""
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.LINK, id))
        return link_views(connection, [id])[0]


def links_of(ledger: Ledger, claim_id: int) -> tuple[LinkView, ...]:
    """Return the links of a claim and of all that it is one with, rejected ones too."""
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.CLAIM, claim_id))
        every = one_with(CLAIMS, claim_id)
        either = link.c.a_id.in_(every) | link.c.b_id.in_(every)
        return link_views(connection, connection.execute(sa.select(link.c.id).where(either)).scalars().all())


def link_views(connection: sa.Connection, ids: Sequence[int]) -> tuple[LinkView, ...]:
    """Return the links of these ids, in this order."""
    rows: dict[int, Any] = {}
    lines: dict[int, ClaimLine] = {}
    for part in chunks(ids):
        rows |= {row.id: row for row in connection.execute(link.select().where(link.c.id.in_(part)))}
    for part in chunks(sorted({end for row in rows.values() for end in (row.a_id, row.b_id)})):
        lines |= claim_lines(connection, part)
    sides = evidence_of(connection, ids)
    return tuple(
        LinkView(
            ref=Ref(RefKind.LINK, row.id),
            kind=row.kind,
            clash=row.clash,
            rule=row.rule,
            reason=row.reason,
            a=lines[row.a_id],
            b=lines[row.b_id],
            a_side=tuple(sides.get((row.id, "a"), ())),
            b_side=tuple(sides.get((row.id, "b"), ())),
            status=row.status,
        )
        for row in (rows[one] for one in ids)
    )
