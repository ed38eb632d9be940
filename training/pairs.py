"""Trains the pair model: `python -m training.pairs WORK_FOLDER --whole FILE... --parted FILE...`.

Files have a pair a line: premise, hypothesis, label. Of those that are parted, one part of five is left out
(`--part`), to be scored on; without it all is learnt. Once stopped, the same command goes on.
"""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch.nn import functional

from training.base import tokenizer
from training.pairs_data import Example, Lesson, examples, parts, read
from training.pairs_model import collate, untrained
from training.train import learning_rate


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run depends on; the same plan on the same data gives the same model.

    `most` is how many pairs of the whole files an epoch draws, 0 for all; the parted it takes `again`
    and again. Pairs of which the second text follows, which are few, count `follow` times.
    """

    encoder: str = "minilm"
    part: int = -1
    epochs: int = 2
    most: int = 0
    again: int = 1
    rate: float = 6e-5
    head_rate: float = 1e-3
    rows: int = 32
    smooth: float = 0.05
    seed: int = 1
    threads: int = 1
    layers: int = 6
    follow: float = 1.0


class Run:
    """A training run with its state on disk."""

    def __init__(self, whole: Sequence[Example], parted: Sequence[Example], work: Path, plan: Plan) -> None:
        torch.manual_seed(plan.seed)
        torch.set_num_threads(plan.threads)
        self.whole, self.parted, self.work, self.plan = whole, parted, work, plan
        self.model, self.step = untrained(plan.encoder, plan.layers), 0
        # Word vectors stay: half of all weights, and most words come up in no pair.
        for part in (self.model.words, self.model.places):
            part.requires_grad_(False)
        learnt = [(name, one) for name, one in self.model.named_parameters() if one.requires_grad]
        heads = [one for name, one in learnt if name.startswith("verdict")]
        groups = [
            {"params": [one for name, one in learnt if not name.startswith("verdict")], "most": plan.rate},
            {"params": heads, "most": plan.head_rate},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=plan.rate, weight_decay=0.01)
        self.last = work / "last.pt"

    def train(self) -> None:
        """Train to the end of the plan, from the newest checkpoint if there is one."""
        if self.last.exists():
            state: dict[str, Any] = torch.load(self.last, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]
        self.model.train()
        size = len(self._batches(0))
        total, losses = size * self.plan.epochs, list[float]()
        while self.step < total:
            batch = self._batches(self.step // size)[self.step % size]
            losses.append(self._learn(batch, self.step / total))
            self.step += 1
            if self.step % 50 == 0 or self.step == total:
                self._log(total, losses)
                losses = []
            if self.step % 200 == 0 or self.step == total:
                self._save()

    def _batches(self, epoch: int) -> list[list[Example]]:
        """Return an epoch's batches: pairs of like length together, in any order."""
        if getattr(self, "_of", None) == epoch:
            return self._made
        chance = random.Random(self.plan.seed * 100_003 + epoch)
        drawn = chance.sample(self.whole, min(self.plan.most or len(self.whole), len(self.whole)))
        rows = [*drawn, *(one for one in self.parted for _ in range(self.plan.again))]
        chance.shuffle(rows)
        step = self.plan.rows * 16
        rows = [
            one
            for i in range(0, len(rows), step)
            for one in sorted(rows[i : i + step], key=lambda e: len(e.ids))
        ]
        self._made = [rows[i : i + self.plan.rows] for i in range(0, len(rows), self.plan.rows)]
        chance.shuffle(self._made)
        self._of = epoch
        return self._made

    def _learn(self, rows: Sequence[Example], done: float) -> float:
        for group in self.optimizer.param_groups:
            group["lr"] = group["most"] * max(1e-3, learning_rate(done, 0.06, 0.94))
        ids, second, mask, labels = collate(rows)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = self.model(ids, second, mask).float()
        weight = torch.tensor([self.plan.follow, 1.0, 1.0])
        loss = functional.cross_entropy(logits, labels, weight, label_smoothing=self.plan.smooth)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return float(loss.detach())

    def _log(self, total: int, losses: Sequence[float]) -> None:
        line = f"{time.strftime('%H:%M:%S')} step {self.step}/{total} loss {sum(losses) / len(losses):.4f}"
        print(line, flush=True)
        with (self.work / "train.log").open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    def _save(self) -> None:
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
        }
        part = self.last.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.last)


@torch.no_grad()
def chances(model: torch.nn.Module, rows: Sequence[Example]) -> list[list[float]]:
    """Return the probability of each label for some pairs."""
    model.eval()
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    found: dict[int, list[float]] = {}
    for start in range(0, len(order), 32):
        some = order[start : start + 32]
        ids, second, mask, _ = collate([rows[i] for i in some])
        with torch.autocast("cpu", dtype=torch.bfloat16):
            logits = model(ids, second, mask).float()
        found |= zip(some, logits.softmax(1).tolist(), strict=True)
    return [found[i] for i in range(len(rows))]


def scores(model: torch.nn.Module, lessons: Sequence[Lesson], pieces: Any) -> dict[str, float]:
    """Return, for each make, how often the likelier of support and contradiction is right."""
    rows = [one for one in lessons if one.label != "neutral"]
    right: dict[str, list[float]] = {}
    for one, each in zip(rows, chances(model, examples(rows, pieces)), strict=True):
        right.setdefault(one.make, []).append(float((each[0] > each[2]) == (one.label == "entailment")))
    return {make: sum(some) / len(some) for make, some in right.items()}


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("work", type=Path)
    for name in ("whole", "parted", "scored"):
        parser.add_argument(f"--{name}", type=Path, nargs="*", default=[])
    parser.add_argument("--start", type=Path, help="a checkpoint to start from")
    for field in fields(Plan):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    given = vars(parser.parse_args())
    work, first, whole, parted, scored = (
        given.pop(n) for n in ("work", "start", "whole", "parted", "scored")
    )
    plan = Plan(**given)
    work.mkdir(parents=True, exist_ok=True)
    (work / "plan.json").write_text(json.dumps(asdict(plan), indent=1) + "\n", encoding="utf-8")
    pieces = tokenizer()
    cut = [one for path in parted for one in read(path)]
    where = parts(cut)
    learnt = [one for one, part in zip(cut, where, strict=True) if part != plan.part]
    all_of = [one for path in whole for one in read(path)]
    run = Run(examples(all_of, pieces), examples(learnt, pieces), work, plan)
    if first and not run.last.exists():
        run.model.load_state_dict(torch.load(first, weights_only=True)["model"])
    print(f"{len(all_of)} and {len(learnt)} pairs", flush=True)
    run.train()
    left = [one for one, part in zip(cut, where, strict=True) if part == plan.part]
    left += [one for path in scored for one in read(path)]
    for make, score in scores(run.model, left, pieces).items():
        print(f"{make:24} {score:.3f}", flush=True)


if __name__ == "__main__":
    main()
