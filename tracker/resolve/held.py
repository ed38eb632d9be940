"""When a tie held, by the words around it: "former", "then", "from 2014 to 2018"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.records import Interval, Span
from tracker.resolve.intervals import read

if TYPE_CHECKING:
    from tracker.records import Document

# Words that say of a role that it is over, or that it was held at the time told of.
_OVER = re.compile(
    r"(?<![\w-])(former|ex|erstwhile|onetime|one-time|retired|ousted|deposed|late|then)(?![\w])",
    re.IGNORECASE,
)
_DAY = r"(?:(?:[0-3]?\d )?(?:[A-Z][a-z]{2,8})\.? )?(?:[0-3]?\d, )?(?:1[89]\d\d|20\d\d)"
_TERM = re.compile(
    rf"(?:from {_DAY} (?:to|until|till|through) {_DAY}|between {_DAY} and {_DAY}|(?:since|until|till) {_DAY}"
    rf"|(?:in |\()?(?:1[89]\d\d|20\d\d) ?[-–—] ?(?:\d\d){{1,2}}\b)"
)
# What may stand between a role and its term: whom it was for, and how it was held.
_GAP = re.compile(
    r"(?:,? (?:(?:to|for|of|in|at|under|with) (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}"
    r"|serving|in office))*,? ?"
)
_REACH = 120


def held(document: Document, phrase: Span) -> Interval | None:
    """Return when the tie in a phrase held; None where the words do not say: when it was told."""
    words = phrase.quote(document.text)
    term = _term(document, phrase.end)
    if term is not None:
        return read(term, document.published)
    over = _OVER.search(words)
    return Interval(None, None, over[1].casefold()) if over else None


def _term(document: Document, end: int) -> str | None:
    """Return the words of the time that follow a role at once."""
    after = " ".join(document.text[end : end + _REACH].split("\n\n", 1)[0].split())
    # The space in front went with the others.
    spaced = f" {after}" if document.text[end : end + 1].isspace() else after
    gap = _GAP.match(spaced)
    found = _TERM.match(spaced, gap.end() if gap else 0)
    return found[0].strip("( ") if found else None
