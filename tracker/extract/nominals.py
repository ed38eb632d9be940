"""Attributions whose cue is a noun: "the claim that", "accusations of"."""

from collections.abc import Iterator

from tracker.extract.cues import Cue, CueFrame, lexicon
from tracker.extract.found import Found, subtree, trim
from tracker.extract.holding import holds
from tracker.extract.parsed import Doc, Token
from tracker.extract.stance import AGAINST_WORDS, says_something
from tracker.extract.subjects import SUBJECTS, VERBAL
from tracker.terms import Stance

_CLAUSES = frozenset({"acl", "ccomp", "relcl"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "nsubjpass", "prep"})
# What is done to claims: "the claim that he made".
_MADE = frozenset(
    {"make", "spread", "start", "give", "hold", "get", "have", "share", "post", "believe", "want"}
)
_OF = {"of": CueFrame.OF_ING, "about": CueFrame.ABOUT, "over": CueFrame.ABOUT, "for": CueFrame.FOR_ING}


def nouns(doc: Doc) -> Iterator[Found]:
    """Yield "Russia's claim that …", "accusations of …"."""
    for token in doc:
        if token.pos_ == "NOUN" or _misread(token):
            cue = lexicon().get((token.lemma_.lower(), "noun"))
            found = _noun(token, cue) if cue is not None else None
            if found is not None:
                yield found


def _misread(token: Token) -> bool:
    """Tell whether a subject before "that" is a noun in all but its label: "Word that … spread"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    return token.dep_ in SUBJECTS and token.pos_ in VERBAL and following.lower_ == "that"


def _noun(token: Token, cue: Cue) -> Found | None:
    clause = next((c for c in token.children if _introduces(c, cue)), None) or _lost_clause(token, cue)
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
        if _rejects_it(child):
            return False
        marks = [c for c in child.children if c.lower_ == "that"]
        complement = any(c.dep_ == "mark" for c in marks) or (
            marks and (child.dep_ != "relcl" or (cue.strong and _complete(child, marks[0])))
        )
        infinitive = child.left_edge.lower_ == "to" and child.left_edge.dep_ == "aux"
        return bool(complement and CueFrame.THAT in cue.frames) or (
            infinitive and CueFrame.TO_INF in cue.frames
        )
    if child.dep_ != "prep" or not cue.strong or _OF.get(child.lower_) not in cue.frames:
        return False
    return any(c.dep_ in {"pcomp", "pobj"} for c in child.children)


def _rejects_it(clause: Token) -> bool:
    """Tell whether "that" is what a clause denies: "a charge that Norland and the rebels all rejected"."""
    cue = lexicon().get((clause.lemma_, "verb"))
    against = cue is not None and cue.kind in AGAINST_WORDS
    return against and not any(c.dep_ in _OBJECTS for c in clause.children)


def _lost_clause(noun: Token, cue: Cue) -> Token | None:
    """Return the clause right behind "of the charge" that the parser gave to the verb before."""
    that = noun.doc[noun.i + 1] if noun.i + 1 < len(noun.doc) else noun
    clause = that.head
    led = noun.head.lower_ in {"of", "about"} and noun.head.head == clause.head
    fits = that.lower_ == "that" and that.dep_ == "mark" and clause.pos_ in VERBAL
    return clause if cue.strong and CueFrame.THAT in cue.frames and led and fits else None


def _complete(clause: Token, that: Token) -> bool:
    """Tell whether a clause lacks nothing that "that" could stand for: "the rumour that it will close"."""
    who = any(c.dep_ in SUBJECTS and c != that for c in clause.children)
    return (
        who
        and that.dep_ == "dobj"
        and clause.lemma_ not in _MADE
        and (clause.lemma_, "verb") not in lexicon()
    )


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
    his = holds(verb, token) if says_something(token) else against is None or against.stance is Stance.ASSERTS
    if token.dep_ == "dobj" and verb.pos_ in VERBAL and his:
        who = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        return trim(token.doc, subtree(who)) if who is not None and who.tag_ not in {"WDT", "WP"} else set()
    return set()
