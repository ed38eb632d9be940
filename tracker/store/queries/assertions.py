"""Assertions with their passages and chains."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from tracker.errors import UsageError
from tracker.records import AssertionView, EvidenceSpan, HopRecord, Ref, Span
from tracker.store.chunks import chunks
from tracker.store.derive.groups import ACTORS, CLAIMS, lead
from tracker.store.intervals import record
from tracker.store.models import (
    actor,
    actor_group,
    affiliation,
    affiliation_closure,
    article,
    assertion,
    assertion_span,
    claim,
    extraction,
    hop,
    link_evidence,
    snapshot,
    span,
)
from tracker.store.queries.bodies import undated, when_said
from tracker.store.queries.find import key_of
from tracker.store.queries.groups import one_with
from tracker.store.queries.review import gradings, signed
from tracker.store.session import Ledger
from tracker.terms import AffiliationKind, RefKind, SpanRole, Status

_OF: dict[RefKind, Callable[[int], sa.ColumnElement[bool]]] = {
    RefKind.CLAIM: lambda id: assertion.c.claim_id.in_(one_with(CLAIMS, id)),
    RefKind.ACTOR: lambda id: assertion.c.actor_id.in_(one_with(ACTORS, id)),
    RefKind.ARTICLE: lambda id: snapshot.c.article_id == id,
    RefKind.ASSERTION: lambda id: assertion.c.id == id,
}


def assertions_of(ledger: Ledger, ref: Ref) -> tuple[AssertionView, ...]:
    """Return the assertions of a claim, an article or an actor, or the one of that id.

    Those of all that the claim or the actor is one with are among them. Rejected ones are left out, unless
    they are asked for by their own id.
    """
    if ref.kind not in _OF:
        raise UsageError(f"{ref} has no assertions of its own: ask for its claims")
    with ledger.reading() as connection:
        key_of(connection, ref)
        alone = ref.kind is RefKind.ASSERTION
        query = _views().where(_OF[ref.kind](ref.id))
        return views(connection, query if alone else query.where(assertion.c.status != Status.REJECTED))


def evidence_of(
    connection: sa.Connection, links: Iterable[int]
) -> dict[tuple[int, str], list[AssertionView]]:
    """Return the assertions that bear out each link, by link and side."""
    found: dict[tuple[int, str], list[AssertionView]] = {}
    for part in chunks(links):
        query = sa.select(link_evidence).where(link_evidence.c.link_id.in_(part))
        ties = connection.execute(query.order_by(link_evidence.c.assertion_id)).all()
        ids = sorted({tie.assertion_id for tie in ties})
        known = {view.ref.id: view for few in chunks(ids) for view in views(connection, by_ids(few))}
        for tie in ties:
            found.setdefault((tie.link_id, str(tie.side)), []).append(known[tie.assertion_id])
    return found


def by_ids(ids: Sequence[int]) -> sa.Select[Any]:
    """Select the assertions of these ids."""
    return _views().where(assertion.c.id.in_(ids))


def views(connection: sa.Connection, query: sa.Select[Any]) -> tuple[AssertionView, ...]:
    """Return the assertions that a query of this module selects, in the order of the articles."""
    rows = connection.execute(query.order_by(article.c.id, span.c.start_char, assertion.c.id)).all()
    ids = [row.id for row in rows]
    spans, hops = _spans(connection, ids), _hops(connection, ids)
    bodies = _bodies(connection, ids)
    held = gradings(connection, RefKind.ASSERTION, ids)
    relied = gradings(connection, RefKind.ACTOR, {row.lead_id for row in rows})
    return tuple(
        replace(
            _view(row, tuple(spans.get(row.id, ())), tuple(hops.get(row.id, ())), bodies.get(row.id, ())),
            credibility=signed(held.get(row.id, ())),
            reliability=signed(relied.get(row.lead_id, ())),
        )
        for row in rows
    )


def _views() -> sa.Select[Any]:
    return (
        sa.select(
            assertion,
            claim.c.text.label("claim_text"),
            actor.c.name.label("actor_name"),
            actor.c.id.label("lead_id"),
            article.c.id.label("article_id"),
            article.c.title.label("article_title"),
            article.c.outlet,
            extraction.c.producer,
            extraction.c.version,
        )
        .join(claim, claim.c.id == assertion.c.claim_id)
        .outerjoin(actor_group, actor_group.c.member_id == assertion.c.actor_id)
        .join(actor, actor.c.id == sa.func.coalesce(actor_group.c.lead_id, assertion.c.actor_id))
        .join(span, span.c.id == assertion.c.span_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .outerjoin(extraction, extraction.c.id == assertion.c.extraction_id)
    )


def _view(
    row: Any,
    spans: tuple[tuple[SpanRole, EvidenceSpan], ...],
    chain: tuple[HopRecord, ...],
    bodies: Sequence[str],
) -> AssertionView:
    return AssertionView(
        ref=Ref(RefKind.ASSERTION, row.id),
        claim=Ref(RefKind.CLAIM, row.claim_id),
        claim_text=row.claim_text,
        actor=Ref(RefKind.ACTOR, row.lead_id),
        actor_name=row.actor_name,
        speaks_for=tuple(bodies),
        stance=row.stance,
        scope=row.scope,
        voice=row.voice,
        hedge=row.hedge,
        quotation=row.quotation,
        article=Ref(RefKind.ARTICLE, row.article_id),
        article_title=row.article_title,
        outlet=row.outlet,
        said=record("said", row),
        spans=spans,
        chain=chain,
        method=row.method,
        producer=f"{row.producer} {row.version}".strip() if row.producer else "manual",
        status=row.status,
        answers=Ref(RefKind.ASSERTION, row.answers_id) if row.answers_id else None,
        certainty=row.certainty,
        certainty_by=row.certainty_by,
    )


def _spans(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[tuple[SpanRole, EvidenceSpan]]]:
    query = sa.select(assertion_span, span).join(span, span.c.id == assertion_span.c.span_id)
    found: dict[int, list[tuple[SpanRole, EvidenceSpan]]] = {}
    for part in chunks(ids):
        of_part = query.where(assertion_span.c.assertion_id.in_(part))
        for row in connection.execute(
            of_part.order_by(assertion_span.c.assertion_id, assertion_span.c.position)
        ):
            evidence = EvidenceSpan(Span(row.start_char, row.end_char), row.quote)
            found.setdefault(row.assertion_id, []).append((row.role, evidence))
    return found


def _hops(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[HopRecord]]:
    query = sa.select(hop, actor.c.key).outerjoin(actor, actor.c.id == hop.c.actor_id)
    found: dict[int, list[HopRecord]] = {}
    for part in chunks(ids):
        of_part = query.where(hop.c.assertion_id.in_(part))
        for row in connection.execute(of_part.order_by(hop.c.assertion_id, hop.c.position, hop.c.seat)):
            found.setdefault(row.assertion_id, []).append(
                HopRecord(row.position, row.key, row.words, row.cue)
            )
    return found


def _bodies(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return for whom speakers spoke then; who is only a member of something does not speak for it."""
    above = affiliation_closure
    speaking = sa.exists().where(
        affiliation.c.actor_id == above.c.member_id,
        affiliation.c.kind != AffiliationKind.MEMBER_OF,
        affiliation.c.status != Status.REJECTED,
    )
    query = (
        sa.select(assertion.c.id, actor.c.name)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .join(article, article.c.id == snapshot.c.article_id)
        .join(above, above.c.member_id == assertion.c.actor_id)
        .join(actor, actor.c.id == above.c.body_id)
        .where(speaking, lead(ACTORS, actor.c.id) == actor.c.id, undated() | when_said())
    )
    found: dict[int, dict[str, None]] = {}
    for part in chunks(ids):
        ordered = query.where(assertion.c.id.in_(part)).order_by(assertion.c.id, above.c.depth, actor.c.id)
        for row in connection.execute(ordered):
            found.setdefault(row.id, {})[row.name] = None
    return {id: list(names) for id, names in found.items()}
