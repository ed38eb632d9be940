"""The stable keys of rows whose records carry none."""

import re
from hashlib import sha256

from tracker.records import Document, Producer, Span, stable_key
from tracker.store.clean import fold
from tracker.terms import Layer

_WORD = re.compile(r"\w+")


def article_key(document: Document) -> str:
    """Identify an article: by its normalised URL, else by outlet and title, else by where it was read."""
    if document.url:
        return stable_key("article", "url", document.url)
    if document.outlet and document.title:
        return stable_key("article", "title", fold(document.outlet), fold(document.title))
    return stable_key("article", "uri", document.uri)


def snapshot_key(article: str, text_sha256: str) -> str:
    """Identify a text as fetched of one article."""
    return stable_key("snapshot", article, text_sha256)


def span_key(snapshot: str, span: Span) -> str:
    """Identify a stretch of one snapshot."""
    return stable_key("span", snapshot, span.start, span.end)


def extraction_key(snapshot: str, producer: Producer) -> str:
    """Identify what one version of a producer made of one snapshot."""
    return stable_key("extraction", snapshot, producer.name, producer.version)


def assertion_key(snapshot: str, record_key: str) -> str:
    """Identify an assertion: the same words under two URLs are two assertions."""
    return stable_key("assertion", snapshot, record_key)


def copy_sha256(document: Document) -> str:
    """Hash the words of the body, so that copies of one text are known whatever stands around them."""
    bodies = [one.span.quote(document.text) for one in document.passages if one.layer is Layer.BODY]
    words = _WORD.findall(fold(" ".join(bodies) or document.text))
    return sha256(" ".join(words).encode()).hexdigest()
