"""What people decided and what was changed: rows that are added and never altered."""

from enum import StrEnum

import sqlalchemy as sa

from tracker.store.base import CleanText, Json, UtcTime, choice, identity, metadata, parent
from tracker.terms import Confidence, Credibility, Decision, Reliability


class Judged(StrEnum):
    """The tables whose rows a person can judge."""

    ACTOR = "actor"
    ALIAS = "alias"
    AFFILIATION = "affiliation"
    CLAIM = "claim"
    ASSERTION = "assertion"
    LINK = "link"
    TEXT_COPY = "text_copy"
    ACTOR_PAIR = "actor_pair"


class Action(StrEnum):
    """What happened to a row."""

    INSERT = "insert"
    UPDATE = "update"


judgement = sa.Table(
    "judgement",
    metadata,
    *identity(),
    choice("table_name", Judged),
    sa.Column("row_key", CleanText, nullable=False),
    choice("decision", Decision),
    sa.Column("who", CleanText, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("why", CleanText, nullable=False),
    choice("confidence", Confidence, nullable=True),
    sa.Index(None, "table_name", "row_key"),
)

grading = sa.Table(
    "grading",
    metadata,
    *identity(),
    parent("actor", nullable=True, index=True),
    parent("assertion", nullable=True, index=True),
    choice("reliability", Reliability, nullable=True),
    choice("credibility", Credibility, nullable=True),
    sa.Column("who", CleanText, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("why", CleanText, nullable=False),
    sa.CheckConstraint("(actor_id IS NULL) = (reliability IS NULL)", name="reliability_of_actor"),
    sa.CheckConstraint("(assertion_id IS NULL) = (credibility IS NULL)", name="credibility_of_assertion"),
    sa.CheckConstraint("(actor_id IS NULL) <> (assertion_id IS NULL)", name="one_target"),
)

change = sa.Table(
    "change",
    metadata,
    *identity(),
    sa.Column("batch", sa.String(32), nullable=False, index=True),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("who", CleanText, nullable=False),
    choice("action", Action),
    sa.Column("table_name", sa.String(40), nullable=False),
    sa.Column("row_key", CleanText, nullable=False),
    sa.Column("before", Json),
    sa.Column("after", Json),
    sa.Index(None, "table_name", "row_key"),
)
