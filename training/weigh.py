"""Chooses the weights of likeness: `python -m training.weigh POSTS CLAIMS EVENTS ENCODER`.

Writes `tracker/likeness/data/weights.json`. To an encoder what it has learnt from looks nearer than what it
has not: the weights are chosen on the fold of posts and topics that it did not learn from.
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
from benchmarks.suites.event_weights import Weights, weighed
from tracker.extract.encoder import Encoder
from tracker.likeness import last_day
from tracker.likeness.recall import features
from tracker.likeness.settings import DATA
from training.alike_data import FOLDS

RECALL = ("words", "runs", "day", "claim", "title", "either")
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


def recall_weights(examples: Examples, hold: float = 1.0) -> list[float]:
    """Return the weights under which the right claims are likeliest among those of each post."""

    def loss(weights: Tensor) -> Tensor:
        chances = [(rows @ weights).log_softmax(0)[right].logsumexp(0) for rows, right in examples]
        return -torch.stack(chances).sum() + hold * (weights / 10).square().sum()

    return _least(loss, examples[0][0].shape[1])


def event_weights(told: Sequence[Record], reader: Encoder | None) -> tuple[Weights, Weights]:
    """Return the weights, of articles and of sentences, under which pairs of a fold are told apart best."""
    vectors = reader.vectors([one["text"] for one in told]) if reader else [None] * len(told)
    given = ecbplus.texts(told, vectors)
    found = weighed(told, given, ecbplus.same(told), np.ones(len(told), bool))
    happening, event = ({name: round(one, 3) for name, one in each.items()} for each in found)
    return happening, event


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
    for name in ("posts", "claims", "events", "encoder"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--fold", type=int, default=0, help="the fold that the encoder did not learn")
    given = parser.parse_args()
    posts, claims, told = (list(records(path)) for path in (given.posts, given.claims, given.events))
    posts = [one for i, one in enumerate(posts) if i % FOLDS == given.fold]
    told = [one for one in told if one["topic"] % FOLDS == given.fold]
    written = {}
    for suffix, reader in (("", Encoder.load(given.encoder)), (" by words", None)):
        found = recall_weights(recall_examples(posts, claims, reader))
        written[f"recall{suffix}"] = dict(zip(RECALL if reader else RECALL[:3], found, strict=True))
        happening, event = event_weights(told, reader)
        written |= {"happening": happening} if reader else {}
        written[f"event{suffix}"] = event
    (DATA / "weights.json").write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
