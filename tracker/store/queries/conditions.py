"""What narrows a listing of claims, as conditions on the claim table.

`by` and `denied_by` take in whoever answers for the actor; `about` takes in its parts only. Stance, outlet
and dates hold of one and the same assertion, and `by` of it too. An undated assertion of an undated article
matches no date. Rejected claims are listed only when asked for by status; rejected assertions never count.
"""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from tracker.records import ClaimQuery
from tracker.store.clean import fold
from tracker.store.derive.counters import DENIALS
from tracker.store.models import actor_feed, article, assertion, claim, snapshot
from tracker.store.models.claims import FeedRole
from tracker.store.queries.bodies import parts_of, speaking_for
from tracker.store.queries.find import actor_named
from tracker.store.queries.match import match
from tracker.terms import Stance, Status

Condition = sa.ColumnElement[bool]


def conditions(connection: sa.Connection, query: ClaimQuery) -> list[Condition]:
    """Return the conditions that hold together."""
    found = list(_own(query))
    found += _actors(connection, query)
    found += _assertions(connection, query)
    return found


def _own(query: ClaimQuery) -> Iterator[Condition]:
    if query.status:
        yield claim.c.status == query.status
    else:
        yield claim.c.status != Status.REJECTED
    if query.contested:
        yield claim.c.contested
    if query.search is not None:
        yield searched(query.search)


def searched(words: str) -> Condition:
    """Return the condition that a claim's text has all of the words."""
    wanted = match(words)
    if wanted is None:
        return sa.false()
    index = sa.table("claim_fts", sa.column("rowid"))
    return claim.c.id.in_(sa.select(index.c.rowid).where(sa.literal_column("claim_fts").op("MATCH")(wanted)))


def _actors(connection: sa.Connection, query: ClaimQuery) -> Iterator[Condition]:
    if query.actor is not None:
        one = actor_named(connection, query.actor).id
        said = _fed(speaking_for(one, roll_up=query.roll_up), FeedRole.BY, FeedRole.DENIED, FeedRole.OTHER)
        about = _fed(parts_of(one, roll_up=query.roll_up), FeedRole.ABOUT)
        yield claim.c.id.in_(sa.union_all(said, about))
    if query.about is not None:
        one = actor_named(connection, query.about).id
        yield claim.c.id.in_(_fed(parts_of(one, roll_up=query.roll_up), FeedRole.ABOUT))
    if query.denied_by is not None:
        one = actor_named(connection, query.denied_by).id
        yield claim.c.id.in_(_fed(speaking_for(one, roll_up=query.roll_up), FeedRole.DENIED))
    if query.by is not None and not _of_one_assertion(query):
        one = actor_named(connection, query.by).id
        yield claim.c.id.in_(_fed(speaking_for(one, roll_up=query.roll_up), FeedRole.BY))


def _fed(actors: sa.Select[Any], *roles: FeedRole) -> sa.Select[Any]:
    return sa.select(actor_feed.c.claim_id).where(
        actor_feed.c.actor_id.in_(actors), actor_feed.c.role.in_(roles)
    )


def _of_one_assertion(query: ClaimQuery) -> bool:
    return bool(query.stance or query.outlet or query.since or query.until)


def _assertions(connection: sa.Connection, query: ClaimQuery) -> list[Condition]:
    if not _of_one_assertion(query):
        return []
    said = (
        sa.select(assertion.c.claim_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .where(assertion.c.status != Status.REJECTED, *_of_assertion(query))
    )
    if query.by is not None:
        speakers = speaking_for(actor_named(connection, query.by).id, roll_up=query.roll_up)
        stance = [] if query.stance else [assertion.c.stance == Stance.ASSERTS]
        said = said.where(assertion.c.actor_id.in_(speakers), *stance)
    if query.denied_by is not None and not query.stance and query.by is None:
        deniers = speaking_for(actor_named(connection, query.denied_by).id, roll_up=query.roll_up)
        said = said.where(assertion.c.actor_id.in_(deniers), assertion.c.stance.in_(DENIALS))
    return [claim.c.id.in_(said)]


def _of_assertion(query: ClaimQuery) -> Iterator[Condition]:
    if query.stance:
        yield assertion.c.stance == query.stance
    if query.outlet is not None:
        yield article.c.outlet_folded == fold(query.outlet)
    # An interval matches when it may overlap: its known end, or its only known day.
    if query.since:
        yield _day("last", "first") >= query.since
    if query.until:
        yield _day("first", "last") <= query.until


def _day(best: str, other: str) -> sa.ColumnElement[Any]:
    return sa.func.coalesce(
        assertion.c[f"said_{best}"],
        assertion.c[f"said_{other}"],
        article.c[f"published_{best}"],
        article.c[f"published_{other}"],
    )
