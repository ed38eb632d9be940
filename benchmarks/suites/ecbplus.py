"""Whether two sentences report one event: average precision over all pairs of sentences of all topics.

`tracker.likeness.Scene` answers, as when the ledger looks for claims that say the same: of each sentence
alone, and of sentences as they stand in their articles. Topics that the encoder in the package has learnt are
left out. Its weights were fitted on every third topic up to 33: beside the figure with those stands one with
weights fitted, for each of five parts of the topics, on the other four.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.suites.common import ROUNDS, SEED, Record, records
from tracker.extract import encoder
from tracker.likeness import Scene, Told, around

Numbers = npt.NDArray[np.float64]
Weights = Mapping[str, float]
# Topics that the encoder learnt, those on which its weights were fitted, and the parts for cross-validation.
LEARNT, FITTED = {n for n in range(1, 36) if n % 3}, {n for n in range(1, 36) if n % 3 == 0}
PARTS = 5


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield the figures for the sentences of some files."""
    told = [one for path in files for one in records(path) if one["topic"] not in LEARNT]
    yield f"topics: {' '.join(map(str, sorted({one['topic'] for one in told})))}"
    for name, reader in (("by words", None), ("with the encoder", encoder.shipped())):
        if reader or name == "by words":
            vectors = encoder.vectors(reader, [one["text"] for one in told])
            yield from _lines(f"{name}, each sentence alone", told, texts(told, vectors, alone=True))
            if reader:
                yield from _lines(f"{name}, in their articles", told, texts(told, vectors))


def _lines(name: str, told: Sequence[Record], given: Sequence[Told]) -> Iterator[str]:
    known = {one["topic"] for one in told}
    how = "weights learnt in part" if known & FITTED else "weights as they are"
    yield _line(f"AP {name}, {how}", told, scores(given))
    if len(known) >= PARTS:
        yield _line(f"AP {name}, cross-validated", told, crossed(told, given))


def scores(given: Sequence[Told]) -> Numbers:
    """Return the likeness of every sentence with every other."""
    scene = Scene(given)
    return np.stack([scene.likeness(place) for place in range(len(given))])


def crossed(told: Sequence[Record], given: Sequence[Told]) -> Numbers:
    """Return the likeness by weights that have seen neither sentence's topic; of two such, the mean."""
    scene, topics = Scene(given), sorted({one["topic"] for one in told})
    seen = [scene.features(place) for place in range(len(given))]
    signs = {name: np.stack([one[name] for one in seen]) for name in seen[0]}
    part = np.array([topics.index(one["topic"]) % PARTS for one in told])
    right, rows = same(told), np.zeros((len(told), len(told)))
    for left_out in range(PARTS):
        kept = np.flatnonzero(part != left_out)
        above = np.triu_indices(len(kept), 1)
        weights = fitted(
            {name: one[np.ix_(kept, kept)][above] for name, one in signs.items()},
            right[np.ix_(kept, kept)][above],
        )
        own = np.flatnonzero(part == left_out)
        rows[own] = weights["always"] + sum(weights[name] * one[own] for name, one in signs.items())
    return (rows + rows.T) / 2


def fitted(
    signs: Mapping[str, Numbers], right: npt.NDArray[np.bool_], hold: float = 0.01
) -> dict[str, float]:
    """Return the weights, and what is added, under which pairs are told apart best (logistic regression)."""
    rows = np.stack([*signs.values(), np.ones(len(right))], 1).astype(float)
    weights = np.zeros(rows.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (chance - right) + hold * weights
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + hold * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return dict(zip([*signs, "always"], map(float, weights), strict=True))


def texts(
    told: Sequence[Record], vectors: Sequence[encoder.Vector | None], alone: bool = False
) -> list[Told]:
    """Return the sentences as the ledger sees claims: with all that is said around them, or as if alone."""
    of = defaultdict(list)
    for one, vector in zip(told, vectors, strict=True):
        if vector is not None:
            of[one["doc"]].append(vector)
    whole = {doc: around(parts) for doc, parts in of.items()}
    return [
        Told(one["text"], vector, vector if alone else whole.get(one["doc"]))
        for one, vector in zip(told, vectors, strict=True)
    ]


def same(told: Sequence[Record]) -> npt.NDArray[np.bool_]:
    """Return which pairs of sentences share the cluster of an event."""
    clusters = [{event["cluster"] for event in one["events"]} for one in told]
    return np.array([[bool(one & other) for other in clusters] for one in clusters])


def average_precision(right: npt.NDArray[np.bool_], found: Numbers) -> float:
    """Return the mean precision at each right pair, the likeliest pairs first."""
    hits = np.cumsum(right[np.argsort(-found, kind="stable")])
    places = np.flatnonzero(np.diff(hits, prepend=0))
    return float((hits[places] / (places + 1)).mean()) if len(places) else 0.0


def _line(name: str, told: Sequence[Record], found: Numbers) -> str:
    """Return the figure, and its interval over topics drawn with replacement."""
    right = same(told)
    topics = np.array([one["topic"] for one in told])
    chance, known = np.random.default_rng(SEED), sorted(set(topics))
    drawn = sorted(
        _drawn(right, found, [np.flatnonzero(topics == one) for one in chance.choice(known, len(known))])
        for _ in range(ROUNDS // 50)
    )
    low, high = drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]
    above = np.triu_indices(len(told), 1)
    figure = average_precision(right[above], found[above])
    return f"{name:42} {figure:6.3f}  95 % {low:.3f} to {high:.3f}  n {len(above[0]):,} pairs"


def _drawn(right: npt.NDArray[np.bool_], found: Numbers, topics: Sequence[npt.NDArray[np.int64]]) -> float:
    """Return the figure of some topics, of which one may come up twice: its own pairs count twice then."""
    rows = np.concatenate(topics)
    which = np.repeat(np.arange(len(topics)), [len(one) for one in topics])
    one, other = np.triu_indices(len(rows), 1)
    # A topic drawn twice must not be held against itself.
    kept = (which[one] == which[other]) | ~right[rows[one], rows[other]]
    pairs = rows[one][kept], rows[other][kept]
    return average_precision(right[pairs], found[pairs])
