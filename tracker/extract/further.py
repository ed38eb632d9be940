"""What is said behind a denial that only points: "“That is a lie,” she said. “Nobody crossed.”"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.extract import counting
from tracker.extract.belied import untrue
from tracker.extract.cues import CueClass, lexicon
from tracker.extract.curt import denies, reply
from tracker.extract.found import Found, subtree, trim
from tracker.extract.mutual import either
from tracker.extract.parsed import Doc, Token
from tracker.extract.pointing import points_only
from tracker.extract.stance import AGAINST_WORDS
from tracker.extract.subjects import SUBJECTS, VERBAL, main_verb

# Of fewer words nothing is said.
_LEAST = 3


def apart(doc: Doc, found: Sequence[Found]) -> list[Found]:
    """Return the attributions, what only denies and what says more as attributions of their own."""
    for one in found:
        one.content = _without_next(doc, one, found)
    sides = (each for one in found for each in either(doc, one))
    split = (each for one in sides for each in _without_denial(doc, one))
    return [each for one in split for each in (one, *_further(doc, one, found))]


def _without_next(doc: Doc, one: Found, found: Sequence[Found]) -> set[int]:
    """Return a content without whoever speaks next, who was taken for its end: "…; the firm denied that"."""
    last = max(one.content, default=-1)
    quoted = any(doc[i].text == '"' for i in one.content)
    for other in found:
        before = min(other.source, default=0) - 1
        answers = other.cue.kind in AGAINST_WORDS or counting.cue(other.trigger) is not None
        if not quoted and answers and before in one.content and doc[before].text == ";":
            return trim(doc, {i for i in one.content if i < before})
        if last in other.source and last < other.trigger.i and other.source < one.content:
            return trim(doc, one.content - other.source)
    return one.content


def _without_denial(doc: Doc, one: Found) -> list[Found]:
    """Return a content in two where it begins with a sentence that denies: "“That is a lie. We left,” …"."""
    first = doc[min(one.content)].sent if one.content else None
    if first is None or one.cue.kind is not CueClass.SAY or one.trigger.sent == first:
        return [one]
    own = {i for i in one.content if first.start <= i < first.end}
    verb = main_verb(doc, own)
    denial = replace(one, content=trim(doc, own), heads=[(verb, None)] if verb is not None else [])
    rest = trim(doc, one.content - own)
    apart = rest and (denies(denial) or reply(denial) is not None)
    return [denial, replace(one, content=rest)] if apart else [one]


def _further(doc: Doc, one: Found, found: Sequence[Found]) -> Iterator[Found]:
    denied = untrue(one)
    if denied is None and (one.cue.kind not in AGAINST_WORDS or not points_only(doc, one)):
        return
    clause = _clause_beside(one) if denied is not None else None
    rest = {i for i in subtree(clause) if i in one.content} if clause is not None else _sentences(doc, one)
    rest -= {i for other in found if other is not one for i in other.content}
    content = trim(doc, rest)
    if sum(doc[i].text[:1].isalpha() for i in content) >= _LEAST:
        said = replace(one, cue=lexicon()["say", "verb"], content=content, heads=[])
        said.heads += [(clause, None)] if clause is not None else []
        yield said


def _clause_beside(one: Found) -> Token | None:
    """Return the second of two clauses: "said the report was false and that the dam holds"."""
    verbs = (head if head.pos_ in VERBAL else head.head for head, _ in one.heads)
    beside = (c for verb in verbs for c in verb.children if c.dep_ == "conj" and c.pos_ in VERBAL)
    return next((c for c in beside if any(g.dep_ in SUBJECTS for g in c.children)), None)


def _sentences(doc: Doc, one: Found) -> set[int]:
    """Return what stands in other sentences than the denial."""
    heads = [head.sent for head, _ in one.heads] or [one.trigger.sent]
    own = {i for sentence in (*heads, one.trigger.sent) for i in range(sentence.start, sentence.end)}
    return one.content - own
