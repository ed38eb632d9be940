"""Trains the tagger: `python -m training.train POLNEAR_FOLDER WORK_FOLDER`; once stopped, it goes on."""

import argparse
import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import torch
from torch import nn

from tracker.extract.tag_windows import FILL, LIMIT, cut
from training import data, gold
from training.base import tokenizer
from training.data import Example
from training.lessons import STEP, Lesson, by_hand, collate, load, loss
from training.model import Tagger
from training.narrow import narrow
from training.start import shape, start

# How many lessons are watched to see which units say most.
WATCHED = 800


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run depends on; the same plan on the same data gives the same model."""

    encoder: str = "minilm"
    lower: int = 4
    cue_upper: int = 2
    role_upper: int = 2
    inner: int = 0
    frozen: int = 0
    epochs: float = 4.0
    rate: float = 2e-4
    head_rate: float = 1e-3
    tokens: int = 2048
    warmup: float = 0.04
    decay: float = 0.5
    held_out: float = 0.1
    cue_weight: float = 1.0
    decoy_share: float = 0.15
    empty_share: float = 0.5
    limit: int = LIMIT
    fill: int = FILL
    seed: int = 1
    threads: int = 2
    saves: int = 4


def learning_rate(done: float, warmup: float, decay: float) -> float:
    """Return the share of the full rate at a share of the run: rise, level, then straight down to nothing."""
    return max(0.0, min(1.0, done / warmup if warmup else 1.0, (1.0 - done) / decay if decay else 1.0))


def build(folder: Path, plan: Plan) -> list[Example]:
    """Make the examples of the articles to learn from."""
    learn, _ = gold.by_time(list(gold.read(folder, "train")), plan.held_out)
    pieces = tokenizer()
    read = [(cut(pieces, one.text, gold.paragraphs(one.text)), one.attributions) for one in learn]
    words = data.cue_words(read)
    chance = random.Random(plan.seed)
    return [
        example
        for paragraphs, golds in read
        for example in data.examples(
            paragraphs,
            golds,
            words,
            chance=chance,
            decoy_share=plan.decoy_share,
            empty_share=plan.empty_share,
            limit=plan.limit,
            fill=plan.fill,
        )
    ]


def build_model(plan: Plan) -> Tagger:
    """Return a network of a plan's sizes, not yet trained."""
    return Tagger(shape(plan.encoder, plan.lower, plan.cue_upper, plan.role_upper, plan.inner))


def optimizer(model: Tagger, plan: Plan) -> torch.optim.AdamW:
    """Return the optimizer: word vectors and frozen layers stay as they are, the heads learn faster."""
    still = [model.words, model.places, *model.lower[: plan.frozen]]
    for part in still + ([model.norm] if plan.frozen else []):
        part.requires_grad_(False)
    named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    heads = [p for name, p in named if name.startswith(("cue.", "role.", "mark."))]
    body = [p for name, p in named if not name.startswith(("cue.", "role.", "mark."))]
    groups = [{"params": body, "lr": plan.rate}, {"params": heads, "lr": plan.head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


class Run:
    """A training run with its state on disk."""

    def __init__(self, learnt: Sequence[Lesson], work: Path, plan: Plan) -> None:
        torch.manual_seed(plan.seed)
        torch.set_num_threads(plan.threads)
        self.plan, self.work = plan, work
        self.lessons = learnt
        self.model = build_model(plan)
        if not plan.inner:
            start(self.model, plan.encoder)
        self.optimizer = optimizer(self.model, plan)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.step = 0
        self.last = work / "last.pt"

    def begin(self, checkpoint: Path) -> None:
        """Take the weights of another run, as far as there is a layer for them, made narrower if need be."""
        state = torch.load(checkpoint, weights_only=True)["model"]
        inner = len(state["lower.0.up.bias"])
        if inner > len(self.model.lower[0].up.bias):
            wide = build_model(replace(self.plan, inner=inner))
            wide.load_state_dict({name: state[name] for name in wide.state_dict()})
            state = narrow(wide.eval(), self.plan.inner, self.lessons[:WATCHED])
        self.model.load_state_dict({name: state[name] for name in self.model.state_dict()})

    def resume(self) -> None:
        """Take up the newest checkpoint, if there is one."""
        if self.last.exists():
            state: dict[str, Any] = torch.load(self.last, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]

    def save(self) -> None:
        """Write a checkpoint; the newest is never half written."""
        parts = {"model": self.model, "optimizer": self.optimizer}
        state = {**{name: part.state_dict() for name, part in parts.items()}, "step": self.step}
        part = self.last.with_suffix(".part")
        torch.save(state, part)
        part.replace(self.last)

    def batches(self, number: int) -> list[list[int]]:
        """Return the batches of an epoch, the same at every call."""
        chance = random.Random(self.plan.seed * 1000 + number)
        return data.epoch(self.lessons, self.plan.tokens, chance, STEP)

    def train(self) -> None:
        """Train to the end of the plan."""
        self.resume()
        self.model.train()
        size, first = len(self.batches(0)), self.step
        total = round(self.plan.epochs * size)
        began, seen, losses = time.monotonic(), 0, list[tuple[float, float]]()
        while self.step < total:
            batches = self.batches(self.step // size)
            # Epochs differ by a few batches; one that runs short begins anew.
            chosen = [self.lessons[i] for i in batches[(self.step % size) % len(batches)]]
            losses.append(self._learn(chosen, self.step / total))
            self.step, seen = self.step + 1, seen + len(chosen)
            if self.step % 50 == 0:
                self._log(total, losses, seen / (time.monotonic() - began), first)
                losses = []
            if self.step % max(1, size // self.plan.saves) == 0 or self.step == total:
                self.save()

    def _learn(self, chosen: Sequence[Lesson], done: float) -> tuple[float, float]:
        factor = learning_rate(done, self.plan.warmup, self.plan.decay)
        for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
            group["lr"] = rate * max(factor, 1e-3)
        batch = collate(chosen)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            x = self.model.read(batch.ids, batch.mask)
            cue = loss(self.model.cues(x, batch.mask), batch.cue)
            role = x.new_zeros(()).float()
            if len(batch.rows):
                role = loss(self.model.roles(x[batch.rows], batch.marks, batch.mask[batch.rows]), batch.roles)
        self.optimizer.zero_grad(set_to_none=True)
        (self.plan.cue_weight * cue + role).backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return float(cue.detach()), float(role.detach())

    def _log(self, total: int, losses: Sequence[tuple[float, float]], speed: float, first: int) -> None:
        cue, role = (sum(column) / len(column) for column in zip(*losses, strict=True))
        line = f"{time.strftime('%H:%M:%S')} step {self.step}/{total} cue {cue:.4f} role {role:.4f}"
        line += f" {speed:.1f} windows/s (since step {first})"
        print(line, flush=True)
        with (self.work / "train.log").open("a", encoding="utf-8") as file:
            file.write(line + "\n")


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder laid out like PolNeAR")
    parser.add_argument("work", type=Path, help="where checkpoints and the log go")
    parser.add_argument(
        "--lessons", type=Path, nargs="*", default=[], help="what training.teach wrote, to learn from instead"
    )
    parser.add_argument(
        "--start", type=Path, help="a checkpoint to start from, of a network with as many layers or more"
    )
    for field in fields(Plan):
        kind = type(field.default)
        parser.add_argument(f"--{field.name.replace('_', '-')}", type=kind, default=field.default)
    given = vars(parser.parse_args())
    folder, work, taught, first = (given.pop(name) for name in ("folder", "work", "lessons", "start"))
    plan = Plan(**given)
    if plan.inner and not first:
        parser.error("a network that is narrower inside is made from a trained one: give --start")
    work.mkdir(parents=True, exist_ok=True)
    (work / "plan.json").write_text(json.dumps(asdict(plan), indent=1) + "\n", encoding="utf-8")
    learnt = [lesson for path in taught for lesson in load(path)]
    run = Run(learnt or [by_hand(one) for one in build(folder, plan)], work, plan)
    if first and not run.last.exists():
        run.begin(first)
    print(f"{len(run.lessons)} lessons, {len(run.batches(0))} batches an epoch", flush=True)
    run.train()


if __name__ == "__main__":
    main()
