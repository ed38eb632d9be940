"""Alarms on which a person decided.

Revision ID: 0013
Revises: 0012
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

KINDS = ("headline", "negation", "truncated", "quotation")
STATUSES = ("candidate", "accepted", "rejected", "edited", "deferred", "unsure")
JUDGED = ("actor", "alias", "affiliation", "claim", "assertion", "link", "text_copy", "actor_pair", "article")


def choice(name: str, *values: str, **more: object) -> sa.Column:
    """Return a column that holds one value of a closed vocabulary."""
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(name, kind, nullable=False, **more)


@contextmanager
def views_kept() -> Iterator[None]:
    """Take views and triggers away while tables are altered, and put them back."""
    connection = op.get_bind()
    sql = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY rowid"
    kept = connection.exec_driver_sql(sql).all()
    for kind, name, _ in kept:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    yield
    for _, _, made in kept:
        connection.exec_driver_sql(made)


def judged(*tables: str) -> None:
    """Let judgements be of rows of these tables."""
    with op.batch_alter_table("judgement") as batch:
        batch.drop_constraint(op.f("ck_judgement_table_name"), type_="check")
        batch.create_check_constraint(op.f("ck_judgement_table_name"), sa.column("table_name").in_(tables))


def upgrade() -> None:
    """Make the table, and let judgements be of alarms."""
    with views_kept():
        judged(*JUDGED, "alarm")
    op.create_table(
        "alarm",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("snapshot_id", sa.Integer(), nullable=False),
        choice("kind", *KINDS),
        sa.Column("start_char", sa.Integer(), nullable=False),
        sa.Column("end_char", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        choice("status", *STATUSES, server_default="candidate"),
        sa.CheckConstraint("start_char >= 0 AND end_char >= start_char", name=op.f("ck_alarm_order")),
        sa.ForeignKeyConstraint(["snapshot_id"], ["snapshot.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_alarm_snapshot_id"), "alarm", ["snapshot_id"])


def downgrade() -> None:
    """Take it away; what was decided on alarms cannot stay."""
    op.drop_table("alarm")
    with views_kept():
        op.execute("DELETE FROM judgement WHERE table_name = 'alarm'")
        judged(*JUDGED)
