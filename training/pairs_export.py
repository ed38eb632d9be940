"""Exports a pair model: `python -m training.pairs_export LEARNT_PAIRS... FILE --models CHECKPOINT...`.

Writes ONNX with eight bits; what numbers come up inside is measured on pairs. Of several checkpoints the
mean of what they say is taken. Word vectors are not learnt, so they are those of the sentence encoder:
where its file lies beside FILE they are read out of it. It comes with its name, its bars, and what the files
that it has learnt from are known by.
"""

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from benchmarks.suites.pairs import digest
from tracker.extract.tagger import session
from training import graph
from training.base import tokenizer
from training.export import BEYOND
from training.graph import Ranges
from training.pairs_data import Example, examples, pairs, read
from training.pairs_joint import joint
from training.pairs_mean import joined
from training.pairs_model import PairReader, collate

MEASURED, COMPARED = 600, 300
# What is smaller is written again rather than read out of the encoder.
SHARED = 100_000


@torch.no_grad()
def measure(model: PairReader, rows: Sequence[Example]) -> Ranges:
    """Return the range of what goes into each matrix of the layers, but for the share that may be cut off."""
    seen: dict[str, list[Tensor]] = defaultdict(list)

    def watch(name: str) -> Any:
        return lambda _, given: seen[name].append(
            torch.stack([given[0].amin(-1), given[0].amax(-1)]).flatten(1)
        )

    layers = [
        (name, part) for name, part in model.named_modules() if isinstance(part, nn.Linear) and "." in name
    ]
    hooks = [part.register_forward_pre_hook(watch(name)) for name, part in layers]
    for one in rows:
        model(*collate([one])[:3])
    for hook in hooks:
        hook.remove()
    ends = {name: torch.cat(found, 1).numpy() for name, found in seen.items()}
    return {
        name: (float(np.quantile(low, BEYOND)), float(np.quantile(high, 1 - BEYOND)))
        for name, (low, high) in ends.items()
    }


def share(model: onnx.ModelProto, encoder: Path) -> None:
    """Let the tables that the encoder's file holds too be read out of it."""
    held = encoder.read_bytes()
    for one in model.graph.initializer:
        place = held.find(one.raw_data) if len(one.raw_data) > SHARED else -1
        if place >= 0:
            size = len(one.raw_data)
            one.ClearField("raw_data")
            one.data_location = onnx.TensorProto.EXTERNAL
            for key, value in (("location", encoder.name), ("offset", place), ("length", size)):
                one.external_data.add(key=key, value=str(value))


@torch.no_grad()
def compare(models: Sequence[PairReader], file: Path, rows: Sequence[Example]) -> tuple[float, float]:
    """Return the greatest difference of a probability, and how many verdicts are the same."""
    runner, ours, theirs = session(file, 1), [], []
    for one in rows:
        ids, second, mask, _ = collate([one])
        said = [model(ids, second, mask).softmax(1) for model in models]
        ours.append(torch.stack(said).mean(0).numpy())
        given = {"input_ids": ids.numpy(), "second": second.numpy(), "attention_mask": mask.numpy()}
        theirs.append(torch.tensor(runner.run(["verdict"], given)[0]).softmax(1).numpy())
    a, b = np.concatenate(ours), np.concatenate(theirs)
    return float(np.abs(a - b).max()), float((a.argmax(1) == b.argmax(1)).mean())


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("pairs", type=Path, nargs="+")
    parser.add_argument("file", type=Path)
    parser.add_argument("--models", type=Path, nargs="+", required=True, help="checkpoints")
    parser.add_argument("--name", default="pair model 1")
    parser.add_argument("--bar", type=float, default=0.9, help="from where a clash is proposed")
    parser.add_argument("--sure", type=float, default=2.0, help="from where it is listed as any")
    given = parser.parse_args()
    models = [joined([path]) for path in given.models]
    learnt = {path.name.split(".")[0]: digest(pairs(path)) for path in given.pairs}
    settings = {"name": given.name, "bar": given.bar, "sure": given.sure, "learnt": learnt}
    given.file.with_suffix(".json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
    rows = examples([one for path in given.pairs for one in read(path)], tokenizer())
    random.Random(1).shuffle(rows)
    measured = [measure(model, rows[:MEASURED]) for model in models]
    for name, ranges in (("in full", [None] * len(models)), ("in eight bits", measured)):
        made = joint([graph.pairs(*pair) for pair in zip(models, ranges, strict=True)])
        share(made, given.file.parent / "encoder.onnx")
        onnx.save(made, given.file)
        apart, same = compare(models, given.file, rows[-COMPARED:])
        size = given.file.stat().st_size / 1e6
        print(f"{name}: {size:.1f} MB, chances differ by {apart:.3f} at most, {same:.2%} of verdicts alike")


if __name__ == "__main__":
    main()
