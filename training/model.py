"""The tagger in plain torch: an encoder's lower layers, and on them a storey for cues and one for roles."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from tracker.extract.tag_labels import CUE_LABELS, ROLE_LABELS


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the model: `lower` layers that both storeys share, and those of each storey.

    `inner` is how many units a layer has in the middle, 0 for four times the width; `buckets` how many kinds
    of distance between two pieces add to the attention, 0 for none.
    """

    lower: int = 4
    cue_upper: int = 2
    role_upper: int = 2
    width: int = 384
    inner: int = 0
    words: int = 30522
    heads: int = 12
    places: int = 512
    buckets: int = 0
    eps: float = 1e-12


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.scale = shape.heads, (shape.width // shape.heads) ** -0.5
        self.qkv, self.out = nn.Linear(shape.width, 3 * shape.width), nn.Linear(shape.width, shape.width)
        self.attended, self.passed = (nn.LayerNorm(shape.width, eps=shape.eps) for _ in range(2))
        inner = shape.inner or 4 * shape.width
        self.up, self.down = nn.Linear(shape.width, inner), nn.Linear(inner, shape.width)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the layer's output; `mask` is added to the attention."""
        q, k, v = self.qkv(x).unflatten(-1, (3, self.heads, -1)).permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: in bfloat16 on a processor this is three times as fast as the fused kernel.
        seen = (q * self.scale @ k.transpose(-1, -2) + mask).softmax(-1).to(v.dtype) @ v
        x = self.attended(x + self.out(seen.transpose(1, 2).flatten(2)))
        return self.passed(x + self.down(functional.gelu(self.up(x))))


class Tagger(nn.Module):
    """Reads a window once, finds its cues, and reads it on for each marked cue to find that cue's roles."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        self.words = nn.Embedding(shape.words, shape.width)
        self.places = nn.Embedding(shape.places, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.eps)
        self.mark = nn.Embedding(2, shape.width)
        self.distance = nn.Embedding(shape.buckets, shape.heads) if shape.buckets else None
        self.lower = nn.ModuleList(Layer(shape) for _ in range(shape.lower))
        self.cue_layers = nn.ModuleList(Layer(shape) for _ in range(shape.cue_upper))
        self.role_layers = nn.ModuleList(Layer(shape) for _ in range(shape.role_upper))
        self.dropout = nn.Dropout(dropout)
        self.cue = nn.Linear(shape.width, len(CUE_LABELS))
        self.role = nn.Linear(shape.width, len(ROLE_LABELS))

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the vectors of the pieces that both storeys build on."""
        x = self.words(ids) + self.places(torch.arange(ids.shape[1]))[None]
        x = self.dropout(self.norm(x))
        added = self._added(mask)
        for layer in self.lower:
            x = layer(x, added)
        return x

    def cues(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of the cue labels."""
        added = self._added(mask)
        for layer in self.cue_layers:
            x = layer(x, added)
        logits: Tensor = self.cue(self.dropout(x))
        return logits

    def roles(self, x: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of the role labels; `marks` is 1 on the cue."""
        x, added = x + self.mark(marks), self._added(mask)
        for layer in self.role_layers:
            x = layer(x, added)
        logits: Tensor = self.role(self.dropout(x))
        return logits

    def _added(self, mask: Tensor) -> Tensor:
        """Return what is added to the attention: nothing to fill, and the weight of each distance."""
        added = ((1.0 - mask.float()) * -1e4)[:, None, None, :]
        if self.distance is None:
            return added
        places = torch.arange(mask.shape[1])
        kinds = bucket(places[None, :] - places[:, None], self.distance.num_embeddings)
        return added + self.distance(kinds).permute(2, 0, 1)[None]


def bucket(distance: Tensor, buckets: int, most: int = 128) -> Tensor:
    """Sort distances into kinds, near ones singly and far ones by their logarithm (as T5 and MPNet do)."""
    half, single = buckets // 2, buckets // 4
    away = distance.abs()
    steps = torch.log(away.clamp(min=1).float() / single) / math.log(most / single) * (half - single)
    far = (single + steps.long()).clamp(max=half - 1)
    return (distance > 0).long() * half + torch.where(away < single, away, far)
