"""How surely the words themselves say that something happened, by rules on the parse."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from tracker.extract.parsed import Token
from tracker.extract.prop_clause import lemma
from tracker.extract.prop_data import words
from tracker.extract.prop_modality import effect, empty, negates
from tracker.extract.tables import rows
from tracker.extract.unreal import inverted, ordered
from tracker.terms import Modality

# What a governor makes of a verb, beside the kinds of `certainty_values.tsv`.
YES, NO, OPEN = "yes", "no", "open"
_LIGHT = {
    "actual": YES, "negative": NO, "future": "future",
    "desired": "wanted", "possible": OPEN, "necessary": "wanted",
}  # fmt: skip
_MODAL = (Modality.FUTURE, Modality.POSSIBLE, Modality.NECESSARY, Modality.CONDITIONAL)
_MARKS = {
    "if": "condition", "unless": "condition", "whether": "condition", "lest": "condition",
    "once": "condition", "whenever": "condition",
    "before": "before", "until": "before", "till": "before",
}  # fmt: skip
_GOVERNED = frozenset({"xcomp", "ccomp", "pcomp", "acl", "advcl", "prep"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "expl"})
_BARE = frozenset({"VB", "VBN", "VBG"})
# Steps up a chain of governors: deeper ones are garden paths of the parser.
_DEPTH = 5

Effects = tuple[str, str]
UNDOES = (NO, YES)


class Reading(NamedTuple):
    """How a verb is put: its kind, a row of `certainty_values.tsv`, and whether it is negated."""

    kind: str
    negated: bool

    @property
    def value(self) -> float:
        """Return how surely it happened: 1 surely did, -1 surely did not."""
        return -1.0 if self.negated else _values()[self.kind]


@cache
def _values() -> dict[str, float]:
    return {kind: float(value) for kind, value in rows("certainty_values.tsv")}


@cache
def _governors() -> dict[tuple[str, str], Effects]:
    return {(row[0], row[1]): (row[2], row[3]) for row in rows("certainty_governors.tsv")}


def read(verb: Token) -> Reading:
    """Return how a verb is put, by its own words and by what governs it."""
    negated = False
    for _ in range(_DEPTH):
        kind, negated = _own(verb), negated != denied(verb)
        found = _governor(verb) if kind in {YES, "infinitive", "gerund"} else None
        if found is None:
            return Reading(kind, negated)
        above, effects = found
        if effects == UNDOES:
            # "Did not stop firing" undoes the one with the other: both are counted on the way up.
            negated = not negated
        elif (made := effects[denied(above)]) != YES or effects[0] == effects[1]:
            return _settled(made, negated, doubtful=made != effects[0])
        verb = above
    return Reading(kind, negated)


def _settled(made: str, negated: bool, *, doubtful: bool) -> Reading:
    """Return the reading where what stands above does not count; "did not want to fire" leaves it open."""
    if made == NO:
        return Reading(OPEN, True) if doubtful else Reading(YES, not negated)
    return Reading(made, negated)


def denied(verb: Token) -> bool:
    """Tell whether the verb's own group negates it: "did not", "no longer", "nobody did"."""
    return bool(sum(map(_denies, _group(verb))) % 2)


def _denies(child: Token) -> bool:
    if child.dep_ in _ARGUMENTS:
        return empty(child)
    return negates(child) or (child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ == "no")


def _group(verb: Token) -> list[Token]:
    """Return the verb's own children, with the auxiliaries that it shares with the first of its row."""
    first = _first(verb)
    if first is verb:
        return list(verb.children)
    shared = (c for c in first.children if c.i < first.i and c.dep_ in {"aux", "neg", "auxpass"})
    return [*verb.children, *shared]


def _first(verb: Token) -> Token:
    """Return the first of a row of verbs if this one needs its auxiliaries, else the verb itself."""
    first = verb
    while first.dep_ == "conj" and first.tag_ in _BARE and not _complete(first):
        first = first.head
    return first


def _complete(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass", "nsubj", "nsubjpass"} for c in verb.children)


def _own(verb: Token) -> str:
    """Return what the verb's own words say of its mode."""
    group, first = _group(verb), _first(verb)
    for child in group:
        if child.tag_ == "MD" and child.dep_ in {"aux", "auxpass"}:
            return next((str(mode) for mode in _MODAL if child.lower_ in words("modality", mode)), OPEN)
    for child in first.children:
        if child.dep_ in {"mark", "advmod"} and child.i < first.i and child.lower_ in _MARKS:
            return _MARKS[child.lower_]
    if ordered(first):
        return "order"
    if any(c.text == "?" for c in first.children) and inverted(first):
        return "question"
    if any(c.tag_ == "TO" for c in group):
        return "purpose" if first.dep_ == "advcl" else "infinitive"
    return "gerund" if first.tag_ == "VBG" and first.dep_ in {"pcomp", "csubj", "prep"} else YES


def _governor(verb: Token) -> tuple[Token, Effects] | None:
    """Return what governs a verb, with what it makes of it when affirmed and when negated."""
    verb = _first(verb)
    above = verb.head
    if verb.dep_ not in _GOVERNED or above is verb:
        return None
    if verb.dep_ == "xcomp" and (light := effect(above)) is not None:
        made = _LIGHT[light]
        # Who did not want to did not; who did not manage to did not either.
        return above, (made, YES if made == NO else NO)
    form = _form(verb)
    if verb.dep_ == "advcl" and form != "to":
        # "Left, slamming the door": as sure as what it goes with.
        return (above, (YES, NO)) if form == "ing" and not _complete(verb) else None
    found = _governors().get((lemma(above), form))
    if found is None and verb.dep_ == "pcomp":
        above = above.head
        found = _governors().get((lemma(above), form))
    return (above, found) if found is not None else None


def _form(verb: Token) -> str:
    if any(c.tag_ == "TO" for c in verb.children):
        return "to"
    return {"VBG": "ing", "VB": "bare"}.get(verb.tag_, "that")
