"""Turns articles with gold attributions into examples: a window with its cues, and each cue's roles."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tracker.extract.tag_windows import FILL, LIMIT, Offsets, Piece, Window, cue_windows, marks
from training.gold import Gold

# A label that the loss passes over.
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Roles:
    """One marked cue: 1 on its pieces, and the role label of every piece."""

    marks: tuple[int, ...]
    labels: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the cue label of each piece, and the roles of each cue that is asked about."""

    ids: tuple[int, ...]
    labels: tuple[int, ...]
    roles: tuple[Roles, ...]


class Sized(Protocol):
    """Whatever has word pieces."""

    @property
    def ids(self) -> tuple[int, ...]:
        """Return the numbers of the word pieces."""


def covered(pieces: Sequence[Piece], spans: Iterable[Offsets]) -> list[range]:
    """Return the stretch of pieces that each span touches."""
    out = []
    for start, end in spans:
        touched = [i for i, p in enumerate(pieces) if p.start < end and start < p.end]
        if touched:
            out.append(range(touched[0], touched[-1] + 1))
    return out


def mark(labels: list[int], stretches: Iterable[range], begin: int) -> None:
    """Write the BIO labels of one kind into `labels`."""
    for run in stretches:
        labels[run.start] = begin
        for i in run[1:]:
            labels[i] = begin + 1


def cue_labels(view: Window, cues: Iterable[Offsets]) -> tuple[int, ...]:
    """Label the cues of a window; only its own pieces count."""
    labels = [0] * len(view.pieces)
    mark(labels, covered(view.pieces, cues), 1)
    return tuple(label if i in view.own else IGNORED for i, label in enumerate(labels))


def roles(view: Window, cue: range, gold: Gold | None) -> Roles:
    """Label the source and content of a marked cue; nothing at all where the cue is none."""
    labels = [0] * len(view.pieces)
    if gold is not None:
        mark(labels, covered(view.pieces, gold.source), 1)
        mark(labels, covered(view.pieces, gold.content), 3)
    kept = (label if p.end else IGNORED for label, p in zip(labels, view.pieces, strict=True))
    return Roles(tuple(marks(view, cue)), tuple(kept))


def place(paragraphs: Sequence[Sequence[Piece]], span: Offsets) -> tuple[int, range] | None:
    """Return the paragraph of a span and the stretch of pieces that it covers there."""
    for at, pieces in enumerate(paragraphs):
        if pieces and pieces[0].start <= span[0] < pieces[-1].end:
            found = covered(pieces, [span])
            return (at, found[0]) if found else None
    return None


def cue_words(articles: Iterable[tuple[Sequence[Sequence[Piece]], Sequence[Gold]]]) -> Counter[int]:
    """Count the pieces that stand alone as a cue."""
    counts: Counter[int] = Counter()
    for paragraphs, golds in articles:
        for gold in golds:
            spot = place(paragraphs, gold.cue[0])
            if spot and len(spot[1]) == 1:
                counts[paragraphs[spot[0]][spot[1].start].id] += 1
    return counts


def decoys(
    paragraphs: Sequence[Sequence[Piece]], golds: Sequence[Gold], words: Counter[int], least: int = 5
) -> Iterator[tuple[int, range]]:
    """Return the places of words that are cues elsewhere but not here."""
    taken = {spot for gold in golds for span in gold.cue for spot in range(*span)}
    for at, pieces in enumerate(paragraphs):
        for i, piece in enumerate(pieces):
            alone = piece.head and (i + 1 == len(pieces) or pieces[i + 1].head)
            if alone and words[piece.id] >= least and piece.start not in taken:
                yield at, range(i, i + 1)


def examples(
    paragraphs: Sequence[Sequence[Piece]],
    golds: Sequence[Gold],
    words: Counter[int],
    *,
    chance: random.Random,
    decoy_share: float = 0.15,
    empty_share: float = 1.0,
    limit: int = LIMIT,
    fill: int = FILL,
) -> Iterator[Example]:
    """Return an article's windows with their cues, gold ones and decoys in proportion to them.

    `empty_share` is the share of the windows without anything to find that is kept.
    """
    asked: dict[int, list[tuple[range, Gold | None]]] = {}
    for gold in golds:
        if spot := place(paragraphs, gold.cue[0]):
            asked.setdefault(spot[0], []).append((spot[1], gold))
    others = list(decoys(paragraphs, golds, words))
    for at, cue in chance.sample(others, min(len(others), round(decoy_share * len(golds)))):
        asked.setdefault(at, []).append((cue, None))
    for view in cue_windows(paragraphs, limit, fill):
        part = range(view.offset, view.offset + len(view.own))
        here = [(cue, gold) for cue, gold in asked.get(view.paragraph, ()) if cue.start in part]
        if here or chance.random() < empty_share:
            yield Example(
                tuple(p.id for p in view.pieces),
                cue_labels(view, (span for gold in golds for span in gold.cue)),
                tuple(roles(view, cue, gold) for cue, gold in here),
            )


def epoch(
    examples: Sequence[Sized], tokens: int, chance: random.Random, step: int = 16, pool: int = 8000
) -> list[list[int]]:
    """Shuffle examples into batches of like length, at most about `tokens` pieces each.

    Widths count in multiples of `step`; examples are sorted by length within pools.
    """
    order = list(range(len(examples)))
    chance.shuffle(order)
    made: list[list[int]] = []
    for start in range(0, len(order), pool):
        chunk = sorted(order[start : start + pool], key=lambda i: len(examples[i].ids))
        made += cut(examples, chunk, tokens, step)
    chance.shuffle(made)
    return made


def padded(length: int, step: int) -> int:
    """Return the width to which an input of a length is padded."""
    return -(-length // step) * step


def cut(examples: Sequence[Sized], chunk: Sequence[int], tokens: int, step: int) -> Iterator[list[int]]:
    """Cut inputs that are sorted by length into batches of at most about `tokens` pieces each."""
    batch: list[int] = []
    for i in chunk:
        if batch and len(batch) >= max(1, tokens // padded(len(examples[i].ids), step)):
            yield batch
            batch = []
        batch.append(i)
    if batch:
        yield batch
