"""What no database can hold is replaced at the border, and names are folded for comparison."""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

REPLACEMENT = "\ufffd"
_BROKEN = re.compile("[\x00\ud800-\udfff]")
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_ARTICLE = re.compile(r"^the\s+")
_POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")

T = TypeVar("T")


def clean_text(text: str) -> str:
    """Replace NUL and lone surrogates by U+FFFD."""
    return text if text.isascii() and "\x00" not in text else _BROKEN.sub(REPLACEMENT, text)


def clean(value: T) -> T:
    """Return a record, tuple, mapping or text with every text in it cleaned."""
    cleaned: Any = value
    if isinstance(value, str):
        # An enum member is its own closed vocabulary and must stay the member that it is.
        cleaned = clean_text(value) if type(value) is str else value
    elif isinstance(value, tuple | list):
        cleaned = type(value)(clean(item) for item in value)
    elif isinstance(value, dict):
        cleaned = {clean(key): clean(item) for key, item in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        cleaned = replace(value, **{field.name: clean(getattr(value, field.name)) for field in fields(value)})
    return cleaned  # type: ignore[no-any-return]


def fold(name: str) -> str:
    """Return a name as it is compared: no case, accents, leading "the" or trailing possessive."""
    bare = unicodedata.normalize("NFKD", clean_text(name).translate(_APOSTROPHES))
    bare = "".join(char for char in bare if not unicodedata.combining(char)).casefold()
    bare = " ".join(bare.split())
    return _POSSESSIVE.sub("", _ARTICLE.sub("", bare))
