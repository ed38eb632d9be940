"""Words as a person types them, made into what the full-text index takes."""

import re

from tracker.store.clean import clean_text

_TOKEN = re.compile(r"\w+(?:[^\w\s]+\w+)*")
MOST_WORDS = 32


def match(words: str) -> str | None:
    """Return the query for all of the words, each quoted so that no sign is an operator; None for no word."""
    tokens = _TOKEN.findall(clean_text(words))[:MOST_WORDS]
    return " ".join(f'"{token.replace(chr(34), chr(34) * 2)}"' for token in tokens) or None
