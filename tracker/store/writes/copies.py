"""What a person says of copies: these two articles are one text, or they are not."""

from typing import Any

import sqlalchemy as sa

from tracker.errors import NotFoundError, UsageError
from tracker.records import Ref
from tracker.store.derive.copies import copy_row
from tracker.store.models import snapshot, text_copy
from tracker.store.models.history import Judged
from tracker.store.queries.find import key_of
from tracker.store.session import Ledger
from tracker.store.writes.judge import judge_row
from tracker.store.writes.rows import ensure
from tracker.terms import Decision, RefKind

MANUAL_RULE = "manual"


def join_copies(ledger: Ledger, one: Ref, other: Ref, why: str) -> None:
    """Record that two articles are copies of one text."""
    with ledger.transaction() as connection:
        _refuse_others(connection, one, other)
        keys = _pairs(connection, one, other) or [_put(ledger, one, other)]
        for key in keys:
            judge_row(ledger, Judged.TEXT_COPY, key, Decision.ACCEPT, why)


def part_copies(ledger: Ledger, one: Ref, other: Ref, why: str) -> None:
    """Record that two articles that share words are no copies; it stays on record."""
    with ledger.transaction() as connection:
        _refuse_others(connection, one, other)
        keys = _pairs(connection, one, other)
        if not keys:
            raise NotFoundError(f"{one} and {other} are not known as copies")
        for key in keys:
            judge_row(ledger, Judged.TEXT_COPY, key, Decision.REJECT, why)


def _refuse_others(connection: sa.Connection, one: Ref, other: Ref) -> None:
    for ref in (one, other):
        if ref.kind is not RefKind.ARTICLE:
            raise UsageError(f"{ref} is not an article")
        key_of(connection, ref)
    if one == other:
        raise UsageError(f"{one} is one article: give two")


def _pairs(connection: sa.Connection, one: Ref, other: Ref) -> list[str]:
    a, b = snapshot.alias("a"), snapshot.alias("b")
    ids = (one.id, other.id)
    query = (
        sa.select(text_copy.c.key)
        .join(a, a.c.id == text_copy.c.a_id)
        .join(b, b.c.id == text_copy.c.b_id)
        .where(a.c.article_id.in_(ids), b.c.article_id.in_(ids), a.c.article_id != b.c.article_id)
        .order_by(text_copy.c.id)
    )
    return list(connection.execute(query).scalars())


def _put(ledger: Ledger, one: Ref, other: Ref) -> str:
    rows = [_newest(ledger.connection, ref) for ref in (one, other)]
    sides = [{"id": row.key, "share": None, "stretches": []} for row in rows]
    made = copy_row(sides[0], sides[1], MANUAL_RULE)
    ensure(ledger, text_copy, [made], {"snapshot": {row.key: row.id for row in rows}})
    return str(made["key"])


def _newest(connection: sa.Connection, article: Ref) -> Any:
    query = sa.select(snapshot.c.id, snapshot.c.key).where(snapshot.c.article_id == article.id)
    return connection.execute(query.order_by(snapshot.c.id.desc()).limit(1)).one()
