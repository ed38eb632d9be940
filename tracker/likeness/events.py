"""Whether two texts tell of one event: by meaning, rare words, names, and the articles they stand in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tracker.likeness.happenings import Happenings, happenings, one_happening
from tracker.likeness.settings import weights
from tracker.likeness.text import capitals, stems

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.likeness.shelf import Floats

LEAST = 1e-9
# From this chance on two articles are on one happening.
ONE = 0.35


class Meant(NamedTuple):
    """What an encoder makes of a text and of all that its article says, with the article's gist."""

    vector: Floats
    around: Floats
    gist: bytes


def on_one_happening(meant: Sequence[Meant]) -> Floats:
    """Return for any two of some texts whether their articles are one, or on one happening."""
    of, first = _articles([Told("", *one) for one in meant])
    held = [meant[place] for place in first]
    chances = one_happening(np.stack([one.around for one in held]), [one.gist for one in held])
    found: Floats = (chances >= ONE)[of][:, of]
    return found


@dataclass(frozen=True, slots=True)
class Told:
    """A text with its vector; and that of all that its article says, with the article's gist."""

    text: str
    vector: Floats | None = None
    around: Floats | None = None
    gist: bytes = b""


class Scene:
    """Texts among which some may tell of one event; a word that many of them share tells little."""

    def __init__(self, told: Sequence[Told], happening: Mapping[str, float] | None = None) -> None:
        self.size = len(told)
        vectors = [one.vector for one in told if one.vector is not None and one.around is not None]
        self.by_words = len(vectors) < max(1, self.size)
        self._parts = {"words": _weighted([_stems(one.text) for one in told])}
        if self.by_words:
            self._parts["names"] = _weighted([capitals(one.text) for one in told])
        else:
            self._parts["meaning"] = np.stack(vectors)
            self.articles, first = _articles(told)
            held = [told[place] for place in first]
            self.around = np.stack([one.around for one in held if one.around is not None])
            self.gists = [one.gist for one in held]
            self._weights = happening

    @cached_property
    def _happenings(self) -> Happenings:
        return happenings(self.around, self.gists, self._weights)

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
            found = {name: rows @ rows[place] for name, rows in self._parts.items()}
        if not self.by_words:
            of = self.articles
            found |= {name: rows[of[place]][of] for name, rows in self._happenings._asdict().items()}
        return found


@lru_cache(maxsize=4096)
def _stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text, which stands in several scenes as a rule."""
    return tuple(stems(text))


def _articles(told: Sequence[Told]) -> tuple[Floats, list[int]]:
    """Return for each text the number of its article, and for each article the place of its first text."""
    numbers: dict[object, int] = {}
    first: list[int] = []
    found = []
    for place, one in enumerate(told):
        key = one.gist, None if one.around is None else one.around.tobytes()
        if key not in numbers:
            numbers[key] = len(first)
            first.append(place)
        found.append(numbers[key])
    return np.array(found), first


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
