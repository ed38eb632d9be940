"""What was decided, and what people hold of a row."""

from collections.abc import Collection, Iterable, Mapping, Sequence

import sqlalchemy as sa

from tracker.records import GradingView, JudgementView, Ref
from tracker.store.chunks import chunks
from tracker.store.derive.groups import ACTORS, CLAIMS, mates
from tracker.store.models import grading, judgement
from tracker.store.queries.find import TABLES, key_of
from tracker.store.session import Ledger
from tracker.terms import Decision, RefKind

_JOINED = {RefKind.ACTOR: ACTORS, RefKind.CLAIM: CLAIMS}


def judgements_of(ledger: Ledger, ref: Ref) -> tuple[JudgementView, ...]:
    """Return what was decided on a row, or on one that people made one with it, the oldest first."""
    with ledger.reading() as connection:
        same = (Ref(ref.kind, one) for one in _one_with(connection, ref))
        keys = {key_of(connection, one): one for one in same}
        query = judgement.select().where(
            sa.cast(judgement.c.table_name, sa.Text) == TABLES[ref.kind].name,
            judgement.c.row_key.in_(keys),
        )
        return tuple(
            JudgementView(keys[row.row_key], row.decision, row.who, row.at, row.why, row.confidence)
            for row in connection.execute(query.order_by(judgement.c.at, judgement.c.id))
        )


def _one_with(connection: sa.Connection, ref: Ref) -> Sequence[int]:
    joining = _JOINED.get(ref.kind)
    return (ref.id,) if joining is None else mates(connection, joining, [ref.id])[ref.id]


def standing_of(views: Iterable[JudgementView]) -> JudgementView | None:
    """Return the newest decision that stands, of decisions in order; a note decides nothing."""
    kept: list[JudgementView] = []
    for one in views:
        if one.decision is Decision.UNDO and kept:
            kept.pop()
        elif one.decision not in (Decision.NOTE, Decision.UNDO):
            kept.append(one)
    return kept[-1] if kept else None


_OF = {
    RefKind.ACTOR: (grading.c.actor_id, grading.c.reliability),
    RefKind.ASSERTION: (grading.c.assertion_id, grading.c.credibility),
    RefKind.CLAIM: (grading.c.claim_id, grading.c.standing),
}


def gradings_of(ledger: Ledger, ref: Ref) -> tuple[GradingView, ...]:
    """Return what each person holds now of an actor, a claim (in all names and wordings) or an assertion."""
    if ref.kind not in _OF:
        return ()
    with ledger.reading() as connection:
        key_of(connection, ref)
        held = gradings(connection, ref.kind, _one_with(connection, ref))
        return tuple(sorted((one for views in held.values() for one in views), key=lambda one: one.when))


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


def signed(views: Iterable[GradingView]) -> tuple[str, ...]:
    """Return what people hold of a row in words: `B (ana)`."""
    return tuple(f"{one.grade} ({one.who or 'unknown'})" for one in views)
