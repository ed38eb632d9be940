"""Whether two sentences report one event: average precision over all pairs of sentences of all topics.

`tracker.likeness.Scene` answers, as when the ledger looks for claims that say the same: of each sentence
alone, and of sentences as they stand in their articles. Topics that the encoder in the package has learnt are
left out. Its weights were fitted on every third topic up to 33: beside the figure with those stands one in
which each pair is weighed by weights, of articles and of sentences, that have seen neither sentence's topic.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.suites.common import ROUNDS, SEED, Record, records
from benchmarks.suites.event_weights import Numbers, features, weighed
from tracker.extract import encoder
from tracker.likeness import Scene, Told, around, gist

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
    """Return the likeness by weights that have seen neither sentence's topic."""
    topics, right = sorted({one["topic"] for one in told}), same(told)
    part = np.array([topics.index(one["topic"]) % PARTS for one in told])
    rows = np.zeros((len(told), len(told)))
    for pair in combinations_with_replacement(range(PARTS), 2):
        happening, event = weighed(told, given, right, ~np.isin(part, pair))
        seen = features(Scene(given, happening))
        found = sum((event[name] * each for name, each in seen.items()), np.full_like(rows, event["always"]))
        one, other = (part == each for each in pair)
        own = np.outer(one, other) | np.outer(other, one)
        rows[own] = found[own]
    return rows


def texts(
    told: Sequence[Record], vectors: Sequence[encoder.Vector | None], alone: bool = False
) -> list[Told]:
    """Return the sentences as the ledger sees claims: with all that is said around them, or as if alone."""
    of = defaultdict(list)
    for one, vector in zip(told, vectors, strict=True):
        of[one["text"] if alone else one["doc"]].append((one["text"], vector))
    known = {
        name: (
            around([vector for _, vector in parts if vector is not None]),
            gist(" ".join(text for text, _ in parts)),
        )
        for name, parts in of.items()
        if all(vector is not None for _, vector in parts)
    }
    return [
        Told(one["text"], vector, *known.get(one["text"] if alone else one["doc"], ()))
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
