"""Find attributions with the exported tagger; it needs numpy, onnxruntime and tokenizers only.

One model in two steps. `reader.onnx` reads a window, a paragraph as a rule, and labels each word piece as
beginning, inside or outside a cue. `roles.onnx` reads its vectors on for every cue, with a mark of 1 on the
cue's pieces, and labels the source and the content of that cue alone, so that nested, split and sourceless
attributions need nothing special.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

CUE_LABELS = ("O", "B-CUE", "I-CUE")
ROLE_LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")
# Word pieces of one window, and up to how many a short paragraph is filled with its neighbours' pieces.
LIMIT, FILL = 192, 48
# Pieces of the same paragraph that are shown on either side of a part of a long one.
MARGIN = 16
CLS, SEP, PAD = 101, 102, 0
# Word pieces of a batch, and cues asked about at once: little, so that it stays in the processor's cache.
TOKENS, ROWS = 1024, 16
_SURROGATE = re.compile(r"[\ud800-\udfff]")

Offsets = tuple[int, int]
Floats = npt.NDArray[np.float32]


class Piece(NamedTuple):
    """A word piece with its place in the text; `head` tells whether it starts a word."""

    id: int
    start: int
    end: int
    head: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """What the encoder sees at once: `own` are the places in `pieces` of the part that is read.

    `offset` is the number of pieces of the paragraph before that part.
    """

    paragraph: int
    pieces: tuple[Piece, ...]
    own: range
    offset: int


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


# ---- windows


def window(paragraphs: Sequence[Sequence[Piece]], at: int, part: range, fill: int) -> Window:
    """Return the window of a part of a paragraph, with as many of the pieces around it as fill it up."""
    pieces = paragraphs[at]
    if len(part) < len(pieces):
        left = pieces[max(0, part.start - MARGIN) : part.start]
        right = pieces[part.stop : part.stop + MARGIN]
    else:
        before = paragraphs[at - 1] if at else ()
        after = paragraphs[at + 1] if at + 1 < len(paragraphs) else ()
        room = max(0, fill - len(pieces) - 4)
        take = min(len(before), max(room - len(after), room // 2))
        left, right = before[len(before) - take :], after[: room - take]
    return _window(at, left, pieces[part.start : part.stop], right, part.start, len(part) < len(pieces))


def _window(
    at: int,
    left: Sequence[Piece],
    own: Sequence[Piece],
    right: Sequence[Piece],
    offset: int,
    same: bool,
) -> Window:
    """Lay out a window; a neighbour is parted by a separator, the rest of the same paragraph is not."""
    sep = () if same else (Piece(SEP, 0, 0),)
    head = (Piece(CLS, 0, 0), *left, *(sep if left else ()))
    tail = (*(sep if right else ()), *right, Piece(SEP, 0, 0))
    return Window(at, (*head, *own, *tail), range(len(head), len(head) + len(own)), offset)


def parts(pieces: Sequence[Piece], limit: int) -> Iterator[range]:
    """Cut a paragraph into parts of about equal length that start with a word."""
    count = -(-len(pieces) // max(1, limit - 2 * MARGIN - 2)) if len(pieces) > limit - 2 else 1
    start = 0
    for k in range(1, count + 1):
        stop = len(pieces) * k // count
        while start < stop < len(pieces) and not pieces[stop].head and stop - start > 1:
            stop -= 1
        if stop > start:
            yield range(start, stop)
        start = max(start, stop)


def cue_windows(
    paragraphs: Sequence[Sequence[Piece]], limit: int = LIMIT, fill: int = FILL
) -> Iterator[Window]:
    """Return the windows of an article: every piece is an own piece of exactly one."""
    for at, pieces in enumerate(paragraphs):
        for part in parts(pieces, limit):
            yield window(paragraphs, at, part, fill)


def marks(view: Window, cue: range) -> list[int]:
    """Return 1 for the pieces of the cue, given in pieces of its paragraph, 0 for the others."""
    first = view.own.start + cue.start - view.offset
    marked = range(first, first + len(cue))
    return [int(i in marked) for i in range(len(view.pieces))]


# ---- labels to spans


def runs(labels: Sequence[int], names: Sequence[str]) -> list[tuple[str, range]]:
    """Read BIO labels as stretches, each with its kind."""
    found: list[tuple[str, range]] = []
    for i, label in enumerate(labels):
        begin, _, kind = names[label].partition("-")
        if not kind:
            continue
        if begin == "I" and found and found[-1][0] == kind and found[-1][1].stop == i:
            found[-1] = (kind, range(found[-1][1].start, i + 1))
        else:
            found.append((kind, range(i, i + 1)))
    return found


def whole_words(pieces: Sequence[Piece], run: range) -> range:
    """Widen a stretch to whole words."""
    start, stop = run.start, run.stop
    while start > 0 and not pieces[start].head:
        start -= 1
    while stop < len(pieces) and not pieces[stop].head:
        stop += 1
    return range(start, stop)


def offsets(text: str, pieces: Sequence[Piece], stretches: Iterable[range]) -> tuple[Offsets, ...]:
    """Turn stretches of pieces into character offsets; what only space parts becomes one."""
    out: list[Offsets] = []
    for run in stretches:
        start, end = pieces[run.start].start, pieces[run.stop - 1].end
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif out and not text[out[-1][1] : start].strip(" "):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return tuple(out)


def trim(text: str, spans: Iterable[Offsets]) -> tuple[Offsets, ...]:
    """Drop commas and the like at the ends, and a full stop at the end that no quotation mark follows."""
    out: list[Offsets] = []
    for start, end in spans:
        while start < end and text[start] in " ,;:":
            start += 1
        while start < end and (text[end - 1] in " ,;:" or _final_stop(text, start, end)):
            end -= 1
        if start < end:
            out.append((start, end))
    return tuple(out)


def _final_stop(text: str, start: int, end: int) -> bool:
    """Tell whether a span ends with the full stop of its sentence: "…he left." but not "…the U.S." or "…”."""
    if text[end - 1] != "." or text[end : end + 1] in set("”\"'’»") - {""}:
        return False
    opened = text.count("“", start, end) > text.count("”", start, end)
    word = text[start : end - 1].rsplit(None, 1)[-1:] or [""]
    return not opened and "." not in word[0] and len(word[0]) > 1


# ---- running the model


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
        reader, roles = _session(folder / "reader.onnx", threads), _session(folder / "roles.onnx", threads)
        return cls(reader, roles, tokenizer, settings)

    def tag(self, text: str, paragraphs: Sequence[Offsets]) -> list[Tagged]:
        """Return the attributions of the paragraphs of a text, in order of their cues."""
        pieces = cut(self.tokenizer, text, paragraphs)
        views = list(cue_windows(pieces, self.settings.limit, self.settings.fill))
        found: list[Tagged] = []
        for batch in batches([len(view.pieces) for view in views]):
            found += self._batch(text, [views[i] for i in batch])
        kept = [one for one in found if one.content and one.score >= self.settings.keep]
        return sorted(kept, key=lambda one: (one.cue, one.content))

    def _batch(self, text: str, views: Sequence[Window]) -> Iterator[Tagged]:
        """Read some windows of like length and yield their attributions."""
        width = max(len(view.pieces) for view in views)
        ids = np.full((len(views), width), PAD, dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, view in enumerate(views):
            ids[row, : len(view.pieces)] = [piece.id for piece in view.pieces]
            mask[row, : len(view.pieces)] = 1
        vectors, logits = self.reader.run(["vectors", "cue"], {"input_ids": ids, "attention_mask": mask})
        asked = [
            (row, cue, sure)
            for row, view in enumerate(views)
            for cue, sure in self._cues(view, chances(logits[row]))
        ]
        for start in range(0, len(asked), ROWS):
            some = asked[start : start + ROWS]
            rows = [row for row, _, _ in some]
            marks = np.zeros((len(rows), width), dtype=np.int64)
            for i, (_, cue, _) in enumerate(some):
                marks[i, cue.start : cue.stop] = 1
            given = {"vectors": vectors[rows], "marks": marks, "attention_mask": mask[rows]}
            (role_logits,) = self.role_reader.run(["role"], given)
            for (row, cue, sure), one in zip(some, role_logits, strict=True):
                yield self._attribution(text, views[row], cue, sure, chances(one))

    def _cues(self, view: Window, sure: Floats) -> Iterator[tuple[range, float]]:
        """Return the cues among the own pieces of a window, as places in it, with a score."""
        own = sure[view.own.start : view.own.stop]
        # Most windows without a cue are told at a glance.
        if float((1 - own[:, 0]).max(initial=0.0)) < 0.02:
            return
        for _, run in runs(best_labels(own, (self.settings.cue_bias,)), CUE_LABELS):
            cue = range(run.start + view.own.start, run.stop + view.own.start)
            yield whole_words(view.pieces, cue), _sure(own[run.start : run.stop], (1, 2))

    def _attribution(self, text: str, view: Window, cue: range, sure: float, roles: Floats) -> Tagged:
        """Put together what belongs to a cue."""
        biases = (self.settings.source_bias, self.settings.content_bias)
        labels = best_labels(roles[: len(view.pieces)], biases)
        found: dict[str, list[range]] = {"SOURCE": [], "CONTENT": []}
        for kind, run in runs(labels, ROLE_LABELS):
            kept = [i for i in run if view.pieces[i].end and i not in cue]
            if kept:
                found[kind].append(whole_words(view.pieces, range(kept[0], kept[-1] + 1)))
        inside = [i for run in found["CONTENT"] for i in run]
        spans = {kind: trim(text, offsets(text, view.pieces, stretches)) for kind, stretches in found.items()}
        score = sure * _sure(roles[inside], (3, 4))
        return Tagged(spans["SOURCE"], offsets(text, view.pieces, [cue]), spans["CONTENT"], score)


def _session(path: Path, threads: int) -> Any:
    """Load a model; threads do not spin while they wait, and the slower fused kernel is left out."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(
        str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


def cut(tokenizer: Any, text: str, paragraphs: Sequence[Offsets]) -> list[list[Piece]]:
    """Cut paragraphs into word pieces; offsets are code points of the whole text."""
    # The tokenizer takes UTF-8 only; a lone surrogate is one code point like its stand-in.
    plain = _SURROGATE.sub("\ufffd", text)
    coded = tokenizer.encode_batch([plain[start:end] for start, end in paragraphs], add_special_tokens=False)
    out = []
    for (start, _), one in zip(paragraphs, coded, strict=True):
        rows = zip(one.ids, one.offsets, one.tokens, strict=True)
        out.append([Piece(i, start + a, start + b, not token.startswith("##")) for i, (a, b), token in rows])
    return out


def batches(lengths: Sequence[int], tokens: int = TOKENS) -> Iterator[list[int]]:
    """Group inputs of like length, at most about `tokens` padded pieces a batch."""
    batch: list[int] = []
    for i in sorted(range(len(lengths)), key=lambda i: lengths[i]):
        if batch and lengths[i] * (len(batch) + 1) > tokens:
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch


def chances(logits: Floats) -> Floats:
    """Turn logits into probabilities."""
    powers: Floats = np.exp(logits - logits.max(-1, keepdims=True))
    sure: Floats = powers / powers.sum(-1, keepdims=True)
    return sure


def best_labels(sure: Floats, biases: Sequence[float]) -> list[int]:
    """Return the likeliest labels among those in which nothing goes on that has not begun.

    `sure` are probabilities, pieces by labels: outside, then beginning and inside of each kind; each kind's
    logarithms are raised by its bias.
    """
    scores = np.log(np.asarray(sure, dtype=np.float64) + 1e-9)
    for kind, bias in enumerate(biases):
        scores[:, 1 + 2 * kind : 3 + 2 * kind] += bias
    kinds = len(biases)
    rows: list[list[float]] = scores.tolist()
    total = [row if i % 2 or not i else float("-inf") for i, row in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        best = max(range(len(total)), key=total.__getitem__)
        came = [best] * len(total)
        for kind in range(kinds):
            begin, inside = 1 + 2 * kind, 2 + 2 * kind
            came[inside] = begin if total[begin] > total[inside] else inside
        back.append(came)
        total = [total[came[label]] + row[label] for label in range(len(row))]
    label = max(range(len(total)), key=total.__getitem__)
    labels = [label]
    for came in reversed(back):
        label = came[label]
        labels.append(label)
    return labels[::-1]


def _sure(sure: Floats, labels: tuple[int, ...]) -> float:
    return float(sure[:, list(labels)].sum(-1).mean()) if len(sure) else 0.0
