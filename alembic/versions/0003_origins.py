"""Origins: copies of texts and the marks by which they are found; counters of origins by side.

What an origin is depends on all the assertions of a claim, so the table of origins and the column that
pointed to it go; the counters are worked out anew after the upgrade.

Revision ID: 0003
Revises: 0002
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JSON = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
STATUS = ("candidate", "accepted", "rejected", "edited", "deferred", "unsure")
JUDGED = ("actor", "alias", "affiliation", "claim", "assertion", "link")
ORIGINS = ("unnamed_origins", "denying_origins")
CLAIMS = """CREATE VIEW claims AS
SELECT 'C' || claim.id AS claim, claim.text, claim.predicate, claim.object, claim.polarity, claim.modality,
    claim.event_first AS event_from, claim.event_last AS event_until, claim.event_words AS event_words,
    claim.asserts, claim.denies, claim.others AS other_stances, claim.articles, claim.origins,{more}
    claim.contested, claim.status,
    (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT actor.name FROM claim_actor
        JOIN actor ON actor.id = claim_actor.actor_id
        WHERE claim_actor.claim_id = claim.id AND claim_actor.role = 'subject')) AS subject
FROM claim WHERE claim.status <> 'rejected'"""
COPIES = """CREATE VIEW copies AS
SELECT 'A' || one.article_id AS one_article, 'A' || other.article_id AS other_article,
    text_copy.a_share AS one_share, text_copy.b_share AS other_share, text_copy.rule, text_copy.status
FROM text_copy
JOIN snapshot AS one ON one.id = text_copy.a_id
JOIN snapshot AS other ON other.id = text_copy.b_id
WHERE text_copy.status <> 'rejected'"""


def choice(name: str, *values: str, **more: object) -> sa.Column:
    """Return a column that holds one value of a closed vocabulary."""
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(name, kind, nullable=False, **more)


@contextmanager
def views_kept(*changed: str) -> Iterator[None]:
    """Take views and triggers away while tables are altered; put back those that do not change."""
    connection = op.get_bind()
    sql = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY rowid"
    kept = connection.exec_driver_sql(sql).all()
    for kind, name, _ in kept:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    yield
    for _, name, sql in kept:
        if name not in changed:
            connection.exec_driver_sql(sql)


def judged(*tables: str) -> None:
    """Let judgements be of rows of these tables."""
    with op.batch_alter_table("judgement") as batch:
        batch.drop_constraint(op.f("ck_judgement_table_name"), type_="check")
        batch.create_check_constraint(op.f("ck_judgement_table_name"), sa.column("table_name").in_(tables))


def upgrade() -> None:
    """Make the tables of copies; let the counters tell origins apart."""
    with views_kept("claims"):
        with op.batch_alter_table("assertion") as batch:
            batch.drop_column("origin_id")
        op.drop_table("origin")
        with op.batch_alter_table("claim") as batch:
            for name in ORIGINS:
                batch.add_column(sa.Column(name, sa.Integer(), server_default=sa.text("0"), nullable=False))
        judged(*JUDGED, "text_copy")
        copy_tables()
        op.execute(CLAIMS.format(more="\n    claim.unnamed_origins, claim.denying_origins,"))
        op.execute(COPIES)


def copy_tables() -> None:
    """Make the tables of copies and of marks."""
    op.create_table(
        "text_copy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("a_share", sa.Float(), nullable=True),
        sa.Column("b_share", sa.Float(), nullable=True),
        sa.Column("a_stretches", JSON, nullable=False),
        sa.Column("b_stretches", JSON, nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        choice("status", *STATUS, server_default="candidate"),
        sa.CheckConstraint("a_id <> b_id", name=op.f("ck_text_copy_two_texts")),
        sa.CheckConstraint("(a_share IS NULL) = (b_share IS NULL)", name=op.f("ck_text_copy_shares")),
        sa.ForeignKeyConstraint(["a_id"], ["snapshot.id"]),
        sa.ForeignKeyConstraint(["b_id"], ["snapshot.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_text_copy_a_id"), "text_copy", ["a_id"])
    op.create_index(op.f("ix_text_copy_b_id"), "text_copy", ["b_id"])
    op.create_table(
        "text_mark",
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshot.id"]),
        sa.PrimaryKeyConstraint("mark", "snapshot_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_text_mark_snapshot_id"), "text_mark", ["snapshot_id"])


def downgrade() -> None:
    """Go back to one count of origins; where each assertion descends from is no longer said."""
    with views_kept("claims", "copies"):
        op.execute("DELETE FROM judgement WHERE table_name = 'text_copy'")
        op.drop_table("text_mark")
        op.drop_table("text_copy")
        judged(*JUDGED)
        with op.batch_alter_table("claim") as batch:
            for name in ORIGINS:
                batch.drop_column(name)
        op.create_table(
            "origin",
            sa.Column("id", sa.Integer(), nullable=False),
            sa.Column("key", sa.Text(), nullable=False),
            choice("kind", "actor", "document"),
            sa.Column("actor_id", sa.Integer(), nullable=True),
            sa.Column("copy_sha256", sa.String(64), nullable=True),
            sa.Column("rule", sa.Text(), nullable=False),
            sa.CheckConstraint("(kind = 'actor') = (actor_id IS NOT NULL)", name=op.f("ck_origin_actor")),
            sa.CheckConstraint(
                "(kind = 'document') = (copy_sha256 IS NOT NULL)", name=op.f("ck_origin_document")
            ),
            sa.ForeignKeyConstraint(["actor_id"], ["actor.id"]),
            sa.PrimaryKeyConstraint("id"),
            sa.UniqueConstraint("key"),
        )
        with op.batch_alter_table("assertion") as batch:
            batch.add_column(sa.Column("origin_id", sa.Integer(), nullable=True))
            batch.create_foreign_key(op.f("fk_assertion_origin_id_origin"), "origin", ["origin_id"], ["id"])
        op.execute(CLAIMS.format(more=""))
