"""What was decided, and what people hold of a row."""

from collections.abc import Collection, Mapping

import sqlalchemy as sa

from tracker.records import GradingView, JudgementView, Ref
from tracker.store.chunks import chunks
from tracker.store.models import grading, judgement
from tracker.store.queries.find import TABLES, key_of
from tracker.store.session import Ledger
from tracker.terms import RefKind


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


_OF = {
    RefKind.ACTOR: (grading.c.actor_id, grading.c.reliability),
    RefKind.ASSERTION: (grading.c.assertion_id, grading.c.credibility),
    RefKind.CLAIM: (grading.c.claim_id, grading.c.standing),
}


def gradings_of(ledger: Ledger, ref: Ref) -> tuple[GradingView, ...]:
    """Return what each person holds of an actor, an assertion or a claim now, the oldest first."""
    if ref.kind not in _OF:
        return ()
    with ledger.reading() as connection:
        key_of(connection, ref)
        return gradings(connection, ref.kind, [ref.id]).get(ref.id, ())


def gradings(
    connection: sa.Connection, kind: RefKind, ids: Collection[int]
) -> Mapping[int, tuple[GradingView, ...]]:
    """Return for each row what people hold of it now, each person's newest only."""
    target, grade = _OF[kind]
    newest: dict[tuple[int, str], GradingView] = {}
    for part in chunks(sorted(ids)):
        query = sa.select(grading, target.label("of"), grade.label("grade")).where(target.in_(part))
        for row in connection.execute(query.order_by(grading.c.at, grading.c.key)):
            # Taken out first, so that the order is that of the newest.
            newest.pop((row.of, row.who), None)
            newest[row.of, row.who] = GradingView(
                Ref(kind, row.of), row.grade, row.who, row.at, row.why, row.confidence
            )
    found: dict[int, tuple[GradingView, ...]] = {}
    for (id, _), view in newest.items():
        found[id] = (*found.get(id, ()), view)
    return found
