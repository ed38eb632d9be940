"""Names as they sound: one person's name comes in several spellings from another alphabet."""

import re
from functools import lru_cache

# In order; each from spellings of Russian, Ukrainian, Arabic, Persian and Pashto names in English papers.
_SAME = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"\b(?:al|el|ul) ", ""),
        (r"(?:shch|sch)", "sh"),
        (r"(?:dzh|dj)", "j"),
        (r"tch", "ch"),
        (r"(?:kh|h)(?=[aeiou])", "h"),
        (r"ph", "f"),
        (r"gh", "g"),
        (r"dh", "d"),
        (r"ck|q", "k"),
        (r"c(?=[aou]|[lr])", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"ou|oo", "u"),
        (r"(?:iy|yy|yi|ij|ii|y|i)\b", "i"),
        (r"(?:ey|ej)\b", "ei"),
        (r"\b[yj]e|(?<=[a-z])ye|(?<=[bdfgklmnprstvz])ie(?=[a-z])", "e"),
        (r"(?<=[a-z])y", "i"),
        (r"(.)\1+", r"\1"),
    )
)
# The last letter stays: it tells Paula from Paul.
_VOWELS = re.compile(r"[aeiou](?=[a-z])")


@lru_cache(maxsize=65536)
def sounding(folded: str) -> str:
    """Return a folded name with the spellings of one sound made one: Qabulov and Kabulov are alike."""
    for pattern, plain in _SAME:
        folded = pattern.sub(plain, folded)
    return folded


def frame(folded: str) -> str:
    """Return the consonants of a name as it sounds, for names whose vowels were heard differently."""
    return _VOWELS.sub("", sounding(folded).replace("g", "k"))
