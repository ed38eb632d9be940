"""What the rules add to the tagger's attributions: speakers inside others' words, disputes, rumours."""

from collections.abc import Sequence

from tracker.extract.cues import CueClass
from tracker.extract.found import Found
from tracker.extract.parsed import Doc, Token
from tracker.extract.roles import actor_kind, is_document, role_of
from tracker.extract.stance import against_words, says_something
from tracker.extract.subjects import VERBAL

DISPUTED = frozenset({CueClass.ACCUSE, CueClass.DENY, CueClass.DECLINE, CueClass.RETRACT})
# What makes somebody a further speaker in another's words: he spoke, or holds something to be so.
_SPEECH = frozenset(
    {
        CueClass.SAY, CueClass.ADMIT, CueClass.CONFIRM, CueClass.DOCUMENT, CueClass.WARN, CueClass.PREDICT,
        CueClass.REVEAL, CueClass.PROMISE, CueClass.SUGGEST, CueClass.CRITICISE, CueClass.DOUBT, CueClass.ASK,
        *DISPUTED,
    }
)  # fmt: skip
_SAID = frozenset({CueClass.SAY, CueClass.DOCUMENT, CueClass.WARN, CueClass.PROMISE, CueClass.SUGGEST})
_THOUGHT = frozenset({CueClass.BELIEVE, CueClass.FEAR, CueClass.LEARN, CueClass.KNOW})
_ANYBODY = frozenset(
    {"you", "one", "people", "everyone", "everybody", "someone", "somebody", "anyone", "anybody", "nobody"}
)
_THIRD = frozenset({"he", "she", "they"})
_MANY = frozenset(
    {"percent", "%", "lot", "lots", "number", "majority", "most", "some", "many", "several", "few", "all"}
)
# A quotation of no more tokens, marks included, is a word put in scare quotes.
_PHRASE = 5
_NAMES = frozenset({"PERSON", "ORG", "NORP", "GPE"})


def adds(doc: Doc, one: Found, best: Sequence[Found]) -> bool:
    """Tell whether a rule's attribution says something that the tagger's do not."""
    if any(one.words & other.words or one.content == other.content for other in best):
        return False
    if not one.words:
        return not any(one.content & other.content for other in best)
    around = [other for other in best if (one.words | one.source) <= other.content]
    if one.cue.kind in DISPUTED and one.cue.strong and (one.source or one.agentless):
        return not around or one.cue.pos == "noun" or _disputes(one)
    if one.cue.pos == "mark":
        return True
    return bool(around) and _speaks(doc, one)


def _disputes(one: Found) -> bool:
    """Tell whether a dispute is about something said, not a mere refusal of a thing."""
    return one.cue.kind in {CueClass.ACCUSE, CueClass.DECLINE} or against_words(one)


def _speaks(doc: Doc, one: Found) -> bool:
    """Tell whether an attribution inside another has a speaker and a clause or quotation of his own."""
    if one.cue.kind not in (_SPEECH if one.cue.strong else _SAID) and one.cue.kind not in _THOUGHT:
        return False
    inside = one.trigger.i in doc._.page.marks
    marked = any(doc[i].text in {'"', "'"} for i in one.content)
    if marked and inside:
        # A quotation within a quotation, also of what the speaker himself said then.
        return bool(one.source)
    clause = any(_finite(head) for head, _ in one.heads)
    return (clause or (marked and len(one.content) > _PHRASE)) and _another(doc, one, inside=inside)


def _finite(head: Token) -> bool:
    """Tell whether a clause says that something is so: "that it burns", not "to burn it"."""
    if head.dep_ not in {"ccomp", "acl", "relcl"} or head.pos_ not in VERBAL:
        return False
    return not any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)


def _another(doc: Doc, one: Found, *, inside: bool) -> bool:
    """Tell whether somebody else than the outer speaker speaks, who can; `inside` a quotation."""
    words = [doc[i] for i in sorted(one.source) if doc[i].tag_ not in {"WP", "WDT"}]
    tops = [t for t in words if t.head.i not in one.source or t.head == t]
    if all(t.pos_ == "PRON" for t in words):
        third = any(t.lower_ in _THIRD for t in words)
        return third and inside and one.cue.strong and one.cue.kind in _SPEECH
    if one.cue.kind is CueClass.DOCUMENT and not one.cue.strong:
        # "the strike shows that …" is a thought of whoever writes so.
        return any(is_document(t.lower_) for t in tops)
    return any(_can_speak(t) or (one.cue.strong and t.pos_ == "NOUN") for t in tops)


def _can_speak(token: Token) -> bool:
    """Tell whether a word names somebody, or a document, that can say something."""
    if token.lower_ in _ANYBODY:
        return False
    if token.ent_type_ in _NAMES or token.pos_ == "PROPN":
        return True
    if token.lower_ in _MANY:
        return any(_can_speak(g) for c in token.children if c.lower_ == "of" for g in c.children)
    noun = token.lower_
    known = role_of(noun) is not None or actor_kind(noun) is not None or is_document(noun)
    return token.pos_ == "NOUN" and (known or says_something(token))
