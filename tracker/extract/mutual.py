"""Charges that two make against each other: "Norland and Ruritania accused each other of lying"."""

from dataclasses import replace

from tracker.extract.found import Found, trim
from tracker.extract.parsed import Doc, Span, Token
from tracker.extract.subjects import SUBJECTS

EACH = frozenset({"each other", "one another"})
_SHARED = frozenset({"each", "both"})


def either(doc: Doc, one: Found) -> list[Found]:
    """Return what each of two says of the other; an attribution that is not mutual as it is."""
    if not any(subject is not None and _mutual(subject, one) for _, subject in one.heads):
        return [one]
    sides = _sides(doc, one)
    return [_of(one, own, other) for own, other in (sides, sides[::-1])] if sides else [one]


def _mutual(subject: Span, one: Found) -> bool:
    words = subject.text.lower()
    each = any(subject.doc[i].lower_ in _SHARED for i in one.source)
    return words in EACH or (words == "the other" and each)


def _sides(doc: Doc, one: Found) -> list[Span]:
    """Return the two halves of a source that "and" joins."""
    own = {i for i in one.source if doc[i].lower_ not in _SHARED}
    joins = [i for i in own if doc[i].lower_ == "and" and any(_joined(doc[j]) for j in own if j > i)]
    if len(joins) != 1:
        return []
    halves = [
        trim(doc, {i for i in own if (i < joins[0]) == first and i != joins[0]}) for first in (True, False)
    ]
    return [doc.span(min(half), max(half) + 1) for half in halves if half]


def _joined(token: Token) -> bool:
    """Tell whether a noun is the second of two subjects."""
    if token.dep_ != "conj":
        return False
    first = token.head
    while first.dep_ == "appos":
        first = first.head
    return first.dep_ in SUBJECTS


def _of(one: Found, own: Span, other: Span) -> Found:
    heads = [
        (head, other if subject is not None and _mutual(subject, one) else subject)
        for head, subject in one.heads
    ]
    return replace(one, source=set(range(own.start, own.end)), heads=heads)
