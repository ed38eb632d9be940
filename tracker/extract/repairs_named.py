"""Mends the parse where a claim is given a name behind its clause: "called the claim that X fled a lie"."""

from spacy.tokens import Doc, Token

from tracker.extract.idioms import UNTRUE, WORTHLESS
from tracker.extract.repairs_denials import CLAIMS, forms

_NAMING = forms(
    "call", "label", "labell", "brand", "dub", "deem", "term", "declare", "describe", "condemn", "denounce"
)
_BEFORE = frozenset({"a", "an", "as"})
_REACH = 5
_QUOTES = frozenset({'"', "“", "”", "''", "``", "'", "‘", "’"})


def repair(doc: Doc) -> None:
    """Give the verb the name that was read as a part of the clause."""
    for token in doc:
        if token.dep_ in {"dobj", "oprd"} and token.lower_ in CLAIMS and token.head.lower_ in _NAMING:
            name = _name(token) or _beside(token)
            if name is not None:
                token.dep_, token.tag_ = "dobj", "NNS" if token.tag_ == "VBZ" else token.tag_
                _take_out(name, token.head)


def _name(claim: Token) -> Token | None:
    """Return the word at the end of the clause that says what the claim is worth."""
    clause = next((c for c in claim.children if c.dep_ in {"acl", "relcl", "ccomp"} and c.i > claim.i), None)
    if clause is None:
        return None
    words = [t for t in claim.subtree if not (t.is_punct or t.is_space)]
    last = words[-1]
    return last if last.lower_ in UNTRUE | WORTHLESS and last not in (claim, clause) else None


def _beside(claim: Token) -> Token | None:
    """Return the name that was read as a measure: "branded the accusations that he fled “a smear”"."""
    beside = (c for c in claim.head.children if c.dep_ == "npadvmod" and c.i > claim.i)
    return next((c for c in beside if c.lower_ in UNTRUE | WORTHLESS), None)


def _take_out(name: Token, verb: Token) -> None:
    """Tie a name to the verb that gives it, with what stands before it: "a complete", "as"."""
    start, above = _start(name), name.head
    for other in [c for c in name.children if c.i < start]:
        # "Had been drunk nonsense", read as one noun.
        other.head, other.dep_ = above, {"amod": "acomp"}.get(other.dep_, other.dep_)
    words = [t for t in name.doc[start : name.i] if not t.is_punct]
    name.head, name.dep_ = verb, "oprd"
    for word in words:
        word.head = name
    if words and words[0].lower_ == "as":
        words[0].head, words[0].dep_ = verb, "prep"
        name.head, name.dep_ = words[0], "pobj"


def _start(name: Token) -> int:
    """Return where the words for a name begin: "as a complete", "simply", a quotation mark."""
    before = name.doc[max(name.i - _REACH, name.sent.start) : name.i]
    first = next((t.i for t in before if t.lower_ in _BEFORE | _QUOTES and _plain(t, name)), name.i)
    while first > 0 and (name.doc[first - 1].text in _QUOTES or name.doc[first - 1].lower_ == "as"):
        first -= 1
    return first


def _plain(article: Token, name: Token) -> bool:
    """Tell whether nothing but describing words stands between."""
    between = name.doc[article.i + 1 : name.i]
    return all(t.tag_[:2] in {"JJ", "RB", "CC"} or t.is_punct or t.lower_ == "a" for t in between)
