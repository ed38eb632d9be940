"""Every constraint refuses by its name, whoever writes."""

import sqlite3
from collections.abc import Callable

import pytest
import sqlalchemy as sa

from tracker.errors import ConflictError, InputError, TrackerError, UsageError
from tracker.store import Ledger
from tracker.store.guard import plain_errors
from tracker.store.models import metadata

Sql = Callable[..., list[tuple[object, ...]]]

ENUMS = [
    (table.name, constraint.name)
    for table in metadata.sorted_tables
    for constraint in table.constraints
    if isinstance(constraint, sa.CheckConstraint)
]

ALARM = "INSERT INTO alarm (key, snapshot_id, kind"
# For each named CHECK an update of the sample ledger that it must refuse.
REFUSED = {
    "ck_actor_kind": "UPDATE actor SET kind = 'ghost'",
    "ck_actor_named": "UPDATE actor SET named = 2",
    "ck_actor_status": "UPDATE actor SET status = 'maybe'",
    "ck_alarm_kind": f"{ALARM}, start_char, end_char, reason) VALUES ('k', 1, '?', 0, 1, '')",
    "ck_alarm_order": f"{ALARM}, start_char, end_char, reason) VALUES ('k', 1, 'negation', 5, 4, '')",
    "ck_alarm_status": f"{ALARM}, start_char, end_char, reason, status)"
    " VALUES ('k', 1, 'negation', 0, 1, '', '?')",
    "ck_alias_kind": "UPDATE alias SET kind = 'x'",
    "ck_alias_status": "UPDATE alias SET status = 'x'",
    "ck_actor_pair_status": "INSERT INTO actor_pair (key, a_id, b_id, rule, reason, status)"
    " VALUES ('k', 1, 2, '', '', '?')",
    "ck_actor_pair_two_actors": "INSERT INTO actor_pair (key, a_id, b_id, rule, reason)"
    " VALUES ('k', 1, 1, '', '')",
    "ck_affiliation_kind": "UPDATE affiliation SET kind = 'x'",
    "ck_affiliation_status": "UPDATE affiliation SET status = 'x'",
    "ck_affiliation_not_itself": "UPDATE affiliation SET other_id = actor_id",
    "ck_affiliation_held_order": "UPDATE affiliation SET"
    " held_words='',held_first='2020-02-02',held_last='2020-01-01'",
    "ck_affiliation_held_words": "UPDATE affiliation SET held_first = '2020-02-02', held_words = NULL",
    "ck_affiliation_closure_part_only": "UPDATE affiliation_closure SET part_only = 2",
    "ck_article_opinion": "UPDATE article SET opinion = 7",
    "ck_article_published_order": "UPDATE article SET published_last = '1999-01-01'",
    "ck_article_published_words": "UPDATE article SET published_words = NULL",
    "ck_passage_layer": "UPDATE passage SET layer = 'margin'",
    "ck_passage_order": "UPDATE passage SET start_char = end_char + 1",
    "ck_skipped_order": "INSERT INTO skipped (key, snapshot_id, producer, reason, start_char, end_char)"
    " VALUES ('k', 1, 'p', 'r', 5, 4)",
    "ck_span_order": "INSERT INTO span (key, snapshot_id, start_char, end_char, quote) VALUES ('k', 1, 3, 3,"
    " '')",
    "ck_span_length": "INSERT INTO span (key, snapshot_id, start_char, end_char, quote) VALUES ('k', 1, 0,"
    " 900, (SELECT text FROM snapshot WHERE id = 1))",
    "ck_claim_polarity": "UPDATE claim SET polarity = '?'",
    "ck_claim_modality": "UPDATE claim SET modality = '?'",
    "ck_claim_bound": "UPDATE claim SET bound = '?'",
    "ck_claim_contested": "UPDATE claim SET contested = 2",
    "ck_claim_status": "UPDATE claim SET status = '?'",
    "ck_claim_text": "UPDATE claim SET text = ''",
    "ck_claim_event_order": "UPDATE claim SET event_words='', event_first='2020-02-02',"
    " event_last='2020-01-01'",
    "ck_claim_event_words": "UPDATE claim SET event_last = '2020-02-02'",
    "ck_claim_actor_role": "UPDATE claim_actor SET role = 'verb'",
    "ck_text_copy_two_texts": "INSERT INTO text_copy (key, a_id, b_id, a_stretches, b_stretches, rule)"
    " VALUES ('k', 1, 1, '[]', '[]', '')",
    "ck_text_copy_shares": "INSERT INTO text_copy (key, a_id, b_id, a_share, a_stretches, b_stretches, rule)"
    " VALUES ('k', 1, 2, 0.5, '[]', '[]', '')",
    "ck_text_copy_status": "INSERT INTO text_copy (key, a_id, b_id, a_stretches, b_stretches, rule, status)"
    " VALUES ('k', 1, 2, '[]', '[]', '', '?')",
    "ck_assertion_stance": "UPDATE assertion SET stance = '?'",
    "ck_assertion_voice": "UPDATE assertion SET voice = '?'",
    "ck_assertion_hedge": "UPDATE assertion SET hedge = '?'",
    "ck_assertion_quotation": "UPDATE assertion SET quotation = '?'",
    "ck_assertion_status": "UPDATE assertion SET status = '?'",
    "ck_assertion_certainty_by": "UPDATE assertion SET certainty = 0.5, certainty_by = '?'",
    "ck_assertion_certainty_range": "UPDATE assertion SET certainty = 1.5, certainty_by = 'rule'",
    "ck_assertion_certainty_read": "UPDATE assertion SET certainty = 0.5, certainty_by = NULL",
    "ck_assertion_answers_another": "UPDATE assertion SET answers_id = id",
    "ck_assertion_said_order": "UPDATE assertion SET said_words='', said_first='2020-02-02',"
    " said_last='2020-01-01'",
    "ck_assertion_said_words": "UPDATE assertion SET said_first = '2020-02-02', said_words = NULL",
    "ck_assertion_span_role": "UPDATE assertion_span SET role = '?'",
    "ck_hop_position": "UPDATE hop SET seat = -1",
    "ck_actor_feed_role": "UPDATE actor_feed SET role = '?'",
    "ck_link_kind": "INSERT INTO link (key, kind, a_id, b_id, rule, reason) VALUES ('k', '?', 1, 2, '', '')",
    "ck_link_clash": "UPDATE link SET clash = '?'",
    "ck_link_status": "UPDATE link SET status = '?'",
    "ck_link_two_claims": "UPDATE link SET kind = 'supports'",
    "ck_link_evidence_side": "UPDATE link_evidence SET side = 'c'",
    "ck_judgement_table_name": "INSERT INTO judgement (key, table_name, row_key, decision, who, at, why)"
    " VALUES ('k', 'hop', 'r', 'accept', '', '', '')",
    "ck_judgement_decision": "INSERT INTO judgement (key, table_name, row_key, decision, who, at, why)"
    " VALUES ('k', 'claim', 'r', 'burn', '', '', '')",
    "ck_judgement_confidence": "INSERT INTO judgement (key, table_name, row_key, decision, who, at, why,"
    " confidence)"
    " VALUES ('k', 'claim', 'r', 'accept', '', '', '', 'total')",
    "ck_grading_reliability": "INSERT INTO grading (key, actor_id, reliability, who, at, why)"
    " VALUES ('k', 1, 'G', '', '', '')",
    "ck_grading_credibility": "INSERT INTO grading (key, assertion_id, credibility, who, at, why)"
    " VALUES ('k', 1, '7', '', '', '')",
    "ck_grading_reliability_of_actor": "INSERT INTO grading"
    " (key, assertion_id, reliability, credibility, who, at, why)"
    " VALUES ('k', 1, 'A', '1', '', '', '')",
    "ck_grading_credibility_of_assertion": "INSERT INTO grading"
    " (key, actor_id, reliability, credibility, who, at, why)"
    " VALUES ('k', 1, 'A', '1', '', '', '')",
    "ck_grading_one_target": "INSERT INTO grading"
    " (key, actor_id, assertion_id, reliability, credibility, who, at, why)"
    " VALUES ('k', 1, 1, 'A', '1', '', '', '')",
    "ck_grading_standing": "INSERT INTO grading (key, claim_id, standing, who, at, why)"
    " VALUES ('k', 1, 'shut', '', '', '')",
    "ck_grading_standing_of_claim": "INSERT INTO grading (key, actor_id, reliability, standing, who, at, why)"
    " VALUES ('k', 1, 'A', 'open', '', '', '')",
    "ck_grading_confidence": "INSERT INTO grading (key, actor_id, reliability, confidence, who, at, why)"
    " VALUES ('k', 1, 'A', 'total', '', '', '')",
    "ck_waiting_contested": "UPDATE waiting SET contested = 2",
    "ck_change_action": "INSERT INTO change (key, batch, at, who, action, table_name, row_key)"
    " VALUES ('k', 'b', '', '', 'forget', 't', 'r')",
    "ck_batch_whole": "INSERT INTO batch (key, at, who, doing, why, whole) VALUES ('k', '', '', '', '', 2)",
    "span_verbatim": "INSERT INTO span (key, snapshot_id, start_char, end_char, quote) VALUES ('k', 1, 0, 3,"
    " 'Bam')",
    "link_order": "INSERT INTO link (key, kind, a_id, b_id, rule, reason)"
    " SELECT 'k', 'same_as', a.id, b.id, '', '' FROM claim a JOIN claim b ON a.key > b.key",
    "snapshot_refuses_UPDATE": "UPDATE snapshot SET text = 'x'",
    "snapshot_refuses_DELETE": "DELETE FROM snapshot",
    "span_refuses_UPDATE": "UPDATE span SET quote = 'x'",
    "span_refuses_DELETE": "DELETE FROM span",
    "change_refuses_UPDATE": "UPDATE change SET who = 'x'",
    "change_refuses_DELETE": "DELETE FROM change",
    "batch_refuses_UPDATE": "UPDATE batch SET who = 'x'",
    "batch_refuses_DELETE": "DELETE FROM batch",
    "uq_claim_key": "UPDATE claim SET key = 'same'",
    "uq_actor_key": "INSERT OR ABORT INTO actor (key, name, folded) SELECT key, name, folded FROM actor",
    "pk_hop": "INSERT INTO hop SELECT * FROM hop",
    "claim.text": "UPDATE claim SET text = NULL",
    "fk_alias_actor_id_actor": "UPDATE alias SET actor_id = 999",
    "fk_hop_assertion_id_assertion": "UPDATE hop SET assertion_id = 999 WHERE assertion_id = 1",
    "foreign key": "DELETE FROM actor",
}


def test_the_table_above_has_every_check() -> None:
    assert {str(name) for _, name in ENUMS} - set(REFUSED) == set()


@pytest.mark.parametrize(("name", "statement"), REFUSED.items(), ids=list(REFUSED))
def test_a_constraint_refuses_by_name(filled: Ledger, name: str, statement: str) -> None:
    with pytest.raises(ConflictError, match=name), filled.transaction() as connection:
        connection.exec_driver_sql(statement)


@pytest.mark.parametrize("table", ["judgement", "grading"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET who = 'x'", "DELETE FROM {}"])
def test_decisions_are_never_altered(filled: Ledger, table: str, statement: str) -> None:
    from tracker.records import Ref
    from tracker.store import grade, judge
    from tracker.terms import Decision, RefKind, Reliability

    judge(filled, Ref(RefKind.CLAIM, 1), Decision.ACCEPT)
    grade(filled, Ref(RefKind.ACTOR, 1), Reliability.A)
    with pytest.raises(ConflictError, match=f"{table}_refuses"), filled.transaction() as connection:
        connection.exec_driver_sql(statement.format(table))


def test_replacing_a_frozen_row_is_refused_too(filled: Ledger) -> None:
    with pytest.raises(ConflictError, match="change_refuses_DELETE"), filled.transaction() as connection:
        connection.exec_driver_sql("INSERT OR REPLACE INTO change SELECT * FROM change")


@pytest.mark.parametrize(
    ("error", "kind", "message"),
    [
        (sqlite3.OperationalError("database or disk is full"), TrackerError, "free some space"),
        (sqlite3.OperationalError("disk I/O error"), TrackerError, "free some space"),
        (sqlite3.DatabaseError("database disk image is malformed"), InputError, "restore a backup"),
        (sqlite3.OperationalError("unable to open database file"), TrackerError, "check the permissions"),
        (sqlite3.OperationalError("database table is locked"), TrackerError, "try again"),
        (sqlite3.OperationalError("no such table: x"), TrackerError, "x.db: no such table: x"),
        (OverflowError(), UsageError, "too large"),
        (sa.exc.StatementError("m", None, None, ValueError("odd")), InputError, "cannot be stored: odd"),
        (
            sa.exc.IntegrityError("PRAGMA x", None, sqlite3.IntegrityError("FOREIGN KEY constraint failed")),
            ConflictError,
            "^foreign key: the row that it points to is not there",
        ),
        (
            sa.exc.IntegrityError("X", None, sqlite3.IntegrityError("UNIQUE constraint failed: index 'i'")),
            ConflictError,
            "index 'i': such a row",
        ),
    ],
    ids=str,
)
def test_what_the_database_raises_becomes_one_line(
    error: Exception, kind: type[TrackerError], message: str
) -> None:
    with pytest.raises(kind, match=message), plain_errors("x.db"):
        raise error
