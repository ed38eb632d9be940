"""Phrases that name one stretch of the calendar: a day, a week, a month, a year, a decade."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.resolve import absolute, anchored

if TYPE_CHECKING:
    from datetime import date

    from tracker.resolve.days import Days

# With these the calendar's stretch is only a point of reference, or a bound.
_VAGUE = re.compile(
    r"\b(?:before(?! yesterday)|after(?! tomorrow)|until|till|since|than|at least|at most|over(?! the)|half a"
    r"|as early|as late|later(?! (?:this|in the|on)\b)|earlier(?! (?:this|in the|on)\b)"
    r"|the (?:next|following|previous|same) (?:day|week|month|year|\w+day)|that)\b"
)
# "Later on Tuesday" is on Tuesday.
_ON = re.compile(r"\b(?:earlier|later|early|late) on ")


def moment(text: str, anchor: date | None, ahead: bool = False) -> Days | None:
    """Return the stretch that a phrase in lower case names, None when it names none or needs an anchor.

    What comes round again ("in May") is the nearest past, or with `ahead` the nearest to come.
    """
    if _VAGUE.search(text):
        return None
    text = _ON.sub("on ", text)
    for pattern, rule in absolute.rules():
        found = pattern.search(text)
        if found:
            return rule(found)
    for pattern, relative, shift in anchored.rules() if anchor else ():
        found = pattern.search(text)
        if found and anchor:
            return relative(found, shift(anchor) if ahead else anchor)
    return None
