"""Exports a checkpoint: `python -m training.export CHECKPOINT FOLDER`.

Writes ONNX with weights of eight bits, the word pieces and, where there are none yet, the settings.
"""

import argparse
import json
import logging
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import nn

from tracker.extract.tagger import Settings
from training.base import folder as base_folder
from training.model import Tagger

Tensors = tuple[torch.Tensor, ...]


class Reader(nn.Module):
    """What `reader.onnx` computes: the shared vectors and the cue logits."""

    inputs, outputs = ("input_ids", "attention_mask"), ("vectors", "cue")

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, mask: torch.Tensor) -> Tensors:
        """Return vectors and cue logits."""
        x = self.model.read(ids, mask)
        return x, self.model.cues(x, mask)


class Roles(nn.Module):
    """What `roles.onnx` computes: the role logits of marked cues."""

    inputs, outputs = ("vectors", "marks", "attention_mask"), ("role",)

    def __init__(self, model: Tagger) -> None:
        super().__init__()
        self.model = model

    def forward(self, vectors: torch.Tensor, marks: torch.Tensor, mask: torch.Tensor) -> Tensors:
        """Return role logits."""
        return (self.model.roles(vectors, marks, mask),)


Part = Reader | Roles


def load(checkpoint: Path) -> Tagger:
    """Return the model of a checkpoint, ready to be run."""
    model = Tagger()
    model.load_state_dict(torch.load(checkpoint, weights_only=True)["model"])
    model.eval()
    return model


def sample(model: Tagger, part: Part, rows: int = 3, width: int = 40) -> Tensors:
    """Return made-up inputs of a part whose last row is padded."""
    ids = torch.randint(1000, 20000, (rows, width), generator=torch.Generator().manual_seed(1))
    marks, mask = torch.zeros_like(ids), torch.ones_like(ids)
    marks[:, 5:7] = 1
    mask[-1, width // 2 :] = 0
    if isinstance(part, Reader):
        return ids, mask
    with torch.no_grad():
        return model.read(ids, mask), marks, mask


def to_onnx(model: Tagger, part: Part, path: Path) -> None:
    """Write a part as ONNX in full precision, for batches and windows of any size."""
    rows, width = torch.export.Dim("rows", min=1, max=4096), torch.export.Dim("width", min=2, max=512)
    torch.onnx.export(
        part,
        sample(model, part),
        path,
        input_names=list(part.inputs),
        output_names=list(part.outputs),
        dynamic_shapes=tuple({0: rows, 1: width} for _ in part.inputs),
        dynamo=True,
        external_data=False,
        opset_version=20,
        verbose=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Write a model with weights of eight bits."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(source, prepared, skip_symbolic_shape=True)
    quantize_dynamic(
        prepared,
        target,
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"MatMulConstBOnly": True},
        op_types_to_quantize=["MatMul", "Gemm", "Gather"],
    )


def run(path: Path, part: Part, inputs: Tensors) -> list[Any]:
    """Return what an exported part computes."""
    import onnxruntime

    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    given = {name: tensor.numpy() for name, tensor in zip(part.inputs, inputs, strict=True)}
    return list(session.run(list(part.outputs), given))


def parity(model: Tagger, part: Part, path: Path) -> tuple[float, float]:
    """Return the greatest difference of an output, and the share of labels that are the same."""
    inputs = sample(model, part, 16, 64)
    with torch.no_grad():
        wanted = [output.numpy() for output in part(*inputs)]
    kept = inputs[-1].numpy().astype(bool)
    pairs = [(a[kept], b[kept]) for a, b in zip(wanted, run(path, part, inputs), strict=True)]
    labels = [logits.argmax(-1) for logits in pairs[-1]]
    return max(float(np.abs(a - b).max()) for a, b in pairs), float(np.mean(labels[0] == labels[1]))


def export(model: Tagger, part: Part, target: Path, work: Path) -> None:
    """Write a part with weights of eight bits; stop if it computes something else than the checkpoint."""
    full = work / target.name
    to_onnx(model, part, full)
    difference, same = parity(model, part, full)
    print(f"{target.name} in full: outputs differ by {difference:.5f} at most, labels the same {same:.2%}")
    if difference > 1e-2:
        raise SystemExit("the exported model does not compute what the checkpoint does")
    quantise(full, target)
    difference, same = parity(model, part, target)
    size = target.stat().st_size / 1e6
    print(
        f"{target.name} int8: {size:.1f} MB, outputs differ by {difference:.3f}, labels the same {same:.2%}"
    )


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    logging.getLogger().setLevel(logging.ERROR)
    model = load(given.checkpoint)
    given.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        export(model, Reader(model).eval(), given.folder / "reader.onnx", Path(work))
        export(model, Roles(model).eval(), given.folder / "roles.onnx", Path(work))
    for name in ("tokenizer.json", "vocab.txt"):
        shutil.copy(base_folder() / name, given.folder / name)
    settings = given.folder / "settings.json"
    if not settings.exists():
        settings.write_text(json.dumps(asdict(Settings()), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
