"""One file in, one document out."""

import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from tracker.errors import InputError
from tracker.ingest.decode import decode
from tracker.ingest.files import STDIN, load
from tracker.ingest.frontmatter import Metadata, read_front_matter
from tracker.ingest.layers import lay_out
from tracker.ingest.paragraphs import BLANKS
from tracker.ingest.unread import NOTHING
from tracker.records import Document, Skipped
from tracker.terms import Layer

_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}


def read(path: str) -> Document:
    """Read an article from a file, or from standard input for "-", and lay it out, or refuse it."""
    raw = load(path)
    name = "standard input" if path == STDIN else path
    media_type = _TYPES.get(Path(path).suffix.lower())
    decoded, encoding, remark = decode(raw, name, html=media_type in {"text/html", None})
    if not decoded.strip(BLANKS):
        raise InputError(f"{name}: the file is empty; nothing to read")
    media_type = media_type or _sniff(decoded)
    text, metadata = _READERS[media_type](decoded, name)
    document = _document(_uri(path, raw), text, metadata, raw, encoding, media_type, remark)
    if any(passage.layer is Layer.BODY for passage in document.passages):
        return document
    if media_type == "text/html":
        raise InputError(f"{name}: no article was found in it, only page furniture; save its text as .txt")
    return replace(document, skipped=(NOTHING, *document.skipped))


def _uri(path: str, raw: bytes) -> str:
    """Name the source; two texts piped in are two sources."""
    return f"stdin:{sha256(raw).hexdigest()[:16]}" if path == STDIN else path


def _sniff(text: str) -> str:
    if _HTML.match(text):
        return "text/html"
    return "text/markdown" if text.lstrip("\ufeff").startswith("---") else "text/plain"


def _plain(text: str, name: str) -> tuple[str, Metadata]:
    return text, Metadata()


def _markdown(text: str, name: str) -> tuple[str, Metadata]:
    metadata = read_front_matter(text, name)
    if not text[metadata.end :].strip(BLANKS):
        raise InputError(f"{name}: there is no text below the front matter")
    return text, metadata


def _page(text: str, name: str) -> tuple[str, Metadata]:
    from tracker.ingest.page import read_page

    return read_page(text, name)


_READERS: dict[str, Callable[[str, str], tuple[str, Metadata]]] = {
    "text/plain": _plain,
    "text/markdown": _markdown,
    "text/html": _page,
}


def _document(
    uri: str, text: str, metadata: Metadata, raw: bytes, encoding: str, media_type: str, remark: str | None
) -> Document:
    layout = lay_out(text, start=metadata.end, title=metadata.title, authors=metadata.authors)
    return Document(
        uri=uri,
        text=text,
        raw_sha256=sha256(raw).hexdigest(),
        encoding=encoding,
        media_type=media_type,
        passages=layout.passages,
        url=metadata.url,
        title=metadata.title or layout.title,
        outlet=metadata.outlet,
        authors=metadata.authors or layout.authors,
        published=metadata.published or layout.published,
        language=metadata.language,
        opinion=metadata.opinion or layout.opinion,
        skipped=(*((Skipped(remark),) if remark else ()), *layout.skipped),
    )
