"""Scores predicted attributions against gold ones, in tokens of the raw text.

A token is a word (letters, digits, inner apostrophes; a final 's stands alone) or one punctuation mark. It
belongs to a span that it overlaps. Punctuation does not count, so a comma or quotation mark at the edge of a
span is neither right nor wrong; only where a role holds no word at all (a colon as a cue) do its marks count.
A fragment is a run of words with no other word between, whatever punctuation or line break stands there.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from benchmarks.matching import best_pairs
from benchmarks.tallies import Tally
from tracker.records import Span

Numbers = frozenset[int]
Run = tuple[int, ...]
Pairs = Sequence[tuple[int, int]]
ROLES = ("source", "cue", "content")
LEAST_OVERLAP = 0.5
WHOLE, ANY_SOURCE = "attributions", ", any source"
_TOKEN = re.compile(r"(?P<word>\w+(?:['’](?!s\b)\w+)*|['’]s\b)|[^\w\s]")


class HasSpans(Protocol):
    """Anything with the spans of an attribution: gold, or the product's own record."""

    @property
    def source(self) -> tuple[Span, ...]:
        """Return who speaks."""

    @property
    def cue(self) -> tuple[Span, ...]:
        """Return the words that say so."""

    @property
    def content(self) -> tuple[Span, ...]:
        """Return what is said."""


@dataclass(frozen=True, slots=True)
class Item:
    """An attribution in token numbers, with the labels by which the figures are split."""

    source: Numbers
    cue: Numbers
    content: Numbers
    labels: frozenset[str] = frozenset()

    def role(self, name: str) -> Numbers:
        """Return the tokens of a role."""
        return {"source": self.source, "cue": self.cue, "content": self.content}[name]


class Tokens:
    """The tokens of a text; words are numbered from 0 up, punctuation marks from -1 down."""

    def __init__(self, text: str) -> None:
        """Cut the text."""
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.numbers: list[int] = []
        words = marks = 0
        for match in _TOKEN.finditer(text):
            self.starts.append(match.start())
            self.ends.append(match.end())
            is_word = match["word"] is not None
            words, marks = words + is_word, marks + (not is_word)
            self.numbers.append(words - 1 if is_word else -marks)

    def within(self, spans: Iterable[Span]) -> Numbers:
        """Return the words that the spans touch, or the punctuation marks when they touch no word."""
        touched: set[int] = set()
        for span in spans:
            first, last = bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)
            touched.update(self.numbers[first:last])
        return frozenset(number for number in touched if number >= 0) or frozenset(touched)

    def item(self, marked: HasSpans) -> Item:
        """Return an attribution in token numbers."""
        return Item(self.within(marked.source), self.within(marked.cue), self.within(marked.content))


def runs(tokens: Numbers) -> tuple[Run, ...]:
    """Cut tokens into fragments: runs of numbers without a gap."""
    found: list[list[int]] = []
    for number in sorted(tokens):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return tuple(map(tuple, found))


def overlap(a: Numbers, b: Numbers) -> float:
    """Return the token F1 of two sets of tokens, 0 when one is empty."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def same_source(a: Item, b: Item) -> bool:
    """Whether two sources share a token, or are both empty."""
    return bool(a.source & b.source) or not (a.source or b.source)


def match(gold: Sequence[Item], predicted: Sequence[Item], *, with_source: bool) -> list[tuple[int, int]]:
    """Pair gold with predicted one to one: contents overlap by half, their total overlap is the greatest."""
    weights: dict[tuple[int, int], float] = {}
    for i, wanted in enumerate(gold):
        for j, given in enumerate(predicted):
            weight = overlap(wanted.content, given.content)
            if weight >= LEAST_OVERLAP and (not with_source or same_source(wanted, given)):
                weights[i, j] = weight
    return best_pairs(weights)


def score(gold: Sequence[Item], predicted: Sequence[Item]) -> dict[str, Tally]:
    """Return every tally of one document by name."""
    tallies: dict[str, Tally] = {}
    for ending, with_source in (("", True), (ANY_SOURCE, False)):
        pairs = match(gold, predicted, with_source=with_source)
        tallies |= {name + ending: tally for name, tally in by_label(gold, predicted, pairs).items()}
    for role in ROLES:
        tallies |= of_role([item.role(role) for item in gold], [item.role(role) for item in predicted], role)
    return tallies


def by_label(gold: Sequence[Item], predicted: Sequence[Item], pairs: Pairs) -> dict[str, Tally]:
    """Count the attributions, all and by label: found among the gold, right among the predicted with it."""
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    names = frozenset[str]().union(*(item.labels for item in (*gold, *predicted)))
    counted = {WHOLE: Tally(len(right), len(predicted), len(found), len(gold))}
    for name in names:
        wanted = {i for i, item in enumerate(gold) if name in item.labels}
        given = {j for j, item in enumerate(predicted) if name in item.labels}
        counted[name] = Tally(len(given & right), len(given), len(wanted & found), len(wanted))
    return counted


def of_role(gold: Sequence[Numbers], predicted: Sequence[Numbers], role: str) -> dict[str, Tally]:
    """Count one role: by token over all attributions, by whole span, by touched span, by fragment."""
    gold, predicted = [tokens for tokens in gold if tokens], [tokens for tokens in predicted if tokens]
    all_gold, all_predicted = frozenset[int]().union(*gold), frozenset[int]().union(*predicted)
    touched = sum(bool(tokens & all_gold) for tokens in predicted)
    reached = sum(bool(tokens & all_predicted) for tokens in gold)
    return {
        f"{role} tokens": _same(all_gold, all_predicted),
        f"{role} exact": _same(gold, predicted),
        f"{role} partial": Tally(touched, len(predicted), reached, len(gold)),
        f"{role} fragments": _same(_fragments(gold), _fragments(predicted)),
    }


def _fragments(spans: Iterable[Numbers]) -> set[Run]:
    """Return the different fragments: one that two attributions share counts once."""
    return {run for tokens in spans for run in runs(tokens)}


def _same(gold: Iterable[object], predicted: Iterable[object]) -> Tally:
    wanted, given = Counter(gold), Counter(predicted)
    both = (wanted & given).total()
    return Tally(both, given.total(), both, wanted.total())
