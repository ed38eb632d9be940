"""Which language a paragraph is in, as far as its small words and its letters tell."""

import re
from collections import Counter
from functools import cache
from importlib.resources import files

ENGLISH = "English"
OTHER = "a language other than English"

# Not the unit behind a number: "40k".
_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")
_POSSESSIVE = re.compile(r"['’]s\b")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile("[A-Za-zªºÀ-ʯḀ-ỿﬀ-ﬆＡ-Ｚａ-ｚ]")
_SCRIPTS = {
    "Arabic": "؀-ۿݐ-ݿࢠ-ࣿﭐ-﷿ﹰ-﻿",
    "Cyrillic": "Ѐ-ԯ",
    "Greek": "Ͱ-Ͽἀ-῿",
    "Hebrew": "֐-׿",
    "Devanagari": "ऀ-ॿ",
    "Japanese": "ぁ-ヿ",
    "Korean": "가-힯ᄀ-ᇿ",
    "Chinese": "一-鿿㐀-䶿",
    "Thai": "฀-๿",
    "Armenian": "԰-֏",
    "Georgian": "Ⴀ-ჿ",
    "Bengali": "ঀ-৿",
    "Tamil": "஀-௿",
    "Ethiopic": "ሀ-፿",
}
_PATTERNS = {name: re.compile(f"[{letters}]") for name, letters in _SCRIPTS.items()}
# A longer paragraph is told by its beginning.
_SAMPLE = 4_000
_LEAST_LETTERS = 12
_LEAST_WORDS = 8
_DIFFERENT = 3
# Prose has a third to a half of small words, but where endings do their work; some languages share many.
_SMALL = 0.15
_SURELY = 1.3
_MANY_WORDS = 40
_HARDLY = 0.04


def language(text: str) -> str | None:
    """Return English, the name of another language or script, or None where too little tells."""
    return _by_script(text[:_SAMPLE]) or by_words(small_words(text))


def small_words(text: str) -> Counter[str]:
    """Count the words that begin in lower case: names are the same in every language."""
    plain = _POSSESSIVE.sub("", text[:_SAMPLE])
    return Counter(word.lower() for word in _WORD.findall(plain) if word[0].islower())


def by_words(counts: Counter[str]) -> str | None:
    """Return what language the counts of some paragraphs' words tell together."""
    total = counts.total()
    if total < _LEAST_WORDS:
        return None
    known, different = Counter[str](), Counter[str]()
    for word, count in counts.items():
        for name in _owners().get(word, ()):
            known[name] += count
            different[name] += 1
    shares = {name: count / total for name, count in known.items() if different[name] >= _DIFFERENT}
    english = shares.pop(ENGLISH, 0.0)
    name = max(shares, key=lambda each: shares[each], default=OTHER)
    least = _SMALL if english >= _HARDLY else _SMALL / 2
    if shares.get(name, 0.0) >= max(_SURELY * english, least):
        return name
    if english >= _SMALL:
        return ENGLISH
    return OTHER if total >= _MANY_WORDS and known[ENGLISH] < _HARDLY * total else None


def _by_script(text: str) -> str | None:
    letters = len(_LETTER.findall(text))
    if letters < _LEAST_LETTERS or len(_LATIN.findall(text)) * 2 > letters:
        return None
    counts = {name: len(pattern.findall(text)) for name, pattern in _PATTERNS.items()}
    name = max(counts, key=lambda each: counts[each])
    # Japanese is written with Chinese characters too.
    name = "Japanese" if counts["Japanese"] * 10 > letters else name
    return f"{name} script" if counts[name] else OTHER


@cache
def _owners() -> dict[str, tuple[str, ...]]:
    """Return the languages that have each small word."""
    owners: dict[str, tuple[str, ...]] = {}
    for line in files("tracker.ingest").joinpath("data/function_words.txt").read_text("utf-8").splitlines():
        name, _, words = line.partition(": ")
        if not line.startswith(";"):
            owners |= {word: (*owners.get(word, ()), name) for word in words.split()}
    return owners
