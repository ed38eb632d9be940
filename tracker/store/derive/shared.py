"""What two texts have in common, word for word: pure functions on the words of their bodies.

A text is known by the marks of its runs of RUN words: of every WINDOW runs that follow each other the one
with the smallest hash, so that two texts that share a stretch of RUN + WINDOW - 1 words share a mark.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

RUN, WINDOW = 6, 24
RULE = f"runs of {RUN} words in common"
# Page furniture stands at the head or the foot.
HEAD, FOOT, LEAST_WORDS = 5, 10, 4
# A stretch of so many words is no chance; half of a text makes it a copy.
LONG, COPY = 25, 0.5
_WORD = re.compile(r"\w+")
_BASE = 0x9E3779B97F4A7C15
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Body:
    """The words of a text with their places, and the hash of every run of them."""

    places: tuple[Stretch, ...]
    runs: Any

    @property
    def marks(self) -> list[int]:
        """Return the hashes by which the text is found."""
        import numpy as np

        if not len(self.runs):
            return []
        width = min(WINDOW, len(self.runs))
        least = np.lib.stride_tricks.sliding_window_view(self.runs, width).min(axis=1)
        return [int(one) for one in np.unique(least)]


@dataclass(frozen=True, slots=True)
class Common:
    """What two texts share: the part of the words of each, and the long stretches of characters."""

    a_share: float
    b_share: float
    a: tuple[Stretch, ...]
    b: tuple[Stretch, ...]
    longest: int

    @property
    def counts(self) -> bool:
        """Whether this is more than chance."""
        return max(self.a_share, self.b_share) >= COPY or self.longest >= LONG


def body(text: str, stretches: Iterable[Stretch]) -> Body:
    """Return the words of the stretches of a text and their runs; a short text is one run."""
    import numpy as np

    found = [match for start, end in stretches for match in _WORD.finditer(text, start, end)]
    hashes = np.fromiter((_hash(one[0].casefold()) for one in found), np.uint64, len(found))
    width = min(RUN, len(hashes))
    runs = np.zeros(max(len(hashes) - width + 1, 0) if width else 0, np.uint64)
    with np.errstate(over="ignore"):
        for step in range(width):
            runs = runs * np.uint64(_BASE) + hashes[step : step + len(runs)]
    return Body(tuple(one.span() for one in found), runs.view(np.int64))


def common(one: Body, other: Body) -> Common:
    """Return what two texts have in common."""
    a, a_share, longest = _covered(one, other)
    b, b_share, _ = _covered(other, one)
    return Common(a_share, b_share, a, b, longest)


def _covered(one: Body, other: Body) -> tuple[tuple[Stretch, ...], float, int]:
    import numpy as np

    if not len(one.runs) or not len(other.runs):
        return (), 0.0, 0
    width = len(one.places) - len(one.runs) + 1
    steps = np.zeros(len(one.places) + 1, np.int32)
    starts = np.flatnonzero(np.isin(one.runs, other.runs))
    np.add.at(steps, starts, 1)
    np.add.at(steps, starts + width, -1)
    inside = np.cumsum(steps) > 0
    edges = np.flatnonzero(np.diff(np.concatenate(([False], inside[:-1], [False]))))
    pairs = list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))
    long = (pair for pair in pairs if pair[1] - pair[0] >= LONG)
    stretches = tuple((one.places[first][0], one.places[last - 1][1]) for first, last in long)
    share = sum(last - first for first, last in pairs) / len(one.places)
    return stretches, share, max((last - first for first, last in pairs), default=0)


def lines(text: str, stretches: Sequence[Stretch]) -> list[Stretch]:
    """Return the lines within stretches."""
    return [
        (match.start(), match.end())
        for start, end in stretches
        for match in re.compile(r"[^\n]+").finditer(text, start, end)
    ]


def edge_lines(text: str, stretches: Sequence[Stretch]) -> dict[Stretch, str]:
    """Return the words of the lines at head and foot, where a site repeats itself."""
    every = lines(text, stretches)
    outer = every if len(every) <= HEAD + FOOT else [*every[:HEAD], *every[-FOOT:]]
    words = {one: _WORD.findall(text[one[0] : one[1]].casefold()) for one in outer}
    return {one: " ".join(found) for one, found in words.items() if len(found) >= LEAST_WORDS}


def line_mark(site: str, words: str) -> int:
    """Return the hash of a line of one site."""
    return _signed(f"{site}\n{words}")


@lru_cache(200_000)
def _hash(word: str) -> int:
    return _signed(word) & 0xFFFFFFFFFFFFFFFF


def _signed(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(errors="replace"), digest_size=8).digest(), signed=True)
