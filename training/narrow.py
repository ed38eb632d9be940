"""Makes a trained tagger narrower: in the middle of each layer only the units that say most are kept."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn

from training.lessons import Lesson, collate
from training.model import Layer, Tagger

State = dict[str, Tensor]
# Lessons of a batch, while it is watched how much each unit says.
ROWS = 16


@torch.no_grad()
def narrow(model: Tagger, inner: int, lessons: Sequence[Lesson]) -> State:
    """Return the model's weights with `inner` units in each layer, chosen by what comes up on some lessons.

    What the others say on average goes into the bias.
    """
    state = dict(model.state_dict())
    for name, (mean, square) in _said(model, lessons).items():
        up, down = f"{name}.up", f"{name}.down"
        matrix = state[f"{down}.weight"]
        weight = square * matrix.square().sum(0)
        kept = weight.topk(inner).indices.sort().values
        rest = torch.ones(len(weight), dtype=torch.bool)
        rest[kept] = False
        state[f"{down}.bias"] = state[f"{down}.bias"] + matrix[:, rest] @ mean[rest]
        state[f"{down}.weight"] = matrix[:, kept]
        for kind in ("weight", "bias"):
            state[f"{up}.{kind}"] = state[f"{up}.{kind}"][kept]
    return state


def _said(model: Tagger, lessons: Sequence[Lesson]) -> dict[str, tuple[Tensor, Tensor]]:
    """Return, for each layer's name, the mean of each unit and of its square."""
    layers = {name: part for name, part in model.named_modules() if isinstance(part, Layer)}
    found: dict[str, list[Tensor]] = {name: [] for name in layers}

    def watch(name: str) -> Any:
        def hook(_: nn.Module, given: tuple[Tensor, ...]) -> None:
            flat = given[0].flatten(0, -2).float()
            found[name].append(torch.stack([flat.mean(0), flat.square().mean(0)]))

        return hook

    hooks = [part.down.register_forward_pre_hook(watch(name)) for name, part in layers.items()]
    for start in range(0, len(lessons), ROWS):
        batch = collate(lessons[start : start + ROWS])
        x = model.read(batch.ids, batch.mask)
        model.cues(x, batch.mask)
        if len(batch.rows):
            model.roles(x[batch.rows], batch.marks, batch.mask[batch.rows])
    for one in hooks:
        one.remove()
    means = {name: torch.stack(parts).mean(0) for name, parts in found.items()}
    return {name: (mean[0], mean[1]) for name, mean in means.items()}
