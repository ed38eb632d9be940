"""What people decided and what was changed: rows that are added and never altered."""

from enum import StrEnum

import sqlalchemy as sa

from tracker.store.base import CleanText, Json, UtcTime, choice, identity, metadata, parent
from tracker.terms import Confidence, Credibility, Decision, Reliability, Standing


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
    # Whether its day can be known; an article itself is no proposal.
    ARTICLE = "article"


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

ONE_TARGET = (
    "(CASE WHEN actor_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN assertion_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END) = 1"
)

# What one person holds of a row, on the scale of its kind; each keeps his own, and nothing is averaged.
grading = sa.Table(
    "grading",
    metadata,
    *identity(),
    parent("actor", nullable=True, index=True),
    parent("assertion", nullable=True, index=True),
    parent("claim", nullable=True, index=True),
    choice("reliability", Reliability, nullable=True),
    choice("credibility", Credibility, nullable=True),
    choice("standing", Standing, nullable=True),
    choice("confidence", Confidence, nullable=True),
    sa.Column("who", CleanText, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("why", CleanText, nullable=False),
    sa.CheckConstraint("(actor_id IS NULL) = (reliability IS NULL)", name="reliability_of_actor"),
    sa.CheckConstraint("(assertion_id IS NULL) = (credibility IS NULL)", name="credibility_of_assertion"),
    sa.CheckConstraint("(claim_id IS NULL) = (standing IS NULL)", name="standing_of_claim"),
    sa.CheckConstraint(ONE_TARGET, name="one_target"),
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
