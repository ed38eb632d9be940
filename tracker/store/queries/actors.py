"""Listing actors with what they said and whom they answer for."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import ActorLine, Ref
from tracker.store.chunks import chunks
from tracker.store.clean import clean_text, fold
from tracker.store.derive.counters import DENIALS
from tracker.store.models import actor, affiliation, affiliation_closure, alias, assertion, snapshot
from tracker.store.queries.find import key_of
from tracker.store.queries.ties import tie_columns, tie_words, ways_up
from tracker.store.session import Ledger
from tracker.terms import ActorKind, RefKind, Stance, Status


def list_actors(
    ledger: Ledger,
    search: str | None = None,
    kind: ActorKind | None = None,
    limit: int | None = 50,
    offset: int = 0,
) -> tuple[ActorLine, ...]:
    """Return a page of actors, those with most assertions first; rejected ones are left out."""
    said = (
        sa.select(sa.func.count())
        .where(assertion.c.actor_id == actor.c.id, assertion.c.status != Status.REJECTED)
        .scalar_subquery()
    )
    query = sa.select(actor.c.id).where(actor.c.status != Status.REJECTED, *_narrowed(search, kind))
    page = query.order_by(said.desc(), actor.c.folded, actor.c.id).limit(limit).offset(offset or None)
    with ledger.reading() as connection:
        return actor_lines(connection, connection.execute(page).scalars().all())


def _narrowed(search: str | None, kind: ActorKind | None) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if kind is not None:
        found.append(actor.c.kind == kind)
    if search is not None:
        words = fold(clean_text(search))
        other = sa.select(alias.c.actor_id).where(
            alias.c.folded.contains(words, autoescape=True), alias.c.status != Status.REJECTED
        )
        found.append(actor.c.folded.contains(words, autoescape=True) | actor.c.id.in_(other))
    return found


def get_actor(ledger: Ledger, id: int) -> ActorLine:
    """Return one actor, rejected or not."""
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.ACTOR, id))
        return actor_lines(connection, [id])[0]


def members(ledger: Ledger, id: int) -> tuple[ActorLine, ...]:
    """Return the actors that answer for this one, the nearest first, each with how it does."""
    query = (
        sa.select(affiliation_closure.c.member_id)
        .where(affiliation_closure.c.body_id == id)
        .order_by(affiliation_closure.c.depth, affiliation_closure.c.member_id)
    )
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.ACTOR, id))
        ids = connection.execute(query).scalars().all()
        return actor_lines(connection, ids, ways_up(connection, id, ids))


def actor_lines(
    connection: sa.Connection, ids: Sequence[int], why: dict[int, str] | None = None
) -> tuple[ActorLine, ...]:
    """Return the actors of these ids, in this order."""
    lines: dict[int, ActorLine] = {}
    for part in chunks(ids):
        names, ties, counts = _aliases(connection, part), _ties(connection, part), _counts(connection, part)
        for row in connection.execute(actor.select().where(actor.c.id.in_(part))):
            lines[row.id] = ActorLine(
                ref=Ref(RefKind.ACTOR, row.id),
                key=row.key,
                name=row.name,
                kind=row.kind,
                named=row.named,
                aliases=tuple(names.get(row.id, ())),
                affiliations=tuple(ties.get(row.id, ())),
                **counts.get(row.id, {"asserts": 0, "denies": 0, "articles": 0}),
                status=row.status,
                why=(why or {}).get(row.id),
            )
    return tuple(lines[one] for one in ids)


def _aliases(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    query = sa.select(alias).where(alias.c.actor_id.in_(ids), alias.c.status != Status.REJECTED)
    found: dict[int, list[str]] = {}
    for row in connection.execute(query.order_by(alias.c.id)):
        found.setdefault(row.actor_id, []).append(row.text)
    return found


def _ties(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    query = tie_columns().where(affiliation.c.actor_id.in_(ids), affiliation.c.status != Status.REJECTED)
    found: dict[int, list[str]] = {}
    for row in connection.execute(query.order_by(affiliation.c.id)):
        found.setdefault(row.actor_id, []).append(tie_words(row))
    return found


def _counts(connection: sa.Connection, ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    query = (
        sa.select(
            assertion.c.actor_id,
            sa.func.count(sa.case((assertion.c.stance == Stance.ASSERTS, 1))).label("asserts"),
            sa.func.count(sa.case((assertion.c.stance.in_(DENIALS), 1))).label("denies"),
            sa.func.count(snapshot.c.article_id.distinct()).label("articles"),
        )
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .where(assertion.c.actor_id.in_(ids), assertion.c.status != Status.REJECTED)
        .group_by(assertion.c.actor_id)
    )
    return {
        row.actor_id: {"asserts": row.asserts, "denies": row.denies, "articles": row.articles}
        for row in connection.execute(query)
    }
