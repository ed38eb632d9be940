"""Making a clause finite: "of supplying" becomes "supplied", "to invite" becomes "will invite"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from tracker.extract.prop_clause import AUXILIARIES, HAVE, Part, is_gerund, lemma
from tracker.extract.prop_data import table
from tracker.extract.prop_inflect import participle, past, present

_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
# An accusation or a denial is of what is done: a gerund becomes the simple past. The present perfect would be a guess.
_USUAL = {"to": "will", "ing": "past", "bare": "should", "participle": "past"}


@dataclass(frozen=True, slots=True)
class Rewrite:
    """New words for some tokens, an empty string for a dropped one, with the mode that a governor gave."""

    forms: dict[int, str]
    mode: str = ""


def form_of(part: Part) -> str:
    """Return how a part is headed: "to", "ing", "bare", "participle", or "finite"."""
    first = min(_verbal(part), key=lambda token: token.i)
    if first.tag_ == "TO":
        return "to"
    if first.tag_ in _FINITE:
        return "bare" if _subjunctive(part, first) else "finite"
    if first.tag_ == "VBN":
        return "finite" if part.subject is not None and part.subject.dep_ == "nsubj" else "participle"
    if is_gerund(first):
        return "ing"
    return "bare"


def _subjunctive(part: Part, first: Token) -> bool:
    """Tell whether "demanded that Serbia withdraw" was taken for a plain present."""
    single = part.subject is not None and part.subject.tag_ in {"NN", "NNP"} and not _coordinated(part.subject)
    return first.tag_ == "VBP" and single and governed(part.lead, "bare") is not None and first.lower_ == lemma(first)


def _coordinated(noun: Token) -> bool:
    return any(child.dep_ == "conj" for child in noun.children)


def _verbal(part: Part) -> list[Token]:
    """Return the top verb with its auxiliaries."""
    return [t for t in part.group if t == part.top or (t.dep_ in AUXILIARIES and t.i < part.top.i and _of_top(t, part))]


def _of_top(token: Token, part: Part) -> bool:
    return token.head == part.top or token.head == part.lead


def governed(verb: Token, form: str) -> str | None:
    """Return what the word that governs a clause makes of it."""
    above = verb.head
    if above == verb:
        return None
    while above.dep_ in {"prep", "pcomp", "conj", "agent"} and above.head != above:
        above = above.head
    found = table("governors").get((above.lemma_.lower(), form))
    return found[0] if found else None


def make_finite(part: Part, *, plural: bool, singular_now: bool) -> Rewrite:
    """Return the rewriting that makes a part finite and agree with its subject."""
    form = form_of(part)
    verbs = sorted(_verbal(part), key=lambda token: token.i)
    if form == "finite":
        return Rewrite(_negate(verbs, part, plural) if part.negated else _agree(verbs[0]) if singular_now else {})
    mode = governed(part.lead, form) or ("present" if part.lead.head.lower_ == "as" else _USUAL[form])
    perfect = any(t.lower_ in HAVE and t != part.top for t in verbs)
    if perfect:
        mode = "past"
    return Rewrite(_assemble(part, verbs, mode, plural), mode)


def _assemble(part: Part, verbs: list[Token], mode: str, plural: bool) -> dict[int, str]:
    """Put the new verb group where the old one stood, leaving adverbs in their places."""
    negations = [t for t in part.group if t.dep_ == "neg" and t.lower_ in {"not", "n't"} and t.head == part.top]
    auxiliary, verb = _words(part, verbs, mode, plural, bool(negations) or part.negated)
    forms = dict.fromkeys((t.i for t in [*verbs, *negations]), "")
    if verbs[0] == part.top:
        forms[part.top.i] = f"{auxiliary} {verb}".strip()
    else:
        forms[verbs[0].i], forms[part.top.i] = auxiliary, verb
    never = next((t for t in part.group if t.i == verbs[0].i - 1 and t.dep_ == "neg" and t not in negations), None)
    if never is not None and auxiliary and verbs[0] != part.top:
        forms[never.i], forms[verbs[0].i] = f"{auxiliary} {never.text}", ""
    return forms


def _words(part: Part, verbs: list[Token], mode: str, plural: bool, negative: bool) -> tuple[str, str]:
    """Return the new auxiliary, with "not", and the new form of the verb."""
    base = lemma(part.top)
    passive = any(t.dep_ == "auxpass" or (t.lower_ in {"be", "been", "being"} and part.top.tag_ == "VBN") for t in verbs if t != part.top)
    passive = passive or (len(verbs) == 1 and part.top.tag_ == "VBN")
    progressive = any(t.lower_ in {"be", "been", "being"} for t in verbs if t != part.top) and part.top.tag_ == "VBG"
    tail = part.top.text if progressive else participle(base) if passive else base
    no = " not" if negative else ""
    if passive or progressive:
        return _be(mode, plural) + no + (" be" if mode not in {"past", "present"} else ""), tail
    if mode not in {"past", "present"}:
        return mode + no, base
    inflect = past if mode == "past" else present
    if base == "be":
        return inflect("be", plural=plural) + no, ""
    if negative:
        return inflect("do", plural=plural) + no, base
    return "", inflect(base, plural=plural)


def _be(mode: str, plural: bool) -> str:
    if mode in {"past", "present"}:
        return (past if mode == "past" else present)("be", plural=plural)
    return mode


def _negate(verbs: list[Token], part: Part, plural: bool) -> dict[int, str]:
    """Put "not" into a finite verb group ("neither funded nor armed")."""
    first = verbs[0]
    if first != part.top or first.lemma_ == "be":
        return {first.i: f"{first.text} not"}
    if first.tag_ in {"VBD", "VBN"}:
        return {first.i: f"did not {lemma(first)}"}
    return {first.i: f"{present('do', plural=plural)} not {lemma(first)}"}


def _agree(verb: Token) -> dict[int, str]:
    """Make a verb singular whose subject, "we" or "they", becomes a single name."""
    if verb.tag_ == "VBP" or (verb.tag_ == "VBD" and verb.lower_ == "were"):
        base = verb.lemma_.lower()
        return {verb.i: past(base) if verb.tag_ == "VBD" else present(base)}
    return {}
