"""Storing articles and their texts."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.errors import ConflictError
from tracker.records import Document, EvidenceSpan, Ref, Skipped, stable_key
from tracker.store.clean import clean, fold
from tracker.store.intervals import columns
from tracker.store.models import article, passage, skipped, snapshot, span
from tracker.store.session import Ledger
from tracker.store.writes.keys import article_key, copy_sha256, snapshot_key, span_key
from tracker.store.writes.rows import Row, ensure
from tracker.terms import RefKind


class Stored(NamedTuple):
    """Where a document lies in the ledger, and what was new about it."""

    article_id: int
    article_key: str
    snapshot_id: int
    snapshot_key: str
    copy_sha256: str
    outcome: str


def add_article(ledger: Ledger, document: Document) -> Ref:
    """Add an article, or a new snapshot of one that is there; refuse a text that is there already."""
    with ledger.transaction():
        stored = put_document(ledger, clean(document))
        ref = Ref(RefKind.ARTICLE, stored.article_id)
        if stored.outcome == "unchanged":
            raise ConflictError(f"this article is already there, with this text: {ref}")
        return ref


def put_document(ledger: Ledger, document: Document) -> Stored:
    """Add the article and the snapshot as far as they are not there yet."""
    key = same_article(ledger.connection, document)
    articles, new_article = ensure(ledger, article, [article_row(key, document)])
    text_key = snapshot_key(key, document.text_sha256)
    copy = copy_sha256(document)
    row = snapshot_row(text_key, key, copy, document, ledger.at)
    parts = {passage: passage_rows(text_key, document)}
    snapshots, new_snapshot = ensure(ledger, snapshot, [row], {"article": articles}, parts)
    if new_snapshot:
        ledger.touched_texts.add(snapshots[text_key])
        put_skipped(ledger, text_key, snapshots[text_key], "ingest", document.skipped)
    outcome = "new" if new_article else "changed" if new_snapshot else "unchanged"
    return Stored(articles[key], key, snapshots[text_key], text_key, copy, outcome)


def same_article(connection: sa.Connection, document: Document) -> str:
    """Return the key of the document's article: one that is there, where the text alone can tell."""
    key = article_key(document)
    if document.url or (document.outlet and document.title):
        return key
    if connection.execute(sa.select(article.c.id).where(article.c.key == key)).first():
        return key
    # Nothing but its place identifies it: the same text read from elsewhere is the same article.
    known = (
        sa.select(article.c.key)
        .join(snapshot, snapshot.c.article_id == article.c.id)
        .where(snapshot.c.text_sha256 == document.text_sha256)
        .order_by(article.c.id)
    )
    return connection.execute(known).scalar() or key


def put_spans(ledger: Ledger, stored: Stored, spans: Iterable[EvidenceSpan]) -> dict[str, int]:
    """Add spans; the database refuses one whose words do not stand there."""
    rows = [span_row(stored.snapshot_key, one) for one in spans]
    ids, _ = ensure(ledger, span, rows, {"snapshot": {stored.snapshot_key: stored.snapshot_id}})
    return ids


def put_skipped(
    ledger: Ledger, key: str, snapshot_id: int, producer: str, left_out: Sequence[Skipped]
) -> None:
    """Record what was left out, and why."""
    rows = [
        {
            "key": stable_key("skipped", key, producer, one.reason, one.span),
            "snapshot_id": key,
            "producer": producer,
            "reason": one.reason,
            "start_char": one.span.start if one.span else None,
            "end_char": one.span.end if one.span else None,
        }
        for one in left_out
    ]
    ensure(ledger, skipped, rows, {"snapshot": {key: snapshot_id}})


def verify(document: Document, spans: Iterable[EvidenceSpan]) -> None:
    """Refuse a passage that does not stand verbatim in the text."""
    for one in spans:
        if not 0 <= one.span.start < one.span.end or one.span.quote(document.text) != one.quote:
            place = f"{one.span.start}-{one.span.end} of {document.uri}"
            raise ConflictError(f"span_verbatim: “{one.quote[:80]}” does not stand at {place}")


def article_row(key: str, document: Document) -> Row:
    """Return an article as a portable row."""
    return {
        "key": key,
        "uri": document.uri,
        "url": document.url,
        "title": document.title,
        "outlet": document.outlet,
        "outlet_folded": fold(document.outlet) if document.outlet else None,
        "authors": list(document.authors),
        **columns("published", document.published),
        "language": document.language,
        "opinion": document.opinion,
    }


def snapshot_row(key: str, article_key: str, copy: str, document: Document, fetched_at: Any) -> Row:
    """Return a text as fetched as a portable row."""
    return {
        "key": key,
        "article_id": article_key,
        "uri": document.uri,
        "text_sha256": document.text_sha256,
        "raw_sha256": document.raw_sha256,
        "copy_sha256": copy,
        "encoding": document.encoding,
        "media_type": document.media_type,
        "fetched_at": fetched_at,
        "text": document.text,
    }


def span_row(key: str, one: EvidenceSpan) -> Row:
    """Return a stretch of a text as a portable row."""
    return {
        "key": span_key(key, one.span),
        "snapshot_id": key,
        "start_char": one.span.start,
        "end_char": one.span.end,
        "quote": one.quote,
    }


def passage_rows(key: str, document: Document) -> list[Row]:
    """Return the layers of a text as portable rows."""
    return [
        {
            "snapshot_id": key,
            "position": position,
            "layer": one.layer,
            "start_char": one.span.start,
            "end_char": one.span.end,
        }
        for position, one in enumerate(document.passages)
    ]
