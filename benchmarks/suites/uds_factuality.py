"""How surely a text says that something happened: what rules, the model and the ledger say against people."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.suites.common import Record, line, records
from tracker.extract.certainty import read
from tracker.extract.certainty_reader import certain, shipped
from tracker.extract.nlp import parse
from tracker.extract.parsed import Doc, Token, view
from tracker.records import Document, Passage, Span
from tracker.terms import Layer

# Tokens that stand close to the one before, and before the next.
_CLOSE = frozenset({"n't", "'s", "'re", "'ve", "'ll", "'d", "'m", *".,!?:;)]%"})
_OPEN = frozenset("([$#")


class Case(NamedTuple):
    """A marked predicate: what people marked and what was read."""

    marked: float
    by_rule: float
    by_model: float
    stored: float


def text_of(tokens: Sequence[str]) -> tuple[str, list[int]]:
    """Return a sentence as it is written, and where each token starts in it."""
    text, starts = "", list[int]()
    for before, token in zip(("", *tokens), tokens, strict=False):
        text += "" if not text or token in _CLOSE or before in _OPEN else " "
        starts.append(len(text))
        text += token
    return text, starts


def sentences(given: Iterable[Record]) -> dict[tuple[str, ...], list[tuple[int, float]]]:
    """Return the marked predicates of each sentence."""
    found: dict[tuple[str, ...], list[tuple[int, float]]] = {}
    for one in given:
        found.setdefault(tuple(one["tokens"]), []).append((one["predicate"], one["factuality"]))
    return found


def parsed(text: str) -> Doc:
    """Return a sentence as extraction parses it, with what the tagger saw."""
    whole = Passage(Layer.BODY, Span(0, len(text)))
    return view(parse(Document("", text, "", "utf-8", "text/plain", (whole,))))


def verb_at(doc: Doc, start: int) -> Token:
    """Return the token in which a place lies."""
    return next(token for token in doc if token.end > start)


def cases(path: Path) -> Iterator[Case]:
    """Read every marked predicate of a file as ingest reads those of claims."""
    trained = shipped()
    for tokens, marked in sentences(records(path)).items():
        text, starts = text_of(tokens)
        doc = parsed(text)
        verbs = [verb_at(doc, starts[place]) for place, _ in marked]
        by_rule = [read(verb) for verb in verbs]
        by_model = trained.read(verbs, doc._.seen) if trained else [None] * len(verbs)
        stored = certain(verbs, by_rule, doc._.seen)
        for (_, number), rule, model, kept in zip(marked, by_rule, by_model, stored, strict=True):
            yield Case(number, rule.value, model or 0.0, kept[0] if kept else 0.0)


def pearson(pairs: Sequence[tuple[float, float]]) -> float:
    """Return the correlation of the two numbers of each pair, 0 where one never changes."""
    count = len(pairs)
    mean = [sum(pair[side] for pair in pairs) / count for side in (0, 1)]
    apart = [(one - mean[0], other - mean[1]) for one, other in pairs]
    spread = sum(one * one for one, _ in apart) * sum(other * other for _, other in apart)
    return float(sum(one * other for one, other in apart) / spread**0.5) if spread else 0.0


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield the correlations; where there is no number, the middle of the scale stands in."""
    found = [case for path in files for case in cases(path)]
    yield line("by rule, Pearson", [(one.by_rule, one.marked) for one in found], pearson)
    yield line("by model, Pearson", [(one.by_model, one.marked) for one in found], pearson)
    yield line("as stored, Pearson", [(one.stored, one.marked) for one in found], pearson)
