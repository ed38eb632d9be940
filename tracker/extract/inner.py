"""Quotations inside a quotation that a cue next to them introduces: “My doctor said ‘rest’, so I rest”."""

from collections.abc import Iterator

from tracker.extract import marks
from tracker.extract.cues import CueFrame
from tracker.extract.found import Found
from tracker.extract.layout import Layout
from tracker.extract.parsed import Doc, Token
from tracker.extract.verbs import happens, verb_attribution, verb_cue
from tracker.records import Span

_BETWEEN = frozenset({",", ":"})
_OBJECTS = frozenset({"dobj", "dative", "nsubj", "poss", "det", "iobj"})


def with_inner(doc: Doc, kept: list[Found], page: Layout) -> list[Found]:
    """Give the cues inside quotations the inner quotations next to them, and add those left out before."""
    out = list(kept)
    for tokens in _inner(doc, page):
        own = page.marks[tokens[0]]
        taken = [f for f in out if page.marks.get(f.trigger.i) == own and f.content & set(tokens)]
        taken = [f for f in taken if f.trigger.i not in tokens]
        if taken:
            for found in taken:
                _take(found, tokens, _cue_before(doc, tokens, page))
            continue
        verb = _cue_before(doc, tokens, page)
        if verb is not None:
            out = [f for f in out if f.trigger.i != verb.i]
            out.append(_found(verb, tokens, page))
    return out


def _take(found: Found, tokens: tuple[int, ...], cue: Token | None) -> None:
    """Give a cue the whole quotation, and no more where it stands right before it."""
    led = cue is not None and cue.i == found.trigger.i and min(found.content) in tokens
    found.content = set(tokens) if led else found.content | set(tokens) - found.words - found.source
    found.heads = [(head, subject) for head, subject in found.heads if head.i in found.content]


def _inner(doc: Doc, page: Layout) -> Iterator[tuple[int, ...]]:
    """Yield the tokens of each quotation that stands in another."""
    text = doc._.document.text
    spans = [Span(doc[p.start].idx, doc[p.stop - 1].idx + len(doc[p.stop - 1])) for p in page.paragraphs]
    for quoted in marks.find(text, spans):
        words = doc.char_span(quoted.start, quoted.end, alignment_mode="contract") if quoted.depth else None
        tokens = tuple(t.i for t in words if not t.is_space) if words is not None else ()
        if len(tokens) > 2 and tokens[0] in page.marks and not _title(doc, tokens):
            yield tokens


def _title(doc: Doc, tokens: tuple[int, ...]) -> bool:
    """Tell whether a quotation is the name of a work: two words or more with capitals and no stop."""
    words = [doc[i] for i in tokens[1:-1]]
    return len(words) > 1 and all(t.is_title for t in words)


def _cue_before(doc: Doc, tokens: tuple[int, ...], page: Layout) -> Token | None:
    """Return the verb before a quotation, with at most an object in between: "told me, “Never …”"."""
    own = page.marks[tokens[0]]
    for i in range(tokens[0] - 1, max(tokens[0] - 5, -1), -1):
        token = doc[i]
        if page.marks.get(i) != own or token.text in {'"', "'"}:
            return None
        cue = verb_cue(token) if token.tag_.startswith("VB") else None
        if cue is not None:
            return token if CueFrame.QUOTED in cue.frames and happens(token) else None
        if token.text not in _BETWEEN and token.dep_ not in _OBJECTS and token.pos_ not in {"PRON", "PROPN"}:
            return None
    return None


def _found(verb: Token, tokens: tuple[int, ...], page: Layout) -> Found:
    cue = verb_cue(verb)
    assert cue is not None
    found = verb_attribution(verb, cue, page.marks)
    outer = set(page.quotations[page.marks[tokens[0]]])
    found.content = set(tokens)
    found.source &= outer - found.content
    found.heads = [(head, subject) for head, subject in found.heads if head.i in found.content]
    return found
