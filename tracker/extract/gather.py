"""All candidates of an article, woven into attributions."""

import re
from collections.abc import Iterator

from tracker.extract import closing, colons, cue_phrases, loose, marks, nominals, verbs, weave
from tracker.extract import layout as pages
from tracker.extract.found import Found
from tracker.extract.layout import READ
from tracker.extract.parsed import Doc
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


def layout(doc: Doc, document: Document) -> pages.Layout:
    """Return where the quotations, headlines and paragraphs of a parsed article stand, in tokens."""
    lines = paragraphs(document)
    spans = [span for _, span in lines]
    ranges = list(_ranges(doc, spans))
    titles = {tokens for (layer, _), tokens in zip(lines, ranges, strict=True) if layer is Layer.TITLE}
    return pages.layout(doc, marks.find(document.text, spans), [r for r in ranges if r], titles)


def attributions(doc: Doc, page: pages.Layout, limits: weave.Limits) -> list[Found]:
    """Return the attributions of a parsed article in order of their place."""
    candidates = [
        *verbs.find(doc, page.marks),
        *nominals.nouns(doc),
        *cue_phrases.find(doc),
        *colons.find(doc, page),
    ]
    found = weave.weave(doc, _with_closing(doc, candidates, page), page, limits)
    return sorted([*found, *loose.of_nobody(doc, found, page)], key=lambda one: min(one.tokens))


def _with_closing(doc: Doc, candidates: list[Found], page: pages.Layout) -> list[Found]:
    """Add who closes a sentence, in the place of a candidate that has nothing to say."""
    full = {i for one in candidates if one.content and (one.source or one.agentless) for i in one.words}
    more = [one for one in closing.find(doc) if not one.words & full and one.trigger.i not in page.marks]
    taken = {one.trigger.i for one in more}
    return [*(one for one in candidates if one.trigger.i not in taken), *more]


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
