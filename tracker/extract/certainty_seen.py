"""What the tagger saw of an article, and of it what the trained reader of certainty is shown for a verb."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from tracker.extract.parsed import Token
from tracker.extract.tag_windows import Window

Floats = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]
# What most words of a sentence are to a verb.
FAR = "far"
# How many pieces before or behind the verb: one, two, up to four, eight, sixteen, more.
_STEPS = np.array([1, 2, 4, 8, 16])
DISTANCES = 2 * (len(_STEPS) + 1) + 1
_TOLD = frozenset({
    "aux", "auxpass", "neg", "mark", "nsubj", "nsubjpass", "dobj", "advmod", "prep", "xcomp", "ccomp",
    "advcl", "conj", "cc", "punct", "prt", "attr", "acomp", "npadvmod",
})  # fmt: skip
_UNDER, _BESIDE = ({name: f"{side}={name}" for name in _TOLD} for side in ("under", "beside"))
_OVER = {name: f"over={name}" for name in ("aux", "neg", "mark")}


class Around(NamedTuple):
    """The vectors of a verb's sentence, which of them are the verb's own, and what each piece is to it."""

    vectors: Floats
    own: range
    kin: tuple[str, ...]


class Block(NamedTuple):
    """Sentences side by side: vectors, what hides the padding, shares in the verb, kin and distances."""

    vectors: Floats
    mask: Floats
    shares: Floats
    kin: Places
    far: Places


@dataclass(slots=True)
class Seen:
    """The vectors that the tagger computed for an article, by window, kept for whoever reads on."""

    windows: dict[int, tuple[Window, Floats]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    def add(self, window: Window, vectors: Floats) -> None:
        """Keep the vectors of a window, by the offset of the first piece that is its own."""
        self.windows[window.pieces[window.own.start].start] = window, vectors

    def around(self, verb: Token) -> Around | None:
        """Return the vectors of a verb's sentence, as far as its window goes."""
        if len(self.starts) != len(self.windows):
            self.starts = sorted(self.windows)
        at = bisect_right(self.starts, verb.idx) - 1
        if at < 0:
            return None
        window, vectors = self.windows[self.starts[at]]
        places = [piece.start for piece in window.pieces[window.own.start : window.own.stop]]
        first, last = (bisect_left(places, end) for end in (verb.sent.start_char, verb.sent.end_char))
        places = places[first:last]
        own = range(bisect_left(places, verb.idx), bisect_left(places, verb.end))
        before = window.own.start
        return Around(vectors[before + first : before + last], own, _kin(verb, places)) if own else None


def _kin(verb: Token, places: Sequence[int]) -> tuple[str, ...]:
    """Return for each piece what its word is to the verb."""
    known, first = _relations(verb), verb.sent.start
    starts = [token.idx for token in verb.sent]
    return tuple([known.get(first + bisect_right(starts, place) - 1, FAR) for place in places])


def _relations(verb: Token) -> dict[int, str]:
    """Return what the words around a verb are to it: of several things the nearest."""
    above = verb.head
    found = {token.i: "below" for child in verb.children for token in child.children}
    found |= {token.i: _OVER.get(token.dep_, "over=other") for token in above.head.children}
    found |= {token.i: _BESIDE.get(token.dep_, "beside=other") for token in above.children}
    found |= {above.head.i: "top", above.i: "above"}
    found |= {token.i: _UNDER.get(token.dep_, "under=other") for token in verb.children}
    return found | {verb.i: "own"}


def padded(views: Sequence[Around], rows: dict[str, int]) -> Block:
    """Return some sentences as one block; `rows` are the rows of what a piece can be to a verb."""
    shape, width = (len(views), max(len(view.vectors) for view in views)), views[0].vectors.shape[1]
    vectors = np.zeros((*shape, width), np.float32)
    mask, shares = np.full(shape, -1e4, np.float32), np.zeros(shape, np.float32)
    kin = np.zeros(shape, np.int64)
    for row, view in enumerate(views):
        size = len(view.vectors)
        vectors[row, :size], mask[row, :size] = view.vectors, 0
        shares[row, view.own.start : view.own.stop] = 1 / len(view.own)
        kin[row, :size] = [rows.get(name, 0) for name in view.kin]
    return Block(vectors, mask, shares, kin, distances(shape[1], [view.own for view in views]))


def distances(size: int, verbs: Sequence[range]) -> Places:
    """Return for each verb a number for how far before or behind it each piece stands, 0 for its own."""
    at = np.arange(size)
    first, stop = np.array([[own.start] for own in verbs]), np.array([[own.stop] for own in verbs])
    steps = np.maximum(np.maximum(first - at, at - stop + 1), 0)
    return np.where(steps > 0, np.searchsorted(_STEPS, steps) + 1 + (at >= stop) * (len(_STEPS) + 1), 0)
