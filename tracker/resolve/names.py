"""Names made comparable: case, marks, articles, titles, possessives and dots fall away."""

import re
import unicodedata
from functools import lru_cache

from tracker.resolve.lexicon import table, words

_ACRONYM = re.compile(r"\b(?:\w\.)+\w\b\.?|\b(?:\w\.){2,}")
_POSSESSIVE = re.compile(r"['’‘ʼ`´]s\b|(?<=s)['’](?=\s|$)")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_OTHER = re.compile(r"[\W_]+")
# Letters that have no decomposition in Unicode.
_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_ARTICLES = frozenset({"the", "a", "an"})
_SMALL = frozenset({"of", "and", "the", "for", "on", "in", "to"})
_LONGEST_TITLE = 2


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the form under which names are compared; never empty unless the name is blank."""
    plain = _plain(name)
    tokens = _without_front(plain.split())
    return " ".join(tokens) or " ".join(name.casefold().split())


def folded_words(text: str) -> tuple[str, ...]:
    """Return every word of a text in its plain form, articles and titles included."""
    return tuple(_plain(text).split())


def initials_dropped(folded: str) -> str:
    """Return a folded personal name without single letters inside it ("john w nicholson")."""
    return " ".join(word for at, word in enumerate(folded.split()) if at == 0 or len(word) > 1)


def surname(folded: str) -> str:
    """Return the last word of a folded name."""
    return folded.rsplit(" ", 1)[-1]


def initials(folded: str) -> str:
    """Return the first letters of a folded name of several words, small words left out."""
    words = [word for word in folded.split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _plain(text: str) -> str:
    if not text.isascii():
        text = _unmarked(text)
    text = text.casefold()
    text = _ACRONYM.sub(lambda found: found[0].replace(".", ""), text)
    text = _APOSTROPHES.sub("", _POSSESSIVE.sub("", text))
    return _OTHER.sub(" ", text).strip()


def _unmarked(text: str) -> str:
    # Twice: folding the case of a few letters brings marks forth again.
    for _ in range(2):
        decomposed = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return text.translate(_PLAIN)


def _without_front(tokens: list[str]) -> list[str]:
    """Drop articles and titles from the front as long as a name remains."""
    while len(tokens) > 1:
        drop = _front(tokens)
        if not drop:
            break
        tokens = tokens[drop:]
    return tokens


def _front(tokens: list[str]) -> int:
    """Return how many tokens at the front are an article or a title."""
    if tokens[0] in _ARTICLES:
        return 1
    titles, institutions = table("titles"), words("institutions")
    for length in range(min(_LONGEST_TITLE, len(tokens) - 1), 0, -1):
        when = titles.get(" ".join(tokens[:length]))
        # "DR Congo" is no doctor.
        if when == "always" and tokens[length] != "congo":
            return length
        if when == "name" and not institutions.intersection(tokens[length:]):
            return length
    return 0
