"""When the ways held by which one actor answers for another; leaner and fuller indexes of assertions.

Revision ID: 0011
Revises: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TABLE = "affiliation_closure"
SHORT = ("actor_id", "status")
LONG = (*SHORT, "stance", "snapshot_id")
COLUMNS = "body_id, member_id, affiliation_id, depth, part_only"


def upgrade() -> None:
    """Make room for several ways to one body, each with its days; what is dated is worked out after this."""
    op.rename_table(TABLE, "old")
    make(sa.Column("way", sa.Integer(), nullable=False), *map(day, ("held_first", "held_last")))
    run(f"INSERT INTO {TABLE} ({COLUMNS}, way) SELECT {COLUMNS}, 0 FROM old")
    op.drop_table("old")
    index()
    answers(sa.text("answers_id IS NOT NULL"))
    spoken(SHORT, LONG)


def downgrade() -> None:
    """Keep the first way to each body."""
    answers(None)
    spoken(LONG, SHORT)
    op.rename_table(TABLE, "old")
    make()
    run(f"INSERT INTO {TABLE} ({COLUMNS}) SELECT {COLUMNS} FROM old WHERE way = 0")
    op.drop_table("old")
    index()


def make(*more: sa.Column[object]) -> None:
    """Make the table with these columns besides."""
    op.create_table(
        TABLE,
        sa.Column("body_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        *more[:1],
        sa.Column("affiliation_id", sa.Integer(), nullable=False),
        sa.Column("depth", sa.Integer(), nullable=False),
        sa.Column("part_only", sa.Boolean(), server_default=sa.text("0"), nullable=False),
        *more[1:],
        sa.CheckConstraint("part_only IN (0, 1)", name=op.f(f"ck_{TABLE}_part_only")),
        sa.ForeignKeyConstraint(["affiliation_id"], ["affiliation.id"]),
        sa.ForeignKeyConstraint(["body_id"], ["actor.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["actor.id"]),
        sa.PrimaryKeyConstraint("body_id", "member_id", *(one.name for one in more[:1])),
        sqlite_with_rowid=False,
    )


def index() -> None:
    """Make the index by member."""
    op.create_index(op.f(f"ix_{TABLE}_member_id"), TABLE, ["member_id"])


def answers(where: sa.TextClause | None) -> None:
    """Make the index of answers anew."""
    name = op.f("ix_assertion_answers_id")
    op.drop_index(name, "assertion")
    op.create_index(name, "assertion", ["answers_id"], sqlite_where=where, postgresql_where=where)


def spoken(old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Make the index of what an actor said anew, of these columns."""
    op.drop_index(op.f(f"ix_assertion_{'_'.join(old)}"), "assertion")
    op.create_index(op.f(f"ix_assertion_{'_'.join(new)}"), "assertion", list(new))


def day(name: str) -> sa.Column[object]:
    """Return a column for a day that may not be known."""
    return sa.Column(name, sa.Date(), nullable=True)


def run(sql: str) -> None:
    """Run SQL as it stands."""
    op.get_bind().exec_driver_sql(sql)
