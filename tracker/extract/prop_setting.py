"""The setting of a predication: its modality and its time."""

from __future__ import annotations

from collections.abc import Collection

from tracker.extract.parsed import Token
from tracker.extract.prop_clause import Part, words_of
from tracker.extract.prop_modality import modality
from tracker.extract.prop_time import time_indices, time_phrases
from tracker.records import TimePhrase
from tracker.terms import Modality

_SUBORDINATE = frozenset({"relcl", "advcl", "acl", "ccomp", "csubj"})


def mode_of(part: Part) -> Modality:
    """Return the modality of a part from its verb group, its conditions and who reports it."""
    conditional = any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in {"if", "unless"} for m in c.children)
        for c in part.top.children
    )
    conditional = conditional or any(t.lower_ in {"if", "unless"} and t.head == part.top for t in part.words)
    above = part.lead.head
    reported = (
        part.lead.dep_ == "ccomp"
        and above.tag_ in {"VBD", "VBN"}
        and not any(t.text == '"' for t in part.lead.sent)
    )
    group = tuple(t for t in part.group if t != part.main)
    return modality(group, conditional=conditional, reported=reported)


def time_of(part: Part, scope: Collection[int]) -> TimePhrase | None:
    """Return the time phrase nearest to the main verb, none of a subordinate clause."""
    if not time_phrases(part.top.sent):
        return None
    best: tuple[int, TimePhrase] | None = None
    # What stands before the first of coordinated verbs holds for all ("in 2017 they bombed and shelled").
    words = {*part.words, *(t for t in words_of(part.lead, scope) if t.i < part.lead.i)}
    for phrase, tokens in time_indices(part.top.sent):
        if not tokens or not set(tokens) <= words:
            continue
        distance = _distance(tokens[0], part)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, phrase)
    return best[1] if best else None


def _distance(token: Token, part: Part) -> int | None:
    """Return the number of steps from a word up to the verb, None when another clause lies between."""
    steps = 0
    for above in (token, *token.ancestors):
        if above in (part.main, part.top, part.lead):
            return steps
        if above.dep_ in _SUBORDINATE:
            return None
        steps += 1
    return steps
