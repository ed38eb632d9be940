"""Gives a tagger the weights of an encoder to start from."""

from collections.abc import Mapping
from dataclasses import replace

import torch
from torch import Tensor

from training import base
from training.model import Shape, Tagger

MINILM = {
    "qkv": ("attention.self.query", "attention.self.key", "attention.self.value"),
    "out": ("attention.output.dense",), "attended": ("attention.output.LayerNorm",),
    "up": ("intermediate.dense",), "down": ("output.dense",), "passed": ("output.LayerNorm",),
}  # fmt: skip
MPNET = MINILM | {
    "qkv": ("attention.attn.q", "attention.attn.k", "attention.attn.v"),
    "out": ("attention.attn.o",), "attended": ("attention.LayerNorm",),
}  # fmt: skip


def shape(encoder: str, lower: int, cue_upper: int, role_upper: int, inner: int = 0) -> Shape:
    """Return the sizes of a tagger on an encoder: "minilm" or "mpnet"."""
    small = Shape(lower, cue_upper, role_upper, inner=inner)
    return small if encoder == "minilm" else replace(small, width=768, buckets=32, eps=1e-5)


def start(model: Tagger, encoder: str) -> None:
    """Copy an encoder's weights: storeys start from the layers above the shared ones, marks near zero."""
    if encoder == "minilm":
        weights = base.minilm_weights()
        # A window is of one type throughout, so the type's vector is part of each place's.
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        places = weights["embeddings.position_embeddings.weight"] + kind
    else:
        weights = base.mpnet_weights()
        places = weights["embeddings.position_embeddings.weight"][2:]
    state = {"words.weight": weights["embeddings.word_embeddings.weight"], "places.weight": places}
    if model.distance is not None:
        state["distance.weight"] = weights["encoder.relative_attention_bias.weight"]
    names = MINILM if encoder == "minilm" else MPNET
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for storey, first in (
            ("lower", 0),
            ("cue_layers", len(model.lower)),
            ("role_layers", len(model.lower)),
        ):
            for i in range(len(getattr(model, storey))):
                state |= _layer(f"{storey}.{i}", weights, first + i, kind, names)
    _fill(model, state)


def _fill(model: Tagger, state: Mapping[str, Tensor]) -> None:
    missing, extra = model.load_state_dict(state, strict=False)
    if extra or any(not name.startswith(("cue.", "role.", "mark.", "verdict.")) for name in missing):
        raise ValueError(f"these weights are not those of the encoder: {sorted(missing)} {sorted(extra)}")
    with torch.no_grad():
        model.mark.weight[0] = 0
        model.mark.weight[1] = 0.3 * torch.randn(model.mark.weight.shape[1])


def _layer(
    ours: str, weights: Mapping[str, Tensor], i: int, kind: str, names: Mapping[str, tuple[str, ...]]
) -> dict[str, Tensor]:
    """Return one layer's tensors of a kind under our names."""
    return {
        f"{ours}.{a}.{kind}": torch.cat([weights[f"encoder.layer.{i}.{b}.{kind}"] for b in theirs])
        for a, theirs in names.items()
    }
