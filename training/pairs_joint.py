"""Several pair models as one: what each says of a pair, and the mean of it."""

from collections.abc import Sequence

import onnx
from onnx import compose, helper

_OUT = "verdict"


def joint(models: Sequence[onnx.ModelProto]) -> onnx.ModelProto:
    """Return a model that gives the logarithm of the mean of what some models hold likely.

    All read the same three inputs, pieces, marks and mask; each has a softmax over its own verdict.
    """
    if len(models) == 1:
        return models[0]
    nodes, tables, votes = [], [], []
    for i, model in enumerate(models):
        own = compose.add_prefix(model, f"{i}/", rename_inputs=False).graph
        nodes += list(own.node)
        tables += list(own.initializer)
        votes.append(f"{i}/vote")
        nodes.append(helper.make_node("Softmax", [own.output[0].name], [votes[-1]], axis=1))
    nodes.append(helper.make_node("Mean", votes, ["mean"]))
    nodes.append(helper.make_node("Log", ["mean"], [_OUT]))
    first = models[0]
    graph = helper.make_graph(nodes, "joint", list(first.graph.input), list(first.graph.output), tables)
    return helper.make_model(graph, opset_imports=list(first.opset_import), ir_version=first.ir_version)
