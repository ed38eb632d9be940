"""Exports the encoder: `python -m training.alike_export CHECKPOINT CLAIMS FILE`.

Writes ONNX with eight bits. What numbers come up inside is measured on claims shaped like CheckThat! 2022's.
The checkpoint "untrained" is MiniLM as it comes.
"""

import argparse
import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from benchmarks.suites.common import records
from tracker.extract.encoder import Encoder
from training import graph
from training.base import folder, tokenizer
from training.encoder import encode, untrained
from training.export import BEYOND
from training.graph import Ranges
from training.model import Tagger

# How many texts are read to measure what comes up inside, and then to see what rounding changes.
MEASURED, COMPARED = 600, 200


@torch.no_grad()
def measure(model: Tagger, texts: Sequence[list[int]]) -> Ranges:
    """Return the range of what goes into each matrix, but for the share at either end that may be cut off."""
    seen: dict[str, list[Tensor]] = defaultdict(list)

    def watch(name: str) -> Any:
        return lambda _, given: seen[name].append(
            torch.stack([given[0].amin(-1), given[0].amax(-1)]).flatten(1)
        )

    layers = [
        (name, part) for name, part in model.named_modules() if isinstance(part, nn.Linear) and "." in name
    ]
    hooks = [part.register_forward_pre_hook(watch(name)) for name, part in layers]
    for ids in texts:
        encode(model, torch.tensor([ids]), torch.ones(1, len(ids), dtype=torch.long))
    for hook in hooks:
        hook.remove()
    ends = {name: torch.cat(found, 1).numpy() for name, found in seen.items()}
    return {
        name: (float(np.quantile(low, BEYOND)), float(np.quantile(high, 1 - BEYOND)))
        for name, (low, high) in ends.items()
    }


@torch.no_grad()
def compare(model: Tagger, file: Path, texts: Sequence[str]) -> float:
    """Return how near the exported encoder's vectors are to the checkpoint's, the worst of some texts."""
    pieces, read = tokenizer(), Encoder.load(file, folder() / "tokenizer.json").vectors(texts)
    rows = [torch.tensor([pieces.encode(text).ids]) for text in texts]
    ours = [encode(model, ids, torch.ones_like(ids))[0].numpy() for ids in rows]
    return min(float(one @ other) for one, other in zip(ours, read, strict=True))


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("checkpoint")
    parser.add_argument("claims", type=Path)
    parser.add_argument("file", type=Path)
    given = parser.parse_args()
    model = untrained().eval()
    if given.checkpoint != "untrained":
        model.load_state_dict(torch.load(given.checkpoint, weights_only=True)["model"])
    texts = [one["claim"] for one in records(given.claims)]
    random.Random(1).shuffle(texts)
    pieces = tokenizer()
    ranges = measure(model, [pieces.encode(text).ids for text in texts[:MEASURED]])
    for name, found in (("in full", None), ("in eight bits", ranges)):
        onnx.save(graph.encoder(model, found), given.file)
        size = given.file.stat().st_size / 1e6
        print(f"{name}: {size:.1f} MB, cosine {compare(model, given.file, texts[-COMPARED:]):.4f} at least")


if __name__ == "__main__":
    main()
