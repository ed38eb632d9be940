"""Counts that lean on one just given: "six were held, police said; the union put the figure at 15"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tracker.extract.counting import counts
from tracker.extract.parsed import Token
from tracker.records import Proposition

_FIGURES = frozenset({"figure", "number", "total", "toll", "count"})
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("dozens", "hundreds", "thousands"),
)
_NUMBER = re.compile(
    rf"(?<!\w)(?:(?:at least|more than|fewer than|less than|up to|about|around|nearly|almost|some|over) )?"
    rf"(?:[$€£] ?)?(?:\d[\d,.]*\d|\d|{'|'.join(_WORDS)})(?: (?:million|billion|trillion|thousand))?\b",
    re.IGNORECASE,
)


def leaning(cue: Token) -> Token | None:
    """Return the number of a count that says nothing of what is counted: "put the figure at 3,200"."""
    for what, number in counts(cue):
        if what.lemma_.lower() in _FIGURES and all(c.dep_ in {"det", "prep"} for c in what.children):
            of = any(c.lower_ == "of" for c in what.children)
            return None if of else number
    return None


def recounted(earlier: Iterable[Proposition], number: str) -> tuple[Proposition, ...]:
    """Return the one claim that has a number, with another in its place; none where there are more."""
    told = [(one, _NUMBER.findall(one.text)) for one in earlier]
    counted = [one for one, found in told if len(found) == 1]
    if len(counted) != 1 or any(len(found) > 1 for _, found in told):
        return ()
    (one,) = counted
    swap = number[:1].upper() + number[1:] if _NUMBER.match(one.text) else number
    subject, things = (
        tuple(replace(each, text=_NUMBER.sub(lambda _: number, each.text), spans=()) for each in mentions)
        if any(_NUMBER.search(each.text) for each in mentions)
        else mentions
        for mentions in (one.subject, one.object)
    )
    text = _NUMBER.sub(lambda _: swap, one.text)
    return (
        replace(
            one, text=text, subject=subject, object=things, place=None, certainty=None, certainty_by=None
        ),
    )
