"""Paragraphs and sentences of an article by their punctuation alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.records import EvidenceSpan, Span
from tracker.terms import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.records import Document

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-Z0-9])")
_SHORT = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|St|Jr|Sr|vs|No|Inc|Corp|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|U\.S|U\.N|U\.K|D\.C|a\.m|p\.m)\.\s+$"
)


def paragraphs(document: Document, layer: Layer = Layer.BODY) -> list[EvidenceSpan]:
    """Return the paragraphs of a layer, without the white space around them."""
    return [
        trimmed(document.text, passage.span)
        for passage in document.passages
        if passage.layer is layer and passage.span.quote(document.text).strip()
    ]


def trimmed(text: str, span: Span) -> EvidenceSpan:
    """Return a span without the white space around its words."""
    words = span.quote(text)
    start = span.start + len(words) - len(words.lstrip())
    return EvidenceSpan(Span(start, start + len(words.strip())), words.strip())


def sentences(text: str, paragraph: Span) -> Iterator[EvidenceSpan]:
    """Yield the sentences of a paragraph."""
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if not _SHORT.search(text, start, stop.end()):
            yield trimmed(text, Span(start, stop.end()))
            start = stop.end()
    if start < paragraph.end:
        yield trimmed(text, Span(start, paragraph.end))
