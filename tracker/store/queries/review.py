"""What waits for a decision, and what was decided."""

import sqlalchemy as sa

from tracker.records import JudgementView, Ref
from tracker.store.derive.counters import live_links
from tracker.store.models import actor_pair, assertion, claim, judgement, link
from tracker.store.queries.find import TABLES, key_of
from tracker.store.queries.groups import BY_HAND
from tracker.store.session import Ledger
from tracker.terms import LinkKind, RefKind, Status


def queue(ledger: Ledger, limit: int | None = None, offset: int = 0) -> tuple[Ref, ...]:
    """Return what waits: contradictions, other links, pairs of actors, assertions (contested first)."""
    first = sa.case((link.c.kind == LinkKind.CONTRADICTS, 0), else_=1)
    links = live_links().where(link.c.status == Status.CANDIDATE)
    assertions = (
        sa.select(sa.case((claim.c.contested, 3), else_=4).label("rank"), sa.literal("S"), assertion.c.id)
        .join(claim, claim.c.id == assertion.c.claim_id)
        .where(assertion.c.status == Status.CANDIDATE, claim.c.status != Status.REJECTED)
    )
    columns = links.with_only_columns(first.label("rank"), sa.literal("L").label("kind"), link.c.id)
    pairs = sa.select(sa.literal(2).label("rank"), sa.literal("M").label("kind"), actor_pair.c.id).where(
        actor_pair.c.status == Status.CANDIDATE, actor_pair.c.rule != BY_HAND
    )
    waiting = sa.union_all(columns, pairs, assertions).subquery()
    page = sa.select(waiting).order_by(waiting.c.rank, waiting.c.id).limit(limit).offset(offset or None)
    with ledger.reading() as connection:
        return tuple(Ref(RefKind(row.kind), row.id) for row in connection.execute(page))


def judgements_of(ledger: Ledger, ref: Ref) -> tuple[JudgementView, ...]:
    """Return what was decided on a row, the oldest first."""
    with ledger.reading() as connection:
        query = judgement.select().where(
            sa.cast(judgement.c.table_name, sa.Text) == TABLES[ref.kind].name,
            judgement.c.row_key == key_of(connection, ref),
        )
        return tuple(
            JudgementView(ref, row.decision, row.who, row.at, row.why, row.confidence)
            for row in connection.execute(query.order_by(judgement.c.at, judgement.c.id))
        )
