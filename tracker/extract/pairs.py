"""Trained models that read two texts in one window: does one follow from the other, or contradict it?

One is for two claims on one event, the other for any two texts. They are weak on pairs of another make than
they learnt from: what they say is a candidate, with a number. The model card beside them says what they were
trained on and where they err.
"""

import json
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from tracker.extract.tag_labels import Floats
from tracker.extract.tag_windows import CLS, PAD, SEP, batches, whole
from tracker.extract.tagger import MODEL, session

# For two claims on one event, and for any two texts.
CLASHES, PAIRS = MODEL / "clashes.onnx", MODEL / "pairs.onnx"
LABELS = ("entailment", "neutral", "contradiction")
# Word pieces of a window, what parts the texts among them; of the second text at most half are read.
MOST = 192


class PairModel:
    """An exported model with its word pieces, its name and its bars.

    From `bar` on a clash is proposed, from `sure` on, if at all, it is listed with those that rules see.
    """

    def __init__(
        self, reader: Any, tokenizer: Any, name: str = "", bar: float = 1.0, sure: float = 2.0
    ) -> None:
        self.reader, self.tokenizer, self.name, self.bar, self.sure = reader, tokenizer, name, bar, sure

    @classmethod
    def load(cls, file: Path) -> "PairModel":
        """Load a model; its name ends in the beginning of its file's hash, so that no two are confounded."""
        from tokenizers import Tokenizer

        tokenizer: Any = Tokenizer.from_file(str(MODEL / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        known = settings(file)
        name = f"{known['name']} ({sha256(file.read_bytes()).hexdigest()[:8]})"
        return cls(session(file, 1), tokenizer, name, known["bar"], known.get("sure", 2.0))

    def chances(self, pairs: Sequence[tuple[str, str]]) -> Floats:
        """Return for each pair how likely the second text follows, does neither, or contradicts the first."""
        read = [window(*(self._pieces(text) for text in pair)) for pair in pairs]
        found = np.zeros((len(read), len(LABELS)), dtype=np.float32)
        for batch in batches([len(ids) for ids, _ in read]):
            width = max(len(read[i][0]) for i in batch)
            ids, second, mask = (np.full((len(batch), width), fill) for fill in (PAD, 0, 0))
            for row, i in enumerate(batch):
                size = len(read[i][0])
                ids[row, :size], second[row, :size], mask[row, :size] = *read[i], 1
            given = {"input_ids": ids, "second": second, "attention_mask": mask}
            found[batch] = self.reader.run(["verdict"], given)[0]
        odds = np.exp(found - found.max(1, initial=0, keepdims=True))
        chances: Floats = odds / odds.sum(1, keepdims=True)
        return chances

    def _pieces(self, text: str) -> list[int]:
        ids: list[int] = self.tokenizer.encode(whole(text), add_special_tokens=False).ids
        return ids


def window(first: Sequence[int], second: Sequence[int]) -> tuple[list[int], list[int]]:
    """Return two texts' pieces laid out in one window, and 1 for those of the second."""
    second = second[: (MOST - 3) // 2]
    first = first[: MOST - 3 - len(second)]
    return [CLS, *first, SEP, *second, SEP], [0] * (len(first) + 2) + [1] * (len(second) + 1)


def settings(file: Path) -> dict[str, Any]:
    """Return what stands beside a model: its name, its bar, and what it has learnt."""
    known: dict[str, Any] = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    return known


@cache
def shipped(file: Path) -> PairModel | None:
    """Load a model of this package; None where it or what runs it is not installed."""
    if not file.is_file() or find_spec("onnxruntime") is None or find_spec("tokenizers") is None:
        return None
    return PairModel.load(file)
