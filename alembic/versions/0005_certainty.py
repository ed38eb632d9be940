"""How surely a passage says that something happened.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

WHO_SAID_WHAT = """CREATE VIEW who_said_what AS
SELECT 'S' || assertion.id AS assertion, actor.name AS actor, assertion.stance, claim.text AS claim_text,
    assertion.scope, assertion.voice, assertion.hedge, {certainty}assertion.quotation, span.quote AS passage,
    assertion.said_first AS said_from, assertion.said_last AS said_until, assertion.said_words,
    article.outlet, article.title, article.url, article.published_first AS published,
    'C' || claim.id AS claim, 'P' || actor.id AS actor_id, 'A' || article.id AS article, assertion.status
FROM assertion
JOIN claim ON claim.id = assertion.claim_id
JOIN actor ON actor.id = assertion.actor_id
JOIN span ON span.id = assertion.span_id
JOIN snapshot ON snapshot.id = assertion.snapshot_id
JOIN article ON article.id = snapshot.article_id
WHERE assertion.status <> 'rejected'"""
DENIALS = """CREATE VIEW denials AS
SELECT * FROM who_said_what WHERE stance IN ('denies', 'partly_denies')"""


def upgrade() -> None:
    """Give every assertion room for a number and what read it."""
    drop_views()
    with op.batch_alter_table("assertion") as table:
        kind = sa.Enum(
            "rule", "model", name="certainty_by", native_enum=False, create_constraint=True, length=20
        )
        table.add_column(sa.Column("certainty", sa.Float(), nullable=True))
        table.add_column(sa.Column("certainty_by", kind, nullable=True))
        table.create_check_constraint("certainty_range", "certainty BETWEEN -1 AND 1")
        table.create_check_constraint("certainty_read", "(certainty IS NULL) = (certainty_by IS NULL)")
    make_views("assertion.certainty, assertion.certainty_by,\n    ")


def downgrade() -> None:
    """Take them away."""
    drop_views()
    with op.batch_alter_table("assertion") as table:
        for name in ("certainty_read", "certainty_range", "certainty_by"):
            table.drop_constraint(op.f(f"ck_assertion_{name}"), type_="check")
        table.drop_column("certainty_by")
        table.drop_column("certainty")
    make_views("")


def drop_views() -> None:
    """Drop what is made from assertions: a table that a view names cannot be made anew."""
    for view in ("denials", "who_said_what"):
        op.execute(f"DROP VIEW {view}")


def make_views(certainty: str) -> None:
    """Make the views again, with the columns of the certainty if there are any."""
    op.get_bind().exec_driver_sql(WHO_SAID_WHAT.format(certainty=certainty))
    op.get_bind().exec_driver_sql(DENIALS)
