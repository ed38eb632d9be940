"""Recorded claims on a shelf: ready to be asked which of them a text repeats."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from tracker.likeness.text import runs, words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

Floats = npt.NDArray[Any]
# How fast a word repeated in one text stops counting, and how much a long text is held back (BM25's own).
_SOON, _LENGTH = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Recorded:
    """A claim, the headline over it if any, the day it was recorded, and both texts' vectors if known."""

    text: str
    title: str = ""
    day: date | None = None
    vector: Floats | None = None
    title_vector: Floats | None = None


class Index:
    """What each of some texts has in common with another, the rare counting most (BM25)."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.size = len(texts)
        mean = sum(map(len, texts)) / max(1, self.size) or 1.0
        found: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for i, parts in enumerate(texts):
            held = _SOON * (1 - _LENGTH + _LENGTH * len(parts) / mean)
            for part, times in Counter(parts).items():
                found[part].append((i, times * (_SOON + 1) / (times + held)))
        self._places = {part: _columns(entries) for part, entries in found.items()}

    def shares(self, parts: Sequence[str]) -> Floats:
        """Return how much each text has of some words, from 0 to 1, which is the text that has most."""
        scores = np.zeros(self.size)
        for part in set(parts):
            if part in self._places:
                at, weights = self._places[part]
                scores[at] += math.log(1 + (self.size - len(at) + 0.5) / (len(at) + 0.5)) * weights
        top = scores.max(initial=0.0)
        return scores / top if top else scores


class Shelf:
    """Recorded claims with what finds them."""

    def __init__(self, recorded: Sequence[Recorded]) -> None:
        self.recorded = tuple(recorded)
        whole = [f"{one.text} {one.title}" for one in self.recorded]
        self.by_words = Index([words(text) for text in whole])
        self.by_runs = Index([runs(text) for text in whole])
        self.days = np.array([one.day.toordinal() if one.day else 0 for one in self.recorded])
        self.vectors = self._matrix(lambda one: one.vector)
        # A claim without a headline, or whose headline was not read, stands for it.
        self.titles = self._matrix(lambda one: one.vector if one.title_vector is None else one.title_vector)

    def _matrix(self, vector: Callable[[Recorded], Floats | None]) -> Floats | None:
        """Return the vectors as rows; None unless every claim has one."""
        rows = [vector(one) for one in self.recorded]
        return np.stack([row for row in rows if row is not None]) if rows and _all(rows) else None


def _all(rows: Sequence[Floats | None]) -> bool:
    return all(row is not None for row in rows)


def _columns(entries: Sequence[tuple[int, float]]) -> tuple[Floats, Floats]:
    at, weights = zip(*entries, strict=True)
    return np.array(at), np.array(weights)
