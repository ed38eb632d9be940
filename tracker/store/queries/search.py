"""Searching claims and articles for words."""

from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import Hit, Ref
from tracker.store.chunks import chunks
from tracker.store.models import article, claim, snapshot
from tracker.store.queries.match import match
from tracker.store.session import Ledger
from tracker.terms import RefKind, Status

# Ranking looks at every match; beyond this many the newest come first instead.
RANKED = 20_000


def search(ledger: Ledger, words: str, limit: int | None = 20, offset: int = 0) -> tuple[Hit, ...]:
    """Return where all of the words occur: claims first, then articles, each the best first."""
    wanted = match(words)
    if wanted is None:
        return ()
    with ledger.reading() as connection:
        both = sa.union_all(_claims(connection, wanted), _articles(connection, wanted)).subquery()
        page = sa.select(both).order_by(both.c.part, both.c.rank).limit(limit).offset(offset or None)
        rows = connection.execute(page).all()
        snippets = {
            (part, at): words
            for part, name in enumerate(("claim_fts", "article_fts"))
            for at, words in _snippets(connection, name, wanted, [row.at for row in rows if row.part == part])
        }
        return tuple(_hit(row, snippets[row.part, row.at]) for row in rows)


def _hit(row: Any, snippet: str) -> Hit:
    kind = RefKind.ARTICLE if row.part else RefKind.CLAIM
    return Hit(Ref(kind, row.id), row.title, " ".join(snippet.split()))


def _index(connection: sa.Connection, name: str, wanted: str) -> Any:
    table = sa.table(name, sa.column("rowid"), sa.column("rank"))
    found = sa.select(table.c.rowid.label("at")).where(sa.literal_column(name).op("MATCH")(wanted))
    counted = sa.select(sa.func.count()).select_from(found.limit(RANKED + 1).subquery())
    many = connection.execute(counted).scalar_one() > RANKED
    return found.add_columns((-table.c.rowid if many else table.c.rank).label("rank")).subquery()


def _claims(connection: sa.Connection, wanted: str) -> sa.Select[Any]:
    hits = _index(connection, "claim_fts", wanted)
    columns = (sa.literal(0).label("part"), claim.c.id, claim.c.text.label("title"), hits.c.rank, hits.c.at)
    return sa.select(*columns).join(hits, hits.c.at == claim.c.id).where(claim.c.status != Status.REJECTED)


def _articles(connection: sa.Connection, wanted: str) -> sa.Select[Any]:
    hits = _index(connection, "article_fts", wanted)
    columns = (sa.literal(1).label("part"), article.c.id, sa.func.coalesce(article.c.title, article.c.uri))
    return (
        sa.select(*columns, sa.func.min(hits.c.rank), sa.func.max(hits.c.at))
        .join(snapshot, snapshot.c.id == hits.c.at)
        .join(article, article.c.id == snapshot.c.article_id)
        .group_by(article.c.id)
    )


def _snippets(
    connection: sa.Connection, name: str, wanted: str, rows: Sequence[int]
) -> Iterator[tuple[int, str]]:
    table = sa.table(name, sa.column("rowid"))
    itself: sa.ColumnElement[Any] = sa.literal_column(name)
    query = sa.select(table.c.rowid, sa.func.snippet(itself, -1, "", "", "…", 24))
    for part in chunks(rows):
        for row in connection.execute(query.where(itself.op("MATCH")(wanted), table.c.rowid.in_(part))):
            yield row[0], row[1]
