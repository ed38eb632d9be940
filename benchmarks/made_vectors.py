"""Vectors for claims made by template: of their two halves, and of chance for what the halves leave open."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from tracker.extract import encoder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from benchmarks.world import Saying
    from tracker.likeness.shelf import Floats

# On 2,196 claims: of what the encoder makes of a claim .92 lies in these halves, weighed so.
DEED, THING, SHARE = 0.61, 0.47, 0.92


class Vectorist:
    """Gives claims vectors, and remembers those of the halves."""

    def __init__(self) -> None:
        self._encoder = encoder.Encoder.load()
        self.name = self._encoder.name
        self._known: dict[str, Floats] = {}

    def of(self, sayings: Mapping[str, Saying]) -> dict[str, Floats]:
        """Return a vector for each claim by its key."""
        halves = {key: (f"{one.state} had {one.verb} it", f"the {one.thing}") for key, one in sayings.items()}
        self._learn({half for pair in halves.values() for half in pair})
        return {key: self._joined(key, *pair) for key, pair in halves.items()}

    def _learn(self, halves: set[str]) -> None:
        new = sorted(halves - self._known.keys())
        if new:
            self._known.update(zip(new, self._encoder.vectors(new), strict=True))

    def _joined(self, key: str, deed: str, thing: str) -> Floats:
        whole = _unit(DEED * self._known[deed] + THING * self._known[thing])
        seed = int.from_bytes(blake2b(key.encode(), digest_size=8).digest())
        chance = _unit(np.random.default_rng(seed).standard_normal(len(whole), dtype=np.float32))
        return _unit(SHARE * whole + (1 - SHARE**2) ** 0.5 * chance)


def _unit(vector: Floats) -> Floats:
    scaled: Floats = vector / np.linalg.norm(vector)
    return scaled
