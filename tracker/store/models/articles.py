"""Articles, their texts as fetched, and passages of these."""

import sqlalchemy as sa

from tracker.store.base import CleanText, Json, UtcTime, choice, flag, identity, interval, metadata, parent
from tracker.terms import Layer

article = sa.Table(
    "article",
    metadata,
    *identity(),
    sa.Column("uri", CleanText, nullable=False),
    sa.Column("url", CleanText),
    sa.Column("title", CleanText),
    sa.Column("outlet", CleanText),
    sa.Column("outlet_folded", CleanText, index=True),
    sa.Column("authors", Json, nullable=False),
    *interval("published"),
    sa.Column("language", CleanText),
    flag("opinion", default=False),
    # Those without a day are found by it.
    sa.Index(None, "published_first", "published_last", "id"),
)

snapshot = sa.Table(
    "snapshot",
    metadata,
    *identity(),
    parent("article", index=True),
    sa.Column("uri", CleanText, nullable=False),
    sa.Column("text_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("raw_sha256", sa.String(64), nullable=False),
    # The same for copies that differ in white space, case and punctuation only: one wire text, one origin.
    sa.Column("copy_sha256", sa.String(64), nullable=False, index=True),
    sa.Column("encoding", CleanText, nullable=False),
    sa.Column("media_type", CleanText, nullable=False),
    sa.Column("fetched_at", UtcTime, nullable=False),
    sa.Column("text", CleanText, nullable=False),
)

passage = sa.Table(
    "passage",
    metadata,
    parent("snapshot", primary_key=True),
    sa.Column("position", sa.Integer, primary_key=True),
    choice("layer", Layer),
    sa.Column("start_char", sa.Integer, nullable=False),
    sa.Column("end_char", sa.Integer, nullable=False),
    sa.CheckConstraint("start_char >= 0 AND end_char >= start_char", name="order"),
)

skipped = sa.Table(
    "skipped",
    metadata,
    *identity(),
    parent("snapshot", index=True),
    sa.Column("producer", CleanText, nullable=False),
    sa.Column("reason", CleanText, nullable=False),
    sa.Column("start_char", sa.Integer),
    sa.Column("end_char", sa.Integer),
    sa.CheckConstraint("start_char >= 0 AND end_char >= start_char", name="order"),
)

span = sa.Table(
    "span",
    metadata,
    *identity(),
    parent("snapshot", index=True),
    sa.Column("start_char", sa.Integer, nullable=False),
    sa.Column("end_char", sa.Integer, nullable=False),
    sa.Column("quote", CleanText, nullable=False),
    sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name="order"),
    sa.CheckConstraint("length(quote) = end_char - start_char", name="length"),
)

extraction = sa.Table(
    "extraction",
    metadata,
    *identity(),
    parent("snapshot", index=True),
    sa.Column("producer", CleanText, nullable=False),
    sa.Column("version", CleanText, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
)
