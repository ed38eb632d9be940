"""The counters of a claim: stances by side, articles, origins, and whether it is contested.

Claims that are one by people's judgements have the same counters, those of all their assertions together.
A rejected assertion does not count. What an origin is `tracker.store.derive.lineage` says.
A claim is contested when one actor asserts it and another denies it, in part or whole, or when it bears a
contradiction that is not rejected and that still has an assertion on each side.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.derive.groups import CLAIMS, mates, together
from tracker.store.derive.lineage import Lineage
from tracker.store.derive.lineages import ASSERTED, DENIED, lineages
from tracker.store.derive.lineages import DENIALS as DENIALS
from tracker.store.models import actor_group, assertion, claim, claim_group, link, link_evidence, snapshot
from tracker.store.models.claims import COUNTERS
from tracker.terms import PROPOSED_RULE, WEIGHED_RULE, LinkKind, Stance, Status

_ASSERTS = assertion.c.stance == Stance.ASSERTS
_DENIES = assertion.c.stance.in_(DENIALS)
_NONE = Lineage()


def recount(connection: sa.Connection, touched: Collection[int]) -> set[int]:
    """Recount the touched claims, those that are one with them, and those that contradict; return all."""
    every = together(connection, CLAIMS, touched)
    every |= together(connection, CLAIMS, _tied(connection, every))
    for part in chunks(sorted(every)):
        wrong = list(differences(connection, part))
        if wrong:
            values: dict[str, Any] = {name: sa.bindparam(f"new_{name}") for name in COUNTERS}
            update = claim.update().where(claim.c.id == sa.bindparam("claim_id")).values(values)
            connection.execute(update, wrong)
    return every


def differences(connection: sa.Connection, claims: Collection[int]) -> Iterable[dict[str, Any]]:
    """Return the right counters, as `new_*`, of those claims whose stored ones are wrong."""
    counted = counts(connection, claims)
    listed = mates(connection, CLAIMS, claims)
    stored = sa.select(claim.c.id, *(claim.c[name] for name in COUNTERS)).where(claim.c.id.in_(claims))
    for row in connection.execute(stored):
        right = counted.get(listed[row.id][0], (0, 0, 0, 0, 0, 0, 0, False))
        if tuple(row[1:]) != right:
            new = zip((f"new_{name}" for name in COUNTERS), right, strict=True)
            yield {"claim_id": row.id} | dict(new)


def counts(connection: sa.Connection, claims: Collection[int]) -> dict[int, tuple[Any, ...]]:
    """Count from the assertions and links, all wordings under their lead; a claim without any is left out."""
    same = mates(connection, CLAIMS, claims)
    lead = {mate: one[0] for one in same.values() for mate in one}
    claims = sorted(lead)
    clashing = {lead[one] for one in contradicted(connection, claims)}
    known = lineages(connection, claims)
    counted = {
        row.claim_id: (
            row.asserts,
            row.denies,
            row.total - row.asserts - row.denies,
            row.articles,
            *_origins(known, row.claim_id),
            row.claim_id in clashing or _disputed(row),
        )
        for row in connection.execute(_tally(), {"ids": claims})
    }
    return dict.fromkeys(clashing, (0, 0, 0, 0, 0, 0, 0, True)) | counted


@cache
def _tally() -> sa.Select[Any]:
    listed: sa.ColumnElement[Any] = sa.func.coalesce(claim_group.c.lead_id, assertion.c.claim_id)
    who = sa.func.coalesce(actor_group.c.lead_id, assertion.c.actor_id)

    def among(condition: sa.ColumnElement[bool], column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return sa.case((condition, column))

    return (
        sa.select(
            listed.label("claim_id"),
            sa.func.count().label("total"),
            sa.func.count(among(_ASSERTS, assertion.c.id)).label("asserts"),
            sa.func.count(among(_DENIES, assertion.c.id)).label("denies"),
            sa.func.count(snapshot.c.article_id.distinct()).label("articles"),
            sa.func.min(among(_ASSERTS, who)).label("first_for"),
            sa.func.max(among(_ASSERTS, who)).label("last_for"),
            sa.func.min(among(_DENIES, who)).label("first_against"),
            sa.func.max(among(_DENIES, who)).label("last_against"),
        )
        .outerjoin(claim_group, claim_group.c.member_id == assertion.c.claim_id)
        .outerjoin(actor_group, actor_group.c.member_id == assertion.c.actor_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .where(assertion.c.claim_id.in_(sa.bindparam("ids", expanding=True)))
        .where(assertion.c.status != Status.REJECTED)
        .group_by(listed)
    )


def _origins(known: dict[tuple[int, str], Lineage], claim_id: int) -> tuple[int, int, int]:
    asserted, denied = (known.get((claim_id, side), _NONE) for side in (ASSERTED, DENIED))
    return asserted.count, asserted.unnamed, denied.count


def _disputed(row: sa.Row[Any]) -> bool:
    if not row.asserts or not row.denies:
        return False
    # Only when both sides are one and the same actor does nobody stand against anybody.
    return len({row.first_for, row.last_for, row.first_against, row.last_against}) > 1


def contradicted(connection: sa.Connection, claims: Collection[int]) -> set[int]:
    """Return those of the claims that bear a contradiction that counts."""
    found: set[int] = set()
    for query in _contradicting():
        found.update(connection.execute(query, {"ids": list(claims)}).scalars())
    return found


@cache
def _contradicting() -> tuple[sa.Select[Any], ...]:
    live = live_links().where(link.c.kind == LinkKind.CONTRADICTS)
    wanted: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
    return tuple(live.with_only_columns(end).where(end.in_(wanted)) for end in (link.c.a_id, link.c.b_id))


def live_links() -> sa.Select[Any]:
    """Select the links that count: nobody rejected them, their claims, or all the evidence of a side."""
    one, other = claim.alias("one"), claim.alias("other")
    return (
        sa.select(link.c.id)
        .join(one, one.c.id == link.c.a_id)
        .join(other, other.c.id == link.c.b_id)
        .where(link.c.status != Status.REJECTED, ~emptied(link))
        .where(one.c.status != Status.REJECTED, other.c.status != Status.REJECTED)
    )


def only_proposed() -> sa.ColumnElement[bool]:
    """Return the condition that only the model of pairs proposes a link, and nobody accepted it."""
    return (link.c.rule == PROPOSED_RULE) & (link.c.status != Status.ACCEPTED)


def only_modelled() -> sa.ColumnElement[bool]:
    """Return the condition that only the model of pairs sees a link, sure or not, and nobody accepted it."""
    return link.c.rule.in_((PROPOSED_RULE, WEIGHED_RULE)) & (link.c.status != Status.ACCEPTED)


def emptied(of: Any) -> sa.Exists:
    """Return the condition that all the evidence of a side of a link is rejected."""
    alive = sa.func.sum(sa.case((assertion.c.status != Status.REJECTED, 1), else_=0))
    return (
        sa.select(sa.literal(1))
        .select_from(link_evidence.join(assertion, assertion.c.id == link_evidence.c.assertion_id))
        .where(link_evidence.c.link_id == of.c.id)
        .group_by(link_evidence.c.side)
        .having(alive == 0)
        .correlate(of)
        .exists()
    )


def _tied(connection: sa.Connection, claims: Collection[int]) -> set[int]:
    tied: set[int] = set()
    for part in chunks(sorted(claims)):
        query = sa.select(link.c.a_id, link.c.b_id).where(link.c.kind == LinkKind.CONTRADICTS)
        for end in (link.c.a_id, link.c.b_id):
            for pair in connection.execute(query.where(end.in_(part))):
                tied.update(pair)
    return tied
