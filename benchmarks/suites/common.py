"""What the suites share: reading records, and the interval of a figure."""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROUNDS, SEED = 1000, 1
Record = dict[str, Any]
Figure = Callable[[Sequence[Any]], float]


def records(path: Path) -> Iterator[Record]:
    """Yield the records of a file of JSON lines, compressed or not."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def mean(values: Sequence[float]) -> float:
    """Return the mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def interval(cases: Sequence[Any], figure: Figure = mean) -> tuple[float, float]:
    """Return the 95 % bootstrap interval of a figure over cases drawn with replacement, seeded."""
    chance = random.Random(SEED)
    drawn = sorted(figure(chance.choices(cases, k=len(cases))) for _ in range(ROUNDS))
    return drawn[int(0.025 * len(drawn))], drawn[int(0.975 * len(drawn))]


def line(name: str, cases: Sequence[Any], figure: Figure = mean) -> str:
    """Return a figure with its name, the number of cases and its interval, ready to print."""
    low, high = interval(cases, figure) if cases else (0.0, 0.0)
    return f"{name:42} {figure(cases):6.3f}  95 % {low:.3f} to {high:.3f}  n {len(cases):,}"
