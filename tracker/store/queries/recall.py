"""Claims that share words with a text, with what tells which of them the text repeats."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.records import Ref
from tracker.store.models import article, assertion, claim, claim_vector, snapshot
from tracker.store.queries.match import match
from tracker.store.queries.search import RANKED
from tracker.store.session import Ledger
from tracker.terms import RefKind, Status


class Sharing(NamedTuple):
    """A claim with the headline and the day of the first article that has it, and its packed vector."""

    ref: Ref
    text: str
    title: str
    day: date | None
    vector: bytes | None


def sharing(ledger: Ledger, words: Collection[str], encoder: str, most: int = 200) -> tuple[Sharing, ...]:
    """Return the claims that share most with some words, the rare counting most."""
    wanted = " OR ".join(part for word in words if (part := match(word)))
    if not wanted:
        return ()
    with ledger.reading() as connection:
        rows = connection.execute(_rows(_best(connection, wanted, most), encoder))
        return tuple(
            Sharing(Ref(RefKind.CLAIM, row.id), row.text, row.title or "", row.published_first, row.vector)
            for row in rows
        )


def _best(connection: sa.Connection, wanted: str, most: int) -> list[int]:
    """Return the claims in the order of the index; beyond what can be ranked the newest come first."""
    table = sa.table("claim_fts", sa.column("rowid"), sa.column("rank"))
    hits = sa.select(table.c.rowid).where(sa.literal_column("claim_fts").op("MATCH")(wanted))
    counted = sa.select(sa.func.count()).select_from(hits.limit(RANKED + 1).subquery())
    many = connection.execute(counted).scalar_one() > RANKED
    ordered = hits.order_by(table.c.rowid.desc() if many else table.c.rank)
    return list(connection.execute(ordered.limit(most)).scalars())


def _rows(ids: Collection[int], encoder: str) -> sa.Select[Any]:
    first = (
        sa.select(assertion.c.claim_id, sa.func.min(snapshot.c.article_id).label("article_id"))
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .where(assertion.c.claim_id.in_(ids))
        .group_by(assertion.c.claim_id)
        .subquery()
    )
    known = (claim_vector.c.claim_id == claim.c.id) & (claim_vector.c.encoder == encoder)
    return (
        sa.select(claim.c.id, claim.c.text, article.c.title, article.c.published_first, claim_vector.c.vector)
        .outerjoin(first, first.c.claim_id == claim.c.id)
        .outerjoin(article, article.c.id == first.c.article_id)
        .outerjoin(claim_vector, known)
        .where(claim.c.id.in_(ids), claim.c.status != Status.REJECTED)
        .order_by(claim.c.id)
    )
