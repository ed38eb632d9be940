"""Answers of a word or two: "“Nonsense,” said the colonel", "asked whether he knew, he said no"."""

from collections.abc import Sequence

from tracker.extract.cues import CueClass
from tracker.extract.found import Found
from tracker.extract.idioms import OF_WORDS, UNTRUE
from tracker.extract.parsed import Doc
from tracker.terms import Stance

_NONSENSE = (
    UNTRUE
    | OF_WORDS
    | {
        "lies", "absurd", "ridiculous", "preposterous", "ludicrous", "garbage", "bunk", "fabrications",
        "opposite", "contrary", "otherwise",
    }
)  # fmt: skip
_NO = frozenset({"no", "nope", "never", "not"})
_YES = frozenset({"yes", "absolutely", "certainly", "definitely", "indeed", "course", "correct", "exactly"})
# What may stand beside such a word and changes nothing.
_BESIDE = frozenset(
    {
        "absolute", "absolutely", "complete", "completely", "total", "totally", "utter", "utterly", "pure",
        "purely", "sheer", "simply", "just", "more", "all", "a", "an", "the", "and", "of", "course", "at",
        "once", "ever", "certainly", "definitely", "patently", "plain", "quite", "entirely", "sir", "madam",
        "malicious", "wicked", "russian", "enemy", "hostile",
    }
)  # fmt: skip


def nonsense(found: Found) -> bool:
    """Tell whether a content is nothing but a word for what is untrue: "lies, all lies", "not true"."""
    words = _words(found)
    if {"not", "true"} <= words:
        return words <= {"not", "true"} | _BESIDE
    return bool(words & _NONSENSE) and words <= _NONSENSE | _BESIDE


def reply(found: Found) -> bool | None:
    """Tell whether a content is nothing but a no or a yes: True for "never", False for "of course"."""
    words = _words(found)
    if words & _NO and words <= _NO | _BESIDE:
        return True
    return False if words & _YES and words <= _YES | _BESIDE else None


def _words(found: Found) -> set[str]:
    doc = found.trigger.doc
    return {doc[i].lower_ for i in found.content if not (doc[i].is_punct or doc[i].is_space)}


def asked(doc: Doc, all_found: Sequence[Found], stances: Sequence[Stance], at: int) -> int | None:
    """Return the index of the question that somebody answers: in his sentence, or the one before."""
    found = all_found[at]
    sentence = doc[min(found.tokens)].sent
    start = doc[max(sentence.start - 1, 0)].sent.start
    end = found.trigger.sent.end
    near = [
        i
        for i, one in enumerate(all_found)
        if i != at and stances[i] is Stance.QUESTIONS and one.cue.kind is CueClass.ASK and one.heads
        if start <= one.trigger.i < end and not (found.source and one.source == found.source)
    ]  # fmt: skip
    return min(near, key=lambda i: abs(all_found[i].trigger.i - found.trigger.i), default=None)
