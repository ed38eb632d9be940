"""Joins trained pair models and teaches them what neither follows nor clashes.

    python -m training.pairs_third OUT CHECKPOINT... --whole FILE... --parted FILE... --part N

The weights of models that began alike and saw their pairs in another order are averaged. Of the verdict only
the row of "neither" is learnt then, on all else as it is: how support stands to contradiction stays the same.
Without pairs nothing is learnt.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from tracker.extract.pairs import LABELS
from training.base import tokenizer
from training.pairs import scores
from training.pairs_data import Example, examples, parts, read
from training.pairs_model import PairReader, collate, untrained

NEITHER = LABELS.index("neutral")
ROUNDS, HOLD = 200, 1e-3


def joined(checkpoints: Sequence[Path]) -> PairReader:
    """Return a model with the mean of some models' weights."""
    states = [torch.load(path, weights_only=True)["model"] for path in checkpoints]
    model = untrained()
    mean = {name: sum(one[name].float() for one in states) / len(states) for name in states[0]}
    model.load_state_dict(mean)
    return model.eval()


@torch.no_grad()
def views(model: PairReader, rows: Sequence[Example]) -> Tensor:
    """Return what the verdict is made of, for some pairs."""
    seen: list[Tensor] = []
    hook = model.verdict.register_forward_pre_hook(lambda _, given: seen.append(given[0]))
    for one in rows:
        model(*collate([one])[:3])
    hook.remove()
    return torch.cat(seen)


def learn_neither(model: PairReader, rows: Sequence[Example]) -> None:
    """Fit the row of "neither", and leave the other two."""
    seen, labels = views(model, rows), torch.tensor([one.label for one in rows])
    with torch.no_grad():
        fixed = model.verdict(seen)
    row = torch.zeros(seen.shape[1] + 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([row], max_iter=ROUNDS, line_search_fn="strong_wolfe")

    def step() -> Tensor:
        optimizer.zero_grad()
        logits = fixed.clone()
        logits[:, NEITHER] = seen @ row[:-1] + row[-1]
        loss: Tensor = functional.cross_entropy(logits, labels) + HOLD * row.square().sum()
        # torch gives no types for this, nor for the step of LBFGS below.
        loss.backward()  # type: ignore[no-untyped-call]
        return loss

    optimizer.step(step)  # type: ignore[arg-type, no-untyped-call]
    with torch.no_grad():
        model.verdict.weight[NEITHER], model.verdict.bias[NEITHER] = row[:-1], row[-1]


def main() -> None:
    """Read the command line, join, learn, save and print scores of the part that was left out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--whole", type=Path, nargs="+", default=[])
    parser.add_argument("--parted", type=Path, nargs="+", default=[])
    parser.add_argument("--part", type=int, default=-1)
    given = parser.parse_args()
    torch.set_num_threads(1)
    pieces = tokenizer()
    cut = [one for path in given.parted for one in read(path)]
    where = parts(cut)
    learnt = [one for one, part in zip(cut, where, strict=True) if part != given.part]
    learnt += [one for path in given.whole for one in read(path)]
    model = joined(given.checkpoints)
    if learnt:
        learn_neither(model, examples(learnt, pieces))
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": model.state_dict()}, given.out)
    left = [one for one, part in zip(cut, where, strict=True) if part == given.part]
    for make, score in scores(model, left, pieces).items():
        print(f"{make:24} {score:.3f}")


if __name__ == "__main__":
    main()
