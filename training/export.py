"""Exports a checkpoint: `python -m training.export POLNEAR_FOLDER CHECKPOINT FOLDER`.

Writes ONNX with eight bits, the word pieces and, where there are none yet, the settings. What numbers come up
inside is measured on windows that it learnt from; the plan beside the checkpoint tells its sizes.
"""

import argparse
import json
import random
import shutil
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from tracker.extract.tagger import Settings
from training import graph
from training.base import folder as base_folder
from training.data import Example
from training.graph import Ranges
from training.model import Tagger
from training.train import Plan, build, build_model

# How many windows are run to measure what comes up inside, and then to see what rounding changes.
MEASURED, COMPARED = 1200, 200
# The share of the pieces at either end whose numbers may be cut off: a few are far beyond all others.
BEYOND = 0.001


def load(checkpoint: Path) -> tuple[Tagger, Plan]:
    """Return the model of a checkpoint, ready to be run, and its plan."""
    plan = Plan(**json.loads((checkpoint.parent / "plan.json").read_text(encoding="utf-8")))
    model = build_model(plan)
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    return model.eval(), plan


def inputs(example: Example) -> tuple[Tensor, Tensor, Tensor]:
    """Return a window's pieces, the marks of its cues (of the first piece where it has none) and its mask."""
    ids = torch.tensor([example.ids])
    marks = [one.marks for one in example.roles] or [[1] + [0] * (len(example.ids) - 1)]
    return ids, torch.tensor(marks), torch.ones_like(ids)


@torch.no_grad()
def measure(model: Tagger, examples: Sequence[Example]) -> Ranges:
    """Return the range of what goes into each matrix of the layers, but for the share that may be cut off."""
    seen: dict[str, list[Tensor]] = defaultdict(list)
    hooks = [
        part.register_forward_pre_hook(
            lambda _, given, name=name: seen[name].append(
                torch.stack([given[0].amin(-1), given[0].amax(-1)]).flatten(1)
            )
        )
        for name, part in model.named_modules()
        if isinstance(part, nn.Linear) and "." in name
    ]
    for example in examples:
        ids, marks, mask = inputs(example)
        vectors = model.read(ids, mask)
        model.cues(vectors, mask)
        model.roles(vectors, marks, mask)
    for hook in hooks:
        hook.remove()
    ends = {name: torch.cat(found, 1).numpy() for name, found in seen.items()}
    return {
        name: (float(np.quantile(low, BEYOND)), float(np.quantile(high, 1 - BEYOND)))
        for name, (low, high) in ends.items()
    }


@torch.no_grad()
def compare(model: Tagger, parts: Sequence[Path], examples: Sequence[Example]) -> tuple[float, float, float]:
    """Return the greatest difference of a logit, and how many of the cue and role labels are the same."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    reader, roles = (
        onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]) for path in parts
    )
    pairs: dict[str, list[tuple[Any, Any]]] = {"cue": [], "role": []}
    for example in examples:
        ids, marks, mask = inputs(example)
        vectors = model.read(ids, mask)
        given = {"input_ids": ids.numpy(), "attention_mask": mask.numpy()}
        ours, cues = reader.run(["vectors", "cue"], given)
        repeated = {
            "vectors": ours.repeat(len(marks), 0),
            "attention_mask": mask.numpy().repeat(len(marks), 0),
        }
        (found,) = roles.run(["role"], {**repeated, "marks": marks.numpy()})
        pairs["cue"].append((model.cues(vectors, mask).numpy(), cues))
        pairs["role"].append((model.roles(vectors, marks, mask).numpy(), found))
    apart = max(float(np.abs(a - b).max()) for both in pairs.values() for a, b in both)
    same = [
        float(np.mean(np.concatenate([(a.argmax(-1) == b.argmax(-1)).ravel() for a, b in both])))
        for both in pairs.values()
    ]
    return apart, same[0], same[1]


def export(model: Tagger, examples: Sequence[Example], folder: Path) -> None:
    """Write both parts; stop if they compute something else than the checkpoint before they are rounded."""
    parts = [folder / "reader.onnx", folder / "roles.onnx"]
    for name, ranges in (("in full", None), ("in eight bits", measure(model, examples[:MEASURED]))):
        for path, made in zip(parts, (graph.reader(model, ranges), graph.roles(model, ranges)), strict=True):
            onnx.save(made, path)
        apart, cues, roles = compare(model, parts, examples[-COMPARED:])
        size = sum(path.stat().st_size for path in parts) / 1e6
        print(f"{name}: {size:.1f} MB, logits differ by {apart:.4f} at most,", end=" ")
        print(f"the same: {cues:.2%} of cue labels, {roles:.2%} of role labels")
        if ranges is None and apart > 1e-2:
            raise SystemExit("the exported model does not compute what the checkpoint does")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path, help="the folder that the model was trained on")
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    model, plan = load(given.checkpoint)
    examples = build(given.polnear, plan)
    random.Random(plan.seed).shuffle(examples)
    given.folder.mkdir(parents=True, exist_ok=True)
    export(model, examples, given.folder)
    for name in ("tokenizer.json", "vocab.txt"):
        shutil.copy(base_folder() / name, given.folder / name)
    settings = given.folder / "settings.json"
    if not settings.exists():
        chosen = Settings(limit=plan.limit, fill=plan.fill)
        settings.write_text(json.dumps(asdict(chosen), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
