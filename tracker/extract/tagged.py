"""Attributions by the tagger, with what the rules know of the same cues, and what only the rules find."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tracker.extract import idioms
from tracker.extract.added import DISPUTED, adds
from tracker.extract.cues import Cue, CueClass, CueStrength, lexicon
from tracker.extract.found import Found, trim
from tracker.extract.parsed import Doc, Token
from tracker.extract.subjects import VERBAL, agent, is_passive
from tracker.extract.tag_windows import Offsets
from tracker.extract.tagger import Tagged
from tracker.extract.verbs import happens, verb_cue
from tracker.extract.weave import without_comments
from tracker.terms import Stance

# A cue that the lexicon does not know still says that somebody said something.
OTHER = Cue("", "other", CueClass.SAY, Stance.ASSERTS, None, frozenset(), CueStrength.STRONG)


def merge(doc: Doc, tagged: Iterable[Tagged], ruled: Sequence[Found], alone: float = 0.0) -> list[Found]:
    """Return the tagger's attributions, then those of the rules that add a speaker inside or a dispute.

    `alone` is the least score, from 0 to 1, of one whose cue the rules do not have.
    """
    best = [found for one in tagged if (found := _found(doc, one, ruled, alone)) is not None]
    for found in best:
        without_comments(found, ruled)
    more = [one for one in ruled if adds(doc, one, best)]
    return sorted([*best, *more], key=lambda found: min(found.tokens))


def _found(doc: Doc, one: Tagged, ruled: Sequence[Found], alone: float) -> Found | None:
    """Turn spans into tokens, with the trigger, the cue and the clause heads that the rules know."""
    words, source, content = (_tokens(doc, spans) for spans in (one.cue, one.source, one.content))
    content = _whole(content, words | source)
    if not words or not content:
        return None
    twin = next((r for r in ruled if r.trigger.i in words or r.words & words), None)
    if twin is None:
        trigger, cue = _trigger(doc, words)
        if one.score < alone or not happens(trigger) or not idioms.spoken(trigger, cue):
            return None
        return Found(trigger, cue, words, source, content, agentless=not source and is_passive(trigger))
    if twin.via is not None:
        # "was quoted as saying by the agency": all of it is cue, and the agency a speaker in between.
        words |= twin.words
        between = set(range(min(words), max(words | twin.via.source) + 1))
        content, source = _tidy(doc, content - between), source - twin.via.source
    if twin.agentless and source and source <= twin.content:
        # "X stands accused of …": whoever is accused does not speak.
        source, content = set(), content | source
    if not source and twin.source and (twin.via is not None or _plain_subject(twin)):
        # The parse has a subject where the tagger was not sure of one.
        source, content = twin.source, content - twin.source
    if twin.cue.kind in DISPUTED and twin.content & content:
        content = (content | twin.content) - source - words
    heads = [(head, subject) for head, subject in twin.heads if head.i in content]
    speaker = twin.speaker if source & (twin.source | twin.speaker) else set()
    missing = not source and twin.agentless
    return replace(
        twin, words=words, source=source, content=content, heads=heads, speaker=speaker, agentless=missing
    )


def _plain_subject(twin: Found) -> bool:
    """Tell whether the source is the verb's own: its subject before it, or the agent of a passive."""
    verb = twin.trigger
    if is_passive(verb):
        by = agent(verb)
        return by is not None and by.i in twin.source
    return any(c.dep_ == "nsubj" and c.i in twin.source for c in verb.children) and (
        max(twin.source) < min(twin.words)
    )


def _whole(content: set[int], own: set[int]) -> set[int]:
    """Close the gaps of a content in which neither its source nor its cue stands."""
    closed: set[int] = set()
    before: int | None = None
    for i in sorted(content - own):
        if before is not None and not own & set(range(before + 1, i)):
            closed |= set(range(before + 1, i))
        closed.add(i)
        before = i
    return closed


def _tidy(doc: Doc, content: set[int]) -> set[int]:
    """Drop loose punctuation from the ends of each part of a content."""
    parts: list[set[int]] = []
    for i in sorted(content):
        if not parts or i - 1 not in parts[-1]:
            parts.append(set())
        parts[-1].add(i)
    return {i for part in parts for i in trim(doc, part)}


def _tokens(doc: Doc, spans: Iterable[Offsets]) -> set[int]:
    stretches = (doc.char_span(start, end, alignment_mode="expand") for start, end in spans)
    return {t.i for stretch in stretches if stretch is not None for t in stretch if not t.is_space}


def _trigger(doc: Doc, words: set[int]) -> tuple[Token, Cue]:
    """Return the word of a cue that the lexicon knows, the last verb first, else its topmost word."""
    tokens = [doc[i] for i in sorted(words)]
    for token in reversed(tokens):
        cue = (idioms.idiom(token) or verb_cue(token)) if token.pos_ in VERBAL else None
        if cue is not None:
            return token, cue
    for token in reversed(tokens):
        for kind in ("noun", "adj"):
            cue = lexicon().get((token.lemma_.lower(), kind))
            if cue is not None:
                return token, cue
    return min(tokens, key=lambda t: (sum(1 for _ in t.ancestors), t.i)), OTHER
