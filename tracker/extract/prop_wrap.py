"""Looking through words that only say that a claim holds: "it is clear that", "I think"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tracker.extract.parsed import Token
from tracker.extract.prop_clause import asks_leave, own_subject
from tracker.extract.prop_data import table, words
from tracker.terms import Modality

_SPEAKERS = frozenset({"i", "we"})
_ASKED = frozenset({"WP", "WDT"})
_KNOWING = frozenset({"know", "understand", "see", "remember"})
_CLAUSES = frozenset({"ccomp", "acl", "csubj", "advcl", "relcl"})


@dataclass(frozen=True, slots=True)
class Inner:
    """The clause that a claim really makes, with what the words around it do to it."""

    head: Token
    negative: bool = False
    mode: Modality | None = None
    kept: bool = False


def unwrap(head: Token, scope: Collection[int]) -> Inner:
    """Return the clause inside a wrapper, or the clause itself."""
    told = _let(head, scope)
    if told is not None:
        return Inner(told)
    kind, word = _wrapper(head, scope)
    found = (
        table("wrappers").get((kind, word.lemma_.lower())) or table("wrappers").get((kind, word.lower_))
        if word
        else None
    )
    clause = _clause(word, head, scope) if word and found else None
    if found is None or clause is None or word is None:
        return Inner(head)
    denied = any(
        t.lower_ in words("modality", "negative") or t.lower_ == "no"
        for t in (*head.children, *word.children)
    )
    negative = denied != (found[0] == "negative")
    mode = Modality.POSSIBLE if found[0] == "possible" else None
    return Inner(
        clause,
        negative,
        mode,
        kept=kind == "there" or mode is not None or found[0] == "negative" or (denied and kind == "it"),
    )


def _let(head: Token, scope: Collection[int]) -> Token | None:
    """Return what somebody asks leave to say: "let me put it on record that …", "let me be clear: …"."""
    if not asks_leave(head):
        return None
    for verb in (t for t in head.subtree if t.i in scope and t.pos_ in {"VERB", "AUX"}):
        who = own_subject(verb, scope)
        if who is not None and who.lower_ not in {"me", "us", "it"}:
            return verb
    return None


def _wrapper(head: Token, scope: Collection[int]) -> tuple[str, Token | None]:
    """Return the kind of wrapper that a clause may be, with the word that tells."""
    subject = own_subject(head, scope)
    if subject is None:
        return "", None
    complement = next(
        (c for c in head.children if c.dep_ in {"attr", "acomp", "nsubj"} and c != subject), None
    )
    if subject.dep_ == "expl" and subject.lower_ == "there":
        return "there", complement
    if subject.lower_ == "it" and head.lemma_ in {"be", "seem", "appear"}:
        return "it", complement if head.lemma_ == "be" else head
    if subject.lower_ in _SPEAKERS:
        return "we", complement if head.lemma_ == "be" and complement is not None else head
    return "", None


def _clause(word: Token, head: Token, scope: Collection[int]) -> Token | None:
    """Return the finite clause behind the word that tells."""
    for child in (*word.children, *head.children):
        if (
            child.dep_ in _CLAUSES
            and child.i in scope
            and child.i > word.i
            and own_subject(child, scope) is not None
        ):
            if child.left_edge.tag_ in _ASKED and head.lemma_ in _KNOWING:
                # "I know what they want" is what I know.
                return None
            marks = [c.lower_ for c in child.children if c.dep_ in {"mark", "advmod"}]
            return child if not marks or marks[0] in {"that"} or child.dep_ == "ccomp" else None
    return None
