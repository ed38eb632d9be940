"""Listing articles, and giving one back as it was read."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa

from tracker.records import ArticleLine, Document, Passage, Ref, Skipped, Span
from tracker.store.chunks import chunks
from tracker.store.clean import fold
from tracker.store.intervals import record
from tracker.store.models import article, assertion, passage, skipped, snapshot
from tracker.store.queries.find import key_of
from tracker.store.queries.match import match
from tracker.store.session import Ledger
from tracker.terms import RefKind, Status


def list_articles(
    ledger: Ledger,
    outlet: str | None = None,
    since: date | None = None,
    until: date | None = None,
    search: str | None = None,
    limit: int | None = 50,
    offset: int = 0,
) -> tuple[ArticleLine, ...]:
    """Return a page of articles, the newest first, undated ones last."""
    day = sa.func.coalesce(article.c.published_last, article.c.published_first)
    query = sa.select(article.c.id).where(*_narrowed(outlet, since, until, search))
    page = query.order_by(day.is_(None), day.desc(), article.c.id).limit(limit).offset(offset or None)
    with ledger.reading() as connection:
        return article_lines(connection, connection.execute(page).scalars().all())


def _narrowed(
    outlet: str | None, since: date | None, until: date | None, search: str | None
) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    first, last = article.c.published_first, article.c.published_last
    if outlet is not None:
        found.append(article.c.outlet_folded == fold(outlet))
    if since is not None:
        found.append(sa.func.coalesce(last, first) >= since)
    if until is not None:
        found.append(sa.func.coalesce(first, last) <= until)
    if search is not None:
        found.append(article.c.id.in_(matching(search)))
    return found


def matching(words: str) -> sa.Select[Any]:
    """Select the articles of which some snapshot has all of the words."""
    wanted = match(words)
    query = sa.select(snapshot.c.article_id)
    if wanted is None:
        return query.where(sa.false())
    index = sa.table("article_fts", sa.column("rowid"))
    rows = sa.select(index.c.rowid).where(sa.literal_column("article_fts").op("MATCH")(wanted))
    return query.where(snapshot.c.id.in_(rows))


def article_lines(connection: sa.Connection, ids: Sequence[int]) -> tuple[ArticleLine, ...]:
    """Return the articles of these ids, in this order."""
    lines: dict[int, ArticleLine] = {}
    for part in chunks(ids):
        snapshots, assertions = _snapshots(connection, part), _counts(connection, part)
        left_out: dict[int, list[str]] = {}
        for one in connection.execute(_reasons(part)):
            left_out.setdefault(one.article_id, []).append(one.reason)
        for row in connection.execute(article.select().where(article.c.id.in_(part))):
            lines[row.id] = ArticleLine(
                ref=Ref(RefKind.ARTICLE, row.id),
                title=row.title,
                outlet=row.outlet,
                url=row.url,
                uri=row.uri,
                published=record("published", row),
                snapshots=snapshots[row.id],
                assertions=assertions.get(row.id, 0),
                skipped=tuple(dict.fromkeys(left_out.get(row.id, ()))),
            )
    return tuple(lines[one] for one in ids)


def _snapshots(connection: sa.Connection, ids: Sequence[int]) -> dict[int, int]:
    query = sa.select(snapshot.c.article_id, sa.func.count()).where(snapshot.c.article_id.in_(ids))
    return {row[0]: row[1] for row in connection.execute(query.group_by(snapshot.c.article_id))}


def _counts(connection: sa.Connection, ids: Sequence[int]) -> dict[int, int]:
    query = (
        sa.select(snapshot.c.article_id, sa.func.count())
        .join(assertion, assertion.c.snapshot_id == snapshot.c.id)
        .where(snapshot.c.article_id.in_(ids), assertion.c.status != Status.REJECTED)
        .group_by(snapshot.c.article_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _reasons(ids: Sequence[int]) -> sa.Select[Any]:
    return (
        sa.select(snapshot.c.article_id, skipped.c.reason)
        .join(snapshot, snapshot.c.id == skipped.c.snapshot_id)
        .where(snapshot.c.article_id.in_(ids))
        .order_by(skipped.c.id)
    )


def get_article(ledger: Ledger, id: int) -> tuple[ArticleLine, Document]:
    """Return an article and its newest snapshot."""
    newest = snapshot.select().where(snapshot.c.article_id == id).order_by(snapshot.c.id.desc()).limit(1)
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.ARTICLE, id))
        row = connection.execute(article.select().where(article.c.id == id)).one()
        text = connection.execute(newest).one()
        return article_lines(connection, [id])[0], _document(connection, row, text)


def _document(connection: sa.Connection, row: Any, text: Any) -> Document:
    layers = connection.execute(
        passage.select().where(passage.c.snapshot_id == text.id).order_by(passage.c.position)
    )
    left_out = connection.execute(
        skipped.select()
        .where(skipped.c.snapshot_id == text.id, skipped.c.producer == "ingest")
        .order_by(skipped.c.id)
    )
    return Document(
        uri=text.uri,
        text=text.text,
        raw_sha256=text.raw_sha256,
        encoding=text.encoding,
        media_type=text.media_type,
        passages=tuple(Passage(one.layer, Span(one.start_char, one.end_char)) for one in layers),
        url=row.url,
        title=row.title,
        outlet=row.outlet,
        authors=tuple(row.authors),
        published=record("published", row),
        language=row.language,
        opinion=row.opinion,
        skipped=tuple(Skipped(one.reason, _span(one)) for one in left_out),
    )


def _span(row: Any) -> Span | None:
    return None if row.start_char is None else Span(row.start_char, row.end_char)
