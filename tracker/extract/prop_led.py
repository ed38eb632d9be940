"""Telling whether an article mostly writes a name with "the" before it ("the Front")."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from tracker.extract.parsed import Doc

_WORD = re.compile(r"\w+")
_EDGE = re.compile(r"\b")
_AFTER_THE = re.compile(r"\bthe\s+(?=(\w+))", re.IGNORECASE)


def led(name: str, doc: Doc) -> bool:
    """Tell whether "the" stands before a name more often than not."""
    often = sum(_ends(doc.text, at + len(name)) for at in _after_the(name, doc))
    # The name is seldom looked for: most are never led by "the".
    return often > 0 and sum(1 for _ in itertools.islice(_alone(name, doc.text), often * 2)) < often * 2


def _after_the(name: str, doc: Doc) -> Iterator[int]:
    """Yield where a name begins behind "the", in letters of either case."""
    first = _WORD.match(name)
    places: dict[str, list[int]] | None = doc.user_data.get("prop_led")
    if places is None:
        places = doc.user_data["prop_led"] = {}
        for the in _AFTER_THE.finditer(doc.text):
            places.setdefault(the[1].lower(), []).append(the.end())
    for at in places.get(first[0].lower(), ()) if first is not None else ():
        if doc.text[at : at + len(name)].lower() == name.lower():
            yield at


def _alone(name: str, text: str) -> Iterator[int]:
    """Yield where a name stands as it is written."""
    at = text.find(name)
    while at >= 0:
        whole = _EDGE.match(text, at) is not None and _ends(text, at + len(name))
        if whole:
            yield at
        at = text.find(name, at + (len(name) if whole else 1))


def _ends(text: str, end: int) -> bool:
    return _EDGE.match(text, end) is not None
