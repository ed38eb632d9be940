"""Counts that lean on one just given: "six were held, police said; the union put the figure at 15"."""

import re
from collections.abc import Iterable
from dataclasses import replace

from tracker.extract.counting import counts
from tracker.extract.found import Found, content_words
from tracker.extract.parsed import Token
from tracker.records import Proposition

_FIGURES = frozenset({"figure", "number", "total", "toll", "count"})
_TRUE = frozenset({"true", "real", "actual", "correct", "right", "final", "official"})
_HELPERS = frozenset({"did", "do", "had", "have", "has", "was", "were", "is", "are", "been"})
_NEAR = frozenset({"", "closer to", "nearer", "nearer to", "in fact", "actually"})
_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("dozens", "hundreds", "thousands"),
)
_NUMBER = re.compile(
    rf"(?<!\w)(?:(?:at least|more than|fewer than|less than|up to|about|around|nearly|almost|some|over) )?"
    rf"(?:[$€£] ?)?(?:\d[\d,.]*\d|\d|{'|'.join(_WORDS)})(?: (?:million|billion|trillion|thousand))?\b",
    re.IGNORECASE,
)
# What a number before it moves to or from: "fell below 5 percent".
_MOVES = re.compile(r"\b(?:below|above|under|beneath|beyond|to|from|by|than)\s*$", re.IGNORECASE)


def leaning(found: Found) -> set[int]:
    """Return the words of a count that says nothing of what is counted: "put the figure at 3,200"."""
    for what, number in counts(found.trigger):
        if _figure(what):
            return set() if any(c.lower_ == "of" for c in what.children) else {t.i for t in number.subtree}
    return _of_some(found) or _of_figure(found)


def _figure(noun: Token) -> bool:
    """Tell whether a noun is a mere "the figure", "the true toll"."""
    plain = all(c.dep_ in {"det", "prep"} or c.lower_ in _TRUE for c in noun.children)
    return noun.lower_ == "it" or (noun.lemma_.lower() in _FIGURES and plain)


def _of_some(found: Found) -> set[int]:
    """Return the count that a content leaves without its verb: "management says fewer than 50 did"."""
    all_words = _words(found)
    words = list(all_words)
    while words and words[-1].lower_ in _HELPERS:
        words.pop()
    words = words[1:] if words and words[0].lower_ in {"only", "just"} else words
    text = " ".join(t.text for t in words)
    return {t.i for t in words} if len(words) < len(all_words) and _NUMBER.fullmatch(text) else set()


def _of_figure(found: Found) -> set[int]:
    """Return the count in "said the true figure was closer to 60"."""
    words = _words(found)
    verb = next((t for t in words if t.lower_ in {"was", "is"}), None)
    who = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    if verb is None or who is None or not _figure(who) or any(c.dep_ == "prep" for c in who.children):
        return set()
    behind = [t for t in words if t.i > verb.i]
    text = " ".join(t.text for t in behind)
    number = _NUMBER.search(text)
    if number is None or number.end() < len(text):
        return set()
    return {t.i for t in behind} if text[: number.start()].strip().lower() in _NEAR else set()


def _words(found: Found) -> list[Token]:
    words = content_words(found)
    return words[1:] if words and words[0].lower_ == "that" else words


def counted(text: str) -> bool:
    """Tell whether a text has a number in it."""
    return _NUMBER.search(text) is not None


def recounted(earlier: Iterable[Proposition], number: str) -> tuple[Proposition, ...]:
    """Return the one claim that has a number, with another in its place; none where there are more."""
    told = [(one, _NUMBER.findall(one.text)) for one in earlier]
    numbered = [one for one, found in told if len(found) == 1]
    if len(numbered) != 1 or any(len(found) > 1 for _, found in told):
        return ()
    (one,) = numbered
    given = _NUMBER.search(number)
    if given is None or _MOVES.search(_NUMBER.split(one.text)[0]):
        # "Fell below 5 percent", and another "puts it at nine": it is not below nine.
        return ()
    number = number[: given.end()]
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
