"""What narrows a listing of claims, as conditions on the claim table.

`by` and `denied_by` take in whoever answers for the actor; `about` takes in its parts only. Stance, outlet
and dates hold of one and the same assertion, and `by` of it too. An undated assertion of an undated article
matches no date. Claims that are one by people's judgements are listed once, as the one that leads them,
and found by any of them. Rejected claims are listed only when asked for by status; rejected assertions
never count.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.records import ClaimQuery
from tracker.store.clean import fold
from tracker.store.derive.counters import DENIALS
from tracker.store.derive.feed import day
from tracker.store.derive.groups import ACTORS, CLAIMS, lead
from tracker.store.models import (
    actor_feed,
    affiliation_closure,
    article,
    assertion,
    claim,
    claim_group,
    snapshot,
)
from tracker.store.models.claims import FeedRole
from tracker.store.queries.bodies import NAMED, undated, ways_to, when_met, when_said
from tracker.store.queries.find import actor_named
from tracker.store.queries.groups import one_with
from tracker.store.queries.match import match
from tracker.store.queries.named import by_name, named
from tracker.terms import Stance, Status

Condition = sa.ColumnElement[bool]
# So many claims of an actor are no longer looked up and sorted for a page of them.
MANY = 3_000
# So far down the list of an actor's claims all of them may as well be looked up.
FAR = 3_000
_WORDED = claim.alias("worded")


class Asked(NamedTuple):
    """The ids of the actors that a query names."""

    actor: int | None = None
    by: int | None = None
    about: int | None = None
    denied_by: int | None = None

    @property
    def first(self) -> int | None:
        """Return the actor whose answers are to be explained."""
        return next(
            (one for one in (self.actor, self.by, self.denied_by, self.about) if one is not None), None
        )


def asked(connection: sa.Connection, query: ClaimQuery) -> Asked:
    """Find the actors that a query names."""
    names = (getattr(query, field) for field in Asked._fields)
    return Asked(*(None if name is None else actor_named(connection, name).id for name in names))


def conditions(query: ClaimQuery, of: Asked, *, walked: bool = False) -> list[Condition]:
    """Return the conditions that hold together.

    `walked` ones are asked of claim after claim in the order of the listing: for an actor who meets so many
    that a page of them is found sooner so than by sorting all. Others are looked up from the actor.
    """
    return [*_own(query), *_actors(query, of, walked), *_assertions(query, of)]


def to_walk(connection: sa.Connection, query: ClaimQuery, of: Asked) -> bool:
    """Tell whether a page of a query is found sooner by going through the claims in their order."""
    named = NAMED.intersection(query.via)
    asked_for = [(one, roles) for one, roles in _roles(query, of) if one is not None]
    whole = query.limit is None or query.offset + query.limit > FAR
    if len(asked_for) != 1 or whole or named not in (NAMED, frozenset()) or query.search is not None:
        return False
    ((actor_id, roles),) = asked_for
    met = sa.select(actor_feed.c.claim_id).where(actor_feed.c.role.in_(roles))
    own = met.where(actor_feed.c.actor_id.in_(one_with(ACTORS, actor_id)))
    rolled = met.where(actor_feed.c.actor_id.in_(ways_to(actor_id, query.via)))
    some = sa.union_all(*(sa.select(part.limit(MANY).subquery()) for part in (own, rolled))).subquery()
    return connection.execute(sa.select(sa.func.count()).select_from(some)).scalar_one() >= MANY


def _roles(query: ClaimQuery, of: Asked) -> Iterator[tuple[int | None, tuple[FeedRole, ...]]]:
    """Yield who is asked for in which roles."""
    yield of.actor, tuple(FeedRole)
    yield of.about, (FeedRole.ABOUT,)
    yield of.denied_by, (FeedRole.DENIED,)
    if not _of_one_assertion(query):
        yield of.by, (FeedRole.BY,)


REVIEWED = (Status.ACCEPTED, Status.EDITED)


def _own(query: ClaimQuery) -> Iterator[Condition]:
    yield ~sa.exists().where(claim_group.c.member_id == claim.c.id, claim_group.c.lead_id != claim.c.id)
    meant = (query.status,) if query.status else REVIEWED if query.reviewed else ()
    if meant:
        worded = sa.select(claim_group.c.lead_id).join(_WORDED, _WORDED.c.id == claim_group.c.member_id)
        other = claim.c.id.in_(worded.where(_WORDED.c.status.in_(meant)))
        yield claim.c.status.in_(meant) | other
    elif not query.everything:
        yield claim.c.status != Status.REJECTED
    if query.contested:
        yield claim.c.contested
    if query.search is not None:
        yield searched(query.search)


def wordings_of(narrowed: Sequence[Condition]) -> sa.Select[Any]:
    """Select the claims that fit some conditions, in all their wordings."""
    leads = sa.select(sa.select(claim.c.id).where(*narrowed).cte().c[0])
    other = sa.select(claim_group.c.member_id).where(claim_group.c.lead_id.in_(leads))
    return sa.select(sa.union_all(leads, other).cte().c[0])


def searched(words: str) -> Condition:
    """Return the condition that a claim's text has all of the words."""
    wanted = match(words)
    if wanted is None:
        return sa.false()
    index = sa.table("claim_fts", sa.column("rowid"))
    return claim.c.id.in_(
        sa.select(lead(CLAIMS, index.c.rowid)).where(sa.literal_column("claim_fts").op("MATCH")(wanted))
    )


def _actors(query: ClaimQuery, of: Asked, walked: bool) -> Iterator[Condition]:
    for actor_id, roles in _roles(query, of):
        if actor_id is not None:
            yield (_meets if walked else _met)(actor_id, query, *roles)


def _meets(actor_id: int, query: ClaimQuery, *roles: FeedRole) -> Condition:
    """Return the same condition as `_met`, asked of a claim at a time."""
    fits: list[Condition] = []
    if set(query.via) >= NAMED:
        fits.append(actor_feed.c.actor_id.in_(one_with(ACTORS, actor_id)))
    if not NAMED.issuperset(query.via):
        part = (actor_feed.c.role != FeedRole.ABOUT) | affiliation_closure.c.part_only
        above = affiliation_closure.c.member_id == actor_feed.c.actor_id
        rolled = ways_to(actor_id, query.via).where(above, part, when_met())
        fits.append(rolled.correlate(actor_feed).exists())
    on_it = sa.exists().where(
        actor_feed.c.claim_id == claim.c.id, actor_feed.c.role.in_(roles), sa.or_(*fits)
    )
    return on_it.correlate(claim)


def _met(actor_id: int, query: ClaimQuery, *roles: FeedRole) -> Condition:
    """Return the condition that an actor meets a claim in one of these roles, in a way that is asked for."""
    own = NAMED.intersection(query.via)
    parts = [_fed(one_with(ACTORS, actor_id), roles)] if own == NAMED else list(named(actor_id, own, roles))
    stances = [role for role in roles if role is not FeedRole.ABOUT]
    if query.via and not own.issuperset(query.via):
        if stances:
            parts.append(_rolled(ways_to(actor_id, query.via), stances))
        if FeedRole.ABOUT in roles:
            parts.append(_rolled(ways_to(actor_id, query.via, parts=True), [FeedRole.ABOUT]))
    # Named, and so out of the query around: SQLite reads only so many in each other.
    return claim.c.id.in_(sa.select(sa.union_all(*parts).cte().c[0])) if parts else sa.false()


def _fed(actors: sa.Select[Any], roles: Collection[FeedRole]) -> sa.Select[Any]:
    return sa.select(actor_feed.c.claim_id).where(
        actor_feed.c.actor_id.in_(actors), actor_feed.c.role.in_(roles)
    )


def _rolled(ways: sa.Select[Any], roles: Collection[FeedRole]) -> sa.Select[Any]:
    """Select the claims of those who answer for an actor, as far as they did at the time."""
    met = ways.join(actor_feed, actor_feed.c.actor_id == affiliation_closure.c.member_id)
    return met.with_only_columns(actor_feed.c.claim_id).where(actor_feed.c.role.in_(roles), when_met())


def _speaks(actor_id: int, query: ClaimQuery) -> Condition:
    """Return the condition that an assertion is the actor's, in a way that is asked for."""
    own = NAMED.intersection(query.via)
    itself = assertion.c.actor_id.in_(one_with(ACTORS, actor_id)) if own == NAMED else by_name(actor_id, own)
    rolled = ways_to(actor_id, query.via).where(
        affiliation_closure.c.member_id == assertion.c.actor_id, undated() | when_said()
    )
    return itself | rolled.correlate(assertion, article).exists()


def _of_one_assertion(query: ClaimQuery) -> bool:
    return bool(query.stance or query.outlet or query.since or query.until)


def _assertions(query: ClaimQuery, of: Asked) -> list[Condition]:
    if not _of_one_assertion(query):
        return []
    said = (
        sa.select(lead(CLAIMS, assertion.c.claim_id))
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .where(assertion.c.status != Status.REJECTED, *_of_assertion(query))
    )
    if of.by is not None:
        stance = [] if query.stance else [assertion.c.stance == Stance.ASSERTS]
        said = said.where(_speaks(of.by, query), *stance)
    if of.denied_by is not None and not query.stance and of.by is None:
        said = said.where(_speaks(of.denied_by, query), assertion.c.stance.in_(DENIALS))
    return [claim.c.id.in_(sa.select(said.cte().c[0]))]


def _of_assertion(query: ClaimQuery) -> Iterator[Condition]:
    if query.stance:
        yield assertion.c.stance == query.stance
    if query.outlet is not None:
        yield article.c.outlet_folded == fold(query.outlet)
    # An interval matches when it may overlap: its known end, or its only known day.
    if query.since:
        yield day("last") >= query.since
    if query.until:
        yield day("first") <= query.until
