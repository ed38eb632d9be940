"""The weights under which pairs of sentences and of articles are told apart best: logistic regression."""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from benchmarks.suites.common import Record
from tracker.likeness import Scene, Told
from tracker.likeness.happenings import signs

Numbers = npt.NDArray[np.float64]
Truths = npt.NDArray[np.bool_]
Weights = dict[str, float]


def weighed(
    told: Sequence[Record], given: Sequence[Told], right: Truths, kept: Truths
) -> tuple[Weights, Weights]:
    """Return the weights for happenings, none without vectors, and for events, by some of the sentences."""
    happening = of_happenings(told, Scene(given), kept)
    seen = features(Scene(given, happening))
    above = np.triu(np.outer(kept, kept), 1)
    return happening, fitted({name: rows[above] for name, rows in seen.items()}, right[above])


def of_happenings(told: Sequence[Record], scene: Scene, kept: Truths) -> Weights:
    """Return the weights under which articles on one happening are told from others best."""
    if scene.by_words:
        return {}
    first = np.unique(scene.articles, return_index=True)[1]
    on = np.array([f"{told[place]['topic']} {told[place]['subtopic']}" for place in first])
    above = np.triu(np.outer(kept[first], kept[first]), 1)
    seen = signs(scene.around, scene.gists)
    return fitted({name: rows[above] for name, rows in seen.items()}, (on[:, None] == on)[above])


def features(scene: Scene) -> dict[str, Numbers]:
    """Return how alike any two texts are, by what is compared."""
    seen = [scene.features(place) for place in range(scene.size)]
    return {name: np.stack([one[name] for one in seen]) for name in seen[0]}


def fitted(seen: Mapping[str, Numbers], right: Truths, hold: float = 0.01) -> Weights:
    """Return the weights, and what is added."""
    rows = np.stack([*seen.values(), np.ones(len(right))], 1).astype(float)
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + hold * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + hold * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return dict(zip([*seen, "always"], map(float, weights), strict=True))
