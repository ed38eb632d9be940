"""Actors, their names and their ties."""

import sqlalchemy as sa

from tracker.store.base import CleanText, choice, filed, flag, identity, interval, metadata, parent, status
from tracker.terms import ActorKind, AffiliationKind, AliasKind

actor = sa.Table(
    "actor",
    metadata,
    *identity(),
    sa.Column("name", CleanText, nullable=False),
    sa.Column("folded", CleanText, nullable=False, index=True),
    choice("kind", ActorKind, nullable=True),
    flag("named", default=True),
    status(),
    filed(),
)

# Derived: the forms of its names under which an actor is found.
actor_form = sa.Table(
    "actor_form",
    metadata,
    sa.Column("form", CleanText, primary_key=True),
    parent("actor", primary_key=True),
    sqlite_with_rowid=False,
)

alias = sa.Table(
    "alias",
    metadata,
    *identity(),
    parent("actor", index=True),
    sa.Column("text", CleanText, nullable=False),
    sa.Column("folded", CleanText, nullable=False, index=True),
    choice("kind", AliasKind),
    status(),
)

affiliation = sa.Table(
    "affiliation",
    metadata,
    *identity(),
    parent("actor", index=True),
    parent("actor", "other_id", index=True),
    choice("kind", AffiliationKind),
    *interval("held"),
    parent("span", nullable=True),
    sa.Column("rule", CleanText, nullable=False),
    status(),
    sa.Index(None, "status", "id"),
    sa.CheckConstraint("actor_id <> other_id", name="not_itself"),
)

# Derived: who answers for whom over any number of ties, by each of the ways that held at other times.
# `part_only` when every tie on the way is "part of"; the days are those on which all ties of the way held.
affiliation_closure = sa.Table(
    "affiliation_closure",
    metadata,
    parent("actor", "body_id", primary_key=True),
    parent("actor", "member_id", primary_key=True, index=True),
    sa.Column("way", sa.Integer, primary_key=True),
    parent("affiliation"),
    sa.Column("depth", sa.Integer, nullable=False),
    flag("part_only", default=False),
    sa.Column("held_first", sa.Date),
    sa.Column("held_last", sa.Date),
    sqlite_with_rowid=False,
)

# Two actors that are perhaps one, in the order of their keys; what people judged decides.
actor_pair = sa.Table(
    "actor_pair",
    metadata,
    *identity(),
    parent("actor", "a_id", index=True),
    parent("actor", "b_id", index=True),
    sa.Column("rule", CleanText, nullable=False),
    sa.Column("reason", CleanText, nullable=False),
    status(),
    sa.Index(None, "status", "id"),
    sa.CheckConstraint("a_id <> b_id", name="two_actors"),
)

# Derived: the actors that accepted pairs make one, each with the one among them that the ledger knew first.
actor_group = sa.Table(
    "actor_group",
    metadata,
    parent("actor", "member_id", primary_key=True),
    parent("actor", "lead_id", index=True),
    sqlite_with_rowid=False,
)
