"""Articles without furniture and parsed sentences, made of a text."""

import re
from functools import cache

from spacy.language import Language

from tracker.extract import nlp
from tracker.extract.parsed import Doc, view
from tracker.records import Document, Passage, Span
from tracker.terms import Layer


def article(text: str, *, title: bool = False, opinion: bool = False) -> Document:
    """Lay out a text: every line a paragraph, the first a headline where asked."""
    lines = [Span(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
    layers = [Layer.TITLE if title and i == 0 else Layer.BODY for i in range(len(lines))]
    passages = tuple(map(Passage, layers, lines))
    return Document("test", text, "", "utf-8", "text/plain", passages, opinion=opinion)


@cache
def english() -> Language:
    """Return the parser that extraction uses."""
    return nlp.parser()


def parsed(text: str) -> Doc:
    """Parse a text, as the rules see it."""
    return view(english()(text))
