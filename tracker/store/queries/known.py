"""Every actor and tie as records, for whoever resolves names."""

import sqlalchemy as sa

from tracker.records import ActorRecord, AffiliationRecord, Alias, EvidenceSpan, Span
from tracker.store.intervals import record
from tracker.store.models import actor, affiliation, alias, span
from tracker.store.session import Ledger
from tracker.terms import Status


def known_actors(ledger: Ledger) -> tuple[ActorRecord, ...]:
    """Return every actor with its aliases; rejected ones are left out."""
    names: dict[int, list[Alias]] = {}
    with ledger.reading() as connection:
        aliases = alias.select().where(alias.c.status != Status.REJECTED).order_by(alias.c.id)
        for row in connection.execute(aliases):
            names.setdefault(row.actor_id, []).append(Alias(row.text, row.kind))
        rows = connection.execute(
            actor.select().where(actor.c.status != Status.REJECTED).order_by(actor.c.id)
        )
        return tuple(
            ActorRecord(row.key, row.name, row.kind, row.named, tuple(names.get(row.id, ()))) for row in rows
        )


def known_affiliations(ledger: Ledger) -> tuple[AffiliationRecord, ...]:
    """Return every tie that nobody has rejected."""
    one, other = actor.alias("one"), actor.alias("other")
    query = (
        sa.select(affiliation, one.c.key.label("actor_key"), other.c.key.label("other_key"), span)
        .join(one, one.c.id == affiliation.c.actor_id)
        .join(other, other.c.id == affiliation.c.other_id)
        .outerjoin(span, span.c.id == affiliation.c.span_id)
        .where(affiliation.c.status != Status.REJECTED)
        .order_by(affiliation.c.id)
    )
    with ledger.reading() as connection:
        return tuple(
            AffiliationRecord(
                row.actor_key, row.other_key, row.kind, row.rule, record("held", row), _evidence(row)
            )
            for row in connection.execute(query)
        )


def _evidence(row: sa.Row[tuple[object, ...]]) -> EvidenceSpan | None:
    if row.quote is None:
        return None
    return EvidenceSpan(Span(row.start_char, row.end_char), row.quote)
