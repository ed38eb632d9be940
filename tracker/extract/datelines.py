"""Where a report is from, as it stands before its first words: "ACCRA, 4 May (Norwire) - A leak …"."""

import re

from spacy import tokens

from tracker.extract.parsed import Doc

_DATELINE = re.compile(
    r"[^\W\d_a-z][^\W\d_a-z ./'-]*[^\W\d_a-z](?:, [\w. ]{2,24}){0,2}(?: ?\([\w/ ]{2,24}\))?"
    r"(?:(?<=\)):|\.-| ?--?| ?[—–|])\s"
)
_LONGEST = 80


def behind(doc: Doc | tokens.Doc, first: int) -> int:
    """Return the index of the first token behind the dateline that a paragraph starts with, else `first`."""
    start = doc[first].idx
    line = _DATELINE.match(doc.text, start, start + _LONGEST)
    if line is None:
        return first
    return next((i for i in range(first, len(doc)) if doc[i].idx >= line.end()), first)
