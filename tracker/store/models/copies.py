"""Which texts are copies of each other, in whole or part, and the marks by which they are found."""

import sqlalchemy as sa

from tracker.store.base import CleanText, Json, identity, metadata, parent, status

# The pair stands in the order of the snapshots' keys; the stretches are pairs of offsets into each text.
text_copy = sa.Table(
    "text_copy",
    metadata,
    *identity(),
    parent("snapshot", "a_id", index=True),
    parent("snapshot", "b_id", index=True),
    # Null when a person said so.
    sa.Column("a_share", sa.Float),
    sa.Column("b_share", sa.Float),
    sa.Column("a_stretches", Json, nullable=False),
    sa.Column("b_stretches", Json, nullable=False),
    sa.Column("rule", CleanText, nullable=False),
    status(),
    sa.Index(None, "status", "id"),
    sa.CheckConstraint("a_id <> b_id", name="two_texts"),
    sa.CheckConstraint("(a_share IS NULL) = (b_share IS NULL)", name="shares"),
)

# Derived: hashes of some of the runs of words of each text, and of the lines at its head and foot.
text_mark = sa.Table(
    "text_mark",
    metadata,
    sa.Column("mark", sa.BigInteger, primary_key=True),
    parent("snapshot", primary_key=True, index=True),
    sqlite_with_rowid=False,
)
