"""Chooses the weights of likeness: `python -m training.weigh POSTS CLAIMS EVENTS ENCODER [FOLD ENCODER ...]`.

Writes `tracker/likeness/data/weights.json`. To an encoder what it has learnt from looks nearer than what it
has not: each fold of posts and topics is read by the one that did not learn from it.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from benchmarks.suites import checkthat2022, ecbplus
from benchmarks.suites.common import Record, records
from tracker.extract.encoder import Encoder
from tracker.likeness import Scene, last_day
from tracker.likeness.recall import features
from tracker.likeness.settings import DATA
from training.alike_data import FOLDS

RECALL = ("words", "runs", "day", "claim", "title", "either")
EVENT = ("words", "names", "meaning", "around")
# What two texts say by themselves has to count, whatever stands around: claims of one article differ.
OWN = 4.0
# Claims kept for each post: those that any one sign puts among its best so many.
BEST = 40
Examples = list[tuple[Tensor, Tensor]]


def recall_examples(posts: Sequence[Record], claims: Sequence[Record], reader: Encoder | None) -> Examples:
    """Return for each post what speaks for the claims that any sign puts in front, and which is right."""
    made, found = checkthat2022.task(posts, claims, reader), []
    names = RECALL if reader else RECALL[:3]
    for post, vector in zip(posts, made.vectors, strict=True):
        seen = features(made.shelf, post["query"], vector, last_day(post["query"]))
        best = np.unique(np.concatenate([np.argsort(-seen[name])[:BEST] for name in names if name != "day"]))
        right = np.array([claims[i]["id"] in post["claims"] for i in best])
        if right.any():
            rows = np.stack([seen[name][best] for name in names], 1)
            found.append((torch.tensor(rows, dtype=torch.double), torch.tensor(right)))
    return found


def event_examples(told: Sequence[Record], reader: Encoder | None) -> Examples:
    """Return what speaks for each pair of sentences of a fold, and which pairs share an event."""
    vectors = reader.vectors([one["text"] for one in told]) if reader else [None] * len(told)
    scene = Scene(ecbplus.texts(told, vectors))
    names = EVENT if reader else EVENT[:2]
    above = np.triu_indices(len(told), 1)
    seen = [scene.features(i) for i in range(len(told))]
    rows = np.stack([np.stack([one[name] for one in seen])[above] for name in names], 1)
    return [(torch.tensor(rows, dtype=torch.double), torch.tensor(ecbplus.same(told)[above]))]


def recall_weights(examples: Examples, hold: float = 1.0) -> list[float]:
    """Return the weights under which the right claims are likeliest among those of each post."""

    def loss(weights: Tensor) -> Tensor:
        chances = [(rows @ weights).log_softmax(0)[right].logsumexp(0) for rows, right in examples]
        return -torch.stack(chances).sum() + hold * (weights / 10).square().sum()

    return _least(loss, examples[0][0].shape[1])


def event_weights(examples: Examples, hold: float = 1.0) -> list[float]:
    """Return the weights, and what is added, under which pairs are told apart best."""
    rows, right = (torch.cat(parts) for parts in zip(*examples, strict=True))
    rows = torch.cat([rows, torch.ones(len(rows), 1, dtype=torch.double)], 1)
    fixed = torch.zeros(rows.shape[1], dtype=torch.double)
    if len(fixed) > len(EVENT):
        fixed[EVENT.index("meaning")] = OWN
    free = fixed == 0

    def loss(weights: Tensor) -> Tensor:
        chances = rows @ torch.where(free, weights, fixed)
        wrong = torch.nn.functional.binary_cross_entropy_with_logits(chances, right.double())
        return wrong * len(rows) + hold * (weights / 10).square().sum()

    found = _least(loss, rows.shape[1])
    return [float(fixed[i]) or one for i, one in enumerate(found)]


def _least(loss: object, size: int) -> list[float]:
    weights = torch.zeros(size, dtype=torch.double, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def step() -> float:
        optimizer.zero_grad()
        value = loss(weights)  # type: ignore[operator]
        value.backward()
        return float(value.detach())

    optimizer.step(step)
    return [round(float(one), 3) for one in weights]


def main() -> None:
    """Read the command line, and write the weights."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("posts", "claims", "events"):
        parser.add_argument(name, type=Path)
    parser.add_argument(
        "encoders", nargs="+", help="an encoder, or pairs of a fold and what did not learn it"
    )
    given = parser.parse_args()
    posts, claims, told = (list(records(path)) for path in (given.posts, given.claims, given.events))
    if len(given.encoders) == 1:
        folds = [(tuple(range(FOLDS)), given.encoders[0])]
    else:
        folds = [((int(a),), b) for a, b in zip(given.encoders[::2], given.encoders[1::2], strict=True)]
    written = {}
    for suffix in ("", " by words"):
        recall, event = Examples(), Examples()
        for some, file in folds:
            reader = None if suffix else Encoder.load(Path(file))
            recall += recall_examples(
                [one for i, one in enumerate(posts) if i % FOLDS in some], claims, reader
            )
            event += event_examples([one for one in told if one["topic"] % FOLDS in some], reader)
        names = RECALL[:3] if suffix else RECALL
        written[f"recall{suffix}"] = dict(zip(names, recall_weights(recall), strict=True))
        names = (*(EVENT[:2] if suffix else EVENT), "always")
        written[f"event{suffix}"] = dict(zip(names, event_weights(event), strict=True))
    (DATA / "weights.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
