"""Recording what a person decided: appended, never altered; the row's status follows."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.errors import ConflictError, NotFoundError, UsageError
from tracker.records import Ref, stable_key
from tracker.records.review import Grade
from tracker.store.clean import clean_text
from tracker.store.derive.copies import claims_in
from tracker.store.derive.groups import ACTORS, CLAIMS
from tracker.store.models import (
    actor,
    actor_pair,
    affiliation,
    alarm,
    alias,
    article,
    assertion,
    batch,
    change,
    claim,
    grading,
    judgement,
    link,
    text_copy,
)
from tracker.store.models.history import Action, Judged
from tracker.store.queries.batches import stands
from tracker.store.queries.find import NOUNS, TABLES, key_of
from tracker.store.queries.groups import refuse_apart
from tracker.store.session import Ledger
from tracker.store.writes.rows import log, log_inserts
from tracker.terms import (
    Confidence,
    Credibility,
    Decision,
    LinkKind,
    RefKind,
    Reliability,
    Standing,
    Status,
)

STATUS = {
    Decision.ACCEPT: Status.ACCEPTED,
    Decision.REJECT: Status.REJECTED,
    Decision.EDIT: Status.EDITED,
    Decision.DEFER: Status.DEFERRED,
    Decision.UNSURE: Status.UNSURE,
}
JUDGED = {
    Judged.ACTOR: actor,
    Judged.ALIAS: alias,
    Judged.AFFILIATION: affiliation,
    Judged.CLAIM: claim,
    Judged.ASSERTION: assertion,
    Judged.LINK: link,
    Judged.TEXT_COPY: text_copy,
    Judged.ACTOR_PAIR: actor_pair,
    Judged.ALARM: alarm,
}

# An article proposes nothing; that its day is missing can be put off, or accepted as it is.
_OF_ARTICLES = frozenset({Decision.DEFER, Decision.UNSURE, Decision.NOTE, Decision.UNDO})


def judge(
    ledger: Ledger, ref: Ref, decision: Decision, why: str = "", confidence: Confidence | None = None
) -> None:
    """Record a decision on a row that a person can name."""
    with ledger.transaction() as connection:
        key = key_of(connection, ref)
        if ref.kind is RefKind.ARTICLE:
            _refuse_dated(connection, ref, decision)
        if decision is Decision.ACCEPT:
            _refuse(connection, ref)
        table = Judged(TABLES[ref.kind].name)
        if decision is Decision.UNDO:
            _refuse_untaken(connection, ref, table, key)
        judge_row(ledger, table, key, decision, why, confidence)


def refuse_torn(ledger: Ledger, refs: Iterable[Ref]) -> None:
    """Refuse decisions after which some that were judged to be different would be one."""
    with ledger.transaction() as connection:
        for ref in refs:
            table, key = TABLES[ref.kind], key_of(connection, ref)
            if newest_status(connection, Judged(table.name), key) is Status.ACCEPTED:
                _refuse(connection, ref)


def _refuse_untaken(connection: sa.Connection, ref: Ref, table: Judged, key: str) -> None:
    """Refuse to take back a decision where there is none, or an edit without what it wrote over."""
    newest = standing(_decisions(connection, table, key))
    if newest is None:
        raise ConflictError(f"there is no decision on {ref} to take back")
    if newest is Decision.EDIT:
        last = (
            sa.select(judgement.c.key)
            .where(judgement.c.table_name == table, judgement.c.row_key == key)
            .where(judgement.c.decision == Decision.EDIT)
            .order_by(judgement.c.at.desc(), judgement.c.key.desc())
            .limit(1)
        )
        made = sa.select(batch.c.id).join(change, change.c.batch == batch.c.key)
        logged = made.where(change.c.table_name == judgement.name, change.c.row_key == last.scalar_subquery())
        number = connection.execute(logged.order_by(batch.c.id.desc())).scalars().first()
        raise ConflictError(
            f"the newest decision on {ref} is an edit: `tracker undo H{number}` takes it back"
        )


def _refuse_dated(connection: sa.Connection, ref: Ref, decision: Decision) -> None:
    query = sa.select(article.c.published_first, article.c.published_last).where(article.c.id == ref.id)
    undated = tuple(connection.execute(query).one()) == (None, None)
    if decision not in _OF_ARTICLES and not (undated and decision is Decision.ACCEPT):
        raise UsageError(f"{ref} is an article: judge its claims and assertions instead")


def _refuse(connection: sa.Connection, ref: Ref) -> None:
    """Refuse what would make one of two that a person judged to be different."""
    for joining in (ACTORS, CLAIMS):
        pairs = joining.pairs
        joins = sa.select(pairs.c.id).where(pairs.c.id == ref.id, joining.joins)
        if ref.kind is joining.by and connection.execute(joins).scalar() is not None:
            refuse_apart(connection, joining, ref.id)


def judge_row(
    ledger: Ledger,
    table: Judged,
    key: str,
    decision: Decision,
    why: str = "",
    confidence: Confidence | None = None,
) -> None:
    """Record a decision on a row by its stable key; this reaches aliases and affiliations too."""
    with ledger.transaction() as connection:
        ledger.sequence += 1
        row = {
            "key": stable_key("judgement", ledger.batch, ledger.sequence),
            "table_name": table,
            "row_key": key,
            "decision": decision,
            "who": ledger.who,
            "at": ledger.at,
            "why": clean_text(why),
            "confidence": confidence,
        }
        if decision is Decision.UNDO and not standing(_decisions(connection, table, key)):
            raise ConflictError(f"there is no decision on {table} {key} to take back")
        connection.execute(judgement.insert(), row)
        if table is not Judged.ARTICLE:
            set_status(ledger, table, key, decided_status(connection, table, key))
        log_inserts(ledger, judgement, [row])


def set_status(ledger: Ledger, table: Judged, key: str, status: Status) -> None:
    """Give a row its status, log it, and mark what has to be recounted."""
    model = JUDGED[table]
    row = ledger.connection.execute(model.select().where(model.c.key == key)).one_or_none()
    if row is None:
        raise NotFoundError(f"there is no {table} with the key {key}")
    touch(ledger, table, row)
    if row.status == status:
        return
    ledger.connection.execute(model.update().where(model.c.id == row.id).values(status=status))
    log(ledger, [(Action.UPDATE, table, key, {"status": row.status}, {"status": status})])


def touch(ledger: Ledger, table: Judged, row: Any) -> None:
    """Mark the claims or actors whose derived rows depend on a row."""
    if table is Judged.CLAIM:
        ledger.touched_claims.add(row.id)
        ledger.touched_wordings.add(row.id)
    elif table is Judged.LINK:
        touch_link(ledger, row.kind, (row.a_id, row.b_id))
    elif table is Judged.ASSERTION:
        ledger.touched_claims.add(row.claim_id)
    elif table is Judged.AFFILIATION:
        ledger.touched_actors.add(row.actor_id)
    elif table is Judged.TEXT_COPY:
        ledger.touched_claims.update(claims_in(ledger.connection, (row.a_id, row.b_id)))
    elif table is Judged.ACTOR_PAIR:
        ledger.touched_groups.update((row.a_id, row.b_id))


def touch_link(ledger: Ledger, kind: LinkKind, ends: tuple[int, int]) -> None:
    """Mark the claims of a link; one that says that they are the same may join them or take them apart."""
    ledger.touched_claims.update(ends)
    if kind is LinkKind.SAME_AS:
        ledger.touched_wordings.update(ends)


_SCALES: dict[type, tuple[RefKind, str, str]] = {
    Reliability: (RefKind.ACTOR, "actor_id", "reliability"),
    Credibility: (RefKind.ASSERTION, "assertion_id", "credibility"),
    Standing: (RefKind.CLAIM, "claim_id", "standing"),
}


def grade(
    ledger: Ledger, ref: Ref, grade: Grade, why: str = "", confidence: Confidence | None = None
) -> None:
    """Record what a person holds of an actor (A to F), of an assertion (1 to 6), or where a claim stands."""
    wanted, target, column = _SCALES[type(grade)]
    if ref.kind is not wanted:
        raise UsageError(f"{grade} grades an {NOUNS[wanted]}; {ref} is not one")
    with ledger.transaction() as connection:
        key = key_of(connection, ref)
        ledger.sequence += 1
        row = {
            "key": stable_key("grading", ledger.batch, ledger.sequence),
            column: grade,
            "confidence": confidence,
            "who": ledger.who,
            "at": ledger.at,
            "why": clean_text(why),
        }
        connection.execute(grading.insert(), row | {target: ref.id})
        log_inserts(ledger, grading, [row | {target: key}])


def standing(decisions: Iterable[Decision]) -> Decision | None:
    """Return the newest decision that stands, of decisions in order: each UNDO takes back the one before.

    A note decides nothing.
    """
    kept: list[Decision] = []
    for one in decisions:
        if one is Decision.NOTE:
            continue
        if one is not Decision.UNDO:
            kept.append(one)
        elif kept:
            kept.pop()
    return kept[-1] if kept else None


def newest_status(connection: sa.Connection, table: Judged, key: str) -> Status | None:
    """Return the status that the judgements of a row give it, None when none of them stands."""
    newest = standing(_decisions(connection, table, key))
    return None if newest is None else STATUS[newest]


def decided_status(connection: sa.Connection, table: Judged, key: str) -> Status:
    """Return the status that the judgements of a row give it, without any the one that it has of itself."""
    return newest_status(connection, table, key) or _own_status(connection, table, key)


def _decisions(connection: sa.Connection, table: Judged, key: str) -> Sequence[Decision]:
    query = sa.select(judgement.c.decision).where(judgement.c.table_name == table, judgement.c.row_key == key)
    return connection.execute(query.order_by(judgement.c.at, judgement.c.key)).scalars().all()


def _own_status(connection: sa.Connection, table: Judged, key: str) -> Status:
    """Return the status that a row began with, or that a rule gave it since: any that no judgement gave."""
    query = (
        sa.select(change.c.after)
        .join(batch, batch.c.key == change.c.batch)
        .where(change.c.table_name == table.value, change.c.row_key == key, ~by_judgement())
        # What another ledger did is kept beside, and says nothing of this one.
        .where(batch.c.undoes_id.is_(None), batch.c.imported_id.is_(None), stands())
        .order_by(change.c.at, change.c.id)
    )
    given = [
        Status(after["status"]) for after in connection.execute(query).scalars() if "status" in (after or {})
    ]
    return given[-1] if given else Status.CANDIDATE


def by_judgement() -> sa.ColumnElement[bool]:
    """Return the condition that an entry of the log followed from a judgement on the same row."""
    judged = sa.select(judgement.c.id).where(
        sa.cast(judgement.c.table_name, sa.Text) == change.c.table_name,
        judgement.c.row_key == change.c.row_key,
        judgement.c.at == change.c.at,
    )
    return (change.c.action == Action.UPDATE) & judged.exists()
