"""What the rules add to the tagger's attributions: speakers inside others' words, disputes, rumours."""

from collections.abc import Sequence

from tracker.extract import counting
from tracker.extract.closing import closes
from tracker.extract.cues import CueClass
from tracker.extract.found import Found
from tracker.extract.parsed import Doc, Token
from tracker.extract.roles import is_document
from tracker.extract.speakers import can_speak
from tracker.extract.stance import against_words
from tracker.extract.subjects import VERBAL

DISPUTED = frozenset({CueClass.ACCUSE, CueClass.DENY, CueClass.DECLINE, CueClass.RETRACT})
# Besides those, what an accusation is answered by.
_ANSWERS = DISPUTED | {CueClass.ADMIT}
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
_HOLDING = frozenset({"maintain", "insist", "contend", "allege"})
_MARKS = frozenset({'"', "'"})
# A quotation of no more tokens, marks included, is a word put in scare quotes.
_PHRASE = 5
# Of fewer tokens nothing can be said.
_LEAST = 2


def adds(doc: Doc, one: Found, best: Sequence[Found]) -> bool:
    """Tell whether a rule's attribution says something that the tagger's do not."""
    if any(one.words & other.words or (one.content == other.content and not one.via) for other in best):
        return False
    if not one.words:
        return _apart(one, best)
    counts = counting.cue(one.trigger) is not None and (one.source or one.agentless)
    if counts or closes(one) or _leads(doc, one, best):
        return True
    if _goes_on(one, best):
        return True
    around = [other for other in best if (one.words | one.source) <= other.content]
    if one.cue.kind in _ANSWERS and one.cue.strong and (one.source or one.agentless):
        return not around or one.cue.pos == "noun" or _disputes(one)
    if one.cue.pos in {"mark", "phrase"} or _maintains(one, best):
        return True
    if one.cue.pos == "noun" and one.cue.kind in _SPEECH | _THOUGHT and _claimed(one):
        return True
    return bool(around) and _speaks(doc, one)


def _goes_on(one: Found, best: Sequence[Found]) -> bool:
    """Tell whether a cue is joined to another's: "conceded that it had failed but maintained that …"."""
    above = next((other for other in best if other.trigger == one.trigger.head), None)
    if one.trigger.dep_ != "conj" or above is None or not (one.cue.strong and one.source):
        return False
    said = any(_says(one, head) for head, _ in one.heads)
    return said and _apart(one, best)


def _maintains(one: Found, best: Sequence[Found]) -> bool:
    """Tell whether somebody holds to a clause without "that": "Norco maintains the list came later"."""
    says = one.trigger.lemma_ in _HOLDING and one.source and any(_says(one, head) for head, _ in one.heads)
    return bool(says) and _apart(one, best)


def _apart(one: Found, best: Sequence[Found]) -> bool:
    """Tell whether a content shares no word with any of the tagger's."""
    return not any(one.content & other.content for other in best)


def _leads(doc: Doc, one: Found, best: Sequence[Found]) -> bool:
    """Tell whether a speaker behind his verb leads up to a clause: "Not so, said the union: two failed"."""
    if one.cue.kind is not CueClass.SAY or not (one.cue.strong and one.source and one.content):
        return False
    last = max(one.source)
    behind = min(one.source) > one.trigger.i and last + 1 < len(doc) and doc[last + 1].text == ":"
    led = any(head.i > last and head.pos_ in VERBAL for head, _ in one.heads)
    return behind and led and _apart(one, best)


def _claimed(one: Found) -> bool:
    """Tell whether a noun says what is claimed: "the rumour that …", "a theory by Ana Soto that …"."""
    return any(_finite(head) for head, _ in one.heads) and (one.cue.strong or _owned(one))


def _owned(one: Found) -> bool:
    """Tell whether the source belongs to the noun itself: "Spain's warning", "a finding by auditors"."""
    own = {t.i for t in one.trigger.subtree}
    return bool(one.source) and one.source <= own


def _disputes(one: Found) -> bool:
    """Tell whether a dispute is about something said, not a mere refusal of a thing."""
    return one.cue.kind in {CueClass.ACCUSE, CueClass.DECLINE} or against_words(one)


def _speaks(doc: Doc, one: Found) -> bool:
    """Tell whether an attribution inside another has a speaker and a clause or quotation of his own."""
    known = one.cue.kind in (_SPEECH if one.cue.strong else _SAID) or one.cue.kind in _THOUGHT
    if not known or not one.source or len(one.content) < _LEAST or _supposed(one.trigger):
        return False
    inside = one.trigger.i in doc._.page.marks
    marked = any(doc[i].text in _MARKS for i in one.content)
    if marked and inside:
        # A quotation within a quotation, also of what the speaker himself said then.
        return True
    return (any(_says(one, head) for head, _ in one.heads) or (marked and len(one.content) > _PHRASE)) and (
        _another(doc, one)
    )


def _supposed(verb: Token) -> bool:
    """Tell whether somebody would only say so: "I'd say"."""
    return verb.tag_ == "VB" and any(c.lower_ == "'d" for c in verb.children)


def _says(one: Found, head: Token) -> bool:
    """Tell whether a clause says that something is so; of what is known only with "that"."""
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in head.children)
    return _finite(head) and (that or one.cue.kind is not CueClass.KNOW)


def _finite(head: Token) -> bool:
    """Tell whether a clause says that something is so: "that it burns", not "to burn it"."""
    if head.dep_ not in {"ccomp", "acl", "relcl"} or head.pos_ not in VERBAL:
        return False
    return not any(c.lower_ == "to" and c.dep_ == "aux" for c in head.children)


def _another(doc: Doc, one: Found) -> bool:
    """Tell whether somebody speaks who is named and can."""
    words = [doc[i] for i in sorted(one.source) if doc[i].tag_ not in {"WP", "WDT"}]
    tops = [t for t in words if t.head.i not in one.source or t.head == t]
    if all(t.pos_ == "PRON" for t in words):
        return False
    if one.cue.kind is CueClass.DOCUMENT and not one.cue.strong:
        # "the strike shows that …" is a thought of whoever writes so.
        return any(is_document(t.lower_) for t in tops)
    return any(can_speak(t) or (one.cue.strong and t.pos_ == "NOUN") for t in tops)
