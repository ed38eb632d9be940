"""Who closes a sentence without a comma before him: "the strikes went on the minister said"."""

from collections.abc import Iterator

from tracker.extract.cues import CueClass, lexicon
from tracker.extract.found import Found, trim
from tracker.extract.parsed import Doc, Span, Token
from tracker.extract.roles import modifies_role, role_of, title_of
from tracker.extract.speakers import can_speak
from tracker.extract.subjects import SUBJECTS, main_verb

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SPEECH = frozenset({CueClass.SAY, CueClass.CONFIRM, CueClass.WARN})
_FORMS = frozenset({"statement", "interview", "speech", "report", "briefing"})
_DAYS = frozenset({"DATE", "TIME"})
# How the parser hangs up what comes last; never as a clause of a noun: "the thing he said".
_TOP = frozenset({"ROOT", "ccomp", "conj", "parataxis", "advcl"})
# Before these a speaker is part of a clause of its own: "as he said", "what he said".
_OPENERS = frozenset({"IN", "WP", "WDT", "WRB", "CC", "TO", "POS", ",", ":", "``", "''", "VB", "VBG"})
# What stands between a speaker and his verb: "he also said", "he has said".
_WITH = frozenset({"advmod", "aux"})
_NOMINAL = frozenset({"PROPN", "NOUN", "DET", "ADJ", "NUM"})
# What may follow somebody who is named last: a full stop, "adding that", "who is".
_GOES_ON = frozenset({".", "VBG", "WP", "WDT"})
# A shorter sentence says too little to tell.
_LEAST = 4


def find(doc: Doc) -> Iterator[Found]:
    """Yield what a whole sentence says up to a speaker and a verb of speech at its end."""
    for sentence in doc.sents:
        found = _closed(sentence)
        if found is not None:
            yield found


def closes(found: Found) -> bool:
    """Tell whether an attribution is one of these."""
    same = _closed(found.trigger.sent) if found.cue.pos == "verb" else None
    return same is not None and same.trigger is found.trigger and same.source == found.source


def behind(verb: Token) -> set[int]:
    """Return who stands behind a verb of speech, alone to the end: "two died said the mayor"."""
    if verb.lower_ not in {"said", "says"} or verb.i <= verb.sent.start:
        return set()
    rest = [t for t in verb.sent if t.i > verb.i]
    size = next((at for at, t in enumerate(rest) if t.pos_ not in _NOMINAL), len(rest))
    ends = size == len(rest) or rest[size].tag_ in _GOES_ON or rest[size].is_space
    head = rest[size - 1] if size else verb
    plain = verb.doc[verb.i - 1].tag_ not in _OPENERS
    speaks = bool(size) and head.ent_type_ not in _DAYS and can_speak(head)
    return {t.i for t in rest[:size]} if ends and plain and speaks else set()


def _closed(sentence: Span) -> Found | None:
    verb = _last(sentence)
    if verb is None or verb.tag_ not in _FINITE or verb.dep_ not in _TOP:
        return None
    cue = lexicon().get((verb.lemma_, "verb"))
    if cue is None or cue.kind not in _SPEECH:
        return None
    who = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    first, end = (who.left, who.right + 1) if who is not None else (_titled(verb), verb.i)
    before = trim(verb.doc, range(sentence.start, first))
    if len(before) < _LEAST or verb.doc[first - 1].tag_ in _OPENERS or first - 1 not in before:
        return None
    head = main_verb(verb.doc, before)
    between = verb.doc[end : verb.i]
    if head is None or any(t.dep_ not in _WITH for t in between):
        return None
    words = {verb.i, *(t.i for t in between)}
    return Found(verb, cue, words, set(range(first, end)), before, heads=[(head, None)])


def _titled(verb: Token) -> int:
    """Return where a person right before a verb starts whom the parser took for an object, with the title."""
    doc, first = verb.doc, verb.i
    while first > verb.sent.start and doc[first - 1].ent_type_ == "PERSON":
        first -= 1
    while first < verb.i and first > verb.sent.start and _title(doc[first - 1]):
        first -= 1
    return first


def _title(token: Token) -> bool:
    word = token.lower_
    known = role_of(word) is not None or title_of(word) is not None or modifies_role(word)
    return token.text[0].isupper() and (known or token.ent_type_ == "NORP")


def _last(sentence: Span) -> Token | None:
    """Return the last word of a sentence, days and "in a statement" left out: "he said Thursday"."""
    words = [t for t in sentence if not (t.is_punct or t.is_space or t.ent_type_ in _DAYS)]
    if len(words) > 3 and words[-1].lower_ in _FORMS and words[-3].lower_ == "in":
        words = words[:-3]
    return words[-1] if words else None
