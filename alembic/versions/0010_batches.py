"""Changes that can be taken back: who did what in one go, and a log that also knows what was removed.

Revision ID: 0010
Revises: 0009
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ACTIONS = ("insert", "update")
COLUMNS = "id, key, batch, at, who, action, table_name, row_key, before, after"

FREEZE = """CREATE TRIGGER {table}_refuses_{action} BEFORE {action} ON {table}{unless} BEGIN
    SELECT RAISE(ABORT, '{table}_refuses_{action}: rows of {table} are never altered or removed');
END"""
UNLOGGED = """
WHEN coalesce((
    SELECT action FROM change WHERE table_name = '{table}' AND row_key = OLD.key ORDER BY id DESC LIMIT 1
), '') <> 'delete'"""
NO_UNDO = """
WHEN (SELECT undoes_id FROM batch ORDER BY id DESC LIMIT 1) IS NULL"""
REMOVABLE = {
    **{table: UNLOGGED.format(table=table) for table in ("snapshot", "judgement", "grading")},
    "span": NO_UNDO,
}
FULL_TEXT = """CREATE TRIGGER article_fts_delete BEFORE DELETE ON snapshot BEGIN
    INSERT INTO article_fts (article_fts, rowid, title, text)
    SELECT 'delete', id, title, text FROM article_text WHERE id = OLD.id;
END"""


def upgrade() -> None:
    """Make the table of batches from the log, and let what an undo takes back be removed."""
    make_log((*ACTIONS, "delete"), sa.Column("row_id", sa.Integer(), nullable=True))
    removed = sa.text("action = 'delete'")
    op.create_index("ix_change_removed", "change", ["table_name", "row_id"], sqlite_where=removed)
    op.create_table(
        "batch",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("doing", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("imported_id", sa.Integer(), nullable=True),
        sa.Column("whole", sa.Boolean(), server_default=sa.text("1"), nullable=False),
        sa.CheckConstraint("whole IN (0, 1)", name=op.f("ck_batch_whole")),
        sa.ForeignKeyConstraint(["imported_id"], ["batch.id"]),
        sa.ForeignKeyConstraint(["undoes_id"], ["batch.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_batch_undoes_id"), "batch", ["undoes_id"])
    op.create_index(op.f("ix_batch_imported_id"), "batch", ["imported_id"])
    # Until now the log left out what stands in few words elsewhere, so these cannot be taken back.
    op.execute(
        "INSERT INTO batch (key, at, who, doing, why, whole) SELECT batch, min(\"at\"), min(who), '', '', 0"
        " FROM change GROUP BY batch ORDER BY min(id)"
    )
    freeze("batch")
    for table, unless in REMOVABLE.items():
        op.execute(f"DROP TRIGGER {table}_refuses_DELETE")
        run(FREEZE.format(table=table, action="DELETE", unless=unless))
    run(FULL_TEXT)


def downgrade() -> None:
    """Forget the batches, and the removals in the log."""
    op.execute("DROP TRIGGER article_fts_delete")
    for table in REMOVABLE:
        op.execute(f"DROP TRIGGER {table}_refuses_DELETE")
        run(FREEZE.format(table=table, action="DELETE", unless=""))
    op.drop_table("batch")
    make_log(ACTIONS)


def make_log(actions: Sequence[str], *more: sa.Column[int]) -> None:
    """Make the log anew with these actions and columns, and keep the rows that they allow."""
    kind = sa.Enum(*actions, name="action", native_enum=False, create_constraint=False, length=20)
    op.create_table(
        "change_new",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("batch", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("action", kind, nullable=False),
        sa.Column("table_name", sa.String(40), nullable=False),
        sa.Column("row_key", sa.Text(), nullable=False),
        *more,
        sa.Column("before", sa.JSON(), nullable=True),
        sa.Column("after", sa.JSON(), nullable=True),
        sa.CheckConstraint(sa.column("action").in_(actions), name=op.f("ck_change_action")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change")),
        sa.UniqueConstraint("key", name=op.f("uq_change_key")),
    )
    kept = ", ".join(f"'{one}'" for one in actions)
    run(f"INSERT INTO change_new ({COLUMNS}) SELECT {COLUMNS} FROM change WHERE action IN ({kept})")
    op.drop_table("change")
    op.rename_table("change_new", "change")
    op.create_index(op.f("ix_change_batch"), "change", ["batch"])
    op.create_index(op.f("ix_change_table_name_row_key"), "change", ["table_name", "row_key"])
    freeze("change")


def freeze(table: str) -> None:
    """Let no row of a table be altered or removed."""
    for action in ("UPDATE", "DELETE"):
        run(FREEZE.format(table=table, action=action, unless=""))


def run(sql: str) -> None:
    """Run SQL as it stands."""
    op.get_bind().exec_driver_sql(sql)
