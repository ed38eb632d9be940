"""What the tagger sees at once: paragraphs in word pieces, with a little of what stands around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

# Word pieces of one window, and up to how many a short paragraph is filled with its neighbours' pieces.
LIMIT, FILL = 192, 48
# Pieces of the same paragraph that are shown on either side of a part of a long one.
MARGIN = 16
CLS, SEP, PAD = 101, 102, 0
# Word pieces of a batch: few, so that it stays in the processor's cache. One costs as much as so many more.
TOKENS, BATCH = 256, 8
_SURROGATE = re.compile(r"[\ud800-\udfff]")

Offsets = tuple[int, int]


class Piece(NamedTuple):
    """A word piece with its place in the text; `head` tells whether it starts a word."""

    id: int
    start: int
    end: int
    head: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder sees at once: `own` are the places in `pieces` of the part that is read.

    `offset` is the number of pieces of the paragraph before that part.
    """

    paragraph: int
    pieces: tuple[Piece, ...]
    own: range
    offset: int


def window(paragraphs: Sequence[Sequence[Piece]], at: int, part: range, fill: int) -> Window:
    """Return the window of a part of a paragraph, with as many of the pieces around it as fill it up."""
    pieces = paragraphs[at]
    if len(part) < len(pieces):
        left = pieces[max(0, part.start - MARGIN) : part.start]
        right = pieces[part.stop : part.stop + MARGIN]
    else:
        before = paragraphs[at - 1] if at else ()
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else ()
        room = max(0, fill - len(pieces) - 4)
        take = min(len(before), max(room - len(after), room // 2))
        left, right = before[len(before) - take :], after[: room - take]
    return _window(at, left, pieces[part.start : part.stop], right, part.start, len(part) < len(pieces))


def _window(
    at: int,
    left: Sequence[Piece],
    own: Sequence[Piece],
    right: Sequence[Piece],
    offset: int,
    same: bool,
) -> Window:
    """Lay out a window; a neighbour is parted by a separator, the rest of the same paragraph is not."""
    sep = () if same else (Piece(SEP, 0, 0),)
    head = (Piece(CLS, 0, 0), *left, *(sep if left else ()))
    tail = (*(sep if right else ()), *right, Piece(SEP, 0, 0))
    return Window(at, (*head, *own, *tail), range(len(head), len(head) + len(own)), offset)


def parts(pieces: Sequence[Piece], limit: int) -> Iterator[range]:
    """Cut a paragraph into parts of about equal length that start with a word."""
    count = -(-len(pieces) // max(1, limit - 2 * MARGIN - 2)) if len(pieces) > limit - 2 else 1
    start = 0
    for k in range(1, count + 1):
        stop = len(pieces) * k // count
        while start < stop < len(pieces) and not pieces[stop].head and stop - start > 1:
            stop -= 1
        if stop > start:
            yield range(start, stop)
        start = max(start, stop)


def cue_windows(
    paragraphs: Sequence[Sequence[Piece]], limit: int = LIMIT, fill: int = FILL
) -> Iterator[Window]:
    """Return the windows of an article: every piece is an own piece of exactly one."""
    for at, pieces in enumerate(paragraphs):
        for part in parts(pieces, limit):
            yield window(paragraphs, at, part, fill)


def marks(view: Window, cue: range) -> list[int]:
    """Return 1 for the pieces of the cue, given in pieces of its paragraph, 0 for the others."""
    first = view.own.start + cue.start - view.offset
    marked = range(first, first + len(cue))
    return [int(i in marked) for i in range(len(view.pieces))]


def cut(tokenizer: Any, text: str, paragraphs: Sequence[Offsets]) -> list[list[Piece]]:
    """Cut paragraphs into word pieces; offsets are code points of the whole text."""
    plain = whole(text)
    coded = tokenizer.encode_batch([plain[start:end] for start, end in paragraphs], add_special_tokens=False)
    out = []
    for (start, _), one in zip(paragraphs, coded, strict=True):
        rows = zip(one.ids, one.offsets, one.tokens, strict=True)
        out.append([Piece(i, start + a, start + b, not token.startswith("##")) for i, (a, b), token in rows])
    return out


def whole(text: str) -> str:
    """Return a text as the tokenizer takes it: for a lone surrogate stands what is as long."""
    return _SURROGATE.sub("\ufffd", text)


def batches(lengths: Sequence[int], tokens: int = TOKENS) -> Iterator[list[int]]:
    """Group inputs of like length so that all take the least time, at most `tokens` padded pieces a batch."""
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    # What the first so many inputs take at least, and where their last batch starts.
    costs, starts = [0], [0]
    for stop in range(1, len(order) + 1):
        width = max(1, lengths[order[stop - 1]])
        first = max(0, stop - max(1, tokens // width))
        cost, start = min((costs[i] + BATCH + (stop - i) * width, i) for i in range(first, stop))
        costs.append(cost)
        starts.append(start)
    stop = len(order)
    while stop:
        yield order[starts[stop] : stop]
        stop = starts[stop]


def chunks(lengths: Sequence[int], most: int) -> Iterator[range]:
    """Cut a row of inputs into stretches of about `most` pieces, so that any text fits in memory."""
    start = size = 0
    for i, length in enumerate(lengths):
        if size and size + length > most:
            yield range(start, i)
            start, size = i, 0
        size += length
    if size:
        yield range(start, len(lengths))
