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
from torch import nn

from benchmarks.suites.common import records
from benchmarks.suites.uds_factuality import parsed, pearson, sentences, text_of, verb_at
from tracker.extract.certainty import read
from tracker.extract.certainty_reader import NAME, fingerprint
from tracker.extract.certainty_seen import FAR, Around, padded
from tracker.extract.certainty_signs import signs
from tracker.extract.tagger import MODEL
from training.certainty_model import Batch, Model, Plan, together

# What people mark lies between about -1.3 and 1.3; a number is read as a share of this.
SCALE = 1.2


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


@dataclass(frozen=True, slots=True)
class Tables:
    """The rows of signs, and of what a piece can be to a verb."""

    signs: dict[str, int]
    kin: dict[str, int]


def batch(some: Sequence[Lesson], tables: Tables) -> Batch:
    """Lay out some lessons side by side."""
    block, mask, shares, kin, far = map(torch.from_numpy, padded([one.around for one in some], tables.kin))
    rows = tables.signs
    told = [[rows[sign] for sign in one.signs if sign in rows] for one in some]
    starts = np.cumsum([0, *(len(one) for one in told)])[:-1]
    own = torch.tensor([i for one in told for i in one]), torch.from_numpy(starts)
    return block, mask, shares, kin, far, *own


def train(given: Sequence[Lesson], tables: Tables, plan: Plan) -> Model:
    """Train on what is not held out, saying after each epoch how the rest is read."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)
    ours, held = (
        [x for x in given if plan.whole or not x.held_out],
        [x for x in given if x.held_out],
    )
    model = Model(given[0].around.vectors.shape[1], len(tables.signs), len(tables.kin), plan)
    best = torch.optim.AdamW(model.groups(), plan.rate, weight_decay=plan.decay)
    steps = plan.epochs * (-(-len(ours) // plan.batch))
    falling = torch.optim.lr_scheduler.LambdaLR(best, lambda n: min(1, (n + 1) / 100) * max(0, 1 - n / steps))
    for epoch in range(plan.epochs):
        for some in _shuffled(ours, plan.batch, chance):
            wanted = torch.tensor([one.number for one in some])
            loss = nn.functional.mse_loss(model(batch(some, tables)), wanted)
            best.zero_grad()
            loss.backward()
            best.step()
            falling.step()
        print(f"epoch {epoch + 1}: held out {pearson(judged(model, held, tables)):.4f}", flush=True)
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
def judged(model: Model, given: Sequence[Lesson], tables: Tables) -> list[tuple[float, float]]:
    """Return what is read beside what was marked."""
    model.eval()
    order = sorted(given, key=lambda one: len(one.around.vectors))
    pairs: list[tuple[float, float]] = []
    for i in range(0, len(order), 64):
        some = order[i : i + 64]
        pairs += zip(
            model(batch(some, tables)).clamp(-1, 1).tolist(), (one.number for one in some), strict=True
        )
    model.train()
    return pairs


def export(models: Sequence[Model], tables: Tables, folder: Path) -> None:
    """Write the weights in sixteen bits, with the signs and the hash of the tagger that they belong to."""
    halves = {name: value.astype(np.float16) for name, value in together(models).items()}
    named = {"signs": np.array("\n".join(tables.signs)), "kin": np.array("\n".join(tables.kin))}
    named["tagger"] = np.array(fingerprint(MODEL))
    np.savez_compressed(folder / NAME, allow_pickle=False, **halves, **named)


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
    made = tables(found, plans[0])
    export([train(found, made, plan) for plan in plans], made, given.folder)


def tables(given: Sequence[Lesson], plan: Plan) -> Tables:
    """Return the rows of signs that come up often enough to learn from, and of all that a piece can be."""
    ours = [one for one in given if plan.whole or not one.held_out]
    counts = Counter(sign for one in ours for sign in one.signs)
    kin = sorted({name for one in ours for name in one.around.kin} - {FAR})
    often = sorted(sign for sign, count in counts.items() if count >= plan.least)
    return Tables({sign: i for i, sign in enumerate(often)}, {name: i for i, name in enumerate([FAR, *kin])})


if __name__ == "__main__":
    main()
