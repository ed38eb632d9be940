"""A trained reader of certainty: how surely the words say that something happened.

It reads the vectors that the tagger computes for every word piece anyway, those of the verb and of its
sentence as the verb attends to it (by what stands there, what that is to the verb and how far away), and the
signs of the parse around. `training/certainty.py` trains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np

from tracker.extract.certainty import Reading, read
from tracker.extract.certainty_seen import Around, Floats, Seen, padded
from tracker.extract.certainty_signs import signs
from tracker.extract.parsed import Doc, Token
from tracker.extract.tagger import MODEL
from tracker.records import Attribution, Proposition
from tracker.terms import CertaintyBy, Polarity, Stance

Certain = tuple[float, CertaintyBy]
NAME = "certainty.npz"
# Verbs read at once: few, so that their sentences stay in the processor's cache.
AT_ONCE = 32


class CertaintyReader:
    """The trained weights, ready to be applied."""

    def __init__(self, weights: dict[str, Any]) -> None:
        """Take the arrays that training wrote."""
        self.rows, self.kin = (
            {name: i for i, name in enumerate(str(weights[names]).split("\n"))} for names in ("signs", "kin")
        )
        self.weights: dict[str, Floats] = {
            name: value.astype(np.float32) for name, value in weights.items() if name not in {"signs", "kin"}
        }
        # One matrix a head.
        query, key, value = (self.weights[name].transpose(1, 0, 2) for name in ("query", "key", "value"))
        self.weights |= {"query": query, "key": key.transpose(0, 2, 1), "value": value}
        self.weights["query_bias"] = self.weights["query_bias"][:, None]

    def read(self, verbs: Sequence[Token], seen: Seen) -> list[float | None]:
        """Return a number from -1, surely did not happen, to 1 for each verb; None where it was not seen."""
        views = enumerate(map(seen.around, verbs))
        # Sentences of like length are read together: what fills up the shorter ones is read in vain.
        known = sorted(((i, view) for i, view in views if view), key=lambda each: len(each[1].vectors))
        out: list[float | None] = [None] * len(verbs)
        for start in range(0, len(known), AT_ONCE):
            some = known[start : start + AT_ONCE]
            values = self._values([(verbs[i], view) for i, view in some])
            for (i, _), value in zip(some, values, strict=True):
                out[i] = value
        return out

    def _values(self, known: Sequence[tuple[Token, Around]]) -> Iterator[float]:
        w = self.weights
        block = padded([view for _, view in known], self.kin)
        sentences = block.vectors
        verbs = (block.shares[:, None] @ sentences)[:, 0]
        # The key is applied to what asks, not to the pieces: one verb asks, and a sentence has many pieces.
        asked = np.matmul(verbs, w["query"]) + w["query_bias"]
        nearness = (w["by_kin"][block.kin] + w["by_distance"][block.far]).transpose(0, 2, 1)
        scores = (asked @ w["key"]).transpose(1, 0, 2) @ sentences.transpose(0, 2, 1) + nearness
        scores += block.mask[:, None]
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


def certain(verbs: Sequence[Token], by_rule: Sequence[Reading], seen: Seen | None) -> list[Certain | None]:
    """Return how surely each verb happened, to two decimals, and what read it: the model, else a rule.

    What is negated has a number only where the model reads it as not having happened, too: two of five such
    verbs were marked as having happened, and no number may contradict "not".
    """
    trained = shipped()
    values = trained.read(verbs, seen) if trained and seen else [None] * len(verbs)
    return [_certain(rule, value) for rule, value in zip(by_rule, values, strict=True)]


def _certain(rule: Reading, value: float | None) -> Certain | None:
    if value is None:
        return None if rule.negated else (rule.value, CertaintyBy.RULE)
    number = round(value, 2)
    return None if rule.negated and number >= 0 else (number, CertaintyBy.MODEL)


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
