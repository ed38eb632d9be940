"""Whether two claims on one event contradict each other, by the model of pairs alone.

An event has claims as different people tell of it, and lists of those that contradict or follow; all others
are neutral. The model is asked both ways round, and the lesser of both counts, as in `ingest`. Asked are
the events of the part that is held out: training leaves them out.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from hashlib import sha256
from itertools import combinations, permutations
from pathlib import Path

import numpy as np

from benchmarks.suites.common import Record, line, records
from tracker import comparing
from tracker.contradict import Weigher

PARTS, HELD = 5, 0
# The precisions at which recall is told.
SURE = (0.8, 0.9)

# For each pair of an event how likely it contradicts, and whether it does.
Judged = list[tuple[float, bool]]


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield for all files together the figures of the ranking, then of what reaches the bar."""
    weigher = comparing.weigher()
    if weigher is None:
        yield "there is no model of pairs here"
        return
    found = [judged(one, weigher) for path in files for one in records(path) if part(one["event"]) == HELD]
    right = [right for each in found for _, right in each]
    yield f"{weigher.name}: {len(found)} events, {len(right):,} pairs, {sum(right):,} contradict"
    yield line("average precision, over events", found, precision)
    for sure in SURE:
        yield line(f"recall at precision {sure}", found, partial(recall, sure=sure))
    shown = [float(right) for each in found for score, right in each if score >= weigher.bar]
    yield line(f"precision from {weigher.bar} on, over pairs", shown)


def part(name: str) -> int:
    """Return the part of an event, by what it is called."""
    return int(sha256(name.encode()).hexdigest(), 16) % PARTS


def pairs(event: Record) -> Iterator[Record]:
    """Yield an event's claims two by two, each pair both ways round, with what the second is to the first."""
    claims, same = event["claims"], [tuple(pair) for pair in event["same"]]
    follow = {*map(tuple, event["follows"]), *same, *(pair[::-1] for pair in same)}
    clash = {frozenset(pair) for pair in event["contradict"]}
    for a, b in permutations(range(len(claims)), 2):
        label = "contradiction" if {a, b} in clash else "entailment" if (a, b) in follow else "neutral"
        yield {"premise": claims[a], "hypothesis": claims[b], "label": label}


def judged(event: Record, weigher: Weigher) -> Judged:
    """Return for each pair of an event what the model makes of it, and whether it contradicts."""
    both = [(pair["premise"], pair["hypothesis"]) for pair in pairs(event)]
    clash = {frozenset(pair) for pair in event["contradict"]}
    said = dict(zip(both, weigher.ask(both), strict=True))
    claims = event["claims"]
    return [
        (min(said[claims[a], claims[b]][2], said[claims[b], claims[a]][2]), {a, b} in clash)
        for a, b in combinations(range(len(claims)), 2)
    ]


def precision(found: Sequence[Judged]) -> float:
    """Return the average precision over the pairs of some events."""
    right = _ranked(found)
    return float((right.cumsum() / np.arange(1, len(right) + 1))[right].mean()) if right.any() else 0.0


def recall(found: Sequence[Judged], sure: float) -> float:
    """Return the greatest share of contradictions that can be shown with a precision."""
    right = _ranked(found)
    good = right.cumsum()[right.cumsum() >= sure * np.arange(1, len(right) + 1)]
    return float(good.max(initial=0) / max(1, right.sum()))


def _ranked(found: Sequence[Judged]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    pairs = [pair for each in found for pair in each]
    order = np.argsort([-score for score, _ in pairs], kind="stable")
    ranked: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.array([right for _, right in pairs], bool)[order]
    return ranked
