"""Lets trained networks mark windows: `python -m training.teach POLNEAR_FOLDER OUT --teachers WORK...`.

The lessons that come out are for a smaller network (`training.train --lessons OUT`). Those on articles marked
by hand mix the hand's labels with the teachers' average. With `--texts` they are made of other texts instead,
by the teachers alone.
"""

import argparse
import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from tracker.extract.tag_labels import CUE_LABELS, best_labels, runs
from tracker.extract.tag_windows import cue_windows, cut
from training import data, gold, lessons
from training.base import tokenizer
from training.data import Example, Roles
from training.lessons import STEP, Lesson
from training.model import Tagger
from training.train import Plan, build, build_model


def teacher(work: Path) -> Tagger:
    """Return the network of a work folder at its newest checkpoint."""
    plan = Plan(**json.loads((work / "plan.json").read_text(encoding="utf-8")))
    model = build_model(plan)
    model.load_state_dict(torch.load(work / "last.pt", weights_only=True)["model"])
    return model.eval()


def texts(path: Path) -> Iterator[str]:
    """Read the texts of a file: one a record of JSON lines, else the whole file."""
    if path.suffix != ".gz":
        yield path.read_text(encoding="utf-8")
        return
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield from _found(json.loads(line))


def _found(record: Any) -> Iterator[str]:
    """Find the text in a record, wherever it keeps it."""
    if isinstance(record, list):
        for one in record:
            yield from _found(one)
    elif isinstance(record, dict):
        if "body-paragraphs" in record:
            yield "\n".join(" ".join(paragraph) for paragraph in record["body-paragraphs"])
        elif "text" in record or "query" in record:
            yield str(record.get("text") or record.get("query"))
        else:
            for key in ("article", "articles"):
                yield from _found(record.get(key, []))


def unmarked(files: Sequence[Path], plan: Plan) -> Iterator[Example]:
    """Yield the windows of texts that nobody marked, with no cue to ask about yet."""
    pieces = tokenizer()
    for path in files:
        for text in texts(path):
            for view in cue_windows(cut(pieces, text, gold.paragraphs(text)), plan.limit, plan.fill):
                own = tuple(0 if i in view.own else data.IGNORED for i in range(len(view.pieces)))
                yield Example(tuple(p.id for p in view.pieces), own, ())


@dataclass(frozen=True, slots=True)
class School:
    """Teachers, and the share that the labels made by hand keep beside theirs."""

    teachers: Sequence[Tagger]
    by_hand: float

    @torch.no_grad()
    def teach(self, chosen: Sequence[Example], *, marked: bool) -> list[Lesson]:
        """Mark windows of like length."""
        asked = lessons.collate([lessons.by_hand(one) for one in chosen])
        read = [one.read(asked.ids, asked.mask) for one in self.teachers]
        cues = self._mean(one.cues(x, asked.mask) for one, x in zip(self.teachers, read, strict=True))
        chosen = [self._ask(one, cue[: len(one.ids)]) for one, cue in zip(chosen, cues, strict=True)]
        batch = lessons.collate([lessons.by_hand(one) for one in chosen])
        rows, mask = batch.rows, batch.mask[batch.rows]
        roles = batch.roles
        if len(rows):
            both = zip(self.teachers, read, strict=True)
            roles = self._mean(one.roles(x[rows], batch.marks, mask) for one, x in both)
        share = self.by_hand if marked else 0.0
        cues = self._mix(batch.cue, cues, share)
        roles = self._mix(batch.roles, roles, share)
        return list(self._lessons(chosen, cues, roles))

    @staticmethod
    def _mean(logits: Iterator[Tensor]) -> Tensor:
        return torch.stack([one.float().softmax(-1) for one in logits]).mean(0)

    @staticmethod
    def _mix(hand: Tensor, taught: Tensor, share: float) -> Tensor:
        """Mix two tables of shares, where the first has any."""
        return hand * share + taught * (1 - share) * hand.sum(-1, keepdim=True)

    @staticmethod
    def _ask(one: Example, cue: Tensor) -> Example:
        """Add the cues that the teachers see and nobody has asked about."""
        table = cue.numpy().copy()
        table[[label == data.IGNORED for label in one.labels]] = (1.0, 0.0, 0.0)
        taken = {i for role in one.roles for i, on in enumerate(role.marks) if on}
        found = [run for _, run in runs(best_labels(table, (0.0,)), CUE_LABELS) if not taken & set(run)]
        nothing = (0,) * len(one.ids)
        marks = (tuple(int(i in run) for i in range(len(one.ids))) for run in found)
        return Example(one.ids, one.labels, (*one.roles, *(Roles(mark, nothing) for mark in marks)))

    @staticmethod
    def _lessons(chosen: Sequence[Example], cues: Tensor, roles: Tensor) -> Iterator[Lesson]:
        at = 0
        for one, cue in zip(chosen, cues, strict=True):
            size, here = len(one.ids), roles[at : at + len(one.roles)]
            at += len(one.roles)
            marks = tuple(torch.tensor(role.marks, dtype=torch.int8) for role in one.roles)
            yield Lesson(one.ids, cue[:size].half(), marks, tuple(role[:size].half() for role in here))


def main() -> None:
    """Read the command line and write the lessons."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder laid out like PolNeAR")
    parser.add_argument("out", type=Path, help="the file of lessons")
    parser.add_argument(
        "--teachers", type=Path, nargs="+", required=True, help="work folders of trained networks"
    )
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="texts that nobody marked")
    parser.add_argument("--by-hand", type=float, default=0.5, help="the share of the labels made by hand")
    given = parser.parse_args()
    torch.set_num_threads(2)
    plan = Plan(fill=0)
    school = School([teacher(work) for work in given.teachers], given.by_hand)
    marked = not given.texts
    examples = build(given.folder, plan) if marked else list(unmarked(given.texts, plan))
    made: list[Lesson] = []
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].ids))
    for batch in data.cut(examples, order, 4096, STEP):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            made += school.teach([examples[i] for i in batch], marked=marked)
        print(f"{len(made)} of {len(examples)}", flush=True)
    lessons.save(made, given.out)


if __name__ == "__main__":
    main()
