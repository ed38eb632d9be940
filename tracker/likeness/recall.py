"""Which recorded claims a text repeats: by words, runs of letters, meaning, and nearness in time."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from tracker.likeness.settings import weights
from tracker.likeness.text import common, plain, runs, words

if TYPE_CHECKING:
    from datetime import date

    from tracker.likeness.shelf import Floats, Shelf

# Days after which nearness in time counts for a third.
_SOON = 60.0


class Found(NamedTuple):
    """A recorded claim by its place on the shelf, how well it fits, and what speaks for it."""

    place: int
    score: float
    shared: tuple[str, ...]


def rank(
    shelf: Shelf, text: str, vector: Floats | None = None, day: date | None = None, most: int = 5
) -> list[Found]:
    """Return the claims that a text repeats most likely, the best first; equal ones in the shelf's order."""
    if not shelf.recorded:
        return []
    seen = features(shelf, text, vector, day)
    weight = weights("recall" if "claim" in seen else "recall by words")
    scores = sum((weight[name] * seen[name] for name in weight), np.zeros(len(shelf.recorded)))
    asked = set(words(plain(text)))
    return [
        Found(int(i), float(scores[i]), _shared(asked, shelf.recorded[i].text))
        for i in np.argsort(-scores, kind="stable")[:most]
    ]


def features(shelf: Shelf, text: str, vector: Floats | None, day: date | None) -> dict[str, Floats]:
    """Return what speaks for each claim, by name; without vectors there is less."""
    asked = plain(text)
    seen = {"words": shelf.by_words.shares(words(asked)), "runs": shelf.by_runs.shares(runs(asked))}
    if day is not None:
        apart = np.abs(shelf.days - day.toordinal())
        seen["day"] = np.where(shelf.days > 0, np.exp(-apart / _SOON), 0.0)
    else:
        seen["day"] = np.zeros(len(shelf.recorded))
    if vector is not None and shelf.vectors is not None and shelf.titles is not None:
        seen["claim"], seen["title"] = shelf.vectors @ vector, shelf.titles @ vector
        seen["either"] = np.maximum(seen["claim"], seen["title"])
    return seen


def _shared(asked: set[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words(text) if word in asked and word not in common()))
