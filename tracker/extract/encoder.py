"""A trained encoder of sentences: what they mean as a point on a sphere, near where they mean alike.

It sees neither a "not" nor who does what to whom: it finds what may be alike and decides nothing. The model
card beside the model says what it was trained on.
"""

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

FILE = MODEL / "encoder.onnx"
# Word pieces of a text that are read, its start and its end among them; what lies beyond is cut off.
MOST = 192

Vector = Floats


class Encoder:
    """The exported encoder with its word pieces."""

    def __init__(self, reader: Any, tokenizer: Any, name: str = "") -> None:
        self.reader, self.tokenizer, self.name = reader, tokenizer, name

    @classmethod
    def load(cls, file: Path = FILE, pieces: Path = MODEL / "tokenizer.json") -> "Encoder":
        """Load an encoder, and the word pieces that it shares with the tagger."""
        from tokenizers import Tokenizer

        tokenizer: Any = Tokenizer.from_file(str(pieces))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        # Vectors of two encoders must not be held against each other.
        name = sha256(file.read_bytes()).hexdigest()[:16]
        return cls(session(file, 1), tokenizer, name)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return a vector of length one for each text, whatever stands beside it."""
        read = [self._pieces(text) for text in texts]
        found = np.zeros((len(read), self.width), dtype=np.float32)
        for batch in batches([len(ids) for ids in read]):
            lengths = np.array([[len(read[i])] for i in batch])
            mask = (np.arange(lengths.max()) < lengths).astype(np.int64)
            ids = np.full_like(mask, PAD)
            for row, i in enumerate(batch):
                ids[row, : len(read[i])] = read[i]
            given = {"input_ids": ids, "attention_mask": mask}
            found[batch] = self.reader.run(["sentence"], given)[0]
        return found

    @property
    def width(self) -> int:
        """Return how many numbers a vector has."""
        width: int = self.reader.get_outputs()[0].shape[1]
        return width

    def _pieces(self, text: str) -> list[int]:
        ids: list[int] = self.tokenizer.encode(whole(text), add_special_tokens=False).ids
        return [CLS, *ids[: MOST - 2], SEP]


def vectors(reader: "Encoder | None", texts: Sequence[str]) -> Sequence[Vector | None]:
    """Return the vectors of some texts; nothing for each where there is no encoder."""
    return list(reader.vectors(texts)) if reader else [None] * len(texts)


@cache
def shipped() -> Encoder | None:
    """Load the encoder of this package; None where it or what runs it is not installed."""
    if not FILE.is_file() or find_spec("onnxruntime") is None or find_spec("tokenizers") is None:
        return None
    return Encoder.load()
