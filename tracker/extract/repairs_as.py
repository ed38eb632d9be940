"""Mends the parse where a denial gives a claim a name: "dismissed as “a bad joke” reports that …"."""

from spacy.tokens import Doc, Token

from tracker.extract.repairs_denials import CLAIMS, DENYING

_MARKS = frozenset({'"', "“", "”", "''", "``"})
_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_NAMING = frozenset({"JJ", "VBN", "VBG", "NN", "NNS"})


def repair(doc: Doc) -> None:
    """Give the verb both the claim and its name."""
    for token in doc:
        if token.lower_ != "as":
            continue
        claim = _read_as_verb(token) or _object_of_name(token)
        if claim is not None:
            _make_object(claim, token)
        elif token.dep_ == "prep" and _names_a_claim(token):
            token.head = _clause(token).head.head
        elif token.head.lower_ in DENYING and (claim := _claim_behind(token)):
            _take_out(claim, token)


def _names_a_claim(prep: Token) -> bool:
    """Tell whether "as" belongs to the verb above: "dismissed suggestions that X left as “stupid”"."""
    clause = _clause(prep)
    noun = clause.head
    if clause.dep_ not in _CLAUSES or noun.dep_ != "dobj" or noun.head.lower_ not in DENYING:
        return False
    last = max(token.i for token in prep.subtree)
    behind = [token for token in prep.doc[last + 1 : prep.sent.end] if not (token.is_punct or token.is_space)]
    called = any(c.dep_ == "amod" or c.left_edge.nbor(-1).text in _MARKS for c in prep.children)
    return called and not behind


def _claim_behind(prep: Token) -> Token | None:
    """Return the claim behind the name that it gets: "dismissed as “a bad joke” a claim that …"."""
    if any(c.dep_ in {"dobj", "nsubjpass", "auxpass"} for c in prep.head.children):
        return None
    claims = (token for token in prep.subtree if token.lower_ in CLAIMS)
    return next((claim for claim in claims if prep.i + 1 < _start(claim, prep) <= claim.i), None)


def _start(claim: Token, prep: Token) -> int:
    """Return where the words for a claim begin: with its own article or owner, or behind the name."""
    own = [c for c in claim.children if prep.i < c.i < claim.i and c.dep_ in {"det", "poss"}]
    marks = [t.i + 1 for t in claim.doc[prep.i : claim.i] if t.text in _MARKS]
    if own:
        return max(own[-1].left_edge.i, *marks, prep.i)
    told = claim.lower_.endswith("s") and any(c.i > claim.i and not c.is_punct for c in claim.children)
    return max(marks, default=_name_end(prep)) if told else prep.i


def _name_end(prep: Token) -> int:
    """Return where a bare name ends: "as baseless and absurd | media reports", "as lies | reports"."""
    end = prep.i + 1
    while prep.doc[end].tag_ == "RB":
        end += 1
    end += prep.doc[end].tag_ in _NAMING
    while prep.doc[end].lower_ in {"and", "or", ","} and prep.doc[end + 1].tag_ in _NAMING:
        end += 2
    return end


def _read_as_verb(prep: Token) -> Token | None:
    """Return a claim that was read as a verb: "denounced as lies reports that …"."""
    verb = prep.nbor(-1) if prep.i else prep
    if verb.lower_ not in DENYING or any(c.dep_ == "dobj" for c in verb.children):
        return None
    beside = [c for c in verb.children if c.dep_ in {"advcl", "conj"} and c.i > prep.i]
    told = (c for c in beside if c.lower_ in CLAIMS and any(g.dep_ == "ccomp" for g in c.children))
    return next((c for c in told if not any(g.dep_ == "cc" for g in verb.children)), None)


def _object_of_name(mark: Token) -> Token | None:
    """Return a claim that was read as the object of its name: "dismissed as exaggerated the reports"."""
    name, verb = mark.head, mark.head.head
    if mark.dep_ != "mark" or name.dep_ != "advcl" or verb.lower_ not in DENYING or verb.i != mark.i - 1:
        return None
    return next((c for c in name.children if c.dep_ == "dobj" and c.lower_ in CLAIMS), None)


def _make_object(claim: Token, prep: Token) -> None:
    """Make a claim the object of the verb before "as", and what stands between its name."""
    verb = prep.nbor(-1)
    name = next((t for t in claim.children if t.dep_ == "nsubj"), prep.head if prep.dep_ == "mark" else None)
    for below in claim.children:
        below.dep_ = {"ccomp": "acl"}.get(below.dep_, below.dep_)
    claim.head, claim.dep_, claim.tag_ = verb, "dobj", "NNS" if claim.tag_ == "VBZ" else claim.tag_
    prep.head, prep.dep_ = verb, "prep"
    if name is not None and name != claim:
        name.head, name.dep_ = prep, "amod" if name.tag_ == "VBN" else "pobj"


def _take_out(claim: Token, prep: Token) -> None:
    """Make a claim the object of the verb, and what stands between its name."""
    start = _start(claim, prep)
    names = [t for t in claim.doc[prep.i + 1 : start] if t.text not in _MARKS and t.dep_ != "punct"]
    if not names:
        return
    name = names[-1]
    above = claim.head
    claim.head, claim.dep_ = prep.head, "dobj"
    claim.tag_ = "NNS" if claim.tag_ == "VBZ" else claim.tag_
    for other in [t for t in names if t.head.i >= start and t != name]:
        other.head = name
    if name.head.i >= start or name.head == above or name == above:
        name.head = prep
        name.dep_ = "amod" if name.tag_.startswith("JJ") else "pobj"


def _clause(prep: Token) -> Token:
    """Return the clause that a preposition was read in, on its verb or on an object of it."""
    return prep.head.head if prep.head.dep_ == "dobj" else prep.head
