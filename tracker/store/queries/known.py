"""Every actor and tie as records, for whoever resolves names."""

import sqlalchemy as sa

from tracker.records import ActorRecord, AffiliationRecord, Alias, EvidenceSpan, Span
from tracker.store.intervals import record
from tracker.store.models import actor, affiliation, alias, span
from tracker.store.session import Ledger
from tracker.terms import ActorKind, AliasKind, Status


def any_actor(ledger: Ledger) -> bool:
    """Say whether the ledger has an actor."""
    with ledger.reading() as connection:
        return connection.execute(sa.select(actor.c.id).limit(1)).scalar() is not None


def known_actors(ledger: Ledger, *, named: bool = False) -> tuple[ActorRecord, ...]:
    """Return every actor with its aliases, or only those with a name; rejected ones are left out."""
    names: dict[int, list[Alias]] = {}
    with ledger.reading() as connection:
        for whose, text, alias_kind in connection.execute(_ALIASES):
            names.setdefault(whose, []).append(Alias(text, AliasKind(alias_kind)))
        rows = connection.execute(_ACTORS.where(actor.c.named) if named else _ACTORS)
        return tuple(
            ActorRecord(key, name, _KINDS[kind], has_name, tuple(names.get(id, ())))
            for id, key, name, kind, has_name in rows
        )


# A large ledger has many actors: only what is needed is read, the kinds as plain words.
_KINDS: dict[str | None, ActorKind | None] = {None: None} | {kind.value: kind for kind in ActorKind}
_ALIASES = (
    sa.select(alias.c.actor_id, alias.c.text, sa.type_coerce(alias.c.kind, sa.String))
    .where(alias.c.status != Status.REJECTED)
    .order_by(alias.c.id)
)
_ACTORS = (
    sa.select(actor.c.id, actor.c.key, actor.c.name, sa.type_coerce(actor.c.kind, sa.String), actor.c.named)
    .where(actor.c.status != Status.REJECTED)
    .order_by(actor.c.id)
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
