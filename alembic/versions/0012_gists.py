"""The gist of the article that said a claim first, beside what an encoder makes of the claim.

Revision ID: 0012
Revises: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TABLE = "claim_vector"
COLUMNS = "claim_id, encoder, vector, around"


def upgrade() -> None:
    """Make room for gists; what has none counts as not filed, so that the next ingest gives it one."""
    remake(sa.Column("gist", sa.LargeBinary(), nullable=True))
    op.get_bind().exec_driver_sql(f"UPDATE claim SET filed = NULL WHERE id IN (SELECT claim_id FROM {TABLE})")


def downgrade() -> None:
    """Take them away."""
    remake()


def remake(*more: sa.Column[bytes]) -> None:
    """Make the table anew with these columns besides, and keep what it holds."""
    op.rename_table(TABLE, "old")
    op.create_table(
        TABLE,
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("encoder", sa.Text(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("around", sa.LargeBinary(), nullable=False),
        *more,
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"]),
        sa.PrimaryKeyConstraint("claim_id"),
        sqlite_with_rowid=False,
    )
    op.get_bind().exec_driver_sql(f"INSERT INTO {TABLE} ({COLUMNS}) SELECT {COLUMNS} FROM old")
    op.drop_table("old")
