"""By which kind of name an actor was meant, read off the method that resolution recorded."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.derive.feed import feed_role
from tracker.store.derive.groups import ACTORS, CLAIMS, lead
from tracker.store.models import assertion, assertion_span, claim, claim_actor, claim_group, span
from tracker.store.models.claims import FeedRole
from tracker.store.queries.groups import one_with
from tracker.terms import SpanRole, Status, Way

_ALIASES = ("acronym of ", "demonym of ", "role of ", "another name of ", "another spelling of ")


class Named(NamedTuple):
    """The words that meant an actor in a claim, and of which kind they were."""

    way: Way
    words: str


def way(method: sa.ColumnElement[str], actor: sa.ColumnElement[int], asked: int) -> sa.ColumnElement[str]:
    """Return the way that a method tells of; a name of one merged with the actor asked for is an alias."""
    other = sa.or_(actor != asked, *(method.contains(words) for words in _ALIASES))
    metonym = method.contains("metonym of ")
    return sa.case((metonym, Way.METONYM.value), (other, Way.ALIAS.value), else_=Way.SELF.value)


def by_name(asked: int, ways: Collection[Way]) -> sa.ColumnElement[bool]:
    """Return the condition that an assertion is the actor's own, named in one of these ways."""
    own = assertion.c.actor_id.in_(one_with(ACTORS, asked))
    return own & way(assertion.c.method, assertion.c.actor_id, asked).in_([one.value for one in ways])


def named(asked: int, ways: Collection[Way], roles: Collection[FeedRole]) -> Iterator[sa.Select[Any]]:
    """Yield queries for the claims that the actor meets in these roles, named in one of these ways."""
    stances = [role for role in roles if role is not FeedRole.ABOUT]
    if stances:
        yield sa.select(lead(CLAIMS, assertion.c.claim_id)).where(
            assertion.c.status != Status.REJECTED, feed_role().in_(stances), by_name(asked, ways)
        )
    if FeedRole.ABOUT in roles:
        way_in = way(claim_actor.c.method, claim_actor.c.actor_id, asked)
        yield sa.select(lead(CLAIMS, claim_actor.c.claim_id)).where(
            claim_actor.c.actor_id.in_(one_with(ACTORS, asked)), way_in.in_([one.value for one in ways])
        )


def names(
    connection: sa.Connection, asked: int, claims: Sequence[int]
) -> dict[tuple[int, str, int], list[Named]]:
    """Return how the actor was named in each claim, by claim, role and actor."""
    found: dict[tuple[int, str, int], list[Named]] = {}
    for part in chunks(claims):
        for query in (_said(asked, part), _stands(asked, part)):
            for row in connection.execute(query.order_by("claim_id", "place")):
                one = Named(Way(row.way), " ".join((row.words or "").split()))
                found.setdefault((row.claim_id, str(row.role), row.actor_id), []).append(one)
    return found


def _said(asked: int, claims: Sequence[int]) -> sa.Select[Any]:
    source = (
        sa.select(span.c.quote)
        .join(assertion_span, assertion_span.c.span_id == span.c.id)
        .where(assertion_span.c.assertion_id == assertion.c.id, assertion_span.c.role == SpanRole.SOURCE)
        .order_by(assertion_span.c.position)
        .limit(1)
        .scalar_subquery()
    )
    return sa.select(
        lead(CLAIMS, assertion.c.claim_id).label("claim_id"),
        feed_role().label("role"),
        assertion.c.actor_id,
        way(assertion.c.method, assertion.c.actor_id, asked).label("way"),
        _meant(assertion.c.method, source).label("words"),
        assertion.c.id.label("place"),
    ).where(
        assertion.c.claim_id.in_(_wordings(claims)),
        (assertion.c.actor_id + 0).in_(one_with(ACTORS, asked)),
        assertion.c.status != Status.REJECTED,
    )


def _meant(method: sa.ColumnElement[str], words: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    """Return the words where they are a name themselves, and no pronoun for one."""
    return sa.case((method.startswith("its own words"), words), else_="")


def _wordings(leads: Sequence[int]) -> sa.Select[Any]:
    """Select claims with all that say the same."""
    own = sa.select(claim.c.id).where(claim.c.id.in_(leads))
    other = sa.select(claim_group.c.member_id).where(claim_group.c.lead_id.in_(leads))
    return sa.select(sa.union(own, other).subquery().c.id)


def _stands(asked: int, claims: Sequence[int]) -> sa.Select[Any]:
    return sa.select(
        lead(CLAIMS, claim_actor.c.claim_id).label("claim_id"),
        sa.literal(FeedRole.ABOUT.value).label("role"),
        claim_actor.c.actor_id,
        way(claim_actor.c.method, claim_actor.c.actor_id, asked).label("way"),
        _meant(claim_actor.c.method, claim_actor.c.words).label("words"),
        claim_actor.c.position.label("place"),
    ).where(
        # A sum, so that SQLite looks up the claims of the page and not all of the actor.
        claim_actor.c.claim_id.in_(_wordings(claims)),
        (claim_actor.c.actor_id + 0).in_(one_with(ACTORS, asked)),
    )
