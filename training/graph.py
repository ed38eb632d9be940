"""Writes the tagger as ONNX by hand: what is multiplied has eight bits, and nothing depends on the batch.

Each matrix is rounded column by column, and what it is multiplied with by a range measured before. A range
taken from each batch anew would make what a window says depend on the windows beside it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from training.model import Layer, Tagger, bucket

Array = npt.NDArray[Any]
# The least and the greatest number that goes into a matrix, by the matrix's name.
Ranges = Mapping[str, tuple[float, float]]
OURS, HIDDEN = "com.microsoft", -1e4
# The greatest number of eight bits, and what keeps an empty row from being divided by nothing.
MOST, LEAST = np.float32(127), np.float32(1e-12)


class Graph:
    """A graph to which a model's layers are added; without ranges in full precision."""

    def __init__(self, model: Tagger, ranges: Ranges | None) -> None:
        self.model, self.ranges = model, ranges
        self.weights: dict[str, Array] = {k: v.float().numpy() for k, v in model.state_dict().items()}
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []
        self.rounded: dict[str, tuple[str, str, str]] = {}
        self.added = self._added()

    def constant(self, value: Any) -> str:
        """Add a constant and return its name."""
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def op(self, kind: str, *inputs: str, out: str = "", domain: str = "", **attributes: Any) -> str:
        """Add an operation and return the name of its output."""
        name = out or f"{kind}_{len(self.nodes)}"
        node = helper.make_node(kind, inputs, [name], name=f"node_{name}", domain=domain, **attributes)
        self.nodes.append(node)
        return name

    def embed(self, ids: str, more: str = "") -> str:
        """Look up word pieces, rounded row by row, and their places; `more` is added where it is given."""
        words = self.weights["words.weight"]
        if self.ranges is None:
            found = self.op("Gather", self.constant(words), ids)
        else:
            scale = np.maximum(np.abs(words).max(1, keepdims=True), LEAST) / MOST
            rounded = self.op("Gather", self.constant(np.rint(words / scale).astype(np.int8)), ids)
            rows = self.op("Cast", rounded, to=TensorProto.FLOAT)
            found = self.op("Mul", rows, self.op("Gather", self.constant(scale), ids))
        found = self.op("Add", found, self._first("places.weight", ids))
        return self.norm(self.op("Add", found, more) if more else found, "norm", self.model.norm.eps)

    def norm(self, x: str, name: str, eps: float, out: str = "") -> str:
        """Add a layer norm."""
        weights = (self.constant(self.weights[f"{name}.{kind}"]) for kind in ("weight", "bias"))
        return self.op("LayerNormalization", x, *weights, out=out, axis=-1, epsilon=eps)

    def linear(self, x: str, name: str, rows: slice = slice(None), factor: float = 1.0, out: str = "") -> str:
        """Multiply with some rows of a matrix and add its bias."""
        weight, bias = (
            self.weights[f"{name}.{kind}"][rows] * np.float32(factor) for kind in ("weight", "bias")
        )
        if self.ranges is None or name not in self.ranges:
            product = self.op("MatMul", x, self.constant(weight.T))
            return self.op("Add", product, self.constant(bias), out=out)
        scale = np.maximum(np.abs(weight).max(1), LEAST) / MOST
        matrix = self.constant(np.rint(weight / scale[:, None]).astype(np.int8).T)
        left, step, zero = self._round(x, *self.ranges[name])
        inputs = (left, matrix, step, self.constant(scale), zero, "", self.constant(bias))
        return self.op("MatMulIntegerToFloat", *inputs, domain=OURS)

    def layer(self, x: str, name: str, layer: Layer, out: str = "") -> str:
        """Add a layer of the encoder."""
        seen = self.linear(self._attention(x, f"{name}.qkv", layer), f"{name}.out")
        x = self.norm(self.op("Add", x, seen), f"{name}.attended", layer.attended.eps)
        wide = self.op("Gelu", self.linear(x, f"{name}.up"), domain=OURS)
        x = self.op("Add", x, self.linear(wide, f"{name}.down"))
        return self.norm(x, f"{name}.passed", layer.passed.eps, out)

    def layers(self, x: str, storey: str, out: str = "") -> str:
        """Add the layers of a storey, the last of them under a name of its own."""
        layers = list(getattr(self.model, storey))
        for i, layer in enumerate(layers):
            x = self.layer(x, f"{storey}.{i}", layer, out if i == len(layers) - 1 else "")
        return x

    def build(
        self, inputs: Mapping[str, Sequence[Any]], outputs: Mapping[str, Sequence[Any]]
    ) -> onnx.ModelProto:
        """Return the finished model; inputs and outputs have names, types and sizes."""
        ends = [[helper.make_tensor_value_info(k, *v) for k, v in one.items()] for one in (inputs, outputs)]
        graph = helper.make_graph(self.nodes, "tagger", *ends, self.constants)
        opsets = [helper.make_opsetid("", 20), helper.make_opsetid(OURS, 1)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=9)
        onnx.checker.check_model(model)
        return model

    def _round(self, x: str, low: float, high: float) -> tuple[str, str, str]:
        """Round to eight bits, once for all matrices that take the same input."""
        if x not in self.rounded:
            step = (max(high, 0.0) - min(low, 0.0)) / 255
            scale, zero = (
                self.constant(np.float32(step)),
                self.constant(np.uint8(round(-min(low, 0.0) / step))),
            )
            self.rounded[x] = (self.op("QuantizeLinear", x, scale, zero), scale, zero)
        return self.rounded[x]

    def _attention(self, x: str, name: str, layer: Layer) -> str:
        """Add the attention between the pieces of each row."""
        width = layer.out.in_features
        apart = self.constant(np.array([0, 0, layer.heads, width // layer.heads]))
        parts = [
            self.op("Reshape", self.linear(x, name, slice(i * width, (i + 1) * width), factor), apart)
            for i, factor in enumerate((layer.scale, 1.0, 1.0))
        ]
        orders = ((0, 2, 1, 3), (0, 2, 3, 1), (0, 2, 1, 3))
        q, k, v = (self.op("Transpose", x, perm=order) for x, order in zip(parts, orders, strict=True))
        seen = self.op("Softmax", self.op("Add", self.op("MatMul", q, k), self.added), axis=-1)
        together = self.op("Transpose", self.op("MatMul", seen, v), perm=(0, 2, 1, 3))
        return self.op("Reshape", together, self.constant(np.array([0, 0, width])))

    def _first(self, table: str, like: str) -> str:
        """Return as many rows of a table as a window has pieces."""
        width = self.op("Shape", like, start=1, end=2)
        zero = self.constant(np.array([0]))
        return self.op("Slice", self.constant(self.weights[table]), zero, width, zero)

    def _added(self) -> str:
        """Return what is added to the attention: what hides padding, and the weight of each distance."""
        mask = self.op("Cast", "attention_mask", to=TensorProto.FLOAT)
        hidden = self.op(
            "Mul", self.op("Sub", self.constant(np.float32(1)), mask), self.constant(np.float32(HIDDEN))
        )
        added = self.op("Unsqueeze", hidden, self.constant(np.array([1, 2])))
        return added if self.model.distance is None else self.op("Add", added, self._distances())

    def _distances(self) -> str:
        """Return the weight of each piece's distance from each other, for every head."""
        weights = self.weights["distance.weight"]
        most = len(self.weights["places.weight"]) - 1
        kinds = bucket(torch.arange(-most, most + 1), len(weights)).numpy()
        zero, one = (self.constant(np.array(i)) for i in (0, 1))
        width = self.op("Squeeze", self.op("Shape", "attention_mask", start=1, end=2))
        places = self.op("Range", zero, width, one)
        across, down = (self.op("Unsqueeze", places, self.constant(np.array([i]))) for i in (0, 1))
        away = self.op("Add", self.op("Sub", across, down), self.constant(np.array(most)))
        table = self.op("Transpose", self.op("Gather", self.constant(weights[kinds]), away), perm=(2, 0, 1))
        return self.op("Unsqueeze", table, zero)


def reader(model: Tagger, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return what labels cues: pieces and a mask to vectors, on which roles are read, and cue logits."""
    graph, whole = Graph(model, ranges), TensorProto.INT64
    x = graph.layers(graph.embed("input_ids"), "lower", "vectors")
    graph.linear(graph.layers(x, "cue_layers"), "cue", out="cue")
    size, width = ("rows", "width"), model.norm.normalized_shape[0]
    return graph.build(
        {"input_ids": (whole, size), "attention_mask": (whole, size)},
        {
            "vectors": (TensorProto.FLOAT, (*size, width)),
            "cue": (TensorProto.FLOAT, (*size, model.cue.out_features)),
        },
    )


def roles(model: Tagger, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return what labels sources and contents: vectors, marks on the cue and a mask to role logits."""
    graph, whole = Graph(model, ranges), TensorProto.INT64
    mark = graph.op("Gather", graph.constant(graph.weights["mark.weight"]), "marks")
    x = graph.layers(graph.op("Add", "vectors", mark), "role_layers")
    graph.linear(x, "role", out="role")
    size, width = ("rows", "width"), model.norm.normalized_shape[0]
    return graph.build(
        {
            "vectors": (TensorProto.FLOAT, (*size, width)),
            "marks": (whole, size),
            "attention_mask": (whole, size),
        },
        {"role": (TensorProto.FLOAT, (*size, model.role.out_features))},
    )


def encoder(model: Tagger, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return what encodes sentences: pieces and a mask to one vector of length one for each row."""
    graph, whole = Graph(model, ranges), TensorProto.INT64
    x = graph.layers(graph.embed("input_ids"), "lower")
    axis = graph.constant(np.array([2]))
    kept = graph.op("Unsqueeze", graph.op("Cast", "attention_mask", to=TensorProto.FLOAT), axis)
    along = graph.constant(np.array([1]))
    total = graph.op("ReduceSum", graph.op("Mul", x, kept), along, keepdims=0)
    graph.op("LpNormalization", total, out="sentence", axis=-1, p=2)
    size, width = ("rows", "width"), model.norm.normalized_shape[0]
    return graph.build(
        {"input_ids": (whole, size), "attention_mask": (whole, size)},
        {"sentence": (TensorProto.FLOAT, ("rows", width))},
    )


def pairs(model: Tagger, ranges: Ranges | None = None) -> onnx.ModelProto:
    """Return what weighs two texts in one window: pieces, marks on the second text's and a mask to logits."""
    graph, whole = Graph(model, ranges), TensorProto.INT64
    mark = graph.op("Gather", graph.constant(graph.weights["mark.weight"]), "second")
    x = graph.layers(graph.embed("input_ids", mark), "lower")
    axis, along = graph.constant(np.array([2])), graph.constant(np.array([1]))
    first = graph.op("Sub", "attention_mask", "second")
    parts = [graph.op("Squeeze", graph.op("Gather", x, graph.constant(np.array([0])), axis=1), along)]
    for side in (first, "second"):
        kept = graph.op("Unsqueeze", graph.op("Cast", side, to=TensorProto.FLOAT), axis)
        total = graph.op("ReduceSum", graph.op("Mul", x, kept), along, keepdims=0)
        parts.append(graph.op("Div", total, graph.op("ReduceSum", kept, along, keepdims=0)))
    graph.linear(graph.op("Concat", *parts, axis=1), "verdict", out="verdict")
    size = ("rows", "width")
    return graph.build(
        dict.fromkeys(("input_ids", "second", "attention_mask"), (whole, size)),
        {"verdict": (TensorProto.FLOAT, ("rows", len(graph.weights["verdict.bias"])))},
    )
