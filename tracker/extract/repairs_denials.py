"""Mends the parse around claims and denials, where a word tied wrongly puts words in somebody's mouth."""

from spacy.tokens import Doc, Token

# Lemmas are not known yet where parses are mended.
_ENDINGS = ("", "s", "es", "d", "ed", "ing")


def forms(*verbs: str) -> frozenset[str]:
    return frozenset(f"{verb}{ending}" for verb in verbs for ending in _ENDINGS)


_DENIED = forms("deny", "deni")
# "Denied existing rumours."
_PREVAILING = frozenset(
    {"existing", "growing", "mounting", "swirling", "circulating", "continuing", "remaining", "following"}
)
DENYING = forms(
    "deny", "deni", "dismiss", "reject", "dispute", "refute", "denounce", "decri", "ridicule", "deride",
    "describe",
)  # fmt: skip
# What is said or done by him who speaks, not by the subject of a passive before it.
_TAKING_STANDS = forms(
    "refuse", "decline", "reject", "dismiss", "deny", "deni", "accuse", "blame", "demand", "urge", "vow",
    "pledge", "promise", "threaten", "warn", "call", "insist",
)  # fmt: skip
CLAIMS = frozenset(
    f"{noun}{ending}"
    for noun in (
        "claim", "allegation", "accusation", "assertion", "suggestion", "charge", "report", "rumour",
        "warning",
    )
    for ending in ("", "s")
) | {
    "rumor", "rumors", "criticism", "notion", "idea", "insinuation", "statement", "version", "account",
    "story", "theory", "narrative", "tale", "view", "hypothesis",
}  # fmt: skip
_ANY = frozenset({"anything", "anyone", "anybody", "something", "it", "them", "him", "her", "this", "that"})
_HELPERS = frozenset({"do", "does", "did", "has", "have", "had", "is", "are", "was", "were", "will", "would"})
_THINGS = frozenset({"this", "that", "these", "those", "there"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def repair(doc: Doc) -> None:
    """Give each denial its own words, and what follows it to whoever says that."""
    for token in list(doc):
        if token.dep_ in {"compound", "amod"} and token.tag_ == "VBG" and _denied(token):
            _govern(token)
        elif token.dep_ in {"compound", "amod"} and token.tag_ == "VBG" and _adds(token):
            _free(token)
        elif token.dep_ == "mark" and token.lower_ == "that" and (verb := _lost_verb(token)) is not None:
            _raise(verb, token.head)
        elif token.dep_ == "ccomp" and token.tag_ == "VBD" and (verb := _verb_behind(token)) is not None:
            _lower(token, verb)
        elif token.dep_ == "relcl" and token.tag_ == "VBN" and _acts(token):
            token.tag_ = "VBD"
        elif token.dep_ in {"relcl", "ccomp"} and _is_noun(token):
            token.dep_, token.tag_ = "dobj", "NN"
            token.nbor(-1).dep_, token.nbor(-1).tag_ = "det", "DT"
        elif token.dep_ == "acl" and token.tag_ == "NNS" and _rejects(token):
            _give_subject(token)
        elif token.dep_ == "prep" and (verb := _inverted(token)) is not None:
            token.head = verb
        elif token.dep_ == "ccomp" and _stands_alone(token):
            token.dep_ = "parataxis"
        elif token.dep_ == "conj" and _takes_a_stand(token):
            token.head = token.head.head


def _denied(verb: Token) -> bool:
    """Tell whether a gerund was read as part of its object: "denied hiding anything"."""
    noun, before = verb.head, verb.nbor(-1) if verb.i else verb
    if noun.dep_ != "dobj" or noun.head != before or noun.i < verb.i:
        return False
    alone = noun.lower_ in _ANY and noun.i == verb.i + 1
    return alone or (before.lower_ in _DENIED and verb.lower_ not in _PREVAILING)


def _govern(verb: Token) -> None:
    """Make a gerund what is denied, with the noun and all behind it its own."""
    noun, above = verb.head, verb.head.head
    for other in [c for c in above.children if c.i > noun.i and c.dep_ in {"prep", "dative"}]:
        other.head = verb
    verb.head, verb.dep_ = above, "xcomp"
    noun.head = verb


def _adds(verb: Token) -> bool:
    """Tell whether a gerund behind a comma was read as part of the claim: "…, dismissing reports that …"."""
    behind = verb.i > verb.sent.start and verb.nbor(-1).text == ","
    return behind and verb.lower_ in DENYING and verb.head.lower_ in CLAIMS and verb.head.dep_ != "nsubj"


def _free(verb: Token) -> None:
    """Make a gerund a clause of the verb above, and the claim its object."""
    claim = verb.head
    top = verb.sent.root
    if top == claim:
        return
    verb.head, verb.dep_ = top, "advcl"
    claim.head, claim.dep_ = verb, "dobj"
    for clause in claim.children:
        clause.dep_ = {"relcl": "acl"}.get(clause.dep_, clause.dep_)


def _lost_verb(that: Token) -> Token | None:
    """Return the verb of a clause that was read as one noun: "that Norland shelters rebel leaders"."""
    noun = that.head
    if not noun.tag_.startswith("NN") or any(t.tag_.startswith("VB") or t.tag_ == "MD" for t in noun.subtree):
        return None
    inside = (t for t in noun.subtree if t.tag_ == "NNS" and that.i + 1 < t.i < noun.i)
    return next((t for t in inside if t.nbor(-1).tag_.startswith("NN")), None)


def _raise(verb: Token, noun: Token) -> None:
    """Make a word the verb of a clause: the noun before it its subject, the one after it its object."""
    who = verb.nbor(-1)
    for other in [c for c in noun.children if c.i < verb.i or c.dep_ == "mark"]:
        other.head = verb if other.dep_ == "mark" else who
    for other in [c for c in verb.children if c.i < verb.i and c != who and c.dep_ != "mark"]:
        other.head = who
    verb.head, verb.dep_, verb.tag_ = noun.head, "ccomp", "VBZ"
    who.head, who.dep_ = verb, "nsubj"
    noun.head, noun.dep_ = verb, "dobj"


def _verb_behind(verb: Token) -> Token | None:
    """Return the verb that a clause has besides a participle: "said the ship sunk off Klow was a ferry"."""
    last = max(token.i for token in verb.subtree) + 1
    other = verb.doc[last] if last < verb.sent.end else verb
    alone = other.dep_ == "ccomp" and other.head == verb.head and other.tag_ in {"VBD", "VBZ"}
    own = any(c.dep_ in _SUBJECTS for c in other.children)
    subject = any(c.dep_ == "nsubj" for c in verb.children)
    done = {c.dep_ for c in verb.children} & {"dobj", "aux", "auxpass", "mark"}
    return other if alone and subject and not own and not done else None


def _lower(verb: Token, other: Token) -> None:
    """Make a verb the participle of its subject, which another verb says something of."""
    noun = next(c for c in verb.children if c.dep_ == "nsubj")
    verb.head, verb.dep_, verb.tag_ = noun, "acl", "VBN"
    noun.head = other


def _acts(verb: Token) -> bool:
    """Tell whether a verb behind a noun has a subject of its own: "a charge Norland rejected"."""
    below = {c.dep_ for c in verb.children}
    return "nsubj" in below and not below & {"aux", "auxpass"}


def _is_noun(verb: Token) -> bool:
    """Tell whether the claim that is denied was read as a verb: "disputes that account"."""
    alone = [c.i for c in verb.children if not c.is_punct] == [verb.i - 1]
    that = alone and verb.nbor(-1).lower_ in {"that", "this"}
    return that and verb.lower_ in CLAIMS and verb.head.i == verb.i - 2


def _rejects(verb: Token) -> bool:
    """Tell whether a verb behind a claim was read as a noun: "a conclusion the family rejects"."""
    noun = verb.head.lower_ in CLAIMS or verb.head.lower_ in {"conclusion", "finding", "verdict"}
    return noun and verb.lower_ in DENYING and any(c.i == verb.i - 1 for c in verb.children)


def _give_subject(verb: Token) -> None:
    """Make the noun before a verb its subject, with the words that the parser hung on the verb."""
    who = verb.nbor(-1)
    for other in [c for c in verb.children if c.i < who.i]:
        other.head = who
    verb.dep_, verb.tag_, who.dep_ = "relcl", "VBZ", "nsubj"


def _inverted(prep: Token) -> Token | None:
    """Return the verb that "at no time" belongs to by the helper behind it: "at no time did he say"."""
    last = max(token.i for token in prep.subtree) + 1
    none = any(c.lower_ == "no" for noun in prep.children for c in noun.children)
    helper = prep.doc[last] if none and last < prep.sent.end else prep
    if helper.lower_ in _HELPERS and helper.dep_ == "ccomp" and helper.head == prep.head:
        return helper
    return helper.head if helper.dep_ in {"aux", "auxpass"} and helper.head != prep.head else None


def _stands_alone(verb: Token) -> bool:
    """Tell whether a clause before a semicolon was read as what is said behind it: "…; X denied that"."""
    above = verb.head
    if verb.i > above.i or not all(any(c.dep_ in _SUBJECTS for c in t.children) for t in (verb, above)):
        return False
    ends = [token.i for token in verb.doc[verb.i : above.i] if token.text == ";"]
    if ends and any(c.dep_ == "dobj" for c in above.children):
        return True
    who = next(c for c in above.children if c.dep_ in _SUBJECTS)
    return bool(ends) and verb.doc[ends[-1] + 1] in {who, who.left_edge}


def _takes_a_stand(verb: Token) -> bool:
    """Tell whether who speaks goes on: "said the vote had been rigged and refused to accept it"."""
    inner, outer = verb.head, verb.head.head
    if inner.dep_ != "ccomp" or verb.lower_ not in _TAKING_STANDS or verb.tag_ != outer.tag_:
        return False
    # "Said this was absurd and demanded a recount."
    suffers = any(
        c.dep_ == "nsubjpass" or (c.dep_ == "nsubj" and c.lower_ in _THINGS) for c in inner.children
    )
    plain = not any(c.dep_ in _SUBJECTS | {"aux", "auxpass"} for c in verb.children)
    return suffers and plain and outer.tag_ in {"VBD", "VBZ", "VBP"} and outer.i < inner.i
