"""Claims that are one by people's judgements.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


VIEW = """CREATE VIEW claims AS
SELECT 'C' || claim.id AS claim, claim.text, claim.predicate, claim.object, claim.polarity, claim.modality,
    claim.event_first AS event_from, claim.event_last AS event_until, claim.event_words AS event_words,
    claim.asserts, claim.denies, claim.others AS other_stances, claim.articles, claim.origins,
    claim.unnamed_origins, claim.denying_origins,
    claim.contested, claim.status,
    (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT actor.name FROM claim_actor
        JOIN actor ON actor.id = claim_actor.actor_id
        WHERE claim_actor.claim_id = claim.id AND claim_actor.role = 'subject')) AS subject{more}
FROM claim WHERE claim.status <> 'rejected'"""
LISTED = """,
    (SELECT 'C' || lead_id FROM claim_group
        WHERE member_id = claim.id AND lead_id <> claim.id) AS listed_under"""


def upgrade() -> None:
    """Make the table of groups; accepted links that say the same fill it after the upgrade."""
    op.create_table(
        "claim_group",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["claim.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["claim.id"]),
        sa.PrimaryKeyConstraint("member_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_group_lead_id"), "claim_group", ["lead_id"])
    op.execute("DROP VIEW claims")
    op.execute(VIEW.format(more=LISTED))


def downgrade() -> None:
    """Take it away; the links stay."""
    op.execute("DROP VIEW claims")
    op.execute(VIEW.format(more=""))
    op.drop_table("claim_group")
