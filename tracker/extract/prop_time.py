"""Finding the words that say when: "in 2018", "last year", "since September"; never how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span, Token

from tracker.extract.prop_data import words
from tracker.records import Span as TextSpan
from tracker.records import TimePhrase


def _any(*kinds: str) -> str:
    """Return an alternation of all words of some kinds, longest first."""
    found = sorted({word for kind in kinds for word in words("time", kind)}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found) + ")"


@cache
def _pattern() -> re.Pattern[str]:
    """Build the grammar of time phrases, once; blanks in it stand for any space."""
    month, weekday, season = _any("month"), _any("weekday"), _any("season")
    unit, part = _any("unit"), _any("part")
    year = r"(?:(?:19|20)\d\d)"
    day = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
    clock = r"(?:[0-2]?\d(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am|pm|gmt))"
    edge = r"(?:(?:early|mid|late|the beginning of|the end of|the start of)[ -])"
    month_date = rf"(?:(?:the )?{day} (?:of )?{month}(?:,? {year})?|{month} {day}(?!\d)(?:,? {year})?|{month},? {year})"
    numeric = rf"(?:{year}-\d\d?-\d\d?|\d\d?[./]\d\d?[./](?:{year}|\d\d))"
    dated = rf"(?:{month_date}|{numeric})"
    relative = (
        rf"(?:(?:earlier|later|early|late|the beginning of|the end of)? ?(?:this|last|next|that) "
        rf"(?:{weekday}|{month}|{season}|{unit}|{part})s?)"
    )
    ago = rf"(?:(?:more than |less than |about |almost |nearly )?(?:\d+|{_any('number')}) {unit}s? (?:ago|earlier|later|before))"
    month_date = rf"(?:{month_date}|{month},? {relative})"
    dated = rf"(?:{month_date}|{numeric})"
    named = rf"(?:{weekday}(?: {part})?(?:,? {dated})?|yesterday|tomorrow|today|tonight)"
    period = rf"(?:{edge}?(?:{month_date}|{month}|{season}(?: of)? {year}|{year}s?|the (?:{year}|\d0)s|{relative}))"
    span_of = rf"(?:between {period} and {period}|from {period} (?:to|until|till|through) {period}"
    span_of += rf"|(?:during |in )?(?:the )?{year} ?[-–] ?(?:{year}|\d\d)(?: period)?)"
    preposition = r"(?:on|in|at|by|since|until|till|before|after|during|through|throughout|from|around|as of|as early as)"
    bare = rf"(?:{relative}|{ago}|{named}|{dated}|{season} {year})"
    hour = rf"(?: at {clock})?"
    led = rf"(?:{preposition} (?:the (?:night|morning|evening|day|week|month|year) of )?(?:{period}|{named}|{dated}|{ago}|{clock}))"
    grammar = rf"(?<![\w-])(?:{span_of}|{led}|{bare}){hour}(?![\w%])(?!-\w)(?![.,]\d)"
    return re.compile(grammar.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.IGNORECASE)


def _lowered_month(text: str) -> bool:
    """Tell whether a match rests on "may" or "march" used as a common word ("in march")."""
    return bool(re.search(r"\b(?:may|march)\b", text)) and not re.search(r"\d", text)


def time_phrases(span: Span) -> tuple[TimePhrase, ...]:
    """Return the time phrases of a stretch of the article, in order."""
    start = span.start_char
    return tuple(
        TimePhrase(match[0], TextSpan(start + match.start(), start + match.end()))
        for match in _pattern().finditer(span.text)
        if not _lowered_month(match[0])
    )


def time_indices(span: Span) -> Iterator[tuple[TimePhrase, tuple[Token, ...]]]:
    """Yield the time phrases of a span with the tokens that they cover."""
    for phrase in time_phrases(span):
        yield phrase, tuple(t for t in span if phrase.span.start <= t.idx < phrase.span.end)
