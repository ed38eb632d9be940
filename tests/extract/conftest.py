"""Reads a text of one or more paragraphs as an article without furniture."""

from collections.abc import Callable

import pytest
from articles import article

from tracker.extract import extract
from tracker.records import Attribution

Reader = Callable[..., tuple[Attribution, ...]]


@pytest.fixture(scope="session")
def reading() -> Reader:
    """Return a function from a text to its attributions by rules alone: they must do without the tagger."""
    return lambda text, **layout: extract(article(text, **layout), tagger=False)
