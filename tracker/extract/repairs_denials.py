"""Mends the parse around denials, where a word tied wrongly puts words in somebody's mouth."""

from spacy.tokens import Doc, Token

# Lemmas are not known yet where parses are mended.
_ENDINGS = ("", "s", "es", "d", "ed", "ing")


def _forms(*verbs: str) -> frozenset[str]:
    return frozenset(f"{verb}{ending}" for verb in verbs for ending in _ENDINGS)


_DENYING = _forms("deny", "deni", "dismiss", "reject", "dispute", "refute", "denounce", "decri", "ridicule")
# What is said or done by him who speaks, not by the subject of a passive before it.
_TAKING_STANDS = _forms(
    "refuse", "decline", "reject", "dismiss", "deny", "deni", "accuse", "blame", "demand", "urge", "vow",
    "pledge", "promise", "threaten", "warn", "call", "insist",
)  # fmt: skip
_ANY = frozenset({"anything", "anyone", "anybody", "something", "it", "them", "him", "her", "this", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CLAUSES = frozenset({"acl", "ccomp", "relcl"})


def repair(doc: Doc) -> None:
    """Give each denial its own words, and what follows it to whoever says that."""
    for token in list(doc):
        if token.dep_ == "compound" and token.tag_ == "VBG" and _of_pronoun(token):
            _govern(token)
        elif token.dep_ == "prep" and token.lower_ == "as" and _names_a_claim(token):
            token.head = _clause(token).head.head
        elif token.dep_ == "ccomp" and _stands_alone(token):
            token.dep_ = "parataxis"
        elif token.dep_ == "conj" and _takes_a_stand(token):
            token.head = token.head.head


def _of_pronoun(verb: Token) -> bool:
    """Tell whether a gerund was read as part of a pronoun: "denied hiding anything"."""
    noun = verb.head
    return noun.lower_ in _ANY and noun.i == verb.i + 1 and noun.dep_ == "dobj" and noun.head.i == verb.i - 1


def _govern(verb: Token) -> None:
    """Make a gerund what is denied, and the pronoun behind it its object."""
    noun = verb.head
    verb.head, verb.dep_ = noun.head, "xcomp"
    noun.head = verb


def _names_a_claim(prep: Token) -> bool:
    """Tell whether "as" belongs to the verb above: "dismissed suggestions that X left as “stupid”"."""
    clause = _clause(prep)
    noun = clause.head
    if clause.dep_ not in _CLAUSES or noun.dep_ != "dobj" or noun.head.lower_ not in _DENYING:
        return False
    last = max(token.i for token in prep.subtree)
    behind = [token for token in prep.doc[last + 1 : prep.sent.end] if not (token.is_punct or token.is_space)]
    called = any(c.dep_ == "amod" or c.nbor(-1).text in {'"', "“"} for c in prep.children)
    return called and not behind


def _clause(prep: Token) -> Token:
    """Return the clause that a preposition was read in, on its verb or on an object of it."""
    return prep.head.head if prep.head.dep_ == "dobj" else prep.head


def _stands_alone(verb: Token) -> bool:
    """Tell whether a whole clause before a semicolon was read as what is denied: "…; X denied that"."""
    above = verb.head
    if verb.i > above.i or not all(any(c.dep_ in _SUBJECTS for c in t.children) for t in (verb, above)):
        return False
    between = any(token.text == ";" for token in verb.doc[verb.i : above.i])
    return between and any(c.dep_ == "dobj" for c in above.children)


def _takes_a_stand(verb: Token) -> bool:
    """Tell whether who speaks goes on: "said the vote had been rigged and refused to accept it"."""
    inner, outer = verb.head, verb.head.head
    if inner.dep_ != "ccomp" or verb.lower_ not in _TAKING_STANDS or verb.tag_ != outer.tag_:
        return False
    suffers = any(c.dep_ == "nsubjpass" for c in inner.children)
    plain = not any(c.dep_ in _SUBJECTS | {"aux", "auxpass"} for c in verb.children)
    return suffers and plain and outer.tag_ in {"VBD", "VBZ", "VBP"} and outer.i < inner.i
