"""Supports or contradicts: what the comparison of two claims says of pairs of sentences.

The rules decide where they see a reason, and the model for any two texts is asked elsewhere; for the
accuracy it has to lean to one side. Rules alone are silent on most pairs: that counts as support, since
nothing speaks against it. Neutral pairs are reported apart. Of a file that the model has learnt from, or any
copy of it, no figure of the model is a result: such a file is said to be one.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.suites.common import Record, line, records
from tracker import comparing
from tracker.contradict import Comparison, Relation, Weigher
from tracker.extract.pairs import PAIRS, settings
from tracker.pipeline import compare
from tracker.terms import PROPOSED_RULE

_LABELS = {Relation.SAME: "entailment", Relation.ENTAILS: "entailment", Relation.CONTRADICTS: "contradiction"}


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield for each file the accuracy by rules and model, by rules alone, and what the rules decide."""
    weigher = comparing.weigher(lone=True)
    for path in files:
        pairs = list(records(path))
        yield from figures(path.name, pairs, answers(pairs, None), "by rules alone")
        if weigher and digest(pairs) in learnt():
            yield f"{path.name}: the model has learnt from this file, see training.pairs_cross for a result"
        elif weigher:
            yield from figures(path.name, pairs, answers(pairs, weigher), "by rules and model")


def answers(pairs: Sequence[Record], weigher: Weigher | None) -> list[Comparison]:
    """Return what the comparison says of each pair."""
    return list(compare(((pair["premise"], pair["hypothesis"]) for pair in pairs), weigher))


def digest(pairs: Sequence[Record]) -> str:
    """Return what a file of pairs is known by, in whatever order and wrapping its pairs come."""
    texts = sorted(f"{pair['premise']}\t{pair['hypothesis']}" for pair in pairs)
    return sha256("\n".join(texts).encode()).hexdigest()[:16]


def learnt() -> set[str]:
    """Return the files that the model in the package has learnt from."""
    return set(settings(PAIRS)["learnt"].values())


def side(found: Comparison) -> str | None:
    """Return the label that a comparison comes to; None where nothing is said."""
    if found.lean is not None:
        return "contradiction" if found.lean > 0.5 else "entailment"
    return _LABELS.get(found.relation)


def figures(name: str, pairs: Sequence[Record], found: Sequence[Comparison], how: str) -> Iterator[str]:
    """Yield the figures of some answers."""
    both = [(pair["label"], side(each)) for pair, each in zip(pairs, found, strict=True)]
    sure = [(gold, said) for gold, said in both if gold != "neutral"]
    yield line(f"{name}: accuracy {how}", [float(gold == (said or "entailment")) for gold, said in sure])
    ruled = [
        (pair["label"], _LABELS.get(each.relation) if each.rule != PROPOSED_RULE else None)
        for pair, each in zip(pairs, found, strict=True)
    ]
    if how == "by rules alone":
        yield from _ruled(name, ruled)
    else:
        own = [
            (gold, said)
            for (gold, said), (_, rule) in zip(both, ruled, strict=True)
            if rule is None and gold != "neutral"
        ]
        yield line(f"{name}: where rules are silent", [float(gold == said) for gold, said in own])


def _ruled(name: str, ruled: Sequence[tuple[str, str | None]]) -> Iterator[str]:
    sure = [(gold, said) for gold, said in ruled if gold != "neutral"]
    yield line(f"{name}: decided", [float(said is not None) for _, said in sure])
    for label in ("entailment", "contradiction"):
        yield line(f"{name}: {label} right", [float(gold == said) for gold, said in sure if said == label])
    neutral = [float(said is None) for gold, said in ruled if gold == "neutral"]
    if neutral:
        yield line(f"{name}: neutral left", neutral)
