"""Reading polarity and modality off a verb group and what governs it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from tracker.extract.parsed import Token
from tracker.extract.prop_data import table, words
from tracker.terms import Modality, Polarity

_MODES = (Modality.POSSIBLE, Modality.NECESSARY, Modality.FUTURE, Modality.CONDITIONAL, Modality.DESIRED)
_DENYING = frozenset({"det", "neg", "preconj"})
_MORE = frozenset({"only", "just", "merely", "solely", "simply"})
_TOUCHING = frozenset({"of", "about"})
_NEVER = {
    "at": {"time", "point", "stage", "moment"},
    "in": {"way", "case", "circumstances", "respect"},
    "under": {"circumstances", "circumstance"},
    "on": {"account", "occasion"},
    "by": {"means"},
}
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl"})


def effect(word: Token) -> str | None:
    """Return what a light verb or adjective does to the clause behind it, None when it is not one."""
    if word.dep_ in {"aux", "auxpass"}:
        return None
    found = table("light").get((word.lemma_.lower(), _voice(word)))
    return found[0] if found else None


def _voice(word: Token) -> str:
    if word.pos_ not in {"VERB", "AUX"} and word.tag_ != "VBN":
        return "adjective"
    return "passive" if any(child.dep_ == "auxpass" for child in word.children) else "active"


def polarity(group: Iterable[Token], verb: Token) -> Polarity:
    """Return the polarity of a clause: its negations counted, so that "did not fail to" is positive."""
    links = list(group)
    count = sum(1 for token in links if negates(token))
    count += any(a.lower_ == "no" and b.lower_ == "longer" for a, b in _pairs(links))
    count += sum(1 for token in links if effect(token) == "negative")
    count += any(empty(child) for child in verb.children if child.dep_ in _ARGUMENTS)
    preps = [child for each in {*links, verb} for child in each.children if child.dep_ == "prep"]
    # "Knew of no operation."
    none = any(p.lower_ in _TOUCHING and any(empty(c) for c in p.children if c.dep_ == "pobj") for p in preps)
    count += none or any(at_no(prep) for prep in preps)
    # "Was neither free nor fair."
    count += any(c.lower_ == "neither" for a in verb.children if a.dep_ == "acomp" for c in a.children)
    return Polarity.NEGATIVE if count % 2 else Polarity.POSITIVE


def at_no(prep: Token) -> bool:
    """Tell whether a preposition begins "at no time", "in no way"; "in no time" is soon."""
    nouns = (c for c in prep.children if c.lower_ in _NEVER.get(prep.lower_, ()))
    return any(d.lower_ == "no" for noun in nouns for d in noun.children)


def negates(token: Token) -> bool:
    """Tell whether a word negates; "not only" and "whether or not" do not."""
    if token.lower_ not in words("modality", "negative"):
        return False
    behind = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return behind not in _MORE and not (before == "or" and token.lower_ == "not")


def _pairs(tokens: Sequence[Token]) -> Iterable[tuple[Token, Token]]:
    return pairwise(tokens)


def empty(argument: Token) -> bool:
    """Tell whether a subject or object is "nobody", "no soldier", "none of them"."""
    behind = argument.nbor().lower_ if argument.i + 1 < len(argument.doc) else ""
    if argument.lower_ in words("modality", "nobody"):
        return behind not in {"but", "more", "less"}
    if argument.i and argument.left_edge.lower_ == "not" and argument.left_edge.head == argument:
        # "Not one of them", "not a single soldier"; "not only the army" did.
        return argument.left_edge.nbor().lower_ in {"one", "a", "any"}
    return any(
        c.lower_ in {"no", "neither"} and c.dep_ in _DENYING and c.i == argument.left_edge.i
        for c in argument.children
    )


def had(token: Token) -> bool:
    """Tell whether "'d" is short for "had": "he'd helped", not "he'd help", "he'd have helped"."""
    done = token.head.tag_ in {"VBN", "VBD"} and not any(c.tag_ == "VB" for c in token.head.children)
    return token.lower_ == "'d" and (token.tag_ == "VBD" or done)


def modality(group: Sequence[Token], *, conditional: bool, reported: bool) -> Modality:
    """Return the modality of a clause; "would" in reported past speech is the future of its speaker."""
    if conditional:
        return Modality.CONDITIONAL
    # Of "he'd gone" and "he'd go" only the latter is in a mode.
    helpers = [token for token in group if not had(token)]
    seen = {mode for token in helpers for mode in _MODES if token.lower_ in words("modality", mode)}
    seen |= {mode for token in group for mode in _MODES if effect(token) == mode}
    if reported and seen == {Modality.CONDITIONAL}:
        return Modality.FUTURE
    # A wish or a duty in the conditional ("would like to", "would have to") is a wish or a duty.
    return next(
        (mode for mode in (*_MODES[:3], Modality.DESIRED, Modality.CONDITIONAL) if mode in seen),
        Modality.ACTUAL,
    )
