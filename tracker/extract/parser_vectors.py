"""The vectors of words that the parser and the finder of names read, computed for many paragraphs at once.

The figures are those of spaCy's own layers but for rounding. A paragraph's vectors do not depend on what
stands around it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from thinc.api import Model, NumpyOps

from tracker.errors import TrackerError
from tracker.extract.parser_table import Ids

Floats = NDArray[np.float32]

# cython-blis, spaCy's own choice, takes its slow generic kernels on processors newer than its tables
# (all of AMD's since 2020): four times slower than the library that numpy comes with.
OPS = NumpyOps(use_blis=False)
# Rows worked on at once: few, so that they stay in the processor's cache.
ROWS = 512


def use_numpy(model: Model[Any, Any]) -> None:
    """Let every layer of a model multiply with numpy."""
    for node in model.walk():
        node.ops = OPS


class Layer:
    """One maxout layer with normalisation, its pieces side by side."""

    def __init__(self, maxout: Model[Any, Any], norm: Model[Any, Any]) -> None:
        """Take the weights of two of spaCy's layers."""
        weights: Any = maxout.get_param("W")
        bias: Any = maxout.get_param("b")
        scale: Any = norm.get_param("G")
        shift: Any = norm.get_param("b")
        self.width, self.pieces, inputs = weights.shape
        self.weights: Floats = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, inputs).T)
        self.bias: Floats = bias.T.reshape(-1)
        self.scale: Floats = scale
        self.shift: Floats = shift

    def __call__(self, rows: Floats) -> Floats:
        """Return a new row for every row."""
        raw = rows @ self.weights
        raw += self.bias
        best: Floats = largest(raw, self.pieces)
        best -= best.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", best, best) / np.float32(self.width) + np.float32(1e-8)
        best *= (1 / np.sqrt(spread))[:, None]
        best *= self.scale
        best += self.shift
        return best


def largest(rows: Floats, pieces: int) -> Floats:
    """Return the largest of the pieces that stand side by side in every row."""
    width = rows.shape[1] // pieces
    best: Floats = np.maximum(rows[:, :width], rows[:, width : 2 * width])
    for piece in range(2, pieces):
        np.maximum(best, rows[:, piece * width : (piece + 1) * width], out=best)
    return best


class Vectors:
    """Tables of vectors for parts of a word, and the layers that let words see their neighbours."""

    def __init__(self, model: Model[Any, Any]) -> None:
        """Read the layers of a model of spaCy's shape `Tok2Vec`."""
        nodes: dict[str, list[Model[Any, Any]]] = {}
        for node in model.walk():
            nodes.setdefault(node.name, []).append(node)
        try:
            (extract,) = nodes["extract_features"]
            self.columns: list[str] = list(extract.attrs["columns"])
            self.tables = [(n.attrs["column"], n.attrs["seed"], n.get_param("E")) for n in nodes["hashembed"]]
            self.mix, *self.windows = map(Layer, nodes["maxout"], nodes["layernorm"])
            sees = {node.attrs["window_size"] for node in nodes["expand_window"]}
            known = len(self.tables) == len(self.columns) and sees == {1}
        except (KeyError, ValueError) as problem:
            raise TrackerError("the English model has another shape") from problem
        self.odd = np.random.default_rng(1).integers(2**63, size=len(self.columns), dtype=np.uint64) * 2 + 1
        if not known or {layer.weights.shape[0] for layer in self.windows} != {3 * self.mix.width}:
            raise TrackerError("the English model has another shape")

    def __call__(self, features: Ids, spans: Sequence[range]) -> Floats:
        """Return the vectors of the tokens of some paragraphs, one paragraph behind another."""
        inside = np.concatenate([features[span.start : span.stop] for span in spans])
        # As many rows between paragraphs as there are windows, so that nothing reaches across.
        gap = len(self.windows)
        lengths = [len(span) for span in spans]
        places = np.arange(len(inside)) + np.repeat(np.arange(1, len(spans) + 1) * gap, lengths)
        rows = np.zeros((len(inside) + gap * (len(spans) + 1), self.mix.width), np.float32)
        rows[places] = self._words(inside)
        for layer in self.windows:
            rows = rows + self._see(rows, layer)
        return rows[places]

    def _words(self, features: Ids) -> Floats:
        """Return the vectors of words by themselves, each different word computed once."""
        # One number for a row: two rows get the same by chance once in a hundred thousand million articles.
        mixed = (features * self.odd).sum(axis=1)
        _, first, back = np.unique(mixed, return_index=True, return_inverse=True)
        different = features[first]
        out = np.empty((len(different), self.mix.width), np.float32)
        for rows in _blocks(len(different)):
            parts = []
            for column, seed, table in self.tables:
                ids = np.ascontiguousarray(different[rows, column])
                parts.append(OPS.gather_add(table, OPS.hash(ids, seed) % len(table)))
            out[rows] = self.mix(np.concatenate(parts, axis=1))
        return out[back]

    def _see(self, rows: Floats, layer: Layer) -> Floats:
        """Return what a layer makes of every row and its two neighbours."""
        out = np.empty_like(rows)
        edge = np.zeros((1, layer.width), np.float32)
        padded = np.concatenate((edge, rows, edge))
        for block in _blocks(len(rows)):
            near = padded[block.start : block.stop + 2]
            out[block] = layer(np.concatenate((near[:-2], near[1:-1], near[2:]), axis=1))
        return out


def _blocks(count: int) -> Iterator[slice]:
    for start in range(0, count, ROWS):
        yield slice(start, min(start + ROWS, count))
