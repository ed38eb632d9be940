"""Finding the words that say when: "in 2018", "last year", "since September"; never how long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tracker.extract.parsed import Span, Token
from tracker.extract.prop_data import words
from tracker.records import Span as TextSpan
from tracker.records import TimePhrase


def _any(*kinds: str) -> str:
    """Return an alternation of all words of some kinds, longest first."""
    found = sorted(
        {word for kind in kinds for word in words("time", kind)}, key=lambda word: (-len(word), word)
    )
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in found) + ")"


def _either(*patterns: str) -> str:
    """Return an alternation of patterns."""
    return "(?:" + "|".join(patterns) + ")"


# A quick look before the slow one: every time phrase has a figure or one of these.
_HINT = re.compile(
    r"\d|day\b|\b(?:this|last|next|that|ago|earlier|later|before|tomorrow|tonight)\b"
    r"|\b(?:early|mid|late|end|start|beginning)\b"
    r"|\b(?:in|on|since|until|till|by|after|during|from|through|throughout|around|of)\s"
    r"(?:jan|feb|mar|apr|may|ju|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_YEAR = r"(?:(?:19|20)\d\d)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_CLOCK = r"(?:[0-2]?\d(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am|pm|gmt))"
_EDGE = r"(?:(?:early|mid|late|the beginning of|the end of|the start of)[ -])"
_NUMERIC = _either(rf"{_YEAR}-\d\d?-\d\d?", rf"\d\d?[./]\d\d?[./](?:{_YEAR}|\d\d)")
_LED_BY = _either(
    *[
        "on",
        "in",
        "at",
        "by",
        "since",
        "until",
        "till",
        "before",
        "after",
        "during",
        "through",
        "throughout",
        "from",
        "around",
    ],
    "as of",
)
_OF = r"(?:the (?:night|morning|evening|day|week|month|year) of )?"
_ROUGHLY = r"(?:(?:more than |less than |about |almost |nearly )?)"


def _relative() -> str:
    """Return the pattern of "earlier this year", "last week"."""
    named = _any("weekday", "month", "season", "unit", "part")
    return (
        rf"(?:(?:earlier|later|early|late|the beginning of|the end of)? ?(?:this|last|next|that) {named}s?)"
    )


def _date() -> str:
    """Return the pattern of "5 May 2020", "May 5", "May 2020", "September last year", "2020-05-05"."""
    month, year = _any("month"), f"(?:,? {_YEAR})?"
    return _either(
        rf"(?:the )?{_DAY} (?:of )?{month}{year}",
        rf"{month} {_DAY}(?!\d){year}",
        rf"{month},? {_YEAR}",
        rf"{month},? {_relative()}",
        _NUMERIC,
    )


def _named() -> str:
    """Return the pattern of "Monday morning", "Monday, 5 May", "yesterday"."""
    return _either(
        rf"{_any('weekday')}(?: {_any('part')})?(?:,? {_date()})?",
        "yesterday",
        "tomorrow",
        "today",
        "tonight",
    )


def _period() -> str:
    """Return the pattern of what can follow "in" or "until": "late May", "2018", "the end of the year"."""
    season = rf"{_any('season')}(?: of)? {_YEAR}"
    plain = _either(_date(), _any("month"), season, rf"{_YEAR}s?", rf"the (?:{_YEAR}|\d0)s", _relative())
    return _either(rf"{_EDGE}(?:the )?{_any('unit')}", rf"{_EDGE}?{plain}")


@cache
def _pattern() -> re.Pattern[str]:
    """Build the grammar of time phrases, once; blanks in it stand for any space."""
    period, named, date = _period(), _named(), _date()
    ago = rf"{_ROUGHLY}(?:\d+|{_any('number')}) {_any('unit')}s? (?:ago|earlier|later|before)"
    stretch = _either(
        rf"between {period} and {period}",
        rf"from {period} (?:to|until|till|through) {period}",
        rf"(?:during |in )?(?:the )?{_YEAR} ?[-–] ?(?:{_YEAR}|\d\d)(?: period)?",
    )
    led = rf"{_LED_BY} {_OF}{_either(period, named, date, ago, _CLOCK)}"
    bare = _either(_relative(), ago, named, date, rf"{_any('season')} {_YEAR}")
    grammar = rf"(?<![\w-]){_either(stretch, led, bare)}(?: at {_CLOCK})?(?![\w%])(?!-\w)(?![.,]\d)"
    return re.compile(grammar.replace(" ", r"\s+").replace(r"\s+?", r"\s*"), re.IGNORECASE)


def _lowered_month(text: str) -> bool:
    """Tell whether a match rests on "may" or "march" used as a common word ("in march")."""
    return bool(re.search(r"\b(?:may|march)\b", text)) and not re.search(r"\d", text)


def time_phrases(span: Span) -> tuple[TimePhrase, ...]:
    """Return the time phrases of a stretch of the article, in order."""
    known: dict[tuple[int, int], tuple[TimePhrase, ...]] = span.doc.user_data.setdefault("prop_times", {})
    key = (span.start, span.end)
    if key not in known:
        whole = span[0].sent if span.start < span.end else span
        # Most sentences have none, and so no stretch of them has one.
        bare = key != (whole.start, whole.end) and span.end <= whole.end and not time_phrases(whole)
        known[key] = () if bare else tuple(_phrases(span.text, span.start_char))
    return known[key]


def _phrases(text: str, start: int) -> Iterator[TimePhrase]:
    if not _HINT.search(text):
        return
    for match in _pattern().finditer(text):
        if not _lowered_month(match[0]):
            yield TimePhrase(match[0], TextSpan(start + match.start(), start + match.end()))


def time_indices(span: Span) -> Iterator[tuple[TimePhrase, tuple[Token, ...]]]:
    """Yield the time phrases of a span with the tokens that they cover."""
    for phrase in time_phrases(span):
        yield phrase, tuple(t for t in span if phrase.span.start <= t.idx < phrase.span.end)
