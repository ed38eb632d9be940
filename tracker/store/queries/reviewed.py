"""What people have vouched for: how much of a claim was accepted, and the claim with nothing else counted."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from tracker.records import ActorLine, ClaimLine
from tracker.store.chunks import chunks
from tracker.store.derive.groups import CLAIMS, mates
from tracker.store.derive.lineages import ASSERTED, DENIALS, DENIED, lineages
from tracker.store.models import actor, actor_group, assertion, link, snapshot
from tracker.store.queries.conditions import REVIEWED
from tracker.store.queries.review import gradings, signed
from tracker.store.session import Ledger
from tracker.terms import LinkKind, RefKind, Stance


def with_reviews(ledger: Ledger, lines: Sequence[ClaimLine], *, only: bool = False) -> tuple[ClaimLine, ...]:
    """Return claims with how many of their assertions were accepted and where people say that they stand.

    With `only`, sides, counts and origins are those of what was accepted: a candidate never counts as such.
    """
    with ledger.reading() as connection:
        ids = [line.ref.id for line in lines]
        said = _accepted(connection, ids)
        held = gradings(connection, RefKind.CLAIM, ids)
        if only:
            lines = _vouched_for(connection, lines, said)
        return tuple(
            replace(line, reviewed=len(said.get(line.ref.id, ())), standing=signed(held.get(line.ref.id, ())))
            for line in lines
        )


def with_grades(ledger: Ledger, lines: Sequence[ActorLine]) -> tuple[ActorLine, ...]:
    """Return actors with how reliable people hold them to be."""
    with ledger.reading() as connection:
        held = gradings(connection, RefKind.ACTOR, [line.ref.id for line in lines])
        return tuple(replace(line, reliability=signed(held.get(line.ref.id, ()))) for line in lines)


def _accepted(connection: sa.Connection, ids: Sequence[int]) -> Mapping[int, list[Any]]:
    """Return the accepted assertions of each claim, in all the wordings that people made one with it."""
    listed = {one: id for id, same in mates(connection, CLAIMS, ids).items() for one in same}
    query = (
        sa.select(
            assertion.c.id, assertion.c.claim_id, assertion.c.stance, actor.c.name, snapshot.c.article_id
        )
        .outerjoin(actor_group, actor_group.c.member_id == assertion.c.actor_id)
        .join(actor, actor.c.id == sa.func.coalesce(actor_group.c.lead_id, assertion.c.actor_id))
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .where(assertion.c.status.in_(REVIEWED))
        .order_by(assertion.c.id)
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for part in chunks(sorted(listed)):
        for row in connection.execute(query.where(assertion.c.claim_id.in_(part))):
            found[listed[row.claim_id]].append(row)
    return found


def _vouched_for(
    connection: sa.Connection, lines: Sequence[ClaimLine], said: Mapping[int, list[Any]]
) -> list[ClaimLine]:
    ids = [line.ref.id for line in lines]
    known = lineages(connection, ids, among={row.id for rows in said.values() for row in rows})
    clashing = _contradicted(connection, ids)
    found: list[ClaimLine] = []
    for line in lines:
        rows = said.get(line.ref.id, [])
        by = tuple(dict.fromkeys(row.name for row in rows if row.stance == Stance.ASSERTS))
        against = tuple(dict.fromkeys(row.name for row in rows if row.stance in DENIALS))
        asserted, denied = (known.get((line.ref.id, side)) for side in (ASSERTED, DENIED))
        found.append(
            replace(
                line,
                by=by,
                denied_by=against,
                asserts=sum(row.stance == Stance.ASSERTS for row in rows),
                denies=sum(row.stance in DENIALS for row in rows),
                articles=len({row.article_id for row in rows}),
                origins=asserted.count if asserted else 0,
                unnamed_origins=asserted.unnamed if asserted else 0,
                denying_origins=denied.count if denied else 0,
                contested=line.ref.id in clashing or bool(by and against and len({*by, *against}) > 1),
            )
        )
    return found


def _contradicted(connection: sa.Connection, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for part in chunks(ids):
        query = sa.select(link.c.a_id, link.c.b_id).where(
            link.c.kind == LinkKind.CONTRADICTS,
            link.c.status.in_(REVIEWED),
            link.c.a_id.in_(part) | link.c.b_id.in_(part),
        )
        found |= {one for pair in connection.execute(query) for one in pair}
    return found
