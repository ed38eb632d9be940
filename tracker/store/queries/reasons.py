"""Why a claim answers the actor that was asked for: one reason for each way in which it does."""

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import ClaimQuery
from tracker.store.chunks import chunks
from tracker.store.models import actor, actor_feed, affiliation_closure, claim_actor
from tracker.store.models.claims import FeedRole
from tracker.store.queries.ties import pronoun, ways_up

_WORDS = {
    FeedRole.BY: "asserted by",
    FeedRole.DENIED: "denied by",
    FeedRole.OTHER: "answered by",
    FeedRole.ABOUT: "about",
}
_RANK = {role: rank for rank, role in enumerate(_WORDS)}


def reasons(
    connection: sa.Connection, body: int, claims: Sequence[int], query: ClaimQuery
) -> dict[int, tuple[str, ...]]:
    """Return the reasons of each claim of a page."""
    rows = [
        row
        for part in chunks(claims)
        for row in connection.execute(_fed(body, part, _asked(query), roll_up=query.roll_up))
    ]
    rows.sort(key=lambda row: (_RANK[row.role], row.actor_id != body, row.actor_id))
    ways = ways_up(connection, body, {row.actor_id for row in rows if row.actor_id != body})
    found: dict[int, list[str]] = {}
    for row in rows:
        found.setdefault(row.claim_id, []).append(_reason(row, ways.get(row.actor_id)))
    return {claim: tuple(dict.fromkeys(words)) for claim, words in found.items()}


def _asked(query: ClaimQuery) -> tuple[FeedRole, ...]:
    if query.actor is not None:
        return tuple(FeedRole)
    if query.by is not None:
        return (FeedRole.BY, FeedRole.OTHER, FeedRole.DENIED) if query.stance else (FeedRole.BY,)
    return (FeedRole.DENIED,) if query.denied_by is not None else (FeedRole.ABOUT,)


def _fed(body: int, claims: Sequence[int], roles: Collection[FeedRole], *, roll_up: bool) -> sa.Select[Any]:
    above, stands = affiliation_closure, claim_actor
    member = (above.c.body_id == body) & (above.c.member_id == actor_feed.c.actor_id)
    rolled = above.c.member_id.is_not(None) & ((actor_feed.c.role != FeedRole.ABOUT) | above.c.part_only)
    return (
        sa.select(
            actor_feed.c.claim_id,
            actor_feed.c.role,
            actor_feed.c.actor_id,
            actor.c.name,
            actor.c.kind,
            stands.c.role.label("part"),
        )
        .join(actor, actor.c.id == actor_feed.c.actor_id)
        .outerjoin(above, member)
        .outerjoin(
            stands,
            (actor_feed.c.role == FeedRole.ABOUT)
            & (stands.c.claim_id == actor_feed.c.claim_id)
            & (stands.c.actor_id == actor_feed.c.actor_id),
        )
        .where(actor_feed.c.claim_id.in_(claims), actor_feed.c.role.in_(roles))
        .where((actor_feed.c.actor_id == body) | (rolled if roll_up else sa.false()))
    )


def _reason(row: sa.Row[Any], way: str | None) -> str:
    part = f" ({row.part})" if row.part else ""
    return f"{_WORDS[row.role]} {row.name}{part}" + (f", {pronoun(row.kind)} {way}" if way else "")
