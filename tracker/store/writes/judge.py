"""Recording what a person decided: appended, never altered; the row's status follows."""

from typing import Any

import sqlalchemy as sa

from tracker.errors import NotFoundError, UsageError
from tracker.records import Ref, stable_key
from tracker.store.clean import clean_text
from tracker.store.derive.copies import claims_in
from tracker.store.models import (
    actor,
    affiliation,
    alias,
    assertion,
    claim,
    grading,
    judgement,
    link,
    text_copy,
)
from tracker.store.models.history import Action, Judged
from tracker.store.queries.find import NOUNS, TABLES, key_of
from tracker.store.session import Ledger
from tracker.store.writes.rows import log, log_inserts
from tracker.terms import Confidence, Credibility, Decision, RefKind, Reliability, Status

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
}


def judge(
    ledger: Ledger, ref: Ref, decision: Decision, why: str = "", confidence: Confidence | None = None
) -> None:
    """Record a decision on an actor, a claim, an assertion or a link."""
    if ref.kind is RefKind.ARTICLE:
        raise UsageError(f"{ref} is an article: judge its claims and assertions instead")
    with ledger.transaction() as connection:
        key = key_of(connection, ref)
        judge_row(ledger, Judged(TABLES[ref.kind].name), key, decision, why, confidence)


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
        set_status(ledger, table, key, STATUS[decision])
        connection.execute(judgement.insert(), row)
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
    elif table is Judged.LINK:
        ledger.touched_claims.update((row.a_id, row.b_id))
    elif table is Judged.ASSERTION:
        ledger.touched_claims.add(row.claim_id)
    elif table is Judged.AFFILIATION:
        ledger.touched_actors.add(row.actor_id)
    elif table is Judged.TEXT_COPY:
        ledger.touched_claims.update(claims_in(ledger.connection, (row.a_id, row.b_id)))


def grade(ledger: Ledger, ref: Ref, grade: Reliability | Credibility, why: str = "") -> None:
    """Record the reliability of an actor (A to F) or the credibility of an assertion (1 to 6)."""
    wanted = RefKind.ACTOR if isinstance(grade, Reliability) else RefKind.ASSERTION
    if ref.kind is not wanted:
        raise UsageError(f"{grade} grades an {NOUNS[wanted]}; {ref} is not one")
    with ledger.transaction() as connection:
        key = key_of(connection, ref)
        ledger.sequence += 1
        column, other = ("reliability", "credibility")[:: 1 if wanted is RefKind.ACTOR else -1]
        target, unset = ("actor_id", "assertion_id")[:: 1 if wanted is RefKind.ACTOR else -1]
        row = {
            "key": stable_key("grading", ledger.batch, ledger.sequence),
            column: grade,
            other: None,
            "who": ledger.who,
            "at": ledger.at,
            "why": clean_text(why),
        }
        connection.execute(grading.insert(), row | {target: ref.id, unset: None})
        log_inserts(ledger, grading, [row | {target: key}])


def newest_status(connection: sa.Connection, table: Judged, key: str) -> Status | None:
    """Return the status that the newest judgement of a row gives it, None when nobody has decided."""
    query = sa.select(judgement.c.decision).where(judgement.c.table_name == table, judgement.c.row_key == key)
    newest = query.order_by(judgement.c.at.desc(), judgement.c.key.desc()).limit(1)
    found = connection.execute(newest).scalar()
    return None if found is None else STATUS[found]
