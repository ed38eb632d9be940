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
    r"\d|day\b|night\b|weekend\b|\b(?:this|last|next|past|coming|that|ago|earlier|later|before|tomorrow)\b"
    r"|\bthe\s(?:following|previous|same)\b|['’]\d0s"
    r"|\b(?:early|mid|late|end|start|beginning|middle)\b"
    r"|\b(?:in|on|since|until|till|by|after|during|from|through|throughout|around|about|of|between)\s"
    r"(?:jan|feb|mar|apr|may|ju|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
_YEAR = r"(?:(?:19|20)\d\d)"
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_DAYS = r"(?:[0-3]?\d ?(?:[-–]|to|and) ?[0-3]?\d)"
_CLOCK = r"(?:[0-2]?\d(?:[:.]\d\d)? ?(?:a\.m\.|p\.m\.|am|pm|gmt))"
_PART_OF = (
    r"(?:(?:start|beginning|middle|end|first half|second half|(?:first|second|third|fourth) quarter) of)"
)
_EDGE = rf"(?:(?:early|mid|late|the {_PART_OF})[ -])"
_NUMERIC = _either(rf"{_YEAR}-\d\d?-\d\d?", rf"\d\d?[./]\d\d?[./](?:{_YEAR}|\d\d)")
_DECADE = rf"(?:(?:{_YEAR}|['’]?\d0)['’]?s)"
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
        "circa",
    ],
    "as of",
    "ahead of",
    "no later than",
)
_OF = r"(?:the (?:night|morning|evening|day|week|month|year) of )?"
_ROUGHLY = r"(?:(?:more than |less than |over |about |around |roughly |some |almost |nearly |half )?)"
_ABOUT = r"(?:about|around|circa|roughly|approximately|at least)"
# "In about 2000 villages" says how many.
_NO_COUNT = r"(?! [a-z]+s\b)"


def _relative() -> str:
    """Return the pattern of "earlier this year", "last week", "the past two years"."""
    named = _any("weekday", "month", "season", "unit", "part")
    leads = r"(?:earlier|later|early|late|the beginning of|the end of)?"
    number, unit = rf"(?:\d+|{_any('number')})", _any("unit")
    return _either(
        # "The last week" may be that of anything.
        rf"(?:{leads} ?(?<!the\s)(?:this past|this|last|next|that) {named}s?)",
        rf"(?:over|in|during|within) the last {unit}(?! of)",
        rf"(?:the )?(?:past|last|next|coming|previous) {number} {unit}s",
        rf"(?:the )?past {unit}",
        rf"the (?:next|following|previous|same) {_any('unit', 'weekday')}",
        rf"(?:earlier|later) in the {unit}",
        rf"(?:earlier|later|early|late) on {_any('weekday')}",
    )


def _date() -> str:
    """Return the pattern of "5 May 2020", "May 5", "May 2020", "September last year", "2020-05-05"."""
    month, year = _any("month"), f"(?:,? {_YEAR})?"
    return _either(
        rf"(?:the )?{_DAYS} {month}{year}",
        rf"{month} {_DAYS}(?!\d){year}",
        rf"(?:the )?{_DAY} (?:of )?{month}{year}",
        rf"{month} {_DAY}(?!\d){year}",
        rf"{month} (?:and|or) {month},? {_YEAR}",
        rf"{month},? {_YEAR}",
        rf"{month},? {_relative()}",
        _NUMERIC,
    )


def _named() -> str:
    """Return the pattern of "Monday morning", "Monday, 5 May", "yesterday", "overnight"."""
    weekday = _any("weekday")
    return _either(
        rf"{weekday} (?:and|or) {weekday}",
        rf"{weekday}(?: {_any('part')})?(?:,? {_date()})?",
        "the day before yesterday",
        "yesterday",
        "tomorrow",
        "today",
        "tonight",
        "overnight",
    )


def _period() -> str:
    """Return the pattern of what can follow "in" or "until": "late May", "2018", "the end of the year"."""
    season = rf"(?:the )?{_any('season')}(?: of)? {_YEAR}"
    years = rf"{_YEAR}(?:, {_YEAR})* (?:and|or) {_YEAR}"
    decades = rf"(?:the )?(?:(?:early|mid|late)[ -])?{_DECADE}"
    century = r"the (?:1\d|2[01])(?:th|st) century"
    plain = _either(
        _date(), _any("month"), season, years, century, decades, rf"{_YEAR}s?", _relative(), "the weekend"
    )
    return _either(
        rf"{_EDGE}(?:the )?{_any('unit')}", rf"{decades} (?:and|to) {decades}", rf"(?:the )?{_EDGE}?{plain}"
    )


@cache
def _pattern() -> re.Pattern[str]:
    """Build the grammar of time phrases, once; blanks in it stand for any space."""
    period, named, date = _period(), _named(), _date()
    ago = rf"{_ROUGHLY}(?:\d+|{_any('number')}) {_any('unit')}s? (?:ago|earlier|later|before)"
    stretch = _either(
        rf"between {period} and {period}",
        rf"from {period} (?:to|until|till|through) {period}",
        rf"(?:during |in )?(?:the )?{_YEAR} ?[-–] ?(?:{_YEAR}|\d\d)(?: period)?",
        rf"(?:since|after|before|until|during|following|ahead of) the {_YEAR} [A-Za-z]+",
        rf"over (?:the weekend|{_relative()})",
    )
    about = rf"{_ABOUT} {_YEAR}{_NO_COUNT}"
    dated = rf"(?:(?:about|around) (?!{_YEAR}\b))?{_OF}{_either(period, named, date, ago, _CLOCK)}"
    led = rf"{_LED_BY} {_either(about, dated)}"
    bare = _either(_relative(), ago, rf"the week of {date}", named, date, rf"{_any('season')} {_YEAR}")
    grammar = (
        rf"(?<![\w-]){_either(stretch, led, bare)}(?: at {_CLOCK})?(?![\w%])(?!['’]s?\b)(?!-\w)(?![.,]\d)"
    )
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
