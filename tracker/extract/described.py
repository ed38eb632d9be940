"""Which verbs of a content claim nothing: they say which thing is meant, or when."""

from collections.abc import Collection

from tracker.extract.parsed import Token
from tracker.extract.prop_clause import AUXILIARIES
from tracker.extract.prop_data import rows
from tracker.extract.prop_finite import governed
from tracker.extract.stance import says_something
from tracker.extract.subjects import SUBJECTS

_WITHIN = frozenset({"amod", "nmod", "compound", "prep"})
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})
# What joins a clause that only sets the scene for a main clause, which the content lacks.
_SCENES = frozenset(
    {"if", "unless", "when", "whenever", "while", "as", "once", "until", "although", "though", "where"}
)


def describes(verb: Token, content: Collection[int]) -> bool:
    """Tell whether the top verb of a content only tells which or when: "the proposed wall", "if it rains"."""
    if verb.dep_ == "relcl":
        that = any(c.dep_ == "mark" for c in verb.children)
        return not that and not (says_something(verb.head) and _clausal(verb))
    if verb.dep_ == "acl":
        told = says_something(verb.head) or intended(verb)
        return not interest(verb) and (not _clausal(verb) or (verb.head.i in content and not told))
    if verb.dep_ == "nsubj":
        return verb.head.i in content and verb.head.pos_ == "NOUN"
    return verb.dep_ in _WITHIN or (verb.dep_ == "advcl" and _sets_scene(verb))


def _clausal(verb: Token) -> bool:
    """Tell whether a clause behind a noun can be what is said: "that it sank", "to sink it"."""
    verbs = [verb, *(c for c in verb.children if c.dep_ in AUXILIARIES)]
    subject = verb.tag_ == "VBG" and any(c.dep_ in SUBJECTS for c in verb.children)
    return subject or any(t.tag_ in _FINITE or t.lower_ == "to" for t in verbs)


def interest(verb: Token) -> bool:
    """Tell whether a gerund belongs to a noun that says what becomes of it: "interest in Norway joining"."""
    return verb.tag_ == "VBG" and governed(verb, "ing") is not None


def intended(verb: Token) -> bool:
    """Tell whether an infinitive belongs to a noun that says what becomes of it: "a refusal to pay"."""
    if verb.dep_ not in {"acl", "xcomp"} or all(c.lower_ != "to" for c in verb.children):
        return False
    return any(row[0] == verb.head.lemma_.lower() and row[2] == "to" for row in rows("nouns"))


def _sets_scene(verb: Token) -> bool:
    """Tell whether a clause stands beside a main one: "if it rains", "having left"."""
    if any(c.i < verb.i and c.dep_ in {"mark", "advmod"} and c.lower_ in _SCENES for c in verb.children):
        return True
    return not _clausal(verb) and not any(c.dep_ in SUBJECTS for c in verb.children)
