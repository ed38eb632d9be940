"""Typed ties between claims, and the assertions that bear them out."""

from enum import StrEnum

import sqlalchemy as sa

from tracker.store.base import CleanText, choice, identity, metadata, parent, status
from tracker.terms import Clash, LinkKind


class Side(StrEnum):
    """The two sides of a link."""

    A = "a"
    B = "b"


link = sa.Table(
    "link",
    metadata,
    *identity(),
    choice("kind", LinkKind, index=True),
    parent("claim", "a_id", index=True),
    parent("claim", "b_id", index=True),
    choice("clash", Clash, nullable=True),
    sa.Column("rule", CleanText, nullable=False),
    sa.Column("reason", CleanText, nullable=False),
    # How likely the rule or model holds it to be; null where it gives no number.
    sa.Column("score", sa.Float),
    status(),
    # Only the two sides of one claim can clash with each other.
    sa.CheckConstraint("a_id <> b_id OR kind IN ('contradicts', 'in_tension_with')", name="two_claims"),
    # The order in which links wait for a decision.
    sa.Index(None, "status", "kind", "id"),
)

link_evidence = sa.Table(
    "link_evidence",
    metadata,
    parent("link", primary_key=True),
    choice("side", Side, primary_key=True),
    parent("assertion", primary_key=True, index=True),
)
