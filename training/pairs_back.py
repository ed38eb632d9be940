"""Reads a shipped pair model's weights back, to train it on: `python -m training.pairs_back FILE.onnx OUT`.

What was rounded to eight bits stays rounded. The graph is made anew from a blank model, and what is noted
while each matrix and norm is written tells which constant of the file holds it.
"""

import argparse
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
import onnx
import torch
from onnx import numpy_helper

from training import graph
from training.pairs_model import PairReader, untrained

# The first constants that `graph.pairs` writes in this order: the mask's two, then marks, words, places.
_MARKS, _PLACES = 3, 7


class _Noting(graph.Graph):
    """A graph that notes which constants hold which weights."""

    notes: ClassVar[list[tuple[str, slice, float, int, int]]] = []

    def linear(self, x: str, name: str, rows: slice = slice(None), factor: float = 1.0, out: str = "") -> str:
        start = len(self.constants)
        made = super().linear(x, name, rows, factor, out)
        self.notes.append((name, rows, factor, start, len(self.constants)))
        return made

    def norm(self, x: str, name: str, eps: float, out: str = "") -> str:
        self.notes.append((name, slice(None), 0.0, len(self.constants), 0))
        return super().norm(x, name, eps, out)


@torch.no_grad()
def read_back(model: onnx.ModelProto) -> PairReader:
    """Return the network that a file was written from, but for what rounding took."""
    held = [numpy_helper.to_array(one) for one in model.graph.initializer]
    reader = untrained()
    ranges = dict.fromkeys(_matrices(reader), (-1.0, 1.0))
    _Noting.notes.clear()
    # The writer takes no class of its own to write with; mypy sees a type assigned to.
    plain, graph.Graph = graph.Graph, _Noting  # type: ignore[misc]
    try:
        graph.pairs(reader, ranges)
    finally:
        graph.Graph = plain  # type: ignore[misc]
    weights: dict[str, Any] = reader.state_dict()
    for name, rows, factor, start, end in _Noting.notes:
        weight, bias = _values(held, start, end, rounded=name in ranges, factor=factor)
        weights[f"{name}.weight"][rows] = torch.tensor(weight)
        weights[f"{name}.bias"][rows] = torch.tensor(bias)
    weights["mark.weight"].copy_(torch.tensor(held[_MARKS]))
    weights["places.weight"].copy_(torch.tensor(held[_PLACES]))
    return reader


def _matrices(reader: PairReader) -> list[str]:
    """Return the names of what is rounded: the matrices within the layers."""
    return [
        name for name, part in reader.named_modules() if isinstance(part, torch.nn.Linear) and "." in name
    ]


def _values(held: list[Any], start: int, end: int, *, rounded: bool, factor: float) -> tuple[Any, Any]:
    """Return a weight and a bias; a factor of 0 marks a norm."""
    if not factor:
        return held[start], held[start + 1]
    if not rounded:
        return held[start].T / factor, held[start + 1] / factor
    scale, bias = held[end - 2], held[end - 1]
    return held[start].astype(np.float32).T * scale[:, None] / factor, bias / factor


def main() -> None:
    """Read the command line, read the weights back and save them."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({"model": read_back(onnx.load(given.file, load_external_data=True)).state_dict()}, given.out)


if __name__ == "__main__":
    main()
