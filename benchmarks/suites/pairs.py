"""Supports or contradicts: what the comparison of two claims says of pairs of sentences.

Neutral pairs are reported apart. The rules decide where they see a reason and are silent elsewhere: for the
accuracy a pair on which they are silent counts as support, since nothing speaks against it.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.suites.common import line, records
from tracker.contradict import Relation
from tracker.pipeline import compare

_LABELS = {Relation.SAME: "entailment", Relation.ENTAILS: "entailment", Relation.CONTRADICTS: "contradiction"}


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield for each file the accuracy, how much is decided, and how much of that is right."""
    for path in files:
        pairs = list(records(path))
        found = compare((pair["premise"], pair["hypothesis"]) for pair in pairs)
        said = [_LABELS.get(each.relation) for each in found]
        both = list(zip([pair["label"] for pair in pairs], said, strict=True))
        yield from _figures(path.name, [each for each in both if each[0] != "neutral"])
        neutral = [float(label is None) for gold, label in both if gold == "neutral"]
        if neutral:
            yield line(f"{path.name}: neutral left", neutral)


def _figures(name: str, both: list[tuple[str, str | None]]) -> Iterator[str]:
    yield line(f"{name}: accuracy", [float(gold == (said or "entailment")) for gold, said in both])
    yield line(f"{name}: decided", [float(said is not None) for _, said in both])
    decided = [(gold, said) for gold, said in both if said is not None]
    for label in ("entailment", "contradiction"):
        yield line(f"{name}: {label} right", [float(gold == said) for gold, said in decided if said == label])
