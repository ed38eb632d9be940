"""Reads a text of one or more paragraphs as an article without furniture."""

import re
from collections.abc import Callable

import pytest

from tracker.extract import extract
from tracker.records import Attribution, Document, Passage, Span
from tracker.terms import Layer

Reader = Callable[..., tuple[Attribution, ...]]


def article(text: str, *, title: bool = False, opinion: bool = False) -> Document:
    """Lay out a text: every line a paragraph, the first a headline where asked."""
    lines = [Span(line.start(), line.end()) for line in re.finditer(r"[^\n]+", text)]
    layers = [Layer.TITLE if title and i == 0 else Layer.BODY for i in range(len(lines))]
    passages = tuple(map(Passage, layers, lines))
    return Document("test", text, "", "utf-8", "text/plain", passages, opinion=opinion)


@pytest.fixture(scope="session")
def reading() -> Reader:
    """Return a function from a text to its attributions."""
    return lambda text, **layout: extract(article(text, **layout))
