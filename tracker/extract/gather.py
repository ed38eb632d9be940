"""All candidates of an article, woven into attributions."""

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from tracker.extract import colons, marks, nominals, verbs, weave
from tracker.extract.found import Found
from tracker.extract.nlp import READ
from tracker.records import Document, Span
from tracker.terms import Layer

_LINE = re.compile(r"[^\n]*\S[^\n]*")


def paragraphs(document: Document) -> tuple[tuple[Layer, Span], ...]:
    """Return the lines of the layers that are read, in order."""
    found = []
    for passage in document.passages:
        if passage.layer in READ:
            for line in _LINE.finditer(document.text, passage.span.start, passage.span.end):
                found.append((passage.layer, Span(line.start(), line.end())))
    return tuple(found)


def attributions(doc: Doc, document: Document) -> tuple[list[Found], weave.Layout]:
    """Return the attributions of a parsed article, and where its quotations and paragraphs stand."""
    lines = paragraphs(document)
    ranges = list(_ranges(doc, [span for _, span in lines]))
    titles = [tokens for (layer, _), tokens in zip(lines, ranges, strict=True) if layer is Layer.TITLE and tokens]
    body = [tokens for (layer, _), tokens in zip(lines, ranges, strict=True) if layer is Layer.BODY and tokens]
    page = weave.layout(doc, marks.find(document.text, [span for _, span in lines]), [r for r in ranges if r])
    candidates = [
        *verbs.find(doc, page.marks),
        *nominals.nouns(doc),
        *nominals.cue_phrases(doc),
        *colons.find(doc, titles, body),
    ]
    return weave.weave(doc, candidates, page), page


def _ranges(doc: Doc, spans: list[Span]) -> Iterator[range]:
    """Translate ascending character spans into ranges of tokens."""
    i = 0
    for span in spans:
        while i < len(doc) and doc[i].idx + len(doc[i]) <= span.start:
            i += 1
        start = i
        while i < len(doc) and doc[i].idx < span.end:
            i += 1
        yield range(start, i)
