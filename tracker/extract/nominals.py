"""Attributions whose cue is a noun ("the claim that") or a phrase ("according to")."""

from collections.abc import Iterator

from tracker.extract.cues import Cue, CueFrame, lexicon, phrases
from tracker.extract.found import Found, subtree, trim
from tracker.extract.parsed import Doc, Token
from tracker.extract.subjects import VERBAL, main_verb
from tracker.terms import Stance

_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_OF = {"of": CueFrame.OF_ING, "about": CueFrame.ABOUT, "over": CueFrame.ABOUT, "for": CueFrame.FOR_ING}


def nouns(doc: Doc) -> Iterator[Found]:
    """Yield "Russia's claim that …", "accusations of …"."""
    for token in doc:
        if token.pos_ == "NOUN":
            cue = lexicon().get((token.lemma_.lower(), "noun"))
            found = _noun(token, cue) if cue is not None else None
            if found is not None:
                yield found


def _noun(token: Token, cue: Cue) -> Found | None:
    clause = next((c for c in token.children if _introduces(c, cue)), None)
    if clause is None:
        return None
    found = Found(token, cue, {token.i})
    found.source = _owner(token)
    found.content = trim(token.doc, subtree(clause))
    head = (
        next((c for c in clause.children if c.dep_ in {"pcomp", "pobj"}), clause)
        if clause.dep_ == "prep"
        else clause
    )
    found.heads.append((head, None))
    return found


def _introduces(child: Token, cue: Cue) -> bool:
    """Tell whether a child of a noun brings the content of its cue."""
    if child.dep_ in _CLAUSES and child.pos_ in VERBAL:
        marks = [c for c in child.children if c.lower_ == "that"]
        complement = any(c.dep_ == "mark" for c in marks) or (marks and child.dep_ != "relcl")
        infinitive = child.left_edge.lower_ == "to" and child.left_edge.dep_ == "aux"
        return bool(complement and CueFrame.THAT in cue.frames) or (
            infinitive and CueFrame.TO_INF in cue.frames
        )
    if child.dep_ != "prep" or not cue.strong or _OF.get(child.lower_) not in cue.frames:
        return False
    return any(c.dep_ in {"pcomp", "pobj"} for c in child.children)


def _owner(token: Token) -> set[int]:
    """Return the possessor, the modifier of its people, or who holds the noun ("made accusations")."""
    for child in token.children:
        if child.dep_ == "poss":
            return {i for i in subtree(child) if token.doc[i].tag_ != "POS"}
    for child in token.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in {"by", "from", "in", "among", "within"}
            and child.i > token.i
        ):
            noun = next((c for c in child.children if c.dep_ == "pobj"), None)
            if noun is not None and child.lower_ in {"by", "from"}:
                return {i for i in trim(token.doc, subtree(noun)) if noun.i - 12 < i}
            if noun is not None and noun.ent_type_ in {"ORG", "PERSON", "GPE", "NORP", "WORK_OF_ART"}:
                return trim(token.doc, subtree(noun))
    verb = token.head
    against = lexicon().get((verb.lemma_.lower(), "verb"))
    if against is not None and against.stance is not Stance.ASSERTS:
        # "rejected the claim that": the claim is somebody else's.
        return set()
    if token.dep_ == "dobj" and verb.pos_ in VERBAL:
        who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return trim(token.doc, subtree(who)) if who is not None and who.tag_ not in {"WDT", "WP"} else set()
    return set()


def _without_adjunct(doc: Doc, right: set[int]) -> set[int]:
    """Drop what tells when or where it was said: ", as he said last year, …"."""
    at = next((i for i in sorted(right) if doc[i].text == ","), None)
    if at is None or at + 1 not in right:
        return right
    before = [doc[i] for i in right if i < at and not doc[i].is_punct]
    return (
        {i for i in right if i > at}
        if before and len(before) <= 10 and all(t.pos_ not in VERBAL for t in before)
        else right
    )


def cue_phrases(doc: Doc) -> Iterator[Found]:
    """Yield "according to …", "in the words of …"."""
    starts: dict[str, list[Cue]] = {}
    for cue in phrases():
        if "X" in cue.words and cue.strong:
            starts.setdefault(cue.words[0].lower(), []).append(cue)
    for token in doc:
        for cue in starts.get(token.lower_, ()):
            found = _phrase(token, cue)
            if found is not None:
                yield found
                break


def _phrase(token: Token, cue: Cue) -> Found | None:
    """Match a phrase with its source in the place of X, and take the rest of the sentence as content."""
    doc, words = token.doc, [word.lower() for word in cue.words]
    at = words.index("x") if "x" in words else words.index("x's")
    before, after = words[:at], words[at + 1 :]
    here = [t.lower_ for t in doc[token.i : token.i + len(before)]]
    if here != before:
        return None
    source = _noun_from(doc, token.i + len(before), possessive=words[at] == "x's")
    if not source:
        return None
    rest = max(source) + 1 + (words[at] == "x's")
    if [t.lower_ for t in doc[rest : rest + len(after)]] != after:
        return None
    cue_tokens = set(range(token.i, token.i + len(before))) | set(range(rest, rest + len(after)))
    found = Found(token, cue, cue_tokens, source)
    _rest_of_sentence(found)
    return found if found.content else None


def _noun_from(doc: Doc, start: int, *, possessive: bool) -> set[int]:
    """Return the noun phrase that starts at a token, with what hangs on it up to the next comma."""
    if start >= len(doc):
        return set()
    end, limit = start, doc[start].sent.end
    while end < limit and doc[end].pos_ in {
        "DET",
        "ADJ",
        "NOUN",
        "PROPN",
        "NUM",
        "PRON",
        "PART",
        "CCONJ",
        "ADV",
        "VERB",
        "X",
    }:
        if doc[end].tag_ == "POS" and possessive:
            return set(range(start, end))
        if doc[end].pos_ in {"NOUN", "PROPN", "PRON"} and not _noun_goes_on(doc, end):
            break
        end += 1
    if possessive or end >= limit:
        return set()
    noun = doc[end]
    if noun.pos_ not in {"NOUN", "PROPN", "PRON"}:
        return set()
    tokens = {i for i in subtree(noun) if i >= start} | set(range(start, end + 1))
    last = end
    while last + 1 in tokens and doc[last + 1].text not in {",", '"'}:
        last += 1
    return trim(doc, range(start, last + 1))


def _noun_goes_on(doc: Doc, i: int) -> bool:
    following = doc[i + 1] if i + 1 < len(doc) else None
    return following is not None and (following.tag_ == "POS" or following.pos_ in {"NOUN", "PROPN"})


def _rest_of_sentence(found: Found) -> None:
    """Take the clause that a phrase belongs to: its sentence, or its side of a semicolon."""
    doc, sentence = found.trigger.doc, found.trigger.sent
    first, last = min(found.tokens), max(found.tokens)
    start, end = sentence.start, sentence.end
    for i in range(sentence.start, sentence.end):
        if doc[i].text == ";":
            start, end = (i + 1, end) if i < first else (start, min(end, i))
    content = set(range(start, end)) - set(range(first, last + 1))
    left, right = {i for i in content if i < first}, {i for i in content if i > last}
    left, right = trim(doc, left), trim(doc, _without_adjunct(doc, right))
    if left and right and doc[max(left)].pos_ == "CCONJ":
        # "A is so and, as he said, B is not": the phrase belongs to what follows.
        left = set()
    if (
        len(left) < 3
        and right
        and all(doc[i].pos_ in {"CCONJ", "ADV", "SCONJ", "PUNCT", "SPACE"} for i in left)
    ):
        left = set()
    found.content = left | right
    head = main_verb(doc, found.content)
    if head is not None:
        found.heads.append((head, None))
