"""What waits for a decision: a page of it in one query, a capped union of indexed lanes."""

from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa

from tracker.records import ClaimQuery, QueueQuery, Ref, Waiting
from tracker.store.derive.groups import ACTORS
from tracker.store.models import (
    actor_pair,
    affiliation,
    article,
    assertion,
    link,
    link_evidence,
    snapshot,
    span,
    text_copy,
)
from tracker.store.queries.conditions import Condition, asked, conditions, wordings_of
from tracker.store.queries.find import actor_named, key_of
from tracker.store.queries.groups import one_with
from tracker.store.queries.lanes import NO_SCORE, Lane, lanes
from tracker.store.session import Ledger
from tracker.terms import RefKind

_EVERYTHING = QueueQuery()


def queue(ledger: Ledger, query: QueueQuery = _EVERYTHING) -> tuple[Waiting, ...]:
    """Return a page of what waits: the contested first, then what somebody is unsure of, then the rest."""
    with ledger.reading() as connection:
        known = lanes()
        found = connection.execute(page(connection, query)).all()
        return tuple(
            Waiting(
                Ref(known[row.lane].letter, row.id), known[row.lane].kind, known[row.lane].worth, row.score
            )
            for row in found
        )


def count_queue(ledger: Ledger, query: QueueQuery = _EVERYTHING) -> int:
    """Return how much waits in all pages."""
    with ledger.reading() as connection:
        total = 0
        for _, lane, rows in _wanted(connection, query):
            # What is counted already need not be counted again.
            counted = lane.counted if query == QueueQuery(limit=query.limit, offset=query.offset) else None
            count = sa.select(sa.func.count()).select_from(rows.subquery()) if counted is None else counted
            total += connection.execute(count).scalar_one()
        return total


def page(connection: sa.Connection, query: QueueQuery) -> sa.Select[Any]:
    """Select one page; no lane gives more than the page can hold."""
    most = None if query.limit is None else query.limit + query.offset
    parts = [
        sa.select(_numbered(number, lane, rows).limit(most).subquery())
        for number, lane, rows in _wanted(connection, query)
    ]
    if not parts:
        empty: list[sa.ColumnElement[Any]] = [sa.null().label(name) for name in ("lane", "id", "score")]
        return sa.select(*empty).where(sa.false())
    every = sa.union_all(*parts).subquery()
    wanted = sa.select(every.c.lane, every.c.id, every.c.score).order_by(
        every.c.lane, every.c.first, every.c.second, every.c.id
    )
    return wanted.limit(query.limit).offset(query.offset or None)


def _numbered(number: int, lane: Lane, rows: sa.Select[Any]) -> sa.Select[Any]:
    first, second, last = lane.order
    columns: tuple[sa.ColumnElement[Any], ...] = (
        sa.literal_column(str(number)).label("lane"),
        first.label("first"),
        second.label("second"),
        last.label("id"),
        lane.score.label("score"),
    )
    return rows.with_only_columns(*columns).order_by(*(_key(one) for one in lane.order if _moves(one)))


def _moves(column: sa.ColumnElement[Any]) -> bool:
    return not isinstance(column, sa.sql.elements.ColumnClause) or column.table is not None


def _key(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """Return a column to order by; a negated one as the column downwards, for which there is an index."""
    return column.element.desc() if isinstance(column, sa.UnaryExpression) else column


def _wanted(connection: sa.Connection, query: QueueQuery) -> Iterator[tuple[int, Lane, sa.Select[Any]]]:
    narrowed = list(_narrowing(connection, query))
    for number, lane in enumerate(lanes()):
        if query.kinds and lane.kind not in query.kinds:
            continue
        if query.min_score is not None and lane.score is NO_SCORE:
            continue
        rows = lane.rows.where(*(one(lane) for one in narrowed))
        if query.min_score is not None:
            rows = rows.where(lane.score >= query.min_score)
        yield number, lane, rows


def _narrowing(connection: sa.Connection, query: QueueQuery) -> Iterator[Callable[[Lane], Condition]]:
    if query.article is not None:
        key_of(connection, query.article)
        texts = sa.select(snapshot.c.id).where(snapshot.c.article_id == query.article.id)
        parties = sa.select(assertion.c.actor_id).where(assertion.c.snapshot_id.in_(texts))
        yield lambda lane: _in_texts(lane, texts, parties)
    if query.actor is not None:
        one = actor_named(connection, query.actor)
        whose = ClaimQuery(actor=query.actor)
        claims = wordings_of(conditions(whose, asked(connection, whose)))
        yield lambda lane: _of_claims(lane, claims, one_with(ACTORS, one.id))


def _in_texts(lane: Lane, texts: sa.Select[Any], parties: sa.Select[Any]) -> Condition:
    match lane.letter:
        case RefKind.LINK:
            said = sa.select(link_evidence.c.link_id).join(
                assertion, assertion.c.id == link_evidence.c.assertion_id
            )
            return link.c.id.in_(said.where(assertion.c.snapshot_id.in_(texts)))
        case RefKind.PAIR:
            return actor_pair.c.a_id.in_(parties) | actor_pair.c.b_id.in_(parties)
        case RefKind.TIE:
            spans = sa.select(span.c.id).where(span.c.snapshot_id.in_(texts))
            return affiliation.c.span_id.in_(spans)
        case RefKind.COPY:
            return text_copy.c.a_id.in_(texts) | text_copy.c.b_id.in_(texts)
        case RefKind.ARTICLE:
            return article.c.id.in_(sa.select(snapshot.c.article_id).where(snapshot.c.id.in_(texts)))
        case _:
            return assertion.c.snapshot_id.in_(texts)


def _of_claims(lane: Lane, claims: sa.Select[Any], actors: sa.Select[Any]) -> Condition:
    match lane.letter:
        case RefKind.LINK:
            return link.c.a_id.in_(claims) | link.c.b_id.in_(claims)
        case RefKind.PAIR:
            return actor_pair.c.a_id.in_(actors) | actor_pair.c.b_id.in_(actors)
        case RefKind.TIE:
            return affiliation.c.actor_id.in_(actors) | affiliation.c.other_id.in_(actors)
        case RefKind.COPY:
            texts = sa.select(assertion.c.snapshot_id).where(assertion.c.claim_id.in_(claims))
            return text_copy.c.a_id.in_(texts) | text_copy.c.b_id.in_(texts)
        case RefKind.ARTICLE:
            texts = sa.select(assertion.c.snapshot_id).where(assertion.c.claim_id.in_(claims))
            return article.c.id.in_(sa.select(snapshot.c.article_id).where(snapshot.c.id.in_(texts)))
        case _:
            return assertion.c.claim_id.in_(claims)
