"""The gist of an article: the words that tell it from others, as numbers; what gists have in common."""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import log
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from tracker.likeness.bands import MARK
from tracker.likeness.settings import DATA
from tracker.likeness.text import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.likeness.shelf import Floats

# Words of an article that are kept. More tell less: long articles share what any two have.
MOST = 48
_NUMBER = np.dtype("<u4")
# Articles on one happening share about one word in six of their gists, so some of so many bands.
_BANDS = 24
_SEED = 20_26


def gist(text: str) -> bytes:
    """Return the words that tell most of an article, rare ones and those that come back, as numbers."""
    rare, rarest = rarity(), max(rarity().values())
    told = {word: rare.get(word, rarest) * (1 + log(times)) for word, times in Counter(stems(text)).items()}
    best = sorted(told, key=lambda word: (-told[word], word))[:MOST]
    return np.array(sorted({_number(word) for word in best}), _NUMBER).tobytes()


def shared(gists: Sequence[bytes]) -> Floats:
    """Return how much any two gists have in common, from 0 to 1, the rare counting most."""
    parts = [np.frombuffer(one, _NUMBER) for one in gists]
    numbers, columns, times = np.unique(np.concatenate(parts), return_inverse=True, return_counts=True)
    rows = np.zeros((len(parts), len(numbers)), np.float32)
    rows[np.repeat(np.arange(len(parts)), [len(one) for one in parts]), columns] = _weights(numbers)[columns]
    length = np.linalg.norm(rows, axis=1, keepdims=True)
    # A word that one alone has adds to its length only.
    common: Floats = rows[:, times > 1] / np.maximum(length, 1e-9)
    found: Floats = common @ common.T
    return found


def gist_bands(known: bytes) -> tuple[str, ...]:
    """Return the bands of a gist: two gists share one as often as a word of either is in both (MinHash)."""
    numbers = np.frombuffer(known, _NUMBER)
    if not len(numbers):
        return ()
    least = (numbers[None] * _factors()).min(1)
    return tuple(f"{MARK}{band:x}-{low:x}" for band, low in enumerate(least.tolist()))


@cache
def _factors() -> Floats:
    """Return odd numbers: each puts all numbers of 32 bits into another order."""
    drawn = np.random.default_rng(_SEED).integers(1, 1 << 31, (_BANDS, 1), dtype=np.uint32)
    found: Floats = (drawn * 2 + 1).astype(_NUMBER)
    return found


@cache
def rarity() -> dict[str, float]:
    """Return how rare the common stems are; what is not among them is as rare as the rarest."""
    lines = (DATA / "rarity.tsv").read_text(encoding="utf-8").splitlines()
    parts = (line.split("\t") for line in lines if not line.startswith("#"))
    return {stem: float(weight) for stem, weight in parts}


@cache
def _known() -> tuple[Floats, Floats]:
    found = sorted((_number(stem), weight) for stem, weight in rarity().items())
    numbers, weights = zip(*found, strict=True)
    return np.array(numbers, _NUMBER), np.array(weights, np.float32)


def _weights(numbers: Floats) -> Floats:
    """Return how rare the words of some numbers are."""
    known, weights = _known()
    places = np.searchsorted(known, numbers).clip(max=len(known) - 1)
    found: Floats = np.where(known[places] == numbers, weights[places], weights.max())
    return found


def _number(word: str) -> int:
    return crc32(word.encode())
