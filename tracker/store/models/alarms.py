"""Alarms on which a person decided; what rings and was not decided on is worked out when it is asked for."""

import sqlalchemy as sa

from tracker.store.base import CleanText, choice, identity, metadata, parent, status
from tracker.terms import AlarmKind

alarm = sa.Table(
    "alarm",
    metadata,
    *identity(),
    parent("snapshot", index=True),
    choice("kind", AlarmKind),
    sa.Column("start_char", sa.Integer, nullable=False),
    sa.Column("end_char", sa.Integer, nullable=False),
    sa.Column("reason", CleanText, nullable=False),
    status(),
    sa.CheckConstraint("start_char >= 0 AND end_char >= start_char", name="order"),
)
