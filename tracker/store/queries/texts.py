"""The text that an assertion's passages stand in, as it was fetched."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from tracker.records import Ref, SourceText
from tracker.store.chunks import chunks
from tracker.store.intervals import record
from tracker.store.models import article, assertion, snapshot
from tracker.store.session import Ledger
from tracker.terms import RefKind


def texts_of(ledger: Ledger, assertions: Collection[Ref]) -> dict[Ref, SourceText]:
    """Return for each assertion the snapshot that it was read in, which need not be its article's newest."""
    found: dict[Ref, SourceText] = {}
    kept: dict[int, SourceText] = {}
    with ledger.reading() as connection:
        for part in chunks(sorted({one.id for one in assertions})):
            for id, held in connection.execute(_QUERY.where(assertion.c.id.in_(part))):
                if held not in kept:
                    kept[held] = _text(connection.execute(_TEXT.where(snapshot.c.id == held)).one())
                found[Ref(RefKind.ASSERTION, id)] = kept[held]
    return found


_QUERY = sa.select(assertion.c.id, assertion.c.snapshot_id)
_TEXT = sa.select(snapshot, article.c.title, article.c.outlet, article.c.url, *(
    column for column in article.c if column.name.startswith("published_")
)).join(article, article.c.id == snapshot.c.article_id)  # fmt: skip


def _text(row: Any) -> SourceText:
    return SourceText(
        article=Ref(RefKind.ARTICLE, row.article_id),
        title=row.title,
        outlet=row.outlet,
        published=record("published", row),
        uri=row.uri,
        url=row.url,
        fetched=row.fetched_at,
        raw_sha256=row.raw_sha256,
        text_sha256=row.text_sha256,
        text=row.text,
    )
