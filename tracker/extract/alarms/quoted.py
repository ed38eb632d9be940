"""Quotations that read otherwise than the same quotation elsewhere."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from tracker.extract import marks
from tracker.extract.alarms.sentences import paragraphs
from tracker.records import Alarm, EvidenceSpan, Span
from tracker.terms import AlarmKind, Layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.records import Document, Ref

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
# What an editor left out or put in stands between two pieces of what was said.
_BREAK = re.compile(r"…|\.\.\.+|\. \. \.|\[[^\]]*\]|\([^)]*\)")
_SAME = {"can't": "cannot", "gonna": "going to", "wanna": "want to", "percent": "per cent", "ok": "okay"}
_SHORTENED = (("won't", "will not"), ("n't", " not"), ("'re", " are"), ("'ll", " will"), ("'ve", " have"),
              ("'m", " am"))  # fmt: skip
_SPELLINGS = (("our", "or"), ("is", "iz"), ("ys", "yz"), ("tre", "ter"), ("ll", "l"), ("ence", "ense"))
_SHORTEST = 6
_LEAST = 0.7
# How many words two must have in common to be one quotation.
_IN_TITLE, _ELSEWHERE, _TWICE = 5, 7, 10
_TELLING = 5
_EDGE = 2
_WIDE = 3
_MOST_PHRASES = 64


class Piece(NamedTuple):
    """An unbroken piece of a quotation: its place and its words, each with where it ends."""

    passage: EvidenceSpan
    words: tuple[str, ...]
    shown: tuple[str, ...]
    in_title: bool = False


def pieces(document: Document) -> list[Piece]:
    """Return the pieces of the outermost quotations that are long enough to be known again."""
    found = []
    for layer in (Layer.TITLE, Layer.BODY):
        spans = [each.span for each in paragraphs(document, layer)]
        for quoted in marks.find(document.text, spans):
            if quoted.depth == 0 and quoted.closed:
                for part in quoted.parts:
                    found += list(_split(document.text, part, layer is Layer.TITLE))
    return found


def _split(text: str, part: Span, in_title: bool) -> Iterator[Piece]:
    start = part.start
    for stop, following in [
        *((m.start(), m.end()) for m in _BREAK.finditer(text, part.start, part.end)),
        (part.end, 0),
    ]:
        # An "s" alone is what a lost apostrophe leaves.
        shown = [found[0] for found in _WORD.finditer(text, start, stop) if found[0] != "s"]
        if len(shown) >= _SHORTEST:
            words = [_plain(word) for word in shown]
            span = Span(start, stop)
            yield Piece(EvidenceSpan(span, span.quote(text)), tuple(words), tuple(shown), in_title)
        start = following


def _plain(word: str) -> str:
    """Return a word as it was spoken: case, apostrophes, contractions and spelling apart."""
    plain = word.casefold().replace("’", "'").removesuffix("'s") or word
    plain = _SAME.get(plain, plain)
    for short, long in _SHORTENED:
        plain = plain.replace(short, long)
    for british, other in _SPELLINGS:
        plain = plain.replace(british, other)
    return plain.replace("-", "").removesuffix("'")


def phrases(document: Document) -> tuple[tuple[str, ...], ...]:
    """Return the phrases by which an index finds other articles with a quotation of this one.

    Of each piece three, the ones with the most letters, which are the rarest: one other word leaves two.
    """
    found: list[tuple[str, ...]] = []
    for piece in pieces(document):
        starts = range(0, len(piece.shown) - _WIDE + 1, _WIDE) if len(piece.shown) >= _ELSEWHERE else ()
        windows = [piece.shown[at : at + _WIDE] for at in starts]
        found += sorted(windows, key=lambda words: -sum(map(len, words)))[:3]
    return tuple(dict.fromkeys(found))[:_MOST_PHRASES]


def differing(document: Document, other: Document, where: Ref | None = None) -> Iterator[Alarm]:
    """Yield the quotations of an article that read otherwise in another one, or elsewhere in itself."""
    theirs = pieces(other)
    index: dict[tuple[str, ...], list[int]] = {}
    for number, piece in enumerate(theirs):
        for pair in _pairs(piece.words):
            index.setdefault(pair, []).append(number)
    for piece in pieces(document):
        near = sorted({number for pair in _pairs(piece.words) for number in index.get(pair, ())})
        for number in near:
            # Who says much the same twice in one text means to.
            titled = where is None and piece.in_title
            if where is not None or theirs[number].passage.span > piece.passage.span:
                yield from _difference(
                    piece, theirs[number], where, _IN_TITLE if titled else _ELSEWHERE if where else _TWICE
                )


def _pairs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[at : at + 2]) for at in range(len(words) - 1)}


def _difference(ours: Piece, theirs: Piece, where: Ref | None, least: int) -> Iterator[Alarm]:
    steps = _steps(ours.words, theirs.words, least)
    if steps is None:
        return
    diff = " ".join(_shown(step, ours.shown, theirs.shown) for step in steps)
    place = f"in {where}" if where else "elsewhere in the article"
    reason = f"the same quotation reads otherwise {place}"
    yield Alarm(AlarmKind.QUOTATION, ours.passage, reason, theirs.passage, where, diff)


_Step = tuple[str, int, int, int, int]


def _steps(ours: Sequence[str], theirs: Sequence[str], least: int) -> list[_Step] | None:
    """Return how the one becomes the other where they overlap; None if they agree, or are two quotations.

    Fewer than `least` words in common make them two.
    """
    steps: list[_Step] = list(SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes())
    # What only one has at an edge was left out by the other; what both have there is another word.
    while steps and _left_out(steps[0]):
        steps.pop(0)
    while steps and _left_out(steps[-1]):
        steps.pop()
    length = max(sum(step[2] - step[1] for step in steps), sum(step[4] - step[3] for step in steps))
    differs = any(kind != "equal" for kind, *_ in steps)
    shorter = min(len(ours), len(theirs))
    shared = [word for kind, a, b, *_ in steps if kind == "equal" for word in ours[a:b]]
    telling = sum(len(word) >= _TELLING for word in shared)
    known = telling > 1 and len(shared) >= max(least, _LEAST * length, _LEAST * shorter)
    return steps if differs and known and not _only_joined(steps, ours, theirs) else None


def _left_out(step: _Step) -> bool:
    kind, a, b, c, d = step
    return kind != "equal" and (a == b or c == d or max(b - a, d - c) > _EDGE)


def _only_joined(steps: Sequence[_Step], ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether the words differ only in where one ends ("health care", "healthcare")."""
    return all(
        "".join(ours[a:b]).replace(" ", "") == "".join(theirs[c:d]).replace(" ", "")
        for _, a, b, c, d in steps
    )


def _shown(step: _Step, ours: Sequence[str], theirs: Sequence[str]) -> str:
    kind, a, b, c, d = step
    if kind == "equal":
        return " ".join(ours[a:b])
    out = f"[-{' '.join(ours[a:b])}-]" if a < b else ""
    into = f"{{+{' '.join(theirs[c:d])}+}}" if c < d else ""
    return " ".join(part for part in (out, into) if part)
