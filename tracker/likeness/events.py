"""Whether two texts tell of one event: by meaning, rare words, names, and what stands around them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracker.likeness.settings import weights
from tracker.likeness.text import capitals, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.likeness.shelf import Floats

LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class Told:
    """A text with its vector, and that of all that its article says, where they are known."""

    text: str
    vector: Floats | None = None
    around: Floats | None = None


class Scene:
    """Texts among which some may tell of one event; a word that many of them share tells little."""

    def __init__(self, told: Sequence[Told]) -> None:
        self.size = len(told)
        self._parts = {
            "words": _weighted([stems(one.text) for one in told]),
            "names": _weighted([capitals(one.text) for one in told]),
        }
        vectors = [
            (one.vector, one.around) for one in told if one.vector is not None and one.around is not None
        ]
        self.by_words = len(vectors) < max(1, self.size)
        if not self.by_words:
            self._parts["meaning"], self._parts["around"] = (
                np.stack(rows) for rows in zip(*vectors, strict=True)
            )

    def likeness(self, place: int) -> Floats:
        """Return from 0 to 1 how likely each of the texts tells of an event that this one tells of."""
        seen = self.features(place) | {"always": np.ones(self.size)}
        weight = weights("event by words" if self.by_words else "event")
        total = sum((weight[name] * seen[name] for name in weight), np.zeros(self.size))
        chance: Floats = 1 / (1 + np.exp(-total))
        return chance

    def features(self, place: int) -> dict[str, Floats]:
        """Return how alike each of the texts is to one, by what is compared."""
        # Some matrix libraries raise the flag for lanes of their registers that hold no number.
        with np.errstate(invalid="ignore"):
            return {name: rows @ rows[place] for name, rows in self._parts.items()}


def around(vectors: Sequence[Floats]) -> Floats:
    """Return the vector of all that an article says from those of its parts."""
    whole: Floats = _unit(np.sum(vectors, axis=0, keepdims=True))[0]
    return whole


def _weighted(texts: Sequence[Sequence[str]]) -> Floats:
    """Return a row for each text with the weight of its words, the rarer the more, of length one."""
    counts = Counter(word for words in texts for word in set(words))
    columns = {word: i for i, word in enumerate(counts)}
    rare = np.array([np.log(1 + (len(texts) - times + 0.5) / (times + 0.5)) for times in counts.values()])
    rows = np.zeros((len(texts), max(1, len(columns))), dtype=np.float32)
    for i, words in enumerate(texts):
        for word in set(words):
            rows[i, columns[word]] = rare[columns[word]]
    return _unit(rows)


def _unit(rows: Floats) -> Floats:
    scaled: Floats = rows / (np.linalg.norm(rows, axis=1, keepdims=True) + LEAST)
    return scaled
