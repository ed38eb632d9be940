"""Pairs of actors that are perhaps one, decisions taken back, identifiers of actors.

Revision ID: 0004
Revises: 0003
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ALIASES = ("name", "short_name", "acronym", "demonym", "metonym", "role")
JUDGED = ("actor", "alias", "affiliation", "claim", "assertion", "link", "text_copy")
DECISIONS = ("accept", "reject", "edit", "defer", "unsure")
STATUSES = ("candidate", "accepted", "rejected", "edited", "deferred", "unsure")
VIEW = """CREATE VIEW actors_and_aliases AS
SELECT 'P' || actor.id AS actor_id, actor.name AS actor, actor.kind, actor.named,
    alias.text AS alias, alias.kind AS alias_kind, actor.status
FROM actor LEFT JOIN alias ON alias.actor_id = actor.id AND alias.status <> 'rejected'
WHERE actor.status <> 'rejected'"""
FREEZE = """CREATE TRIGGER judgement_refuses_{0} BEFORE {0} ON judgement BEGIN
    SELECT RAISE(ABORT, 'judgement_refuses_{0}: rows of judgement are never altered or removed');
END"""


def upgrade() -> None:
    """Widen two vocabularies and add the tables."""
    alter_alias((*ALIASES, "identifier"))
    alter_judgement((*JUDGED, "actor_pair"), (*DECISIONS, "undo"))
    op.create_table(
        "actor_pair",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("a_id", sa.Integer(), nullable=False),
        sa.Column("b_id", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        choice("status", STATUSES, default="candidate"),
        *checked("actor_pair", status=STATUSES),
        sa.CheckConstraint("a_id <> b_id", name=op.f("ck_actor_pair_two_actors")),
        sa.ForeignKeyConstraint(["a_id"], ["actor.id"]),
        sa.ForeignKeyConstraint(["b_id"], ["actor.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("key"),
    )
    op.create_index(op.f("ix_actor_pair_a_id"), "actor_pair", ["a_id"])
    op.create_index(op.f("ix_actor_pair_b_id"), "actor_pair", ["b_id"])
    op.create_table(
        "actor_group",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("lead_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["lead_id"], ["actor.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["actor.id"]),
        sa.PrimaryKeyConstraint("member_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_actor_group_lead_id"), "actor_group", ["lead_id"])


def downgrade() -> None:
    """Drop the tables, with what was judged of them, and narrow the vocabularies."""
    op.drop_table("actor_group")
    op.drop_table("actor_pair")
    alter_judgement(JUDGED, DECISIONS)
    alter_alias(ALIASES)


def choice(
    name: str, values: Sequence[str], *, nullable: bool = False, default: str | None = None
) -> sa.Column:
    """Return a column that holds one value of a closed vocabulary; `checked` gives its constraint."""
    width = sa.Enum(*values, name=name, native_enum=False, create_constraint=False, length=20)
    return sa.Column(name, width, nullable=nullable, server_default=default)


def checked(table: str, **choices: Sequence[str]) -> list[sa.CheckConstraint]:
    """Return the constraints of a table's vocabularies under the names that they have once it is renamed."""
    return [
        sa.CheckConstraint(sa.column(name).in_(values), name=op.f(f"ck_{table}_{name}"))
        for name, values in choices.items()
    ]


def alter_alias(kinds: Sequence[str]) -> None:
    """Make the table of aliases anew with these kinds, and keep the rows that they allow."""
    op.execute("DROP VIEW actors_and_aliases")
    op.create_table(
        "alias_new",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("actor_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        choice("kind", kinds),
        choice("status", STATUSES, default="candidate"),
        *checked("alias", kind=kinds, status=STATUSES),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], name=op.f("fk_alias_actor_id_actor")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alias")),
        sa.UniqueConstraint("key", name=op.f("uq_alias_key")),
    )
    replace("alias", "id, key, actor_id, text, folded, kind, status", f"kind IN {quoted(kinds)}")
    op.create_index(op.f("ix_alias_actor_id"), "alias", ["actor_id"])
    op.create_index(op.f("ix_alias_folded"), "alias", ["folded"])
    op.execute(VIEW)


def alter_judgement(tables: Sequence[str], decisions: Sequence[str]) -> None:
    """Make the table of judgements anew with these vocabularies, and keep the rows that they allow."""
    confidences = ("low", "moderate", "high")
    op.create_table(
        "judgement_new",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        choice("table_name", tables),
        sa.Column("row_key", sa.Text(), nullable=False),
        choice("decision", decisions),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        choice("confidence", confidences, nullable=True),
        *checked("judgement", table_name=tables, decision=decisions, confidence=confidences),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_judgement")),
        sa.UniqueConstraint("key", name=op.f("uq_judgement_key")),
    )
    kept = f"table_name IN {quoted(tables)} AND decision IN {quoted(decisions)}"
    replace("judgement", "id, key, table_name, row_key, decision, who, at, why, confidence", kept)
    op.create_index(op.f("ix_judgement_table_name_row_key"), "judgement", ["table_name", "row_key"])
    for action in ("UPDATE", "DELETE"):
        op.get_bind().exec_driver_sql(FREEZE.format(action))


def replace(table: str, columns: str, kept: str) -> None:
    """Move the rows of a table into the new one and give that the table's name."""
    op.execute(f"INSERT INTO {table}_new ({columns}) SELECT {columns} FROM {table} WHERE {kept}")
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)


def quoted(values: Sequence[str]) -> str:
    """Return a vocabulary as SQL."""
    return "(" + ", ".join(f"'{value}'" for value in values) + ")"
