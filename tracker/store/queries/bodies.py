"""An actor together with those that answer for it, or did when they spoke."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from tracker.store.derive.feed import day, feed_role
from tracker.store.models import actor_feed, affiliation, article, assertion, claim, snapshot
from tracker.store.models import affiliation_closure as closure
from tracker.store.models.claims import FeedRole
from tracker.store.queries.groups import same_claim
from tracker.terms import AffiliationKind, Status, Way

NAMED = frozenset({Way.SELF, Way.ALIAS, Way.METONYM})
TIES = {
    AffiliationKind.SPEAKS_FOR: Way.SPOKESPERSON,
    AffiliationKind.LEADS: Way.SPOKESPERSON,
    AffiliationKind.MEMBER_OF: Way.MEMBER,
    AffiliationKind.PART_OF: Way.MEMBER,
}


def ways_to(actor_id: int, ways: Collection[Way], *, parts: bool = False) -> sa.Select[Any]:
    """Select from the closure who answers for the actor over any number of ties, the first of a way.

    With `parts` only its parts: a claim about an army is one about its country, too.
    """
    found = sa.select(closure.c.member_id).where(closure.c.body_id == actor_id)
    if parts:
        found = found.where(closure.c.part_only)
    kinds = [kind for kind, way in TIES.items() if way in ways]
    if len(kinds) == len(TIES):
        return found
    tied = affiliation.c.id == closure.c.affiliation_id
    return found.join(affiliation, tied).where(affiliation.c.kind.in_(kinds))


def undated() -> sa.ColumnElement[bool]:
    """Return the condition that a way up holds whenever something was said."""
    return sa.and_(closure.c.held_first.is_(None), closure.c.held_last.is_(None))


def when_said() -> sa.ColumnElement[bool]:
    """Return the condition that a way up held on the day of an assertion; an unknown day is taken in."""
    return _during(day("first"), day("last"))


def when_met() -> sa.ColumnElement[bool]:
    """Return the condition that a way up held when its member met a claim in the role that the feed gives.

    For a stance that is the day on which it was taken, in any wording of the claim; for a claim about the
    member when it happened.
    """
    said = (
        sa.select(assertion.c.id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .where(same_claim(assertion.c.claim_id, actor_feed.c.claim_id))
        # A sum, so that SQLite looks up the claim and not all that the actor said.
        .where(assertion.c.actor_id + 0 == actor_feed.c.actor_id, assertion.c.status != Status.REJECTED)
        .where(feed_role() == actor_feed.c.role, when_said())
        .correlate(actor_feed, closure)
    )
    told = claim.alias("told")
    first, last = (sa.func.coalesce(told.c[f"event_{a}"], told.c[f"event_{b}"]) for a, b in _ENDS)
    happened = sa.exists().where(told.c.id == actor_feed.c.claim_id, _during(first, last))
    about = actor_feed.c.role == FeedRole.ABOUT
    return undated() | sa.case((about, happened.correlate(actor_feed, closure)), else_=said.exists())


_ENDS = (("first", "last"), ("last", "first"))


def _during(first: sa.ColumnElement[Any], last: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    begun = closure.c.held_first.is_(None) | last.is_(None) | (closure.c.held_first <= last)
    return begun & (closure.c.held_last.is_(None) | first.is_(None) | (closure.c.held_last >= first))
