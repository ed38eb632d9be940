"""The source of a verb cue: its subject, its agent, or the name that the parser lost."""

from collections.abc import Collection, Iterable, Mapping

from tracker.extract.cues import CueClass, lexicon
from tracker.extract.found import subtree, trim
from tracker.extract.parsed import Doc, Span, Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
VERBAL = frozenset({"VERB", "AUX"})
EXPLETIVE = frozenset({"it", "there", "that", "this", "which", "what"})
_SPEECH = frozenset({CueClass.SAY, CueClass.CONFIRM, CueClass.WARN, CueClass.ADMIT})
# By which whoever spoke speaks on.
_GOING_ON = frozenset({"add", "note", "stress", "continue", "conclude"})
_NON_FINITE = frozenset({"VBG", "VB", "VBN"})
# What a capitalised word at the end may be when it names no person.
_PLACES = frozenset({"GPE", "LOC", "FAC", "NORP"})


def main_verb(doc: Doc, tokens: Iterable[int]) -> Token | None:
    """Return the topmost verb of a region."""
    verbs = [
        doc[i] for i in sorted(tokens) if doc[i].pos_ in VERBAL and doc[i].dep_ not in {"aux", "auxpass"}
    ]
    return min(verbs, key=lambda t: (sum(1 for _ in t.ancestors), t.i), default=None)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb is in the passive."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "agent"} for child in verb.children):
        return True
    if verb.lemma_ == "accuse" and verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "of":
        # "Bank accused of fraud", "stands accused of": nobody accuses without saying whom.
        return verb.tag_ in {"VBN", "VBD"}
    # "the man convicted of"
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in {"acl", "xcomp"}
        and not any(c.dep_ == "aux" for c in verb.children)
    )


def agent(verb: Token) -> Token | None:
    """Return the noun after "by" of a passive verb."""
    own = [child for child in verb.children if child.i > verb.i]
    # "dismissed as nonsense by the mayor": the parser ties the agent to the nonsense.
    below = [c for prep in own if prep.lower_ == "as" for noun in prep.children for c in noun.children]
    for child in (*own, *below):
        if child.dep_ == "agent" or (child.lower_ == "by" and child.dep_ == "prep"):
            return next((noun for noun in child.children if noun.dep_ == "pobj"), None)
    return None


def beside_agent(verb: Token) -> list[Token]:
    """Return what the parser hung on the agent though it is the verb's: "accused by X of …"."""
    by = agent(verb)
    if by is None:
        return []
    return [
        c
        for c in by.children
        if (c.dep_ == "prep" and (c.lower_ == "as" or any(g.dep_ == "pcomp" for g in c.children)))
        or (
            c.dep_ in {"relcl", "acl", "xcomp"}
            and any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
        )
    ]


def governor(verb: Token) -> Token | None:
    """Return the verb or noun whose subject a verb without one of its own shares."""
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "conj":
        return head if head.pos_ in VERBAL else None
    if verb.dep_ == "pcomp" or (head.pos_ == "ADP" and verb.dep_ in {"advcl", "xcomp"}):
        return head.head if head.head.pos_ in VERBAL or head.dep_ != "prep" else None
    if verb.dep_ in {"xcomp", "advcl", "acl"} and verb.tag_ in _NON_FINITE:
        return head
    return None


def subject(verb: Token, depth: int = 0) -> Token | None:
    """Return the subject's head, looking up through shared subjects and relative clauses."""
    own = [child for child in verb.children if child.dep_ in SUBJECTS]
    if own:
        # "Six dead, aides say; army denies it": of two with a verb between the nearer is its own.
        last = next((child for child in reversed(own) if child.i < verb.i), own[0])
        apart = any(token.pos_ in VERBAL for token in verb.doc[own[0].i : last.i])
        return last if apart else own[0]
    if depth > 4:
        return None
    outer = _who_goes_on(verb)
    if outer is not None:
        return subject(outer, depth + 1)
    if verb.dep_ == "relcl" and verb.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return verb.head
    above = governor(verb)
    if above is None:
        return None
    if above.pos_ in VERBAL:
        if (
            verb.dep_ == "xcomp"
            and above.lemma_ in {"urge", "ask", "tell", "order"}
            and not is_passive(above)
        ):
            return next((child for child in above.children if child.dep_ == "dobj"), None)
        return subject(above, depth + 1)
    if above.pos_ in {"NOUN", "PROPN"} and verb.dep_ == "acl" and verb.tag_ == "VBG":
        return above
    return None


def _who_goes_on(verb: Token) -> Token | None:
    """Return the verb of speech that a participle goes on from: "said he met troops adding that …"."""
    if verb.tag_ != "VBG" or verb.dep_ not in {"acl", "advcl"} or not _says(verb):
        return None
    far = verb.dep_ == "acl" and verb.head.i != verb.i - 1
    suffers = verb.dep_ == "advcl" and any(c.dep_ == "nsubjpass" for c in verb.head.children)
    if not (verb.lemma_ in _GOING_ON or far or suffers):
        return None
    above = (a for a in verb.head.ancestors if a.pos_ in VERBAL and a.i < verb.i and _says(a))
    return next((a for a in above if any(c.dep_ in SUBJECTS for c in a.children)), None)


def _says(verb: Token) -> bool:
    cue = lexicon().get((verb.lemma_, "verb"))
    return cue is not None and cue.kind in _SPEECH


def antecedent(pronoun: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for."""
    if pronoun.tag_ not in {"WP", "WDT"}:
        return None
    clause = pronoun.head
    while clause.dep_ in {"conj", "xcomp", "ccomp", "aux"} and clause.head != clause:
        clause = clause.head
    if clause.dep_ == "relcl":
        return clause.head
    before = pronoun.doc[pronoun.i - 1] if pronoun.i else pronoun
    if before.text == "," and pronoun.i > 1:
        before = pronoun.doc[pronoun.i - 2]
    return before if before.pos_ in {"NOUN", "PROPN"} else None


def noun_phrase(noun: Token, verb: Token) -> set[int]:
    """Return the tokens of a source: the noun's subtree on its side of the verb, without its comma."""
    tokens = subtree(noun)
    if noun.i < verb.i:
        tokens = {i for i in tokens if i < verb.i}
        clause = [c for c in noun.children if c.dep_ == "relcl" and verb.i in subtree(c)]
        for child in clause:
            tokens -= subtree(child)
    else:
        tokens = {i for i in tokens if i > verb.i}
    return trim(noun.doc, _run(tokens, noun.i)) or {noun.i}


def _run(tokens: set[int], at: int) -> set[int]:
    """Keep the unbroken run of indices around one."""
    low = high = at
    while low - 1 in tokens:
        low -= 1
    while high + 1 in tokens:
        high += 1
    return set(range(low, high + 1))


_PEOPLE = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def inverted(verb: Token, marks: Mapping[int, int]) -> set[int]:
    """Return the source behind a finite cue: "…, confirmed the ministry's spokesman."."""
    doc = verb.doc
    if verb.tag_ not in {"VBD", "VBZ", "VBP"} or verb.i == verb.sent.start or verb.i + 1 >= len(doc):
        return set()
    if doc[verb.i - 1].text not in {",", '"'} and verb.i - 1 not in marks:
        return set()
    if doc[verb.i + 1].tag_ == "PRP" and doc[verb.i + 1].dep_ == "dobj":
        # "The clerk, Ana Soto, denied it."
        return set()
    name = _name_from(doc, verb.i + 1, marks)
    person = any(doc[i].ent_type_ in _PEOPLE or doc[i].tag_ == "PRP" for i in name)
    following = doc[max(name) + 1] if name and max(name) + 1 < len(doc) else None
    closes = following is None or following.is_space or following.pos_ in {"PUNCT", "ADP", "SCONJ"}
    if not (person and closes):
        return set()
    return name | (
        {i for i in subtree(doc[max(name)]) if i > max(name)}
        if following is not None and following.pos_ == "ADP"
        else set()
    )


def nearby_name(verb: Token, first: int, marks: Mapping[int, int]) -> set[int]:
    """Find a source that the parser lost: right behind an inverted cue, or between quotation and cue.

    `first` is the first token of the cue; `marks` maps a token to its quotation.
    """
    doc = verb.doc
    before = _before(doc, first)
    if before is not None and (before.text in {",", '"'} or before.i in marks):
        behind = _name_from(doc, verb.i + 1, marks)
        if behind:
            return behind
    start = first
    while start > 0 and doc[start - 1].i not in marks and not _stops(doc[start - 1], verb):
        start -= 1
    left = trim(doc, range(start, first))
    fits = (
        left
        and start > 0
        and (start - 1) in marks
        and any(doc[i].pos_ in {"PROPN", "PRON", "NOUN"} for i in left)
    )
    return left if fits and len(left) <= 25 else set()


def _before(doc: Doc, at: int) -> Token | None:
    return doc[at - 1] if at > 0 else None


def _stops(token: Token, verb: Token) -> bool:
    return (
        token.is_space
        or token.text in '."'
        or (token.pos_ in VERBAL and token.dep_ != "relcl")
        or (bool(token.is_sent_start) and token.sent.start != verb.sent.start)
    )


def _name_from(doc: Doc, start: int, marks: Mapping[int, int]) -> set[int]:
    """Return the noun phrase that starts at a token."""
    if start >= len(doc) or start in marks:
        return set()
    end = start
    while (
        end < len(doc)
        and doc[end].pos_ in {"PROPN", "NOUN", "DET", "ADJ", "PRON", "PART", "NUM"}
        and end not in marks
    ):
        end += 1
    named = any(doc[i].pos_ in {"PROPN", "NOUN", "PRON"} for i in range(start, end))
    return set(range(start, end)) if named else set()


def closing_name(doc: Doc, tokens: Collection[int]) -> Span | None:
    """Return the full name that ends words for somebody, behind a comma: "one of them, Ana Ruiz"."""
    start = end = max(tokens) + 1
    while start - 1 in tokens and doc[start - 1].pos_ == "PROPN" and doc[start - 1].ent_type_ not in _PLACES:
        start -= 1
    behind = min(tokens) < start - 1 and doc[start - 1].text == ","
    return doc.span(start, end) if behind and end - start > 1 else None
