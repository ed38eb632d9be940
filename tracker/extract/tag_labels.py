"""From the tagger's labels to spans."""

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from tracker.extract.tag_windows import Offsets, Piece

CUE_LABELS = ("O", "B-CUE", "I-CUE")
ROLE_LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")

Floats = npt.NDArray[np.float32]


def runs(labels: Sequence[int], names: Sequence[str]) -> list[tuple[str, range]]:
    """Read BIO labels as stretches, each with its kind; 0 is outside."""
    found: list[tuple[str, range]] = []
    for i, label in enumerate(labels):
        if not label:
            continue
        begin, _, kind = names[label].partition("-")
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
    free = scores.argmax(-1)
    if _goes_on(free):
        return list(map(int, free))
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


def _goes_on(labels: npt.NDArray[np.intp]) -> bool:
    """Tell whether every inside follows a beginning or an inside of its kind."""
    before = np.concatenate([[0], labels[:-1]])
    return bool(((labels % 2 == 1) | (labels == 0) | (before == labels) | (before == labels - 1)).all())


def certainty(sure: Floats, labels: tuple[int, ...]) -> float:
    """Return how likely some pieces have one of these labels, on average."""
    return float(sure[:, list(labels)].sum(-1).mean()) if len(sure) else 0.0
