"""Listing actors with what they said and whom they answer for."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import ActorLine, Ref
from tracker.store.chunks import chunks
from tracker.store.clean import clean_text, fold
from tracker.store.derive.counters import DENIALS
from tracker.store.derive.groups import ACTORS, lead, mates
from tracker.store.models import (
    actor,
    actor_group,
    affiliation,
    affiliation_closure,
    alias,
    assertion,
    snapshot,
)
from tracker.store.queries.find import key_of
from tracker.store.queries.groups import lead_of, merged_because
from tracker.store.queries.ties import tie_columns, tie_words, ways_up
from tracker.store.session import Ledger
from tracker.terms import ActorKind, RefKind, Stance, Status

# Each member of a group with the actor that is asked for.
Of = Mapping[int, int]


def list_actors(
    ledger: Ledger,
    search: str | None = None,
    kind: ActorKind | None = None,
    limit: int | None = 50,
    offset: int = 0,
) -> tuple[ActorLine, ...]:
    """Return a page of actors, those with most assertions first; rejected ones are left out."""
    said, fits = _said(), _narrowed(search, kind)
    columns = (actor.c.id, actor.c.folded)
    speaking = sa.select(*columns, said.c.times).join(said, said.c.actor_id == actor.c.id).where(*fits)
    silent = sa.select(*columns, sa.literal(0).label("times")).where(
        *fits, actor.c.id.not_in(sa.select(said.c[0]))
    )
    most = None if limit is None else limit + offset
    # The silent ones follow, by the index of names: of each no more than the page can need.
    parts = (
        speaking.order_by(said.c.times.desc(), actor.c.folded, actor.c.id).limit(most),
        silent.order_by(actor.c.folded, actor.c.id).limit(most),
    )
    every = sa.union_all(*(sa.select(part.subquery()) for part in parts)).subquery()
    query = sa.select(every.c.id).order_by(every.c.times.desc(), every.c.folded, every.c.id)
    with ledger.reading() as connection:
        page = connection.execute(query.limit(limit).offset(offset or None))
        return actor_lines(connection, page.scalars().all())


def count_actors(ledger: Ledger, search: str | None = None, kind: ActorKind | None = None) -> int:
    """Return how many actors there are in all pages."""
    counted = sa.select(sa.func.count()).select_from(actor).where(*_narrowed(search, kind))
    with ledger.reading() as connection:
        return int(connection.execute(counted).scalar_one())


def _said() -> sa.CTE:
    """Count the assertions of each that is listed, first by actor, for which there is an index."""
    own = (
        sa.select(assertion.c.actor_id, sa.func.count().label("times"))
        .where(assertion.c.status != Status.REJECTED)
        .group_by(assertion.c.actor_id)
        .cte()
    )
    who = sa.func.coalesce(actor_group.c.lead_id, own.c.actor_id)
    return (
        sa.select(who.label("actor_id"), sa.func.sum(own.c.times).label("times"))
        .outerjoin(actor_group, actor_group.c.member_id == own.c.actor_id)
        .group_by(who)
        .cte()
    )


def _narrowed(search: str | None, kind: ActorKind | None) -> list[sa.ColumnElement[bool]]:
    merged = sa.exists().where(actor_group.c.member_id == actor.c.id, actor_group.c.lead_id != actor.c.id)
    found: list[sa.ColumnElement[bool]] = [actor.c.status != Status.REJECTED, ~merged]
    if kind is not None:
        found.append(actor.c.kind == kind)
    if search is not None:
        words, named = fold(clean_text(search)), actor.alias("named")
        own = sa.select(lead(ACTORS, named.c.id)).where(named.c.folded.contains(words, autoescape=True))
        other = sa.select(lead(ACTORS, alias.c.actor_id)).where(
            alias.c.folded.contains(words, autoescape=True), alias.c.status != Status.REJECTED
        )
        found.append(actor.c.id.in_(sa.union_all(own, other)))
    return found


def get_actor(ledger: Ledger, id: int) -> ActorLine:
    """Return one actor, rejected or not; of a merged one the actor that it is one with."""
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.ACTOR, id))
        return actor_lines(connection, [lead_of(connection, ACTORS, id)])[0]


def members(ledger: Ledger, id: int) -> tuple[ActorLine, ...]:
    """Return the actors that answer for this one, the nearest first, each with how it does."""
    query = (
        sa.select(lead(ACTORS, affiliation_closure.c.member_id), affiliation_closure.c.member_id)
        .where(affiliation_closure.c.body_id == id)
        .order_by(affiliation_closure.c.depth, affiliation_closure.c.member_id)
    )
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.ACTOR, id))
        rows = connection.execute(query).all()
        ways = ways_up(connection, id, [member for _, member in rows])
        why = {first: ways[member] for first, member in reversed(rows)}
        return actor_lines(connection, list(dict.fromkeys(first for first, _ in rows)), why)


def actor_lines(
    connection: sa.Connection, ids: Sequence[int], why: dict[int, str] | None = None
) -> tuple[ActorLine, ...]:
    """Return the actors of these ids, in this order, each with all that it is one with."""
    lines: dict[int, ActorLine] = {}
    for part in chunks(ids):
        of = {member: one for one, same in mates(connection, ACTORS, part).items() for member in same}
        names, ties, counts = _aliases(connection, of), _ties(connection, of), _counts(connection, of)
        merged = _merged(connection, of)
        for row in connection.execute(actor.select().where(actor.c.id.in_(part))):
            lines[row.id] = ActorLine(
                ref=Ref(RefKind.ACTOR, row.id),
                key=row.key,
                name=row.name,
                kind=row.kind,
                named=row.named,
                aliases=tuple(dict.fromkeys(names.get(row.id, ()))),
                affiliations=tuple(dict.fromkeys(ties.get(row.id, ()))),
                **counts.get(row.id, {"asserts": 0, "denies": 0, "articles": 0}),
                status=row.status,
                why=(why or {}).get(row.id),
                merged=tuple(merged.get(row.id, ())),
            )
    return tuple(lines[one] for one in ids)


def _merged(connection: sa.Connection, of: Of) -> dict[int, list[str]]:
    """Return of each actor the others that it is one with, each with the reason."""
    others = [member for member, one in of.items() if member != one]
    why = merged_because(connection, ACTORS, others)
    found: dict[int, list[str]] = {}
    for part in chunks(others):
        for row in connection.execute(sa.select(actor.c.id, actor.c.name).where(actor.c.id.in_(part))):
            words = f"{Ref(RefKind.ACTOR, row.id)} {row.name}, {why.get(row.id, '')}"
            found.setdefault(of[row.id], []).append(words)
    return found


def _aliases(connection: sa.Connection, of: Of) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for part in chunks(of):
        query = sa.select(alias).where(alias.c.actor_id.in_(part), alias.c.status != Status.REJECTED)
        for row in connection.execute(query.order_by(alias.c.id)):
            found.setdefault(of[row.actor_id], []).append(row.text)
    return found


def _ties(connection: sa.Connection, of: Of) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for part in chunks(of):
        query = tie_columns().where(affiliation.c.actor_id.in_(part), affiliation.c.status != Status.REJECTED)
        for row in connection.execute(query.order_by(affiliation.c.id)):
            found.setdefault(of[row.actor_id], []).append(tie_words(row))
    return found


def _counts(connection: sa.Connection, of: Of) -> dict[int, dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for part in chunks(sorted(set(of.values()))):
        some = [member for member, one in of.items() if one in set(part)]
        for row in connection.execute(_stances(some)):
            counts = found.setdefault(of[row.actor_id], {"asserts": 0, "denies": 0, "articles": 0})
            side = "asserts" if row.stance is Stance.ASSERTS else "denies"
            counts[side] += row.times
        for row in connection.execute(_articles(some)):
            found.setdefault(row.actor_id, {"asserts": 0, "denies": 0})["articles"] = row.times
    return found


def _stances(actors: Sequence[int]) -> sa.Select[Any]:
    """Count what actors assert and deny, from the index alone."""
    return (
        sa.select(assertion.c.actor_id, assertion.c.stance, sa.func.count().label("times"))
        .where(assertion.c.actor_id.in_(actors), assertion.c.status != Status.REJECTED)
        .where(assertion.c.stance.in_((Stance.ASSERTS, *DENIALS)))
        .group_by(assertion.c.actor_id, assertion.c.stance)
    )


def _articles(actors: Sequence[int]) -> sa.Select[Any]:
    """Count the articles in which actors, with those that they are one with, speak."""
    pairs = (
        sa.select(assertion.c.actor_id, assertion.c.snapshot_id)
        .where(assertion.c.actor_id.in_(actors), assertion.c.status != Status.REJECTED)
        .distinct()
        .subquery()
    )
    who = sa.func.coalesce(actor_group.c.lead_id, pairs.c.actor_id)
    columns: tuple[sa.ColumnElement[Any], ...] = (
        who.label("actor_id"),
        sa.func.count(snapshot.c.article_id.distinct()).label("times"),
    )
    return (
        sa.select(*columns)
        .select_from(pairs)
        .outerjoin(actor_group, actor_group.c.member_id == pairs.c.actor_id)
        .join(snapshot, snapshot.c.id == pairs.c.snapshot_id)
        .group_by(who)
    )
