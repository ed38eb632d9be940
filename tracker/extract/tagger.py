"""A trained tagger of sources, cues and contents.

One model in two steps. `reader.onnx` reads a window, a paragraph as a rule, and labels each word piece as
beginning, inside or outside a cue. `roles.onnx` reads its vectors on for every cue, with a mark of 1 on the
cue's pieces, and labels the source and the content of that cue alone, so that nested, split and sourceless
attributions need nothing special. The model card beside the model says what it was trained on.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from tracker.extract.tag_labels import (
    CUE_LABELS,
    ROLE_LABELS,
    Floats,
    best_labels,
    certainty,
    chances,
    offsets,
    runs,
    trim,
    whole_words,
)
from tracker.extract.tag_windows import (
    FILL,
    LIMIT,
    PAD,
    Offsets,
    Window,
    batches,
    chunks,
    cue_windows,
    cut,
)

MODEL = Path(__file__).with_name("model")
# Word pieces whose vectors are kept at once, about 12 MB.
AT_ONCE = 8192

Whole = npt.NDArray[np.int64]
Seeing = Callable[[Window, Floats], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """What tips the balance: by how much each kind's logarithms are raised, and the least score kept."""

    cue_bias: float = 0.0
    source_bias: float = 0.0
    content_bias: float = 0.0
    keep: float = 0.0
    limit: int = LIMIT
    fill: int = FILL


@dataclass(frozen=True, slots=True)
class Tagged:
    """An attribution in character offsets, with a score from 0 to 1."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Asked:
    """A cue that is asked about, as places in its window, with the window's vectors and the cue's score."""

    view: Window
    vectors: Floats
    cue: range
    score: float


class Tagger:
    """The exported model's two parts with its word pieces and settings."""

    def __init__(self, reader: Any, role_reader: Any, tokenizer: Any, settings: Settings) -> None:
        self.reader, self.role_reader = reader, role_reader
        self.tokenizer, self.settings = tokenizer, settings

    @classmethod
    def load(cls, folder: Path, *, threads: int = 1) -> "Tagger":
        """Load the tagger that was exported to a folder."""
        from tokenizers import Tokenizer

        tokenizer: Any = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        settings = Settings(**json.loads((folder / "settings.json").read_text(encoding="utf-8")))
        reader, roles = session(folder / "reader.onnx", threads), session(folder / "roles.onnx", threads)
        return cls(reader, roles, tokenizer, settings)

    def tag(self, text: str, paragraphs: Sequence[Offsets], seen: Seeing | None = None) -> list[Tagged]:
        """Return the attributions of the paragraphs of a text, in order of their cues.

        `seen` is called with each window and the vectors of its pieces.
        """
        pieces = cut(self.tokenizer, text, paragraphs)
        views = list(cue_windows(pieces, self.settings.limit, self.settings.fill))
        found: list[Tagged] = []
        for chunk in chunks([len(view.pieces) for view in views], AT_ONCE):
            asked = list(self._asked(views[chunk.start : chunk.stop], seen))
            for batch in batches([len(one.view.pieces) for one in asked]):
                found += self._roles(text, [asked[i] for i in batch])
        kept = [one for one in found if one.content and one.score >= self.settings.keep]
        return sorted(kept, key=lambda one: (one.cue, one.content))

    def _asked(self, views: Sequence[Window], seen: Seeing | None) -> Iterator[_Asked]:
        """Read some windows and yield the cues in them that may be kept."""
        for batch in batches([len(view.pieces) for view in views]):
            some = [views[i] for i in batch]
            mask = _mask(some)
            ids = np.full_like(mask, PAD)
            for row, view in enumerate(some):
                ids[row, : len(view.pieces)] = [piece.id for piece in view.pieces]
            given = {"input_ids": ids, "attention_mask": mask}
            vectors, logits = self.reader.run(["vectors", "cue"], given)
            for view, own, sure in zip(some, vectors, chances(logits), strict=True):
                if seen is not None:
                    seen(view, own)
                for cue, score in self._cues(view, sure):
                    # The content's certainty can only lower the score.
                    if score >= self.settings.keep:
                        yield _Asked(view, own, cue, score)

    def _roles(self, text: str, asked: Sequence[_Asked]) -> Iterator[Tagged]:
        """Read windows of like length on, for one cue each, and yield its attribution."""
        mask = _mask([one.view for one in asked])
        marks = np.zeros_like(mask)
        vectors = np.zeros((*mask.shape, asked[0].vectors.shape[-1]), dtype=np.float32)
        for row, one in enumerate(asked):
            marks[row, one.cue.start : one.cue.stop] = 1
            vectors[row, : len(one.view.pieces)] = one.vectors[: len(one.view.pieces)]
        given = {"vectors": vectors, "marks": marks, "attention_mask": mask}
        (logits,) = self.role_reader.run(["role"], given)
        for one, sure in zip(asked, chances(logits), strict=True):
            yield self._attribution(text, one, sure[: len(one.view.pieces)])

    def _cues(self, view: Window, sure: Floats) -> Iterator[tuple[range, float]]:
        """Return the cues among the own pieces of a window, as places in it, with a score."""
        own = sure[view.own.start : view.own.stop]
        # Most windows without a cue are told at a glance.
        if float((1 - own[:, 0]).max(initial=0.0)) < 0.02:
            return
        for _, run in runs(best_labels(own, (self.settings.cue_bias,)), CUE_LABELS):
            cue = range(run.start + view.own.start, run.stop + view.own.start)
            yield whole_words(view.pieces, cue), certainty(own[run.start : run.stop], (1, 2))

    def _attribution(self, text: str, asked: _Asked, roles: Floats) -> Tagged:
        """Put together what belongs to a cue."""
        pieces, cue = asked.view.pieces, asked.cue
        biases = (self.settings.source_bias, self.settings.content_bias)
        found: dict[str, list[range]] = {"SOURCE": [], "CONTENT": []}
        for kind, run in runs(best_labels(roles, biases), ROLE_LABELS):
            kept = [i for i in run if pieces[i].end and i not in cue]
            if kept:
                found[kind].append(whole_words(pieces, range(kept[0], kept[-1] + 1)))
        inside = [i for run in found["CONTENT"] for i in run]
        spans = {kind: trim(text, offsets(text, pieces, stretches)) for kind, stretches in found.items()}
        score = asked.score * certainty(roles[inside], (3, 4))
        return Tagged(spans["SOURCE"], offsets(text, pieces, [cue]), spans["CONTENT"], score)


def _mask(views: Sequence[Window]) -> Whole:
    """Return 1 for the pieces of some windows, 0 for what fills up the shorter ones."""
    lengths = np.array([[len(view.pieces)] for view in views])
    return (np.arange(lengths.max()) < lengths).astype(np.int64)


def session(path: Path, threads: int) -> Any:
    """Load a model; threads do not spin while they wait, and the slower fused kernel is left out.

    Its numbers are the same on every processor: without the newer instructions for eight bits, sums of
    signed weights overflow, unless they are made unsigned first.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.add_session_config_entry("session.x64quantprecision", "1")
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


@cache
def shipped() -> Tagger | None:
    """Load the tagger of this package; None where it or what runs it is not installed."""
    if not MODEL.is_dir() or find_spec("onnxruntime") is None or find_spec("tokenizers") is None:
        return None
    return Tagger.load(MODEL)
