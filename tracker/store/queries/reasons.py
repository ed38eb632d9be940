"""Why a claim answers the actor that was asked for: one reason for each way in which it does."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.records import ClaimQuery
from tracker.store.chunks import chunks
from tracker.store.derive.groups import ACTORS, mates
from tracker.store.models import actor, actor_feed, affiliation, affiliation_closure, claim, claim_actor
from tracker.store.models.claims import FeedRole
from tracker.store.queries.bodies import TIES, undated, when_met
from tracker.store.queries.groups import merged_because
from tracker.store.queries.named import Named, names
from tracker.store.queries.ties import each_way_up, pronoun
from tracker.terms import Way

_WORDS = {
    FeedRole.BY: "asserted by",
    FeedRole.DENIED: "denied by",
    FeedRole.OTHER: "answered by",
    FeedRole.ABOUT: "about",
}
_NAMED = {Way.ALIAS: "named by an alias", Way.METONYM: "named by a metonym"}
_RANK = {role: rank for rank, role in enumerate(_WORDS)}


class Reasons(NamedTuple):
    """Why a claim answers, in words and in short."""

    words: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()


def reasons(
    connection: sa.Connection, body: int, claims: Sequence[int], query: ClaimQuery
) -> dict[int, Reasons]:
    """Return the reasons of each claim of a page."""
    same = mates(connection, ACTORS, [body])[body]
    rows = [
        row for part in chunks(claims) for row in connection.execute(_fed(body, same, part, _asked(query)))
    ]
    rows.sort(key=lambda row: (_RANK[row.role], row.actor_id != body, row.actor_id))
    known = names(connection, body, claims)
    ways = each_way_up(connection, body, {row.actor_id for row in rows if row.actor_id not in same})
    merged = merged_because(connection, ACTORS, {row.actor_id for row in rows} - {body})
    found: dict[int, dict[str, Way]] = {}
    for row in rows:
        said = known.get((row.claim_id, str(row.role), row.actor_id), [Named(Way.SELF, "")])
        for one in said if row.actor_id in same else [Named(TIES[row.tie], "")]:
            if one.way in query.via:
                words = _reason(row, one, merged.get(row.actor_id), ways.get((row.actor_id, row.way)))
                found.setdefault(row.claim_id, {})[words] = one.way
    return {
        claim: Reasons(tuple(each), tuple(sorted(set(each.values()), key=list(Way).index)))
        for claim, each in found.items()
    }


def _asked(query: ClaimQuery) -> tuple[FeedRole, ...]:
    if query.actor is not None:
        return tuple(FeedRole)
    if query.by is not None:
        return (FeedRole.BY, FeedRole.OTHER, FeedRole.DENIED) if query.stance else (FeedRole.BY,)
    return (FeedRole.DENIED,) if query.denied_by is not None else (FeedRole.ABOUT,)


def _fed(
    body: int, same: Sequence[int], claims: Sequence[int], roles: Collection[FeedRole]
) -> sa.Select[Any]:
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
            affiliation.c.kind.label("tie"),
            above.c.way,
            (~undated() & _day_unknown()).label("no_day"),
            stands.c.role.label("part"),
        )
        # Joined so, and sums below, for SQLite is to begin with the claims of the page.
        .outerjoin(actor, actor.c.id == actor_feed.c.actor_id)
        .outerjoin(above, member)
        .outerjoin(affiliation, affiliation.c.id == above.c.affiliation_id)
        .outerjoin(
            stands,
            (actor_feed.c.role == FeedRole.ABOUT)
            & (stands.c.claim_id == actor_feed.c.claim_id)
            & (stands.c.actor_id + 0 == actor_feed.c.actor_id),
        )
        .where(actor_feed.c.claim_id.in_(claims), actor_feed.c.role.in_(roles))
        .where(actor_feed.c.actor_id.in_(same) | (rolled & when_met()))
    )


def _day_unknown() -> sa.ColumnElement[bool]:
    """Return the condition that the feed knows no day of a stance, nor of what a claim tells."""
    told = claim.alias("of")
    dated = told.c.event_first.is_not(None) | told.c.event_last.is_not(None)
    happened = sa.exists().where(told.c.id == actor_feed.c.claim_id, dated).correlate(actor_feed)
    return actor_feed.c.at.is_(None) & sa.case((actor_feed.c.role == FeedRole.ABOUT, ~happened), else_=True)


def _reason(row: sa.Row[Any], said: Named, merged: str | None, way: str | None) -> str:
    part = f" ({row.part})" if row.part else ""
    by = "" if merged else _NAMED.get(said.way, "")
    by += f" “{said.words}”" if by and said.words else ""
    when = "it happened" if row.role == FeedRole.ABOUT else "it was said"
    no_day = f"but when {when} is not known" if way and row.no_day else ""
    more = [by, merged, f"{pronoun(row.kind)} {way}" if way else "", no_day]
    return ", ".join([f"{_WORDS[row.role]} {row.name}{part}", *filter(None, more)])
