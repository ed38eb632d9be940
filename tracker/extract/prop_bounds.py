"""Telling whether a clause sets a limit ("limited to") or goes past one ("far beyond")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tracker.extract.parsed import Token
from tracker.extract.prop_data import rows
from tracker.terms import Bound

_GAP = 2
# Behind these a clause or phrase of its own begins, whose limits are not those of the main predicate.
_OTHER = frozenset(
    {
        "relcl",
        "advcl",
        "acl",
        "nsubj",
        "nsubjpass",
        "csubj",
        "ccomp",
        "conj",
        "appos",
        "npadvmod",
        "poss",
        "mark",
    }
)
_OPEN = frozenset(
    {
        "prep",
        "pcomp",
        "pobj",
        "dobj",
        "attr",
        "acomp",
        "advmod",
        "nummod",
        "quantmod",
        "amod",
        "neg",
        "det",
    }
)


@cache
def _patterns() -> tuple[tuple[Bound, tuple[frozenset[str] | None, ...]], ...]:
    """Return the patterns in order, each word as its alternatives, None for a gap."""
    return tuple(
        (Bound(bound), tuple(None if part == "*" else frozenset(part.split("|")) for part in pattern.split()))
        for bound, pattern in rows("bounds")
    )


@cache
def _openers() -> frozenset[str]:
    """Return the words that patterns start with."""
    return frozenset(word for _, pattern in _patterns() for word in pattern[0] or ())


def zone(verb: Token, group: Sequence[Token]) -> list[Token]:
    """Return the verb group and the verb's complements, without subordinate clauses and deep modifiers."""
    found = set(group)
    frontier = [(verb, 0)]
    while frontier:
        token, depth = frontier.pop()
        found.add(token)
        frontier += [
            (c, depth + 1) for c in token.children if c.dep_ in _OPEN and depth < 4 and not _stray(c)
        ]
    if verb.tag_ in {"VBN", "JJ"}:
        found |= {t for c in verb.children if _to(c) for t in c.doc[c.left_edge.i : c.i + 1]}
    return sorted(found, key=lambda token: token.i)


def _to(child: Token) -> bool:
    """Tell whether the parser took "limited to trade" for an infinitive."""
    return child.dep_ in {"advcl", "xcomp"} and any(
        c.dep_ == "aux" and c.lower_ == "to" for c in child.children
    )


def _stray(child: Token) -> bool:
    """Tell whether "only" sets no limit: "the only road", "only last week", "was just wondering"."""
    timed = child.head.ent_type_ in {"DATE", "TIME"} or (child.lower_ == "just" and child.head.tag_ == "VBG")
    return child.lower_ in {"only", "just"} and (child.dep_ == "amod" or timed)


def bound(tokens: Sequence[Token]) -> Bound | None:
    """Return the bound of a clause from the words of its zone; the patterns are tried in order."""
    forms = [{token.lemma_.lower(), token.lower_} for token in tokens]
    seen = set().union(*forms)
    # Nearly every clause lacks the first word of every pattern.
    for kind, pattern in _patterns() if not _openers().isdisjoint(seen) else ():
        likely = all(part is None or not part.isdisjoint(seen) for part in pattern)
        if likely and any(_matches(forms[start:], pattern) for start in range(len(forms))):
            return kind
    return None


def _matches(forms: Sequence[set[str]], pattern: Sequence[frozenset[str] | None]) -> bool:
    """Match a pattern at the start of the words, each gap taking up to `_GAP` of them."""
    if not pattern:
        return True
    if pattern[0] is None:
        return any(_matches(forms[skip:], pattern[1:]) for skip in range(min(_GAP, len(forms)) + 1))
    return bool(forms) and bool(forms[0] & pattern[0]) and _matches(forms[1:], pattern[1:])
