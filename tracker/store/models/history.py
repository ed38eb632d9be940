"""What people decided and what was changed: rows that are added and never altered."""

from enum import StrEnum

import sqlalchemy as sa

from tracker.store.base import CleanText, Json, UtcTime, choice, flag, identity, metadata, parent
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
    ALARM = "alarm"


class Action(StrEnum):
    """What happened to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


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

# What one transaction did: its key is the `batch` of its rows in the log.
batch = sa.Table(
    "batch",
    metadata,
    *identity(),
    # Later than that of every batch before it.
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("who", CleanText, nullable=False),
    # The command, where there was one.
    sa.Column("doing", CleanText, nullable=False),
    sa.Column("why", CleanText, nullable=False),
    # An undo names what it takes back, a redo the undo.
    parent("batch", "undoes_id", nullable=True, index=True),
    # What another ledger did came with an import.
    parent("batch", "imported_id", nullable=True, index=True),
    # Whether the log tells all that it wrote: older programs left things out.
    flag("whole", default=True),
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
    # The number of a row that was removed: it is not given again.
    sa.Column("row_id", sa.Integer),
    sa.Column("before", Json),
    sa.Column("after", Json),
    sa.Index(None, "table_name", "row_key"),
    sa.Index(
        "ix_change_removed",
        "table_name",
        "row_id",
        sqlite_where=sa.text("action = 'delete'"),
        postgresql_where=sa.text("action = 'delete'"),
    ),
)
