"""Claims, who stands in them, and who took which stance on them where."""

from enum import StrEnum

import sqlalchemy as sa

from tracker.store.base import (
    CleanText,
    choice,
    few,
    filed,
    flag,
    identity,
    interval,
    metadata,
    parent,
    status,
)
from tracker.terms import (
    Bound,
    CertaintyBy,
    ClaimRole,
    Hedge,
    Modality,
    Polarity,
    Quotation,
    SpanRole,
    Stance,
    Status,
    Voice,
)


class FeedRole(StrEnum):
    """How an actor meets a claim: asserts it, denies it, takes another stance on it, or is in it."""

    BY = "by"
    DENIED = "denied"
    OTHER = "other"
    ABOUT = "about"


def _counter(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer, nullable=False, server_default=sa.text("0"))


COUNTERS = (
    "asserts",
    "denies",
    "others",
    "articles",
    # Of those that assert it; of these the ones without a name; of those that deny it.
    "origins",
    "unnamed_origins",
    "denying_origins",
    "contested",
)

claim = sa.Table(
    "claim",
    metadata,
    *identity(),
    sa.Column("frame_key", CleanText, nullable=False, index=True),
    sa.Column("text", CleanText, nullable=False),
    sa.Column("predicate", CleanText, nullable=False),
    sa.Column("object", CleanText, nullable=False),
    choice("polarity", Polarity),
    choice("modality", Modality),
    choice("bound", Bound, nullable=True),
    *interval("event"),
    *(_counter(name) for name in COUNTERS[:-1]),
    flag("contested", default=False),
    status(),
    filed(),
    sa.CheckConstraint("text <> ''", name="text"),
    # The order of a listing, read backwards.
    sa.Index(None, "contested", "articles", "id"),
)

claim_actor = sa.Table(
    "claim_actor",
    metadata,
    parent("claim", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    parent("actor", index=True),
    choice("role", ClaimRole),
    sa.Column("words", CleanText, nullable=False),
    sa.Column("method", CleanText, nullable=False),
)

# Derived: the claims that accepted same-as links make one, each with the one among them that came first.
claim_group = sa.Table(
    "claim_group",
    metadata,
    parent("claim", "member_id", primary_key=True),
    parent("claim", "lead_id", index=True),
    sqlite_with_rowid=False,
)

# Derived: what a claim is about, with its predicate, so that those that may clash with it are found.
claim_matter = sa.Table(
    "claim_matter",
    metadata,
    sa.Column("matter", CleanText, primary_key=True),
    parent("claim", primary_key=True, index=True),
    sqlite_with_rowid=False,
)

# Derived: what an encoder makes of a claim, and of all that the article says which said it first; with the
# gist of that article, null where it was filed before there were gists.
claim_vector = sa.Table(
    "claim_vector",
    metadata,
    parent("claim", primary_key=True),
    sa.Column("encoder", CleanText, nullable=False),
    sa.Column("vector", sa.LargeBinary, nullable=False),
    sa.Column("around", sa.LargeBinary, nullable=False),
    sa.Column("gist", sa.LargeBinary),
    sqlite_with_rowid=False,
)

assertion = sa.Table(
    "assertion",
    metadata,
    *identity(),
    parent("claim", index=True),
    parent("snapshot"),
    parent("actor"),
    # The passage without which it cannot be stored: its first content span; assertion_span has all.
    parent("span"),
    choice("stance", Stance),
    sa.Column("scope", CleanText),
    choice("voice", Voice),
    choice("hedge", Hedge),
    # How surely the passage says that it happened; null where that is unknown.
    sa.Column("certainty", sa.Float),
    choice("certainty_by", CertaintyBy, nullable=True),
    choice("quotation", Quotation),
    *interval("said"),
    parent("assertion", "answers_id", nullable=True),
    sa.Column("group_no", sa.Integer),
    sa.Column("method", CleanText, nullable=False),
    # Null when a person added it.
    parent("extraction", nullable=True),
    status(),
    sa.CheckConstraint("answers_id <> id", name="answers_another"),
    sa.CheckConstraint("certainty BETWEEN -1 AND 1", name="certainty_range"),
    sa.CheckConstraint("(certainty IS NULL) = (certainty_by IS NULL)", name="certainty_read"),
    sa.Index(None, "snapshot_id", "group_no"),
    # The last two so that what an actor said is counted from the index alone.
    sa.Index(None, "actor_id", "status", "stance", "snapshot_id"),
    # Most answer nothing: left out, so that nobody takes the index for one of use to find those.
    sa.Index(
        "ix_assertion_answers_id",
        "answers_id",
        sqlite_where=sa.text("answers_id IS NOT NULL"),
        postgresql_where=sa.text("answers_id IS NOT NULL"),
    ),
    *(few("assertion", one, "claim_id", "id") for one in (Status.UNSURE, Status.DEFERRED)),
)

# Derived: how many assertions of a claim wait for a decision; a claim of which none does has no row.
waiting = sa.Table(
    "waiting",
    metadata,
    parent("claim", primary_key=True),
    flag("contested", default=False),
    sa.Column("assertions", sa.Integer, nullable=False),
    sa.Index(None, "contested", "assertions", "claim_id"),
    sqlite_with_rowid=False,
)

assertion_span = sa.Table(
    "assertion_span",
    metadata,
    parent("assertion", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    choice("role", SpanRole),
    parent("span"),
)

hop = sa.Table(
    "hop",
    metadata,
    parent("assertion", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    # Joint speakers share a position.
    sa.Column("seat", sa.Integer, primary_key=True),
    parent("actor", nullable=True, index=True),
    sa.Column("words", CleanText, nullable=False),
    sa.Column("cue", CleanText, nullable=False),
    sa.CheckConstraint("position >= 0 AND seat >= 0", name="position"),
)

# Derived: the claims of an actor, ready to list; `at` is the last day, where known.
actor_feed = sa.Table(
    "actor_feed",
    metadata,
    parent("actor", primary_key=True),
    choice("role", FeedRole, primary_key=True),
    parent("claim", primary_key=True, index=True),
    sa.Column("at", sa.Date),
    sqlite_with_rowid=False,
)
