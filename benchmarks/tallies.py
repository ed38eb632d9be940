"""Counts that give precision, recall and F1, and how far these move when the documents are drawn again."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from random import Random

Scores = tuple[float | None, float | None, float | None]
Interval = tuple[float, float] | None
ROUNDS, SEED, LEVEL = 1000, 1, 0.95


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the predicted are right, and how many of the gold are found; the two may differ."""

    right: int = 0
    predicted: int = 0
    found: int = 0
    gold: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """Add up two tallies."""
        return Tally(*map(sum, zip(astuple(self), astuple(other), strict=True)))

    @property
    def scores(self) -> Scores:
        """Return precision, recall and F1; None where there is nothing to divide by."""
        return scores(self.right, self.predicted, self.found, self.gold)


def scores(right: int, predicted: int, found: int, gold: int) -> Scores:
    """Return precision, recall and F1; without gold there is no F1, without predictions it is 0."""
    precision = right / predicted if predicted else None
    recall = found / gold if gold else None
    if recall is None:
        return precision, None, None
    if not precision or not recall:
        return precision, recall, 0.0
    return precision, recall, 2 * precision * recall / (precision + recall)


def total(documents: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """Add up the tallies of all documents by name."""
    summed: dict[str, Tally] = {}
    for document in documents:
        for name, tally in document.items():
            summed[name] = summed.get(name, Tally()) + tally
    return summed


def intervals(
    documents: Sequence[Mapping[str, Tally]], rounds: int = ROUNDS, seed: int = SEED
) -> dict[str, tuple[Interval, Interval, Interval]]:
    """Return, by name, the 95 % percentile bootstrap intervals of precision, recall and F1.

    Whole documents are drawn with replacement; the same draws serve every name.
    """
    random, count = Random(seed), len(documents)
    draws = [random.choices(range(count), k=count) for _ in range(rounds)] if count else []
    spread = {}
    for name in total(documents):
        spread[name] = _spread([document.get(name, Tally()) for document in documents], draws)
    return spread


def _spread(tallies: Sequence[Tally], draws: Sequence[Sequence[int]]) -> tuple[Interval, Interval, Interval]:
    columns = list(zip(*map(astuple, tallies), strict=True))
    drawn = [scores(*(sum(map(column.__getitem__, draw)) for column in columns)) for draw in draws]
    precision, recall, f1 = (_middle([row[i] for row in drawn]) for i in range(3))
    return precision, recall, f1


def _middle(values: Iterable[float | None]) -> Interval:
    """Return the ends of the middle 95 % of the values; draws without a value are left out."""
    known = sorted(value for value in values if value is not None)
    if not known:
        return None
    cut = (1 - LEVEL) / 2 * (len(known) - 1)
    return known[round(cut)], known[round(len(known) - 1 - cut)]
