"""Making a clause finite: "of supplying" becomes "supplied", "to invite" becomes "will invite"."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.extract.parsed import Token
from tracker.extract.prop_clause import AUXILIARIES, HAVE, Part, is_gerund, lemma
from tracker.extract.prop_data import table
from tracker.extract.prop_inflect import participle, past, present
from tracker.extract.prop_modality import negates

_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
# One is accused of, or denies, what was done: a gerund becomes the simple past; any other would be a guess.
_USUAL = {"to": "will", "ing": "past", "bare": "should", "participle": "past"}
# Who was lying on the ground lay there, and lied to nobody.
_WHERE = frozenset({"on", "beneath", "beside", "near", "down", "along", "behind", "across", "there"})


@dataclass(frozen=True, slots=True)
class Rewrite:
    """New words for some tokens, an empty string for a dropped one, with the mode that a governor gave."""

    forms: dict[int, str]
    mode: str = ""


def form_of(part: Part) -> str:
    """Return how a part is headed: "to", "ing", "bare", "participle", or "finite"."""
    first = min(_verbal(part), key=lambda token: token.i)
    if first.tag_ == "TO" or (first.tag_ == "VB" and any(c.tag_ == "TO" for c in first.children)):
        return "to"
    if first.tag_ in _FINITE:
        return "bare" if _subjunctive(part, first) else "finite"
    if first.tag_ == "VBN":
        return "finite" if part.subject is not None and part.subject.dep_ == "nsubj" else "participle"
    if is_gerund(first):
        return "ing"
    # With a subject and nothing that asks for a bare verb, the tagger was wrong.
    asked = governed(part.lead, "bare") or governed(part.lead, "one")
    return "finite" if part.subject is not None and asked is None else "bare"


def _subjunctive(part: Part, first: Token) -> bool:
    """Tell whether "demanded that Serbia withdraw" was taken for a plain present."""
    if (
        first.tag_ != "VBP"
        or part.subject is None
        or first != part.top
        or first.lower_ not in {lemma(first), "be"}
    ):
        return False
    single = part.subject.tag_ in {"NN", "NNP"} and not _coordinated(part.subject)
    return governed(part.lead, "bare") is not None or (single and governed(part.lead, "one") is not None)


def _coordinated(noun: Token) -> bool:
    return any(child.dep_ == "conj" for child in noun.children)


def _verbal(part: Part) -> list[Token]:
    """Return the top verb with its auxiliaries."""
    return [
        t
        for t in part.group
        if t == part.top or (t.dep_ in AUXILIARIES and t.i < part.top.i and _of_top(t, part))
    ]


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
    against = verb.head.lower_ == "against" and found is not None and found[0] == "should"
    return "should not" if against else found[0] if found else None


def make_finite(part: Part, *, plural: bool, wanted: bool = False) -> Rewrite:
    """Return the rewriting that makes a part finite; `wanted` for oneself: "asked to see"."""
    form = form_of(part)
    verbs = sorted(_verbal(part), key=lambda token: token.i)
    if form == "finite":
        return Rewrite(_negate(verbs, part, plural) if part.negated else {})
    mode = governed(part.lead, form) or ("present" if _after_as(part) else _USUAL[form])
    perfect = any(t.lower_ in HAVE and t != part.top for t in verbs)
    if perfect:
        mode = "past"
    if form == "to" and mode == "should" and wanted:
        mode = "want to" if plural else "wants to"
    return Rewrite(_assemble(part, verbs, mode, plural), mode)


def _after_as(part: Part) -> bool:
    """Tell whether a clause says how somebody sees something: "described them as being funded"."""
    first = min(token.i for token in part.words)
    return part.lead.head.lower_ == "as" or (first > 0 and part.lead.doc[first - 1].lower_ == "as")


def _assemble(part: Part, verbs: list[Token], mode: str, plural: bool) -> dict[int, str]:
    """Put the new verb group where the old one stood, leaving adverbs in their places."""
    negations = [t for t in part.group if t.lower_ in {"not", "n't"} and negates(t) and t.head == part.top]
    auxiliary, verb = _words(part, verbs, mode, plural, bool(negations) or part.negated)
    ever = [t for t in part.group if t.lower_ == "ever" and not negations]
    forms = dict.fromkeys((t.i for t in [*verbs, *negations, *ever]), "")
    forms[part.top.i] = verb
    place = _before_adverbs(verbs[0], part, negations)
    forms[place.i] = f"{auxiliary} {forms.get(place.i, place.text)}".strip()
    return forms


def _before_adverbs(first: Token, part: Part, negations: list[Token]) -> Token:
    """Return where an auxiliary goes: before "never" and "fully", as in "will never return"."""
    place = first
    while (
        place.i
        and (before := place.nbor(-1)) in part.group
        and before.dep_ in {"neg", "advmod"}
        and before not in negations
    ):
        place = before
    return place


def _words(part: Part, verbs: list[Token], mode: str, plural: bool, negative: bool) -> tuple[str, str]:
    """Return the new auxiliary, with "not", and the new form of the verb."""
    base = lemma(part.top)
    passive = any(
        t.dep_ == "auxpass" or (t.lower_ in {"be", "been", "being"} and part.top.tag_ == "VBN")
        for t in verbs
        if t != part.top
    )
    passive = passive or (len(verbs) == 1 and part.top.tag_ == "VBN")
    progressive = (
        any(t.lower_ in {"be", "been", "being"} for t in verbs if t != part.top) and part.top.tag_ == "VBG"
    )
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
    if base == "lie" and mode == "past" and any(c.lower_ in _WHERE for c in part.top.children):
        return "", "lay"
    return "", inflect(base, plural=plural)


def _be(mode: str, plural: bool) -> str:
    if mode in {"past", "present"}:
        return (past if mode == "past" else present)("be", plural=plural)
    return mode


def _negate(verbs: list[Token], part: Part, plural: bool) -> dict[int, str]:
    """Put "not" into a finite verb group ("neither funded nor armed")."""
    first = verbs[0]
    if first != part.top or first.lemma_ == "be" or first.lower_ == "ought":
        return {first.i: f"{first.text} not"}
    if first.tag_ in {"VBD", "VBN"}:
        return {first.i: f"did not {lemma(first)}"}
    return {first.i: f"{present('do', plural=plural)} not {lemma(first)}"}
