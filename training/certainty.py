"""Trains the reader of certainty: `python -m training.certainty TRAIN.jsonl.gz FOLDER`.

It reads the vectors of the tagger in the package, and writes `certainty.npz` to FOLDER. A tenth of the
sentences is held out, to choose by.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import md5
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from benchmarks.suites.common import records
from benchmarks.suites.uds_factuality import parsed, pearson, sentences, text_of, verb_at
from tracker.extract.certainty import read
from tracker.extract.certainty_reader import NAME, Around, fingerprint, padded
from tracker.extract.certainty_signs import signs
from tracker.extract.tagger import MODEL

# What people mark lies between about -1.3 and 1.3; a number is read as a share of this.
SCALE = 1.2


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run depends on."""

    heads: int = 4
    deep: int = 32
    inner: int = 64
    least: int = 5
    epochs: int = 4
    batch: int = 32
    rate: float = 1e-3
    decay: float = 0.05
    drop: float = 0.3
    drop_signs: float = 0.2
    drop_vectors: float = 0.1
    seed: int = 1
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Lesson:
    """A marked predicate: what stands around it, its signs and its number."""

    around: Around
    signs: tuple[str, ...]
    number: float
    held_out: bool


def lessons(path: Path) -> Iterator[Lesson]:
    """Read every marked predicate of a file as extraction reads a claim's."""
    for tokens, marked in sentences(records(path)).items():
        text, starts = text_of(tokens)
        doc, held_out = parsed(text), int(md5(" ".join(tokens).encode()).hexdigest(), 16) % 10 == 0
        for place, number in marked:
            verb = verb_at(doc, starts[place])
            around = doc._.seen.around(verb)
            if around is not None:
                told = tuple(dict.fromkeys(signs(verb, read(verb))))
                yield Lesson(around, told, number / SCALE, held_out)


class Model(nn.Module):
    """What `tracker.extract.certainty_reader` computes, under the same names."""

    def __init__(self, width: int, rows: int, plan: Plan) -> None:
        super().__init__()
        heads, deep, inner = plan.heads, plan.deep, plan.inner

        def weights(*shape: int, by: int = width) -> nn.Parameter:
            return nn.Parameter(torch.randn(*shape) * by**-0.5)

        self.query, self.key, self.value = (weights(width, heads, deep) for _ in range(3))
        self.query_bias = nn.Parameter(torch.zeros(heads, deep))
        self.verb, self.heard = weights(width, inner), weights(heads * deep, inner, by=heads * deep)
        self.signs_table = nn.Parameter(0.02 * torch.randn(rows, inner + 1))
        self.inner_bias, self.out = nn.Parameter(torch.zeros(inner)), weights(inner, by=inner)
        self.plain, self.bias = nn.Parameter(torch.zeros(width)), nn.Parameter(torch.zeros(()))
        self.plan = plan

    def forward(self, block: Tensor, mask: Tensor, shares: Tensor, rows: Tensor, starts: Tensor) -> Tensor:
        """Return a number for each row; `rows` are its signs, one row behind another from `starts`."""
        plan, drop = self.plan, nn.functional.dropout
        block = drop(block, plan.drop_vectors, self.training)
        verbs = torch.einsum("nl,nlk->nk", shares, block)
        asked = torch.einsum("nk,khd->nhd", verbs, self.query) + self.query_bias
        scores = torch.einsum("nhd,khd->nhk", asked, self.key) @ block.transpose(1, 2)
        seen = (scores * plan.deep**-0.5 + mask[:, None]).softmax(-1) @ block
        heard = torch.einsum("nhk,khd->nhd", seen, self.value).flatten(1)
        kept = drop(torch.ones(len(rows)), plan.drop_signs, self.training)
        told = nn.functional.embedding_bag(
            rows, self.signs_table, starts, mode="sum", per_sample_weights=kept
        )
        inside = drop(verbs, plan.drop, self.training) @ self.verb + told[:, 1:] + self.inner_bias
        inside = (inside + drop(heard, plan.drop, self.training) @ self.heard).relu()
        return drop(inside, plan.drop, self.training) @ self.out + verbs @ self.plain + told[:, 0] + self.bias


Batch = tuple[Tensor, Tensor, Tensor, Tensor, Tensor]


def batch(some: Sequence[Lesson], rows: dict[str, int]) -> Batch:
    """Lay out some lessons side by side."""
    block, mask, shares = map(torch.from_numpy, padded([one.around for one in some]))
    told = [[rows[sign] for sign in one.signs if sign in rows] for one in some]
    starts = np.cumsum([0, *(len(one) for one in told)])[:-1]
    return block, mask, shares, torch.tensor([i for one in told for i in one]), torch.from_numpy(starts)


def train(given: Sequence[Lesson], rows: dict[str, int], plan: Plan) -> Model:
    """Train on what is not held out, saying after each epoch how the rest is read."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    ours, held = (
        [x for x in given if plan.whole or not x.held_out],
        [x for x in given if x.held_out],
    )
    model = Model(given[0].around.vectors.shape[1], len(rows), plan)
    best = torch.optim.AdamW(model.parameters(), plan.rate, weight_decay=plan.decay)
    steps = plan.epochs * (-(-len(ours) // plan.batch))
    falling = torch.optim.lr_scheduler.LambdaLR(best, lambda n: min(1, (n + 1) / 100) * max(0, 1 - n / steps))
    for epoch in range(plan.epochs):
        for some in _shuffled(ours, plan.batch, chance):
            wanted = torch.tensor([one.number for one in some])
            loss = nn.functional.mse_loss(model(*batch(some, rows)), wanted)
            best.zero_grad()
            loss.backward()
            best.step()
            falling.step()
        print(f"epoch {epoch + 1}: held out {pearson(judged(model, held, rows)):.4f}", flush=True)
    return model.eval()


def _shuffled(given: Sequence[Lesson], size: int, chance: random.Random) -> list[list[Lesson]]:
    """Return batches of sentences of about one length, in any order."""
    order = chance.sample(list(given), len(given))
    near = (
        sorted(order[i : i + 50 * size], key=lambda x: len(x.around.vectors))
        for i in range(0, len(order), 50 * size)
    )
    found = [some[i : i + size] for some in near for i in range(0, len(some), size)]
    return chance.sample(found, len(found))


@torch.no_grad()
def judged(model: Model, given: Sequence[Lesson], rows: dict[str, int]) -> list[tuple[float, float]]:
    """Return what is read beside what was marked."""
    model.eval()
    order = sorted(given, key=lambda one: len(one.around.vectors))
    pairs: list[tuple[float, float]] = []
    for i in range(0, len(order), 64):
        some = order[i : i + 64]
        pairs += zip(model(*batch(some, rows)).tolist(), (one.number for one in some), strict=True)
    model.train()
    return pairs


def together(models: Sequence[Model]) -> dict[str, np.ndarray]:
    """Return the weights of one model that reads the mean of what some read, in the shape of any of them."""
    all_of = [{name: value.numpy() for name, value in model.state_dict().items()} for model in models]
    count, deep = len(models), models[0].plan.deep
    axes = {"query": 1, "key": 1, "value": 1, "query_bias": 0, "verb": 1, "inner_bias": 0, "out": 0}
    made = {name: np.concatenate([one[name] for one in all_of], axis) for name, axis in axes.items()}
    made |= {name: np.mean([one[name] for one in all_of], 0) for name in ("plain", "bias")}
    made["out"], made["key"] = made["out"] / count, made["key"] * deep**-0.5
    made["heard"] = torch.block_diag(*(model.heard.detach() for model in models)).numpy()
    tables = [one["signs_table"] for one in all_of]
    own = np.mean([table[:, :1] for table in tables], 0)
    made["signs_table"] = np.concatenate([own, *(table[:, 1:] for table in tables)], 1)
    return made


def export(models: Sequence[Model], rows: dict[str, int], folder: Path) -> None:
    """Write the weights in sixteen bits, with the signs and the hash of the tagger that they belong to."""
    halves = {name: value.astype(np.float16) for name, value in together(models).items()}
    signed = {"signs": np.array("\n".join(rows)), "tagger": np.array(fingerprint(MODEL))}
    np.savez_compressed(folder / NAME, allow_pickle=False, **halves, **signed)


def main() -> None:
    """Read the command line, train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("train", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--whole", action="store_true", help="learn from what is held out too")
    parser.add_argument("--models", type=int, default=2, help="how many are trained and read together")
    given = parser.parse_args()
    found, plans = (
        list(lessons(given.train)),
        [Plan(seed=n + 1, whole=given.whole) for n in range(given.models)],
    )
    rows = table(found, plans[0])
    export([train(found, rows, plan) for plan in plans], rows, given.folder)


def table(given: Sequence[Lesson], plan: Plan) -> dict[str, int]:
    """Return the row of each sign that comes up often enough to learn from."""
    counts = Counter(sign for one in given if plan.whole or not one.held_out for sign in one.signs)
    return {sign: i for i, sign in enumerate(sorted(s for s, n in counts.items() if n >= plan.least))}


if __name__ == "__main__":
    main()
