"""Actors under the forms of their names; which actors and claims are filed, and by which rules.

Revision ID: 0009
Revises: 0008
"""

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FILED = ("actor", "claim")


@contextmanager
def views_kept() -> Iterator[None]:
    """Take views and triggers away while tables are altered, and put them back."""
    connection = op.get_bind()
    sql = "SELECT type, name, sql FROM sqlite_master WHERE type IN ('view', 'trigger') ORDER BY rowid"
    kept = connection.exec_driver_sql(sql).all()
    for kind, name, _ in kept:
        connection.exec_driver_sql(f"DROP {kind} {name}")
    yield
    for _, _, sql in kept:
        connection.exec_driver_sql(sql)


def upgrade() -> None:
    """Make the table and the columns; what is not filed yet, the next ingest files."""
    with views_kept():
        for table in FILED:
            with op.batch_alter_table(table, recreate="always") as batch:
                batch.add_column(sa.Column("filed", sa.Text(), nullable=True))
            op.create_index(op.f(f"ix_{table}_filed"), table, ["filed"])
    op.create_table(
        "actor_form",
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"]),
        sa.PrimaryKeyConstraint("form", "actor_id"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("actor_form")
    with views_kept():
        for table in FILED:
            op.drop_index(op.f(f"ix_{table}_filed"), table)
            with op.batch_alter_table(table, recreate="always") as batch:
                batch.drop_column("filed")
