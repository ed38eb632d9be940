"""The first schema.

Revision ID: 0001
Revises:
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
VIEWS = (
    "claims",
    "contested_claims",
    "contradictions",
    "actors_and_aliases",
    "denials",
    "who_said_what",
    "article_text",
)
TABLES = (
    "link_evidence",
    "hop",
    "grading",
    "assertion_span",
    "affiliation_closure",
    "assertion",
    "affiliation",
    "span",
    "skipped",
    "passage",
    "extraction",
    "snapshot",
    "origin",
    "link",
    "claim_actor",
    "alias",
    "actor_feed",
    "judgement",
    "claim",
    "change",
    "article",
    "actor",
)


def choice(name: str, *values: str, nullable: bool = False, default: str | None = None) -> sa.Column:
    """Return a column that holds one value of a closed vocabulary."""
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(name, kind, nullable=nullable, server_default=default)


def status() -> sa.Column:
    """Return the column that says where a row stands in review."""
    values = ("candidate", "accepted", "rejected", "edited", "deferred", "unsure")
    return choice("status", *values, default="candidate")


def text(name: str, nullable: bool = False) -> sa.Column:
    """Return a column of text."""
    return sa.Column(name, sa.Text(), nullable=nullable)


def number(name: str, nullable: bool = False) -> sa.Column:
    """Return a column of whole numbers."""
    return sa.Column(name, sa.Integer(), nullable=nullable)


def counter(name: str) -> sa.Column:
    """Return a column that counts from nought."""
    return sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False)


def points(column: str, table: str) -> sa.ForeignKeyConstraint:
    """Return the constraint that a column points to another table's id."""
    return sa.ForeignKeyConstraint([column], [f"{table}.id"])


def flag(name: str, default: str) -> sa.Column:
    """Return a yes-or-no column."""
    kind = sa.Boolean(create_constraint=True, name=name)
    return sa.Column(name, kind, server_default=sa.text(default), nullable=False)


def days(name: str) -> list[sa.Column]:
    """Return the columns of an interval."""
    ends = [sa.Column(f"{name}_{end}", sa.Date(), nullable=True) for end in ("first", "last")]
    return [*ends, sa.Column(f"{name}_words", sa.Text(), nullable=True)]


def days_checks(name: str) -> list[sa.CheckConstraint]:
    """Return the checks of an interval."""
    first, last, words = (f"{name}_{part}" for part in ("first", "last", "words"))
    return [
        sa.CheckConstraint(f"{first} <= {last}", name=f"{name}_order"),
        sa.CheckConstraint(
            f"{words} IS NOT NULL OR ({first} IS NULL AND {last} IS NULL)", name=f"{name}_words"
        ),
    ]


def sqlite_sql() -> Iterator[str]:
    """Yield the triggers, full-text indexes and views of this revision, a SQL statement each."""
    lines: list[str] = []
    for line in Path(__file__).with_name("0001_sqlite.sql").read_text(encoding="utf-8").splitlines():
        lines.append(line)
        if sqlite3.complete_statement("\n".join(lines)):
            yield "\n".join(lines).strip().removesuffix(";")
            lines = []


def upgrade() -> None:
    """Make everything."""
    create_tables()
    for sql in sqlite_sql():
        op.get_bind().exec_driver_sql(sql)


def downgrade() -> None:
    """Take everything away."""
    for view in VIEWS:
        op.execute(f"DROP VIEW {view}")
    for index in ("claim_fts", "article_fts"):
        op.execute(f"DROP TABLE {index}")
    for table in TABLES:
        op.drop_table(table)


def create_tables() -> None:
    """Make the tables and their indexes."""
    op.create_table(
        "actor",
        number("id"),
        text("key"),
        text("name"),
        text("folded"),
        choice("kind", "state", "body", "group", "person", "outlet", nullable=True),
        flag("named", "1"),
        status(),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_actor_folded"), "actor", ["folded"])
    op.create_table(
        "article",
        number("id"),
        text("key"),
        text("uri"),
        text("url", nullable=True),
        text("title", nullable=True),
        text("outlet", nullable=True),
        text("outlet_folded", nullable=True),
        sa.Column("authors", JSON, nullable=False),
        *days("published"),
        text("language", nullable=True),
        flag("opinion", "0"),
        *days_checks("published"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_article_outlet_folded"), "article", ["outlet_folded"])
    op.create_table(
        "change",
        number("id"),
        text("key"),
        sa.Column("batch", sa.String(length=32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        text("who"),
        choice("action", "insert", "update"),
        sa.Column("table_name", sa.String(length=40), nullable=False),
        text("row_key"),
        sa.Column("before", JSON, nullable=True),
        sa.Column("after", JSON, nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_change_batch"), "change", ["batch"])
    op.create_index(op.f("ix_change_table_name_row_key"), "change", ["table_name", "row_key"])
    op.create_table(
        "claim",
        number("id"),
        text("key"),
        text("frame_key"),
        text("text"),
        text("predicate"),
        text("object"),
        choice("polarity", "+", "-"),
        choice("modality", "actual", "future", "possible", "necessary", "conditional", "desired"),
        choice("bound", "limit", "excess", nullable=True),
        *days("event"),
        counter("asserts"),
        counter("denies"),
        counter("others"),
        counter("articles"),
        counter("origins"),
        flag("contested", "0"),
        status(),
        sa.CheckConstraint("text <> ''", name=op.f("ck_claim_text")),
        *days_checks("event"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_claim_contested_articles_id"), "claim", ["contested", "articles", "id"])
    op.create_index(op.f("ix_claim_frame_key"), "claim", ["frame_key"])
    op.create_table(
        "judgement",
        number("id"),
        text("key"),
        choice("table_name", "actor", "alias", "affiliation", "claim", "assertion", "link"),
        text("row_key"),
        choice("decision", "accept", "reject", "edit", "defer", "unsure"),
        text("who"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        text("why"),
        choice("confidence", "low", "moderate", "high", nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_judgement_table_name_row_key"), "judgement", ["table_name", "row_key"])
    op.create_table(
        "actor_feed",
        number("actor_id"),
        choice("role", "by", "denied", "other", "about"),
        number("claim_id"),
        sa.Column("at", sa.Date(), nullable=True),
        points("actor_id", "actor"),
        points("claim_id", "claim"),
        sa.PrimaryKeyConstraint("actor_id", "role", "claim_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_actor_feed_claim_id"), "actor_feed", ["claim_id"])
    op.create_table(
        "alias",
        number("id"),
        text("key"),
        number("actor_id"),
        text("text"),
        text("folded"),
        choice("kind", "name", "short_name", "acronym", "demonym", "metonym", "role"),
        status(),
        points("actor_id", "actor"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_alias_actor_id"), "alias", ["actor_id"])
    op.create_index(op.f("ix_alias_folded"), "alias", ["folded"])
    op.create_table(
        "claim_actor",
        number("claim_id"),
        number("position"),
        number("actor_id"),
        choice("role", "subject", "object"),
        text("words"),
        text("method"),
        points("actor_id", "actor"),
        points("claim_id", "claim"),
        sa.PrimaryKeyConstraint("claim_id", "position"),
    )
    op.create_index(op.f("ix_claim_actor_actor_id"), "claim_actor", ["actor_id"])
    op.create_table(
        "link",
        number("id"),
        text("key"),
        choice(
            "kind",
            "contradicts",
            "in_tension_with",
            "supports",
            "same_as",
            "narrower_than",
            "supersedes",
            "answers",
        ),
        number("a_id"),
        number("b_id"),
        choice("clash", "dispute", "reversal", "inconsistency", nullable=True),
        text("rule"),
        text("reason"),
        status(),
        sa.CheckConstraint(
            "a_id <> b_id OR kind IN ('contradicts', 'in_tension_with')", name=op.f("ck_link_two_claims")
        ),
        points("a_id", "claim"),
        points("b_id", "claim"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_link_a_id"), "link", ["a_id"])
    op.create_index(op.f("ix_link_b_id"), "link", ["b_id"])
    op.create_index(op.f("ix_link_kind"), "link", ["kind"])
    op.create_table(
        "origin",
        number("id"),
        text("key"),
        choice("kind", "actor", "document"),
        number("actor_id", nullable=True),
        sa.Column("copy_sha256", sa.String(length=64), nullable=True),
        text("rule"),
        sa.CheckConstraint("(kind = 'actor') = (actor_id IS NOT NULL)", name=op.f("ck_origin_actor")),
        sa.CheckConstraint(
            "(kind = 'document') = (copy_sha256 IS NOT NULL)", name=op.f("ck_origin_document")
        ),
        points("actor_id", "actor"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_table(
        "snapshot",
        number("id"),
        text("key"),
        number("article_id"),
        text("uri"),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("raw_sha256", sa.String(length=64), nullable=False),
        sa.Column("copy_sha256", sa.String(length=64), nullable=False),
        text("encoding"),
        text("media_type"),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        text("text"),
        points("article_id", "article"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_snapshot_article_id"), "snapshot", ["article_id"])
    op.create_index(op.f("ix_snapshot_copy_sha256"), "snapshot", ["copy_sha256"])
    op.create_index(op.f("ix_snapshot_text_sha256"), "snapshot", ["text_sha256"])
    op.create_table(
        "extraction",
        number("id"),
        text("key"),
        number("snapshot_id"),
        text("producer"),
        text("version"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        points("snapshot_id", "snapshot"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_extraction_snapshot_id"), "extraction", ["snapshot_id"])
    op.create_table(
        "passage",
        number("snapshot_id"),
        number("position"),
        choice("layer", "title", "byline", "dateline", "body", "boilerplate"),
        number("start_char"),
        number("end_char"),
        sa.CheckConstraint("start_char >= 0 AND end_char >= start_char", name=op.f("ck_passage_order")),
        points("snapshot_id", "snapshot"),
        sa.PrimaryKeyConstraint("snapshot_id", "position"),
    )
    op.create_table(
        "skipped",
        number("id"),
        text("key"),
        number("snapshot_id"),
        text("producer"),
        text("reason"),
        number("start_char", nullable=True),
        number("end_char", nullable=True),
        sa.CheckConstraint("start_char >= 0 AND end_char >= start_char", name=op.f("ck_skipped_order")),
        points("snapshot_id", "snapshot"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_skipped_snapshot_id"), "skipped", ["snapshot_id"])
    op.create_table(
        "span",
        number("id"),
        text("key"),
        number("snapshot_id"),
        number("start_char"),
        number("end_char"),
        text("quote"),
        sa.CheckConstraint("length(quote) = end_char - start_char", name=op.f("ck_span_length")),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name=op.f("ck_span_order")),
        points("snapshot_id", "snapshot"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_span_snapshot_id"), "span", ["snapshot_id"])
    op.create_table(
        "affiliation",
        number("id"),
        text("key"),
        number("actor_id"),
        number("other_id"),
        choice("kind", "speaks_for", "leads", "member_of", "part_of"),
        *days("held"),
        number("span_id", nullable=True),
        text("rule"),
        status(),
        sa.CheckConstraint("actor_id <> other_id", name=op.f("ck_affiliation_not_itself")),
        *days_checks("held"),
        points("actor_id", "actor"),
        points("other_id", "actor"),
        points("span_id", "span"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_affiliation_actor_id"), "affiliation", ["actor_id"])
    op.create_index(op.f("ix_affiliation_other_id"), "affiliation", ["other_id"])
    op.create_table(
        "assertion",
        number("id"),
        text("key"),
        number("claim_id"),
        number("snapshot_id"),
        number("actor_id"),
        number("span_id"),
        choice("stance", "asserts", "denies", "partly_denies", "questions", "declines", "retracts"),
        text("scope", nullable=True),
        choice("voice", "source", "author", "headline", "opinion"),
        choice("hedge", "certain", "plain", "likely", "possible", "doubtful", "reported"),
        choice("quotation", "direct", "indirect", "mixed"),
        *days("said"),
        number("answers_id", nullable=True),
        number("origin_id", nullable=True),
        number("group_no", nullable=True),
        text("method"),
        number("extraction_id", nullable=True),
        status(),
        sa.CheckConstraint("answers_id <> id", name=op.f("ck_assertion_answers_another")),
        *days_checks("said"),
        points("actor_id", "actor"),
        points("answers_id", "assertion"),
        points("claim_id", "claim"),
        points("extraction_id", "extraction"),
        points("origin_id", "origin"),
        points("snapshot_id", "snapshot"),
        points("span_id", "span"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_assertion_actor_id_status"), "assertion", ["actor_id", "status"])
    op.create_index(op.f("ix_assertion_answers_id"), "assertion", ["answers_id"])
    op.create_index(op.f("ix_assertion_claim_id"), "assertion", ["claim_id"])
    op.create_index(op.f("ix_assertion_snapshot_id_group_no"), "assertion", ["snapshot_id", "group_no"])
    op.create_table(
        "affiliation_closure",
        number("body_id"),
        number("member_id"),
        number("affiliation_id"),
        number("depth"),
        flag("part_only", "0"),
        points("affiliation_id", "affiliation"),
        points("body_id", "actor"),
        points("member_id", "actor"),
        sa.PrimaryKeyConstraint("body_id", "member_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_affiliation_closure_member_id"), "affiliation_closure", ["member_id"])
    op.create_table(
        "assertion_span",
        number("assertion_id"),
        number("position"),
        choice("role", "source", "cue", "content"),
        number("span_id"),
        points("assertion_id", "assertion"),
        points("span_id", "span"),
        sa.PrimaryKeyConstraint("assertion_id", "position"),
    )
    op.create_table(
        "grading",
        number("id"),
        text("key"),
        number("actor_id", nullable=True),
        number("assertion_id", nullable=True),
        choice("reliability", "A", "B", "C", "D", "E", "F", nullable=True),
        choice("credibility", "1", "2", "3", "4", "5", "6", nullable=True),
        text("who"),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        text("why"),
        sa.CheckConstraint(
            "(actor_id IS NULL) <> (assertion_id IS NULL)", name=op.f("ck_grading_one_target")
        ),
        sa.CheckConstraint(
            "(actor_id IS NULL) = (reliability IS NULL)", name=op.f("ck_grading_reliability_of_actor")
        ),
        sa.CheckConstraint(
            "(assertion_id IS NULL) = (credibility IS NULL)", name=op.f("ck_grading_credibility_of_assertion")
        ),
        points("actor_id", "actor"),
        points("assertion_id", "assertion"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_grading_actor_id"), "grading", ["actor_id"])
    op.create_index(op.f("ix_grading_assertion_id"), "grading", ["assertion_id"])
    op.create_table(
        "hop",
        number("assertion_id"),
        number("position"),
        number("seat"),
        number("actor_id", nullable=True),
        text("words"),
        text("cue"),
        sa.CheckConstraint("position >= 0 AND seat >= 0", name=op.f("ck_hop_position")),
        points("actor_id", "actor"),
        points("assertion_id", "assertion"),
        sa.PrimaryKeyConstraint("assertion_id", "position", "seat"),
    )
    op.create_index(op.f("ix_hop_actor_id"), "hop", ["actor_id"])
    op.create_table(
        "link_evidence",
        number("link_id"),
        choice("side", "a", "b"),
        number("assertion_id"),
        points("assertion_id", "assertion"),
        points("link_id", "link"),
        sa.PrimaryKeyConstraint("link_id", "side", "assertion_id"),
    )
    op.create_index(op.f("ix_link_evidence_assertion_id"), "link_evidence", ["assertion_id"])
