"""Mends the parse where a clause lost its subject, or hangs on the wrong noun."""

from spacy.tokens import Doc, Token

from tracker.extract.repairs_denials import CLAIMS, DENYING, forms

_SAID = forms("say", "said", "add", "tell", "told", "warn", "insist", "claim", "state", "argue", "explain")
_MARKS = frozenset({'"', "“", "``"})
_CLOSING = frozenset({'"', "”", "''"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_LOST = frozenset({"dep", "advcl", "conj", "parataxis", "ccomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_WHERE = frozenset({"in", "by", "on", "from", "of"})
_SELVES = frozenset({"itself", "himself", "herself", "themselves"})
_SUPPOSED = frozenset(
    {"believed", "thought", "said", "understood", "known", "alleged", "presumed", "suspected"}
)
_PEOPLE = frozenset({"nobody", "everybody", "somebody", "anybody", "someone", "everyone", "anyone"})
_PLACED = frozenset({"RB", "JJ", "NN"})


def repair(doc: Doc) -> None:
    """Give "said the pictures “leave no doubt”" its subject back, and the like."""
    for token in list(doc):
        if token.dep_ == "compound" and token.lower_ in _PEOPLE and token.head.tag_ in _PLACED:
            _lead(token)
        elif token.dep_ == "relcl" and (claim := _claim_above(token)) is not None:
            _tell(token, claim)
        elif token.dep_ in _LOST and (noun := _lost_subject(token)) is not None:
            _rejoin(token, noun)
        elif token.dep_ == "conj" and token.tag_ in _FINITE and (verb := _outside(token)) is not None:
            token.head = verb
        elif token.dep_ == "conj" and token.tag_ == "VBN" and (who := _done_to(token)) is not None:
            who.dep_ = "nsubjpass"
        elif token.dep_ == "ccomp" and (verb := _predicate_behind(token)) is not None:
            _reduce(token, verb)
        elif token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ in _SELVES:
            # "Opposes all attacks and is itself a victim."
            token.dep_ = "npadvmod"
        elif token.dep_ == "conj" and token.head.dep_ == "parataxis" and _goes_on(token):
            token.head = token.head.head
        elif token.dep_ == "ccomp" and (be := _supposed(token)) is not None:
            _suppose(token, be)
        elif token.dep_ == "prep" and _given_name(token):
            _name(token)
        elif token.dep_ in {"advcl", "prep"} and (who := _behind_opening(token)) is not None:
            who.head, who.dep_ = token.head, "nsubjpass" if _passive(token.head) else "nsubj"


def _lead(who: Token) -> None:
    """Make "nobody downstream", read as one noun, somebody and a place."""
    place = who.head
    if place.i != who.i + 1 or place == place.head:
        return
    who.head, who.dep_ = place.head, place.dep_ if place.dep_ in _SUBJECTS else "nsubj"
    place.head, place.dep_ = who, "advmod"


def _claim_above(clause: Token) -> Token | None:
    """Return the report whose content a clause is: "denied a report in a newspaper that X had written"."""
    noun = clause.head
    prep = noun.head
    claim = prep.head if noun.dep_ == "pobj" and prep.lower_ in _WHERE else None
    if (
        claim is None
        or claim.lower_ not in CLAIMS
        or claim.dep_ != "dobj"
        or claim.head.lower_ not in DENYING
    ):
        return None
    that = clause.left_edge
    own = any(c.dep_ in _SUBJECTS and c != that for c in clause.children)
    return claim if that.lower_ == "that" and that.i == noun.i + 1 and own else None


def _tell(clause: Token, claim: Token) -> None:
    """Make a clause the content of a claim."""
    that = clause.left_edge
    clause.head, clause.dep_ = claim, "acl"
    that.head, that.dep_, that.tag_ = clause, "mark", "IN"


def _lost_subject(verb: Token) -> Token | None:
    """Return what stands before a quoted verb, read as what is said: "said pictures “leave no doubt”"."""
    first = _first(verb)
    if first.tag_ not in _FINITE or first.i < 2 or first.nbor(-1).text not in _MARKS:
        return None
    if _subject(verb) is not None:
        return None
    said = next((a for a in verb.ancestors if a.lower_ in _SAID and a.i < verb.i), None)
    nouns = [c for c in said.children if c.dep_ == "dobj" and c.i < first.i] if said is not None else []
    return nouns[0] if len(nouns) == 1 else None


def _rejoin(verb: Token, noun: Token) -> None:
    """Make a quoted verb what is said, with the noun before it as its subject."""
    said = noun.head
    for between in [c for c in said.children if noun.i < c.i < verb.i and c != verb]:
        between.head = verb
    verb.head, verb.dep_ = said, "ccomp"
    noun.head, noun.dep_ = verb, "nsubj"


def _outside(verb: Token) -> Token | None:
    """Return the verb that one behind a quotation goes on from: "warns it “is unsafe” and asks for help"."""
    joint = next((c for c in verb.head.children if c.dep_ == "cc" and verb.head.i < c.i < verb.i), None)
    if joint is None or joint.i + 1 != verb.i or joint.nbor(-1).text not in _CLOSING:
        return None
    if _subject(verb) is not None:
        return None
    opened = next((i for i in range(joint.i - 2, verb.sent.start, -1) if verb.doc[i].text in _MARKS), None)
    above = (a for a in verb.head.ancestors if opened is not None and a.i < opened and a.tag_ == verb.tag_)
    return next(above, None) if opened is not None and opened < verb.head.i else None


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None)


def _first(verb: Token) -> Token:
    """Return the first word of a verb with its auxiliaries."""
    helpers = (c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.i < verb.i)
    return min([verb, *helpers], key=lambda token: token.i)


def _done_to(verb: Token) -> Token | None:
    """Return to whom a participle without auxiliaries is done: "two were hurt and ten people arrested"."""
    who = _subject(verb)
    if who is None or who.dep_ != "nsubj" or who.i > verb.i:
        return None
    bare = not any(c.dep_ in {"aux", "auxpass", "dobj"} for c in verb.children)
    return who if bare and _passive(verb.head) else None


def _predicate_behind(verb: Token) -> Token | None:
    """Return the verb of a clause whose subject went to one inside it: "said men sent there are allowed"."""
    who = _subject(verb)
    if who is None or who.i > verb.i or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return None
    if verb.tag_ != "VBN" and _time_before(verb, who) is None:
        return None
    behind = (c for c in verb.head.children if c.dep_ == "ccomp" and c.i > verb.i and _subject(c) is None)
    later = next(behind, None)
    if later is None:
        return None
    first = _first(later)
    parted = any(t.text in {",", ";", ":"} for t in verb.doc[verb.i : first.i])
    return later if first.tag_ in _FINITE and not parted else None


def _time_before(verb: Token, who: Token) -> tuple[Token, Token] | None:
    """Return "before" and its noun where they are a clause: "the approach before the meeting opened"."""
    preps = (
        c for c in who.children if c.lower_ in {"before", "after", "since", "until"} and c.dep_ == "prep"
    )
    pairs = ((prep, noun) for prep in preps for noun in prep.children if noun.dep_ == "pobj")
    return next(((prep, noun) for prep, noun in pairs if noun.i < verb.i), None)


def _reduce(verb: Token, later: Token) -> None:
    """Make the first of two verbs a part of the subject of the second."""
    who = _subject(verb)
    assert who is not None
    time = _time_before(verb, who) if verb.tag_ != "VBN" else None
    for mark in [c for c in verb.children if c.dep_ == "mark" and c.i < who.i]:
        mark.head = later
    who.head, who.dep_ = later, "nsubjpass" if _passive(later) else "nsubj"
    verb.head, verb.dep_ = who, "advcl" if time is not None else "acl"
    if time is not None:
        prep, noun = time
        noun.head, noun.dep_ = verb, "nsubj"
        prep.head, prep.dep_ = verb, "mark"


def _given_name(word: Token) -> bool:
    """Tell whether what looks like a preposition is a name: "…,” said Per Holm"."""
    inside = 0 < word.i < len(word.doc) - 1 and word.text[0].isupper()
    return inside and word.nbor(-1).lower_ in _SAID and word.nbor().tag_ == "NNP" and word.nbor().head == word


def _name(word: Token) -> None:
    """Make a word the given name of the one behind it, and that who speaks."""
    surname = word.nbor()
    surname.head, surname.dep_ = word.head, "nsubj"
    word.head, word.dep_, word.tag_, word.pos_ = surname, "compound", "NNP", "PROPN"


def _behind_opening(first: Token) -> Token | None:
    """Return the subject that what stands before it took: "Giving evidence in court, the head said".

    Behind a place no comma need stand: "At the burns unit a nurse said".
    """
    above = first.head
    if not first.is_sent_start or first.i > above.i or _subject(above) is not None:
        return None
    nouns = (t for t in first.subtree if t.dep_ == "appos" and t.left_edge.i > first.i + 1)
    if first.dep_ == "prep":
        return next((t for t in nouns if t.left_edge.i == t.head.i + 1 and t.left_edge.tag_ == "DT"), None)
    parted = (t for t in nouns if t.left_edge.nbor(-1).text == ",")
    return next(parted, None) if first.tag_ in {"VBG", "VBN"} else None


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def _goes_on(verb: Token) -> bool:
    """Tell whether a verb goes on from what is said: "they had fled, he said, and had hid"."""
    said = verb.head
    joint = next((c for c in said.children if c.dep_ == "cc" and said.i < c.i < verb.i), None)
    apart = joint is not None and joint.nbor(-1).text == ","
    helped = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    return apart and helped and said.head.i < said.i and _subject(verb) is None and _subject(said) is not None


def _supposed(verb: Token) -> Token | None:
    """Return the "be" of who is taken for somebody: "a man believed to be Ana Ruiz had been found"."""
    believed, who = verb.head, _subject(verb)
    if believed.lower_ not in _SUPPOSED or who is None or _subject(believed) is None:
        return None
    be = (c for c in believed.children if c.dep_ == "xcomp" and c.lower_ == "be" and c.i < who.left_edge.i)
    found = next(be, None)
    return found if found is not None and found.i + 1 == who.left_edge.i else None


def _suppose(verb: Token, be: Token) -> None:
    """Make who is taken for somebody the subject of the verb behind, and the somebody his name."""
    believed, name = verb.head, _subject(verb)
    who = _subject(believed)
    assert name is not None
    assert who is not None
    role = name.dep_
    verb.head, verb.dep_ = (verb, "ROOT") if believed.dep_ == "ROOT" else (believed.head, believed.dep_)
    for other in [c for c in believed.children if c not in (be, who, verb)]:
        other.head = verb
    name.head, name.dep_ = be, "attr"
    who.head, who.dep_ = verb, role
    believed.head, believed.dep_ = who, "acl"
