"""The reader of certainty in plain torch, and several of them made one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from tracker.extract.certainty_seen import DISTANCES

# Vectors, what hides the padding, shares in the verb, kin, distances; signs, one row behind another, and
# where each row begins.
Batch = tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that a run depends on."""

    heads: int = 24
    deep: int = 32
    inner: int = 64
    least: int = 5
    epochs: int = 4
    batch: int = 32
    rate: float = 1e-3
    bias_rate: float = 1e-2
    decay: float = 0.05
    drop: float = 0.3
    drop_signs: float = 0.2
    drop_vectors: float = 0.1
    seed: int = 1
    whole: bool = False


class Model(nn.Module):
    """What `tracker.extract.certainty_reader` computes, under the same names."""

    def __init__(self, width: int, rows: int, kin: int, plan: Plan) -> None:
        super().__init__()
        heads, deep, inner = plan.heads, plan.deep, plan.inner

        def weights(*shape: int, by: int = width) -> nn.Parameter:
            return nn.Parameter(torch.randn(*shape) * by**-0.5)

        self.query, self.key, self.value = (weights(width, heads, deep) for _ in range(3))
        self.query_bias = nn.Parameter(torch.zeros(heads, deep))
        self.by_kin = nn.Parameter(torch.zeros(kin, heads))
        self.by_distance = nn.Parameter(torch.zeros(DISTANCES, heads))
        self.verb, self.heard = weights(width, inner), weights(heads * deep, inner, by=heads * deep)
        self.signs_table = nn.Parameter(0.02 * torch.randn(rows, inner + 1))
        self.inner_bias, self.out = nn.Parameter(torch.zeros(inner)), weights(inner, by=inner)
        self.plain, self.bias = nn.Parameter(torch.zeros(width)), nn.Parameter(torch.zeros(()))
        self.plan = plan

    def groups(self) -> list[dict[str, Any]]:
        """Return what is learnt, at which rate: what draws the eye by its place starts from nothing."""
        biases = [self.by_kin, self.by_distance]
        others = [one for one in self.parameters() if all(one is not bias for bias in biases)]
        return [{"params": others}, {"params": biases, "lr": self.plan.bias_rate, "weight_decay": 0.0}]

    def forward(self, given: Batch) -> Tensor:
        """Return a number for each row of a batch."""
        block, mask, shares, kin, far, rows, starts = given
        plan, drop = self.plan, nn.functional.dropout
        block = drop(block, plan.drop_vectors, self.training)
        verbs = torch.einsum("nl,nlk->nk", shares, block)
        asked = torch.einsum("nk,khd->nhd", verbs, self.query) + self.query_bias
        scores = torch.einsum("nhd,khd->nhk", asked, self.key) @ block.transpose(1, 2)
        nearness = (self.by_kin[kin] + self.by_distance[far]).transpose(1, 2)
        seen = (scores * plan.deep**-0.5 + nearness + mask[:, None]).softmax(-1) @ block
        heard = torch.einsum("nhk,khd->nhd", seen, self.value).flatten(1)
        kept = drop(torch.ones(len(rows)), plan.drop_signs, self.training)
        told = nn.functional.embedding_bag(
            rows, self.signs_table, starts, mode="sum", per_sample_weights=kept
        )
        inside = drop(verbs, plan.drop, self.training) @ self.verb + told[:, 1:] + self.inner_bias
        inside = (inside + drop(heard, plan.drop, self.training) @ self.heard).relu()
        return drop(inside, plan.drop, self.training) @ self.out + verbs @ self.plain + told[:, 0] + self.bias


def together(models: Sequence[Model]) -> dict[str, np.ndarray]:
    """Return the weights of one model that reads the mean of what some read, in the shape of any of them."""
    all_of = [{name: value.numpy() for name, value in model.state_dict().items()} for model in models]
    count, deep = len(models), models[0].plan.deep
    axes = {"query": 1, "key": 1, "value": 1, "query_bias": 0, "verb": 1, "inner_bias": 0, "out": 0}
    axes |= {"by_kin": 1, "by_distance": 1}
    made = {name: np.concatenate([one[name] for one in all_of], axis) for name, axis in axes.items()}
    made |= {name: np.mean([one[name] for one in all_of], 0) for name in ("plain", "bias")}
    made["out"], made["key"] = made["out"] / count, made["key"] * deep**-0.5
    made["heard"] = torch.block_diag(*(model.heard.detach() for model in models)).numpy()
    tables = [one["signs_table"] for one in all_of]
    own = np.mean([table[:, :1] for table in tables], 0)
    made["signs_table"] = np.concatenate([own, *(table[:, 1:] for table in tables)], 1)
    return made
