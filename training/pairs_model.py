"""The pair model in plain torch: MiniLM reads two texts in one window and weighs them."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from training import base
from training.model import Tagger
from training.pairs_data import Example
from training.start import shape, start

LAYERS = 6


class PairReader(Tagger):
    """Six layers over both texts; of the window's start and of the mean of each text a verdict is made."""

    def __init__(
        self, encoder: str = "minilm", layers: int = LAYERS, verdicts: int = 3, dropout: float = 0.1
    ) -> None:
        sizes = shape(encoder, layers, 0, 0)
        super().__init__(sizes, dropout)
        self.verdict = nn.Linear(3 * sizes.width, verdicts)

    def forward(self, ids: Tensor, second: Tensor, mask: Tensor) -> Tensor:
        """Return the logits of the verdicts; `second` is 1 on the pieces of the second text."""
        x = self.words(ids) + self.places(torch.arange(ids.shape[1]))[None] + self.mark(second)
        x, added = self.dropout(self.norm(x)), self._added(mask)
        for layer in self.lower:
            x = layer(x, added)
        sides = [(mask * (1 - second)).unsqueeze(-1), second.unsqueeze(-1)]
        means = [(x.float() * side).sum(1) / side.sum(1).clamp(min=1) for side in sides]
        logits: Tensor = self.verdict(self.dropout(torch.cat([x[:, 0].float(), *means], 1)))
        return logits


def untrained(encoder: str = "minilm", layers: int = LAYERS) -> PairReader:
    """Return a pair model that starts from an encoder's own layers."""
    model = PairReader(encoder, layers)
    start(model, encoder)
    with torch.no_grad():
        model.mark.weight.zero_()
        if encoder == "minilm":
            kinds = base.minilm_weights()["embeddings.token_type_embeddings.weight"]
            # The first text's kind is part of the places already.
            model.mark.weight[1] = kinds[1] - kinds[0]
    return model


def collate(rows: Sequence[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Return pieces, marks of the second text, mask and labels of some pairs."""
    width = max(len(one.ids) for one in rows)
    ids = torch.tensor([one.ids + [0] * (width - len(one.ids)) for one in rows])
    second = torch.tensor([one.second + [0] * (width - len(one.ids)) for one in rows])
    mask = torch.tensor([[1] * len(one.ids) + [0] * (width - len(one.ids)) for one in rows])
    return ids, second, mask, torch.tensor([one.label for one in rows])
