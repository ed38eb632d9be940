"""Parts of speech, morphology and lemmas: what spaCy's attribute ruler and lemmatizer set, looked up.

The ruler tries each of its patterns on every token. What nearly all of them ask of a token is its tag, its
dependency and whether it is one of a few words, so the answer for such a kind of token is worked out once.
The few patterns of several tokens are tried where a word stands that one of their tokens must be.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

from tracker.extract import parser_table

NAME = "tracker_attributes"
_ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
_GIVEN = ("TAG", "DEP", "POS", "MORPH", "LEMMA")
_TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "IN": lambda value, wanted: value in wanted,
    "NOT_IN": lambda value, wanted: value not in wanted,
    "REGEX": lambda value, wanted: re.search(wanted, value) is not None,
}
# Words and lemmas remembered, so that a long run does not grow without end.
_KEPT = 1 << 16
Wanted = Mapping[str, Any]
# Values of _ASKED; the word is empty where no pattern names it.
Kind = tuple[str, str, str, bool]
Row = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern: what tokens in a row must be, which of them it is for, and what that one is given."""

    number: int
    tokens: tuple[Wanted, ...]
    index: int
    given: Mapping[int, int]


def read(ruler: AttributeRuler) -> list[Rule] | None:
    """Return the patterns of a ruler, or nothing where one asks or gives what this module cannot."""
    patterns: list[Any] = ruler.patterns
    rules = [
        Rule(number, tuple(tokens), row["index"], ruler.attrs[number])
        for number, row in enumerate(patterns)
        for tokens in row["patterns"]
    ]
    able = all(
        set(rule.given) <= {ruler.vocab.strings[name] for name in _GIVEN}
        and all(_expressible(wanted) for wanted in rule.tokens)
        and (len(rule.tokens) == 1 or _anchor(rule) is not None)
        for rule in rules
    )
    return rules if able else None


def _expressible(wanted: Wanted) -> bool:
    tests = (test for value in wanted.values() if isinstance(value, dict) for test in value)
    return set(wanted) <= set(_ASKED) and set(tests) <= set(_TESTS)


def _words(wanted: Wanted) -> frozenset[str]:
    """Return the words of which a token must be one, if they are listed."""
    lower = wanted.get("LOWER")
    listed = lower.get("IN", ()) if isinstance(lower, dict) else [lower] if lower else ()
    return frozenset(listed)


def _anchor(rule: Rule) -> int | None:
    """Return which token of a pattern has its words listed."""
    return next((i for i, wanted in enumerate(rule.tokens) if _words(wanted)), None)


def fits(kind: Kind, wanted: Wanted) -> bool:
    """Say whether a token of this kind is what a pattern asks for."""
    for name, asked in wanted.items():
        value = kind[_ASKED.index(name)]
        if not isinstance(asked, dict):
            if value != asked:
                return False
        elif not all(_TESTS[test](value, against) for test, against in asked.items()):
            return False
    return True


class Attributes:
    """Sets what the ruler and the lemmatizer of the model would set."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        """Sort the ruler's patterns by whether they are of one token or of several."""
        self.ruler, self.lemmatizer = ruler, lemmatizer
        self.strings = ruler.vocab.strings
        self.given = [self.strings[name] for name in _GIVEN]
        rules = read(ruler)
        self.able = rules is not None and lemmatizer.mode == "rule" and not lemmatizer.overwrite
        self.rules = rules or []
        single = [rule for rule in self.rules if len(rule.tokens) == 1]
        self.anchored: dict[int, list[Rule]] = defaultdict(list)
        for rule in self.rules:
            anchor = _anchor(rule)
            if len(rule.tokens) > 1 and anchor is not None:
                for word in _words(rule.tokens[anchor]):
                    self.anchored[self.strings.add(word)].append(rule)
        asked = [rule.tokens[0].get("LOWER") for rule in single]
        self.shapes = [re.compile(one["REGEX"]) for one in asked if isinstance(one, dict) and "REGEX" in one]
        # The patterns of one token that may fit a word; those that list no words may fit any.
        listed = [(rule, _words(rule.tokens[0])) for rule in single]
        self.open = [rule for rule, words in listed if not words]
        self.by_word = {
            word: [rule for rule, words in listed if word in words or not words]
            for word in frozenset().union(*(words for _, words in listed))
        }
        self.word = lru_cache(_KEPT)(self._word)
        self.of_kind: dict[tuple[int, str, int, int], tuple[tuple[int, ...], Row]] = {}
        self.lemmas: dict[Row, int] = {}
        # The lemmatizer looks words up in lists of tens of thousands.
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for pos, words in index.items():
            index[pos] = frozenset(words)

    def __call__(self, doc: Doc) -> Doc:
        """Set parts of speech, morphology and lemmas of a tagged and parsed article."""
        if not self.able:
            return self.lemmatizer(self.ruler(doc))
        asked = parser_table.read(doc, _ASKED).tolist()
        rows = [self._given(tag, self.word(lower), dep, space)[1] for tag, lower, dep, space in asked]
        for token, rules in self._joint(asked).items():
            tag, lower, dep, space = asked[token]
            single = self._given(tag, self.word(lower), dep, space)[0]
            rows[token] = self._row(tag, dep, sorted({*single, *rules}))
        if rows:
            parser_table.write(doc, _GIVEN, np.array(rows, np.uint64))
            self._lemmatize(doc, [row[-1] for row in rows])
        return doc

    def _word(self, lower: int) -> str:
        """Return a word if a pattern of one token names it."""
        word: str = self.strings[lower]
        return word if word in self.by_word or any(shape.search(word) for shape in self.shapes) else ""

    def _given(self, tag: int, word: str, dep: int, space: int) -> tuple[tuple[int, ...], Row]:
        """Return which patterns of one token fit a kind of token, and what it is given."""
        key = (tag, word, dep, space)
        if key not in self.of_kind:
            kind = (self.strings[tag], word, self.strings[dep], bool(space))
            rules = self.by_word.get(word, self.open)
            numbers = tuple(rule.number for rule in rules if fits(kind, rule.tokens[0]))
            self.of_kind[key] = numbers, self._row(tag, dep, numbers)
        return self.of_kind[key]

    def _row(self, tag: int, dep: int, numbers: tuple[int, ...] | list[int]) -> Row:
        """Return what a token has after some patterns, the later ones over the earlier."""
        row = {self.given[0]: tag, self.given[1]: dep}
        for number in numbers:
            row |= self.ruler.attrs[number]
        return tuple(row.get(name, 0) for name in self.given)

    def _joint(self, asked: list[list[int]]) -> dict[int, list[int]]:
        """Return which patterns of several tokens are for which tokens."""
        found: dict[int, list[int]] = defaultdict(list)
        for i, (_, lower, _, _) in enumerate(asked):
            for rule in self.anchored.get(lower, ()):
                start = i - (_anchor(rule) or 0)
                end = start + len(rule.tokens)
                if start >= 0 and end <= len(asked) and self._fit(asked[start:end], rule):
                    found[(start if rule.index >= 0 else end) + rule.index].append(rule.number)
        return found

    def _fit(self, asked: list[list[int]], rule: Rule) -> bool:
        kinds: Iterator[Kind] = (
            (self.strings[tag], self.strings[lower], self.strings[dep], bool(space))
            for tag, lower, dep, space in asked
        )
        return all(map(fits, kinds, rule.tokens))

    def _lemmatize(self, doc: Doc, lemmas: list[int]) -> None:
        """Set the lemmas that no pattern has set."""
        if len(self.lemmas) > _KEPT:
            self.lemmas.clear()
        for i, key in enumerate(map(tuple, parser_table.read(doc, ("ORTH", "POS", "MORPH")).tolist())):
            if not lemmas[i]:
                if key not in self.lemmas:
                    self.lemmas[key] = self.strings.add(self.lemmatizer.lemmatize(doc[i])[0])
                lemmas[i] = self.lemmas[key]
        parser_table.write(doc, ["LEMMA"], np.array(lemmas, np.uint64).reshape(-1, 1))


@Language.factory(NAME)
def attributes(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """Set attributes with the patterns and tables of the model's own components."""
    ruler: Any = nlp.get_pipe("attribute_ruler")
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    return Attributes(ruler, lemmatizer)
