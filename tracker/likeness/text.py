"""Texts made comparable: words, runs of letters, names and numbers."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from tracker.likeness.settings import DATA

_LINK = re.compile(r"(?:https?://|pic\.twitter\.com/|www\.)\S+|\b[\w-]+\.(?:com|ly|org|net|co)/\S+")
_TAG = re.compile(r"[#@](\w+)")
_HUMP = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_WORD = re.compile(r"[^\W_]+")
_CAPITAL = re.compile(r"\b[A-Z][\w'’.-]*|\d[\d,.]*")
_RUN = 4
_LEAST_STEM = 4
_ENDINGS = ("ing", "ed", "es", "e", "s", "ly")


@cache
def common() -> frozenset[str]:
    """Return the words too common to tell one event from another."""
    lines = (DATA / "common.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def plain(text: str) -> str:
    """Return a text without links, the words that a hashtag runs together put apart."""
    return _TAG.sub(lambda found: " ".join(_HUMP.findall(found[1])) or found[1], _LINK.sub(" ", text))


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without accents."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return _WORD.findall(text.casefold())


def runs(text: str) -> list[str]:
    """Return every four letters in a row, which misspelt and inflected words still share."""
    line = f" {' '.join(words(text))} "
    return [line[i : i + _RUN] for i in range(len(line) - _RUN + 1)]


def stems(text: str) -> list[str]:
    """Return the words that tell one event from another, without their endings."""
    return [_stem(word) for word in words(text) if word not in common()]


def telling(text: str, most: int = 24) -> list[str]:
    """Return the words of a text by which others are looked for: the longest, which are rare as a rule."""
    found = {word for word in words(plain(text)) if word not in common()}
    return sorted(found, key=lambda word: (-len(word), word))[:most]


def capitals(text: str) -> list[str]:
    """Return the numbers, and the words with a capital, in lower case: names, most of them."""
    return [word for found in _CAPITAL.findall(text) for word in words(found) if word not in common()]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word
