"""The bands of a claim: claims that may say the same share some, and are found by them alone."""

from __future__ import annotations

from functools import cache
from hashlib import blake2b
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from tracker.likeness.text import stems

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.likeness.shelf import Floats
    from tracker.records import ClaimRecord

# What the name of every band begins with; those of other matters do not.
MARK = "~"
# Nobody's key stands for anybody in another article.
_UNNAMED = "unnamed:"
_ACTORS, _WORDS, _ALONE = 2, 6, 4
# Of each sort of directions so many bits at a time: more of them where no actor narrows the search.
_SORTS, _FEW, _MANY = 6, 8, 14
_SEED = 20_17


def bands(claim: ClaimRecord, vector: Floats | None = None) -> tuple[str, ...]:
    """Return the bands of a claim: its actors with its words, and with which way its vector points."""
    return tuple(dict.fromkeys(_number(part) for part in _parts(claim, vector)))


def packed(vector: Floats) -> bytes:
    """Return a vector of length one with eight bits a number."""
    return bytes(np.rint(np.clip(vector * 127 / _MOST, -127, 127)).astype(np.int8).tobytes())


def unpacked(stored: Sequence[bytes]) -> Floats:
    """Return the vectors that were packed, of length one again, a row for each."""
    numbers = np.frombuffer(b"".join(stored), np.int8).astype(np.float32)
    rounded = numbers.reshape(len(stored), -1 if stored else 0)
    length: Floats = rounded / np.maximum(np.linalg.norm(rounded, axis=1, keepdims=True), 1.0)
    return length


# No number of such a vector is greater, but for a few that are cut to it.
_MOST = 0.25


def _parts(claim: ClaimRecord, vector: Floats | None) -> Iterator[tuple[object, ...]]:
    keys = dict.fromkeys(one.actor_key for one in claim.actors if not one.actor_key.startswith(_UNNAMED))
    actors = list(keys)[:_ACTORS]
    # Whom it is about is said already; of the rest long words are rarer than short ones, as a rule.
    named = {word for one in claim.actors for word in stems(one.words)} if actors else set()
    words = sorted(set(stems(claim.text)) - named, key=lambda word: (-len(word), word))
    for actor in actors:
        yield from (("word", actor, word) for word in words[:_WORDS])
    if not actors:
        yield from (("words", *sorted(pair)) for pair in combinations(words[:_ALONE], 2))
    if vector is not None:
        bits = _FEW if actors else _MANY
        for sort, way in enumerate(_ways(vector, bits)):
            yield ("way", " ".join(sorted(actors)), sort, way)


def _ways(vector: Floats, bits: int) -> Sequence[int]:
    """Return on which side of some directions a vector lies."""
    sides = (_directions(len(vector))[:, :bits] @ vector > 0).astype(np.int64)
    return [int(way) for way in sides @ (1 << np.arange(bits))]


@cache
def _directions(width: int) -> Floats:
    """Return directions that are the same always."""
    found: Floats = np.random.default_rng(_SEED).standard_normal((_SORTS, _MANY, width))
    return found


def _number(part: tuple[object, ...]) -> str:
    """Return what stands for a band: short, and the same on every machine."""
    return f"{MARK}{blake2b(chr(0).join(map(str, part)).encode(), digest_size=8).hexdigest()}"
