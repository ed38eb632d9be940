"""Trains the encoder to find what says the same: `python -m training.alike POSTS CLAIMS EVENTS WORK_FOLDER`.

POSTS and CLAIMS are files in the shape of CheckThat! 2022, EVENTS one in that of ECB+. `--fold` names the one
of three folds that is not learnt from; without it all is. Once stopped, the same command goes on.
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
from torch import Tensor
from torch.nn import functional

from benchmarks.suites.common import records
from training.alike_data import Event, Post, event_batches, hard_posts, posts_of, read_events
from training.base import tokenizer
from training.encoder import encode, untrained
from training.train import learning_rate


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run depends on; the same plan on the same data gives the same model."""

    fold: int = -1
    epochs: int = 2
    rate: float = 5e-5
    posts: int = 24
    sentences: int = 64
    topics: int = 3
    hard: int = 1
    heat: float = 0.05
    event_weight: float = 0.5
    frozen: int = 0
    most: int = 64
    seed: int = 1
    threads: int = 1


class Run:
    """A training run with its state on disk."""

    def __init__(self, posts: Sequence[Post], events: Sequence[Event], work: Path, plan: Plan) -> None:
        torch.manual_seed(plan.seed)
        torch.set_num_threads(plan.threads)
        self.posts, self.events, self.work, self.plan = posts, events, work, plan
        self.pieces, self.model, self.step = tokenizer(), untrained(), 0
        # Word vectors stay: half of all weights, and most words come up in no example.
        for part in (self.model.words, self.model.places, *self.model.lower[: plan.frozen]):
            part.requires_grad_(False)
        learnt = [one for one in self.model.parameters() if one.requires_grad]
        self.optimizer = torch.optim.AdamW(learnt, lr=plan.rate, weight_decay=0.01)
        self.last = work / "last.pt"

    def train(self) -> None:
        """Train to the end of the plan, from the newest checkpoint if there is one."""
        if self.last.exists():
            state: dict[str, Any] = torch.load(self.last, weights_only=True)
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.step = state["step"]
        self.model.train()
        size = -(-len(self.posts) // self.plan.posts)
        total, losses = size * self.plan.epochs, list[tuple[float, float]]()
        while self.step < total:
            losses.append(self._learn(self.step, size, total))
            self.step += 1
            if self.step % 7 == 0 or self.step == total:
                self._log(total, losses)
                losses = []
                self._save()

    def vectors(self, texts: Sequence[str]) -> Tensor:
        """Return the vectors of some texts."""
        rows = [self.pieces.encode(text).ids[: self.plan.most] for text in texts]
        width = max(map(len, rows))
        ids = torch.tensor([row + [0] * (width - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        return encode(self.model, ids, mask)

    def _learn(self, step: int, size: int, total: int) -> tuple[float, float]:
        chance = random.Random(self.plan.seed * 100_003 + step // size)
        order = list(range(len(self.posts)))
        chance.shuffle(order)
        first = (step % size) * self.plan.posts
        chosen = [self.posts[i] for i in order[first : first + self.plan.posts]]
        chance = random.Random(self.plan.seed * 7_000_003 + step)
        for group in self.optimizer.param_groups:
            group["lr"] = self.plan.rate * max(1e-3, learning_rate(step / total, 0.1, 0.9))
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = self._posts(chosen, chance)
            told = self._events(event_batches(self.events, self.plan.topics, self.plan.sentences, chance))
        self.optimizer.zero_grad(set_to_none=True)
        (found + self.plan.event_weight * told).backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return float(found.detach()), float(told.detach())

    def _posts(self, chosen: Sequence[Post], chance: random.Random) -> Tensor:
        """Each post is to be nearer to its claim, and to its claim's title, than to all others."""
        hard = [one for post in chosen for one in hard_posts(post, self.plan.hard, chance)]
        texts = [[one.text for one in chosen], [one.claim for one in chosen] + [one[0] for one in hard]]
        texts.append([one.title for one in chosen] + [one[1] for one in hard])
        long, short = self.vectors(texts[0]), self.vectors(texts[1] + texts[2])
        known = [one.id for one in chosen]
        same = torch.tensor([[a == b for b in known] + [False] * len(hard) for a in known])
        # A claim that two posts repeat is wrong for neither.
        hidden = same & ~torch.eye(len(known), same.shape[1], dtype=torch.bool)
        goal = torch.arange(len(known))
        losses = [
            functional.cross_entropy((long @ side.T / self.plan.heat).float().masked_fill(hidden, -1e4), goal)
            for side in (short[: len(texts[1])], short[len(texts[1]) :])
        ]
        return losses[0] + 0.5 * losses[1]

    def _events(self, chosen: Sequence[Event]) -> Tensor:
        """Every pair that shares an event is to be nearer than every pair that does not (CoSENT)."""
        found = self.vectors([one.text for one in chosen])
        near = (found @ found.T).float() / self.plan.heat
        same = torch.tensor([[bool(a.clusters & b.clusters) for b in chosen] for a in chosen])
        above = torch.ones_like(same).triu(1)
        good, bad = near[same & above], near[~same & above]
        return functional.softplus(torch.logsumexp(-good, 0) + torch.logsumexp(bad, 0))

    def _log(self, total: int, losses: Sequence[tuple[float, float]]) -> None:
        found, told = (sum(column) / len(column) for column in zip(*losses, strict=True))
        line = f"{time.strftime('%H:%M:%S')} step {self.step}/{total} posts {found:.4f} events {told:.4f}"
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


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("posts_file", "claims_file", "events_file", "work"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--start", type=Path, help="a checkpoint to start from")
    for field in fields(Plan):
        parser.add_argument(f"--{field.name}", type=type(field.default), default=field.default)
    given = vars(parser.parse_args())
    files = [given.pop(name) for name in ("posts_file", "claims_file", "events_file")]
    work, first = given.pop("work"), given.pop("start")
    plan = Plan(**given)
    work.mkdir(parents=True, exist_ok=True)
    (work / "plan.json").write_text(json.dumps(asdict(plan), indent=1) + "\n", encoding="utf-8")
    posts = posts_of(list(records(files[0])), list(records(files[1])), plan.fold)
    events = read_events(list(records(files[2])), plan.fold)
    print(f"{len(posts)} posts, {len(events)} sentences", flush=True)
    run = Run(posts, events, work, plan)
    if first and not run.last.exists():
        run.model.load_state_dict(torch.load(first, weights_only=True)["model"])
    run.train()


if __name__ == "__main__":
    main()
