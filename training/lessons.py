"""What the network learns from: windows with, for each piece, how likely each label is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

from tracker.extract.tag_labels import CUE_LABELS, ROLE_LABELS
from training import data
from training.data import IGNORED, Example

# Widths and rows of batches are multiples of it: the processor's kernels are made anew for each shape.
STEP = 16


@dataclass(frozen=True, slots=True)
class Lesson:
    """A window's word pieces with the shares of its cue labels (pieces by labels).

    For each cue that is asked about there are marks and shares of the role labels. Where all shares are 0
    there is nothing to learn.
    """

    ids: tuple[int, ...]
    cue: Tensor
    marks: tuple[Tensor, ...]
    roles: tuple[Tensor, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """Lessons as tensors; `rows` tells for each marked cue in which row of the windows it stands."""

    ids: Tensor
    mask: Tensor
    cue: Tensor
    rows: Tensor
    marks: Tensor
    roles: Tensor


def shares(labels: Sequence[int], kinds: int) -> Tensor:
    """Return all of the share for the label of each piece, and none where it is to be ignored."""
    out = torch.zeros(len(labels), kinds, dtype=torch.float16)
    for i, label in enumerate(labels):
        if label != IGNORED:
            out[i, label] = 1.0
    return out


def by_hand(example: Example) -> Lesson:
    """Turn an example marked by hand into a lesson."""
    return Lesson(
        example.ids,
        shares(example.labels, len(CUE_LABELS)),
        tuple(torch.tensor(one.marks, dtype=torch.int8) for one in example.roles),
        tuple(shares(one.labels, len(ROLE_LABELS)) for one in example.roles),
    )


def collate(chosen: Sequence[Lesson]) -> Batch:
    """Pad lessons to one of few shapes; what is added teaches nothing."""
    width = data.padded(max(len(one.ids) for one in chosen), STEP)

    def pad(rows: Iterable[Tensor], *kinds: int) -> Tensor:
        filled = [functional.pad(row, (0,) * (2 * len(kinds)) + (0, width - len(row))) for row in rows]
        return torch.stack(filled) if filled else torch.zeros(0, width, *kinds)

    rows = [row for row, one in enumerate(chosen) for _ in one.marks]
    spare = -len(rows) % STEP
    marks = [mark for one in chosen for mark in one.marks] + [torch.zeros(1, dtype=torch.int8)] * spare
    roles = [role for one in chosen for role in one.roles] + [torch.zeros(1, len(ROLE_LABELS))] * spare
    ids = [torch.tensor(one.ids) for one in chosen]
    return Batch(
        pad(ids),
        pad([torch.ones_like(one) for one in ids]),
        pad([one.cue.float() for one in chosen], len(CUE_LABELS)),
        torch.tensor(rows + [0] * spare, dtype=torch.long),
        pad(marks).long(),
        pad([one.float() for one in roles], len(ROLE_LABELS)),
    )


def loss(logits: Tensor, wanted: Tensor) -> Tensor:
    """Return the cross-entropy to the wanted shares, averaged over the pieces that have any."""
    lost = -(wanted * functional.log_softmax(logits.float(), -1)).sum()
    return lost / wanted.sum().clamp(min=1.0)


def save(lessons: Sequence[Lesson], path: Path) -> None:
    """Write lessons to a file."""
    torch.save([[torch.tensor(one.ids), one.cue, *one.marks, *one.roles] for one in lessons], path)


def load(path: Path) -> list[Lesson]:
    """Read the lessons of a file."""
    rows: list[list[Any]] = torch.load(path, weights_only=True)
    out = []
    for ids, cue, *rest in rows:
        half = len(rest) // 2
        out.append(Lesson(tuple(ids.tolist()), cue, tuple(rest[:half]), tuple(rest[half:])))
    return out
