"""Which attribution another one answers: "this was denied", "he rejected the allegation"."""

from collections.abc import Sequence

from tracker.extract.cues import CueClass, lexicon
from tracker.extract.found import Found
from tracker.extract.idioms import denied
from tracker.extract.parsed import Doc, Token
from tracker.extract.stance import points_back, says_something
from tracker.extract.subjects import antecedent
from tracker.terms import Stance

_ANSWERS = frozenset({Stance.DENIES, Stance.PARTLY_DENIES, Stance.DECLINES, Stance.QUESTIONS})
# How many attributions back an answer may reach.
_BACK = 8


def points_only(doc: Doc, found: Found) -> bool:
    """Tell whether the content only points at something said: "this", "the allegations", "such reports"."""
    words = [doc[i] for i in sorted(_aimed_at(found)) if not (doc[i].is_punct or doc[i].is_space)]
    if not words:
        return True
    head = next((t for t in words if t.head.i not in found.content or t.head == t), words[0])
    rest = [
        t
        for t in words
        if t != head and t.dep_ not in {"det", "poss", "case", "amod", "predet", "compound", "advmod"}
    ]
    return not rest and (points_back(head) or (says_something(head) and head.pos_ == "NOUN"))


def _aimed_at(found: Found) -> set[int]:
    """Return the content without the name that a denial gives it: "dismissed the report as a hoax"."""
    aimed = denied(found)
    if aimed is None:
        return found.content
    noun, word = aimed
    name = {t.i for t in word.subtree} if word != noun.head else {word.i}
    return found.content - name - ({word.head.i} if word.head.lower_ == "as" else set())


def answered(doc: Doc, all_found: Sequence[Found], stances: Sequence[Stance], at: int) -> int | None:
    """Return the index of the attribution that the one at `at` answers by pointing at it."""
    found = all_found[at]
    if stances[at] not in _ANSWERS and found.cue.kind is not CueClass.CONFIRM:
        return None
    if not points_only(doc, found):
        return None
    wanted = {
        cue.kind
        for t in (_meant(doc[i]) for i in found.content)
        if (cue := lexicon().get((t.lemma_.lower(), "noun")))
    }
    if not wanted and any(_meant(doc[i]) != doc[i] for i in found.content):
        return None
    candidates = [
        i
        for i in range(at - 1, max(-1, at - 1 - _BACK), -1)
        if _answerable(doc, all_found, stances, i, found)
    ]
    same_kind = [i for i in candidates if all_found[i].cue.kind in wanted]
    return next(iter(same_kind or candidates), None)


def _meant(token: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else the token: "a charge that Russia denied"."""
    return antecedent(token) or token


def _answerable(
    doc: Doc, all_found: Sequence[Found], stances: Sequence[Stance], i: int, answer: Found
) -> bool:
    """Tell whether an earlier attribution says something that can be denied."""
    earlier = all_found[i]
    if (
        stances[i] is not Stance.ASSERTS
        or not earlier.heads
        or max(earlier.words, default=-1) > answer.trigger.i
    ):
        return False
    own = bool(earlier.source) and earlier.source == answer.source
    return not own and not points_only(doc, earlier) and answer.trigger.i not in earlier.content
