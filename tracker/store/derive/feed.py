"""The feed: for each actor the claims that it asserts, denies, takes another stance on, or stands in.

Claims that are one by people's judgements stand in it as the one that leads them.
"""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.derive.counters import DENIALS
from tracker.store.derive.groups import CLAIMS, together
from tracker.store.models import actor_feed, article, assertion, claim_actor, claim_group, hop, snapshot
from tracker.store.models.claims import FeedRole
from tracker.terms import Stance, Status


def renew_feed(connection: sa.Connection, touched: Collection[int]) -> None:
    """Work out anew the feed rows of the touched claims and of all that they are one with."""
    columns = ["claim_id", "actor_id", "role", "at"]
    for part in chunks(sorted(touched)):
        every = sorted(together(connection, CLAIMS, part))
        connection.execute(actor_feed.delete().where(actor_feed.c.claim_id.in_(every)))
        for rows, own in ((stances(), assertion.c.claim_id), (roles(), claim_actor.c.claim_id)):
            query = rows.where(own.in_(every))
            connection.execute(actor_feed.insert().from_select(columns, query, include_defaults=False))


def day(best: str = "last") -> sa.ColumnElement[Any]:
    """Return the last or first day of an assertion: when it was said, else when its article appeared."""
    other = "first" if best == "last" else "last"
    whens = (assertion.c, "said"), (article.c, "published")
    return sa.func.coalesce(*(of[f"{when}_{end}"] for of, when in whens for end in (best, other)))


def feed_role() -> sa.ColumnElement[str]:
    """Return how an assertion stands in the feed."""
    return sa.case(
        (assertion.c.stance == Stance.ASSERTS, FeedRole.BY.value),
        (assertion.c.stance.in_(DENIALS), FeedRole.DENIED.value),
        else_=FeedRole.OTHER.value,
    )


def stances() -> sa.Select[Any]:
    """Select the feed rows that come from assertions."""
    listed = sa.func.coalesce(claim_group.c.lead_id, assertion.c.claim_id)
    role = feed_role()
    return (
        sa.select(
            listed.label("claim_id"), assertion.c.actor_id, role.label("role"), sa.func.max(day()).label("at")
        )
        .outerjoin(claim_group, claim_group.c.member_id == assertion.c.claim_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .where(assertion.c.status != Status.REJECTED)
        .group_by(listed, assertion.c.actor_id, role)
    )


def roles() -> sa.Select[Any]:
    """Select the feed rows that come from the actors in a claim."""
    about = sa.literal(FeedRole.ABOUT.value).label("role")
    nothing = sa.cast(sa.null(), sa.Date).label("at")
    listed = sa.func.coalesce(claim_group.c.lead_id, claim_actor.c.claim_id).label("claim_id")
    return (
        sa.select(listed, claim_actor.c.actor_id, about, nothing)
        .select_from(claim_actor)
        .outerjoin(claim_group, claim_group.c.member_id == claim_actor.c.claim_id)
        .distinct()
    )


def claims_of(connection: sa.Connection, actors: Collection[int]) -> set[int]:
    """Return the claims on which the actors have taken a stance, or in whose chains they stand."""
    query = sa.select(assertion.c.claim_id)
    through = query.join(hop, hop.c.assertion_id == assertion.c.id)
    parts = (
        of.where(who.in_(part))
        for part in chunks(sorted(actors))
        for of, who in ((query, assertion.c.actor_id), (through, hop.c.actor_id))
    )
    return {found for part in parts for found in connection.execute(part).scalars()}


def meetings(connection: sa.Connection, actors: Collection[int]) -> set[int]:
    """Return the claims in which several of the actors speak: whether they are one matters only there."""
    among: dict[int, set[int]] = {}
    lead = sa.func.coalesce(claim_group.c.lead_id, assertion.c.claim_id)
    for part in chunks(sorted(actors)):
        said = sa.select(lead, assertion.c.actor_id).where(assertion.c.actor_id.in_(part))
        told = sa.select(lead, hop.c.actor_id).join_from(assertion, hop, hop.c.assertion_id == assertion.c.id)
        told = told.where(hop.c.actor_id.in_(part))
        grouped = claim_group.c.member_id == assertion.c.claim_id
        both = said.outerjoin(claim_group, grouped).union(told.outerjoin(claim_group, grouped))
        for claim_id, actor_id in connection.execute(both):
            among.setdefault(claim_id, set()).add(actor_id)
    return together(connection, CLAIMS, [one for one, here in among.items() if len(here) > 1])
