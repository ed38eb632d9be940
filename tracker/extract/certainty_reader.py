"""A trained reader of certainty: how surely the words say that something happened.

It reads the vectors that the tagger computes for every word piece anyway, those of the verb and of its
sentence as the verb attends to it, and the signs of the parse around. `training/certainty.py` trains it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tracker.extract.certainty import Reading, read
from tracker.extract.certainty_signs import signs
from tracker.extract.parsed import Doc, Token
from tracker.extract.tag_windows import Window
from tracker.extract.tagger import MODEL
from tracker.records import Attribution, Proposition
from tracker.terms import CertaintyBy, Polarity, Stance

Floats = npt.NDArray[np.float32]
Certain = tuple[float, CertaintyBy]
NAME = "certainty.npz"
# Verbs read at once: few, so that their sentences stay in the processor's cache.
AT_ONCE = 32


class Around(NamedTuple):
    """The vectors of a verb's sentence, and which of them are the verb's own."""

    vectors: Floats
    own: range


@dataclass(slots=True)
class Seen:
    """The vectors that the tagger computed for an article, by window, kept for whoever reads on."""

    windows: dict[int, tuple[Window, Floats]] = field(default_factory=dict)
    starts: list[int] = field(default_factory=list)

    def add(self, window: Window, vectors: Floats) -> None:
        """Keep the vectors of a window, by the offset of the first piece that is its own."""
        self.windows[window.pieces[window.own.start].start] = window, vectors

    def around(self, verb: Token) -> Around | None:
        """Return the vectors of a verb's sentence, as far as its window goes."""
        if len(self.starts) != len(self.windows):
            self.starts = sorted(self.windows)
        at = bisect_right(self.starts, verb.idx) - 1
        if at < 0:
            return None
        window, vectors = self.windows[self.starts[at]]
        places = [piece.start for piece in window.pieces[window.own.start : window.own.stop]]
        first = bisect_left(places, verb.sent.start_char)
        last = bisect_left(places, verb.sent.end_char)
        own = range(bisect_left(places, verb.idx) - first, bisect_left(places, verb.end) - first)
        before = window.own.start
        return Around(vectors[before + first : before + last], own) if own else None


class CertaintyReader:
    """The trained weights, ready to be applied."""

    def __init__(self, weights: dict[str, Any]) -> None:
        """Take the arrays that training wrote."""
        self.rows = {sign: i for i, sign in enumerate(str(weights["signs"]).split("\n"))}
        self.weights: dict[str, Floats] = {
            name: value.astype(np.float32) for name, value in weights.items() if name != "signs"
        }
        # One matrix a head.
        query, key, value = (self.weights[name].transpose(1, 0, 2) for name in ("query", "key", "value"))
        self.weights |= {"query": query, "key": key.transpose(0, 2, 1), "value": value}
        self.weights["query_bias"] = self.weights["query_bias"][:, None]

    def read(self, verbs: Sequence[Token], seen: Seen) -> list[float | None]:
        """Return a number from -1, surely did not happen, to 1 for each verb; None where it was not seen."""
        out: list[float | None] = []
        for start in range(0, len(verbs), AT_ONCE):
            some = verbs[start : start + AT_ONCE]
            views = [seen.around(verb) for verb in some]
            known = [(verb, view) for verb, view in zip(some, views, strict=True) if view]
            values = iter(self._values(known) if known else ())
            out += [next(values) if view else None for view in views]
        return out

    def _values(self, known: Sequence[tuple[Token, Around]]) -> Iterator[float]:
        w = self.weights
        sentences, mask, shares = padded([view for _, view in known])
        verbs = (shares[:, None] @ sentences)[:, 0]
        # The key is applied to what asks, not to the pieces: one verb asks, and a sentence has many pieces.
        asked = np.matmul(verbs, w["query"]) + w["query_bias"]
        scores = (asked @ w["key"]).transpose(1, 0, 2) @ sentences.transpose(0, 2, 1) + mask[:, None]
        powers = np.exp(scores - scores.max(-1, keepdims=True))
        seen = (powers / powers.sum(-1, keepdims=True)) @ sentences
        heard = (seen.transpose(1, 0, 2) @ w["value"]).transpose(1, 0, 2).reshape(len(known), -1)
        signs = np.stack([self._signs(verb) for verb, _ in known])
        inner = np.maximum(verbs @ w["verb"] + heard @ w["heard"] + signs[:, 1:] + w["inner_bias"], 0)
        sure = inner @ w["out"] + verbs @ w["plain"] + signs[:, 0] + w["bias"]
        yield from np.clip(sure, -1, 1).tolist()

    def _signs(self, verb: Token) -> Floats:
        found = {self.rows[sign] for sign in signs(verb, read(verb)) if sign in self.rows}
        total: Floats = self.weights["signs_table"][sorted(found)].sum(0)
        return total


def padded(views: Sequence[Around]) -> tuple[Floats, Floats, Floats]:
    """Return the sentences as one block, what hides the padding, and the share of each piece in its verb."""
    longest, width = max(len(view.vectors) for view in views), views[0].vectors.shape[1]
    block = np.zeros((len(views), longest, width), np.float32)
    mask = np.full((len(views), longest), -1e4, np.float32)
    shares = np.zeros((len(views), longest), np.float32)
    for row, view in enumerate(views):
        block[row, : len(view.vectors)], mask[row, : len(view.vectors)] = view.vectors, 0
        shares[row, view.own.start : view.own.stop] = 1 / len(view.own)
    return block, mask, shares


def certain(verbs: Sequence[Token], by_rule: Sequence[Reading], seen: Seen | None) -> list[Certain | None]:
    """Return how surely each verb happened, to two decimals, and what read it: the model, else a rule.

    What is negated has no number. Its polarity says that it did not happen; people who marked such sentences
    took the question in two ways.
    """
    trained, affirmed = shipped(), [v for v, rule in zip(verbs, by_rule, strict=True) if not rule.negated]
    values = iter(trained.read(affirmed, seen) if trained and seen else [None] * len(affirmed))
    return [None if rule.negated else _certain(rule, next(values)) for rule in by_rule]


def _certain(rule: Reading, value: float | None) -> Certain:
    return (rule.value, CertaintyBy.RULE) if value is None else (round(value, 2), CertaintyBy.MODEL)


def sure(found: Sequence[Attribution], doc: Doc) -> tuple[Attribution, ...]:
    """Return attributions with the certainty of what they assert; of a denial or question it is unknown."""
    at = {token.idx: token for token in doc}
    asserted = [said for one in found if one.stance is Stance.ASSERTS for said in one.propositions]
    placed = [said for said in asserted if said.place is not None and said.place.start in at]
    verbs = [at[said.place.start] for said in placed if said.place is not None]
    by_rule = [_reading(verb, said) for verb, said in zip(verbs, placed, strict=True)]
    values = certain(verbs, by_rule, doc._.seen)
    known = {id(said): value for said, value in zip(placed, values, strict=True) if value is not None}
    return tuple(_informed(one, known) for one in found)


def _reading(verb: Token, said: Proposition) -> Reading:
    """Return how a verb is put; what its claim says of its polarity counts too."""
    rule = read(verb)
    return rule._replace(negated=True) if said.polarity is Polarity.NEGATIVE else rule


def _informed(one: Attribution, known: Mapping[int, Certain]) -> Attribution:
    return replace(one, propositions=tuple(_with(said, known) for said in one.propositions))


def _with(said: Proposition, known: Mapping[int, Certain]) -> Proposition:
    value, by = known.get(id(said), (None, None))
    return replace(said, certainty=value, certainty_by=by) if by else said


def fingerprint(folder: Path) -> str:
    """Return the hash of the tagger whose vectors are read."""
    return sha256((folder / "reader.onnx").read_bytes()).hexdigest()


@cache
def shipped() -> CertaintyReader | None:
    """Load the reader of this package; None where there is none for the tagger that is installed."""
    path = MODEL / NAME
    if not path.is_file():
        return None
    with np.load(path, allow_pickle=False) as stored:
        weights = dict(stored)
    return CertaintyReader(weights) if str(weights.pop("tagger")) == fingerprint(MODEL) else None
