"""The sentence encoder: an encoder's layers, and the mean of what they say of each piece, of length one."""

import torch
from torch import Tensor

from training.model import Tagger
from training.start import shape, start

LAYERS = 6


def untrained() -> Tagger:
    """Return MiniLM's own layers without a storey for cues or roles."""
    model = Tagger(shape("minilm", LAYERS, 0, 0), dropout=0.0)
    start(model, "minilm")
    return model


def encode(model: Tagger, ids: Tensor, mask: Tensor) -> Tensor:
    """Return a vector of length one for each row of pieces."""
    kept = mask.unsqueeze(-1).float()
    pooled = (model.read(ids, mask).float() * kept).sum(1) / kept.sum(1).clamp(min=1)
    return torch.nn.functional.normalize(pooled, dim=-1)
