"""The tagger in plain torch: MiniLM's lower layers, and on them a storey for cues and one for roles."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from tracker.extract.tag_labels import CUE_LABELS, ROLE_LABELS


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the model; MiniLM-L6's unless told otherwise. Each storey has `upper` layers."""

    words: int = 30522
    width: int = 384
    lower: int = 4
    upper: int = 2
    heads: int = 12
    inner: int = 1536
    places: int = 512


class Layer(nn.Module):
    """One layer of the encoder."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads, self.scale = shape.heads, (shape.width // shape.heads) ** -0.5
        self.qkv, self.out = nn.Linear(shape.width, 3 * shape.width), nn.Linear(shape.width, shape.width)
        self.attended, self.passed = (nn.LayerNorm(shape.width, eps=1e-12) for _ in range(2))
        self.up, self.down = nn.Linear(shape.width, shape.inner), nn.Linear(shape.inner, shape.width)

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
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.mark = nn.Embedding(2, shape.width)
        self.lower = nn.ModuleList(Layer(shape) for _ in range(shape.lower))
        self.cue_layers = nn.ModuleList(Layer(shape) for _ in range(shape.upper))
        self.role_layers = nn.ModuleList(Layer(shape) for _ in range(shape.upper))
        self.dropout = nn.Dropout(dropout)
        self.cue = nn.Linear(shape.width, len(CUE_LABELS))
        self.role = nn.Linear(shape.width, len(ROLE_LABELS))

    def read(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return the vectors of the pieces that both storeys build on."""
        x = self.words(ids) + self.places(torch.arange(ids.shape[1]))[None]
        x = self.dropout(self.norm(x))
        added = _added(mask)
        for layer in self.lower:
            x = layer(x, added)
        return x

    def cues(self, x: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of the cue labels."""
        added = _added(mask)
        for layer in self.cue_layers:
            x = layer(x, added)
        logits: Tensor = self.cue(self.dropout(x))
        return logits

    def roles(self, x: Tensor, marks: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of the role labels; `marks` is 1 on the cue."""
        x, added = x + self.mark(marks), _added(mask)
        for layer in self.role_layers:
            x = layer(x, added)
        logits: Tensor = self.role(self.dropout(x))
        return logits


def _added(mask: Tensor) -> Tensor:
    return ((1.0 - mask.float()) * -1e4)[:, None, None, :]


def load_bert(model: Tagger, weights: Mapping[str, Tensor]) -> None:
    """Copy the weights of a BERT encoder: both storeys start from its upper layers, marks near zero."""
    lower = len(model.lower)
    state = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        # A window is of one type throughout, so the type's vector is part of each place's.
        "places.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
    }
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for i in range(lower):
            state |= _layer(f"lower.{i}", weights, i, kind)
        for storey in ("cue_layers", "role_layers"):
            for i in range(len(model.cue_layers)):
                state |= _layer(f"{storey}.{i}", weights, lower + i, kind)
    missing, extra = model.load_state_dict(state, strict=False)
    if extra or any(not name.startswith(("cue.", "role.", "mark.")) for name in missing):
        raise ValueError(f"these weights are not those of a BERT encoder: {sorted(missing)} {sorted(extra)}")
    with torch.no_grad():
        model.mark.weight[0] = 0
        model.mark.weight[1] = 0.3 * torch.randn(model.mark.weight.shape[1])


def _layer(ours: str, weights: Mapping[str, Tensor], i: int, kind: str) -> dict[str, Tensor]:
    """Return one layer's tensors of a kind under our names."""
    theirs = f"encoder.layer.{i}"
    parts = {
        "out": "attention.output.dense", "attended": "attention.output.LayerNorm",
        "up": "intermediate.dense", "down": "output.dense", "passed": "output.LayerNorm",
    }  # fmt: skip
    state = {f"{ours}.{a}.{kind}": weights[f"{theirs}.{b}.{kind}"] for a, b in parts.items()}
    qkv = [weights[f"{theirs}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
    return {**state, f"{ours}.qkv.{kind}": torch.cat(qkv)}
