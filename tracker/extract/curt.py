"""Answers of a word or two: "“Nonsense,” said the colonel", "asked whether he knew, he said no"."""

from collections.abc import Sequence

from tracker.extract.belied import untrue
from tracker.extract.cues import CueClass
from tracker.extract.found import Found, content_words
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
# Who stands before a verb that is left out, the verbs that stay, and what turns them round.
_NOBODY = frozenset({"none", "nobody"})
_LEFT = _NOBODY | {"one", "some", "he", "she", "it", "they", "i", "we"}
_HELPERS = frozenset({"had", "has", "have", "did", "does", "do", "was", "were", "is", "are", "would", "will"})
_NOT = frozenset({"not", "n't", "never"})


def denies(found: Found) -> bool:
    """Tell whether a content says no more than that something said is not so: "that is a lie", "nonsense"."""
    return untrue(found) is not None or nonsense(found)


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


def elided(found: Found) -> bool | None:
    """Tell whether a content leaves out what was just said, and keeps its negation: "said he had (not)".

    None where it says something of its own.
    """
    words = [t.lower_ for t in content_words(found)]
    words = words[words[:1] == ["that"] :]
    if len(words) < 2 or words[0] not in _LEFT or not set(words[1:]) <= _HELPERS | _NOT | {"and", "been"}:
        return None
    return (words[0] in _NOBODY) != bool(_NOT.intersection(words))


def turned(found: Found) -> bool | None:
    """Tell whether a content says no or yes to what was said or asked: "he had not", "of course"."""
    left_out = elided(found)
    return reply(found) if left_out is None else left_out


def _words(found: Found) -> set[str]:
    return {t.lower_ for t in content_words(found)}


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
