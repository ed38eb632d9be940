"""Where claims that may clash are found.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table in which claims are filed by what they are about."""
    op.create_table(
        "claim_matter",
        sa.Column("matter", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"]),
        sa.PrimaryKeyConstraint("matter", "claim_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_matter_claim_id"), "claim_matter", ["claim_id"])


def downgrade() -> None:
    """Take it away."""
    op.drop_index(op.f("ix_claim_matter_claim_id"), "claim_matter")
    op.drop_table("claim_matter")
