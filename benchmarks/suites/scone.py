"""Negation scope: does one sentence follow from another that differs in a word, above or below a negation?

Of each file only a fifth is measured: the pairs whose words common to both sentences hash to 0 modulo 5
(SHA-256), so that all pairs made from one sentence fall on one side. The rules were written with the
other four fifths in view.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.suites.common import Record, line, records
from tracker.contradict import Relation
from tracker.pipeline import compare

_ENTAILED = {Relation.SAME, Relation.ENTAILS}


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield the accuracy on the fifth that is held out, by kind of negation and in all."""
    pairs = [pair for path in files for pair in records(path) if fifth(pair) == 0]
    found = compare((pair["premise"], pair["hypothesis"]) for pair in pairs)
    right = [
        (pair.get("kind", ""), float((each.relation in _ENTAILED) == (pair["label"] == "entailment")))
        for pair, each in zip(pairs, found, strict=True)
    ]
    for kind in sorted({kind for kind, _ in right}):
        yield line(f"accuracy, {kind}", [score for each, score in right if each == kind])
    yield line("accuracy, the fifth that hashes to 0", [score for _, score in right])


def fifth(pair: Record) -> int:
    """Return the part of a pair, from 0 to 4."""
    one, other = (pair[side].lower().split() for side in ("premise", "hypothesis"))
    shared = " ".join(word for word in one if word in other)
    return int(sha256(shared.encode()).hexdigest(), 16) % 5
