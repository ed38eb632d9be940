"""Mends the parse of lists of clauses: "said that A, that B and that C", "said he drank, fled and hid"."""

from spacy.tokens import Doc, Token

# "So that", "in that", "provided that": what such a clause is there for, not one more in the list.
_BOUND = frozenset({"so", "such", "in", "now", "provided", "given", "except", "considering", "assuming"})
_CLAUSES = frozenset({"ccomp", "acl", "conj"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_HELPERS = frozenset({"aux", "auxpass"})
_ASIDE = frozenset({"advcl", "relcl"})
_QUOTES = frozenset('"“”')


def repair(doc: Doc) -> None:
    """Make each further clause of a list one that is coordinated with the first."""
    for token in doc:
        if token.dep_ == "ccomp" or (token.dep_ == "advcl" and _opened(token)):
            first = _first(token)
            if first is not None:
                token.head, token.dep_ = first, "conj"
        elif token.dep_ == "conj" and token.head.dep_ in _ASIDE and _opened(token):
            _lift(token)


def _lift(clause: Token) -> None:
    """Tie a clause with its own "that" to what is said: "he swam until a boat came, and that he saw none"."""
    aside = clause.head
    said = next((t for t in aside.ancestors if t.dep_ == "ccomp"), None)
    if _opened(aside) or said is None or any(t.text in _QUOTES for t in clause.doc[said.i : clause.i]):
        return
    for join in [c for c in aside.children if aside.i < c.i < clause.i and (c.dep_ == "cc" or c.is_punct)]:
        join.head = said
    clause.head = said


def _opened(clause: Token) -> bool:
    """Tell whether a clause opens with a "that" which says nothing."""
    mark = next((c for c in clause.children if c.dep_ == "mark"), None)
    if mark is None or mark.lower_ != "that":
        return False
    return mark.i == 0 or mark.nbor(-1).lower_ not in _BOUND


def _first(clause: Token) -> Token | None:
    """Return the clause that this one follows as the next of a list: above it, or under the same verb."""
    above = clause.head
    if clause.dep_ == "advcl" and above.dep_ in _CLAUSES and above.i < clause.i:
        return above if _opened(above) else None
    before = [c for c in above.children if c.dep_ == "ccomp" and above.i < c.i < clause.i]
    return before[-1] if before and _next(clause, before[-1]) else None


def _next(clause: Token, first: Token) -> bool:
    """Tell whether nothing but a comma parts two clauses of one make."""
    start = next((t.i for t in clause.subtree if not (t.is_punct or t.is_space)), clause.i)
    joint = [t.text for t in clause.doc[first.right_edge.i : start] if t.is_punct]
    quoted = any(t.text in _QUOTES for t in clause.doc[first.left_edge.i : start])
    # "The reef was mined, the navy said" is no list: that has an "and" before its last.
    listed = any(c.dep_ == "cc" for c in clause.children) or (_opened(clause) and _opened(first))
    return listed and not quoted and joint == [","] and _finite(first) and _finite(clause)


def _finite(clause: Token) -> bool:
    """Tell whether a clause is whole, or lacks but a subject that it can share: "fled the scene"."""
    helpers = [c for c in clause.children if c.dep_ in _HELPERS]
    return any(t.tag_ in _FINITE for t in (clause, *helpers))
