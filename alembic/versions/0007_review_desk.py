"""What a review needs: an order of what waits, scores of links, gradings of claims, notes.

Revision ID: 0007
Revises: 0006
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

JUDGED = ("actor", "alias", "affiliation", "claim", "assertion", "link", "text_copy", "actor_pair")
DECISIONS = ("accept", "reject", "edit", "defer", "unsure", "undo")
ONE_OF_TWO = "(actor_id IS NULL) <> (assertion_id IS NULL)"
ONE_OF_THREE = (
    "(CASE WHEN actor_id IS NULL THEN 0 ELSE 1 END) + (CASE WHEN assertion_id IS NULL THEN 0 ELSE 1 END)"
    " + (CASE WHEN claim_id IS NULL THEN 0 ELSE 1 END) = 1"
)
# The order in which each kind of row waits for a decision.
ORDERS = (
    ("actor_pair", ["status", "id"]),
    ("affiliation", ["status", "id"]),
    ("article", ["published_first", "published_last", "id"]),
    ("link", ["status", "kind", "id"]),
    ("text_copy", ["status", "id"]),
)
FEW = ("unsure", "deferred")


def choice(name: str, *values: str) -> sa.Column:
    """Return a column that holds one value of a closed vocabulary, or none."""
    kind = sa.Enum(*values, name=name, native_enum=False, create_constraint=True, length=20)
    return sa.Column(name, kind, nullable=True)


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


def upgrade() -> None:
    """Make what orders the queue; widen judgements, gradings and links."""
    op.create_table(
        "waiting",
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column(
            "contested",
            sa.Boolean(create_constraint=True, name="contested"),
            nullable=False,
            server_default=sa.text("0"),
        ),
        sa.Column("assertions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"]),
        sa.PrimaryKeyConstraint("claim_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        op.f("ix_waiting_contested_assertions_claim_id"), "waiting", ["contested", "assertions", "claim_id"]
    )
    with views_kept():
        vocabularies((*JUDGED, "article"), (*DECISIONS, "note"))
        with op.batch_alter_table("link", recreate="always") as batch:
            batch.add_column(sa.Column("score", sa.Float(), nullable=True))
        with op.batch_alter_table("grading") as batch:
            batch.add_column(sa.Column("claim_id", sa.Integer(), nullable=True))
            batch.add_column(choice("standing", "open", "contested", "settled"))
            batch.add_column(choice("confidence", "low", "moderate", "high"))
            batch.create_foreign_key(op.f("fk_grading_claim_id_claim"), "claim", ["claim_id"], ["id"])
            batch.create_check_constraint(
                op.f("ck_grading_standing_of_claim"), "(claim_id IS NULL) = (standing IS NULL)"
            )
            one_target(batch, ONE_OF_THREE)
        op.create_index(op.f("ix_grading_claim_id"), "grading", ["claim_id"])
    for table, columns in ORDERS:
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)
    for status in FEW:
        where = sa.text(f"status = '{status}'")
        op.create_index(
            op.f(f"ix_assertion_{status}"),
            "assertion",
            ["claim_id", "id"],
            sqlite_where=where,
            postgresql_where=where,
        )


def downgrade() -> None:
    """Take it away; gradings of claims, notes and what was decided on articles cannot stay."""
    for status in FEW:
        op.drop_index(op.f(f"ix_assertion_{status}"), "assertion")
    for table, columns in ORDERS:
        op.drop_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table)
    op.drop_table("waiting")
    with views_kept():
        op.execute("DELETE FROM grading WHERE claim_id IS NOT NULL")
        op.execute("DELETE FROM judgement WHERE table_name = 'article' OR decision = 'note'")
        vocabularies(JUDGED, DECISIONS)
        with op.batch_alter_table("link", recreate="always") as batch:
            batch.drop_column("score")
        op.drop_index(op.f("ix_grading_claim_id"), "grading")
        with op.batch_alter_table("grading") as batch:
            one_target(batch, ONE_OF_TWO)
            for name in ("standing_of_claim", "standing", "confidence"):
                batch.drop_constraint(op.f(f"ck_grading_{name}"), type_="check")
            batch.drop_constraint(op.f("fk_grading_claim_id_claim"), type_="foreignkey")
            for name in ("claim_id", "standing", "confidence"):
                batch.drop_column(name)


def vocabularies(tables: Sequence[str], decisions: Sequence[str]) -> None:
    """Let judgements be of rows of these tables, and decide so."""
    with op.batch_alter_table("judgement") as batch:
        for name, values in (("table_name", tables), ("decision", decisions)):
            batch.drop_constraint(op.f(f"ck_judgement_{name}"), type_="check")
            batch.create_check_constraint(op.f(f"ck_judgement_{name}"), sa.column(name).in_(values))


def one_target(batch: object, rule: str) -> None:
    """Say of how many kinds the one row may be that a grading is of."""
    batch.drop_constraint(op.f("ck_grading_one_target"), type_="check")
    batch.create_check_constraint(op.f("ck_grading_one_target"), rule)
