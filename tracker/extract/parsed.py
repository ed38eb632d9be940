"""The parse of an article as plain objects: spaCy makes a new one at each look, and looks up each string."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from spacy import tokens

_KEY = "tracker_view"
_IOB = ("", "I", "O", "B")


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One word or mark, under spaCy's names; `children` are in the order of the text.

    `left` and `right` are the ends of its subtree, `size` the number of tokens in it; `tidy` says that no
    branch in it crosses another.
    """

    doc: Doc
    i: int
    text: str
    lower_: str
    lemma_: str
    tag_: str
    pos_: str
    dep_: str
    ent_type_: str
    idx: int
    ent_iob_: str
    whitespace_: str
    is_sent_start: bool
    is_space: bool
    left: int
    right: int
    children: Sequence[Token] = ()
    size: int = 1
    tidy: bool = True
    head: Token = field(init=False)
    sent: Span = field(init=False)

    def __len__(self) -> int:
        """Return the number of its characters."""
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    @property
    def end(self) -> int:
        """Return the offset behind its last character."""
        return self.idx + len(self.text)

    @property
    def is_sent_end(self) -> bool:
        """Whether a sentence ends with it."""
        return self.i + 1 == len(self.doc) or self.doc[self.i + 1].is_sent_start

    @property
    def is_punct(self) -> bool:
        """Whether it is nothing but punctuation."""
        return _marks_only(self.text)

    @property
    def is_title(self) -> bool:
        """Whether each word in it starts with a capital and goes on in small letters."""
        return self.text.istitle()

    @property
    def is_upper(self) -> bool:
        """Whether all its letters are capitals."""
        return self.text.isupper()

    @property
    def left_edge(self) -> Token:
        """Return the first token of its subtree."""
        return self.doc[self.left]

    @property
    def right_edge(self) -> Token:
        """Return the last token of its subtree."""
        return self.doc[self.right]

    @property
    def subtree(self) -> list[Token]:
        """Return it and all below it: what is on its left, itself, what is on its right."""
        if self.tidy:
            return self.doc[self.left : self.right + 1]
        found: list[Token] = []
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, opened = waiting.pop()
            if opened or not token.children:
                found.append(token)
                continue
            waiting += [(c, False) for c in reversed(token.children) if c.i > token.i]
            waiting.append((token, True))
            waiting += [(c, False) for c in reversed(token.children) if c.i < token.i]
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """Yield what is above it, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def depth(self) -> int:
        """Return the number of tokens above it."""
        return sum(1 for _ in self.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """Return the token so many behind it, or before it where negative."""
        if self.i + step < 0:
            raise IndexError(step)
        return self.doc[self.i + step]


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens from `start` to before `end`."""

    doc: Doc
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __getitem__(self, at: int) -> Token:
        return self.doc[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """Return the offset of its first character."""
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        """Return the offset behind its last character."""
        return self.doc[self.end - 1].end

    @property
    def text(self) -> str:
        """Return its text."""
        return self.doc.text[self.start_char : self.end_char] if self.start < self.end else ""

    @property
    def root(self) -> Token:
        """Return the token nearest to the root of the tree, the first of several; a mark only if need be."""
        return min(self, key=_height)


@lru_cache(1024)
def _marks_only(text: str) -> bool:
    return all(unicodedata.category(char).startswith("P") for char in text)


def _height(token: Token) -> int:
    """Return how far from the root a token is; a mark or space with nothing below it is farthest."""
    loose = (token.is_punct or token.is_space) and not token.children and token.head is not token
    return len(token.doc) - 1 if loose else token.depth


class Doc(list[Token]):
    """The tokens of an article, with its sentences and text; a slice of it is a list."""

    def __init__(self, parsed: tokens.Doc) -> None:
        super().__init__(_tokens(self, parsed))
        self._ = parsed._
        self.text = "".join([token.text + token.whitespace_ for token in self])
        self.vocab = parsed.vocab
        # What was worked out for this article, by what it is.
        self.user_data: dict[str, Any] = {}
        self.sents = _sentences(self)
        _tie(self, parsed.to_array("HEAD").astype("int64").tolist())
        self._between = parsed.char_span

    def span(self, start: int, end: int) -> Span:
        """Return the stretch from one token to before another."""
        return Span(self, start, end)

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Span | None:
        """Return the tokens between two offsets, as spaCy does."""
        found = self._between(start, end, alignment_mode=alignment_mode)
        return Span(self, found.start, found.end) if found is not None else None


def view(parsed: tokens.Doc) -> Doc:
    """Return the plain view of a parse, made once."""
    found = parsed.user_data.get(_KEY)
    if found is None:
        found = parsed.user_data[_KEY] = Doc(parsed)
    return cast(Doc, found)


def _tokens(doc: Doc, parsed: tokens.Doc) -> Iterator[Token]:
    """Yield the tokens of a parse, not yet tied to each other."""
    strings = parsed.vocab.strings

    def numbers(name: str) -> list[int]:
        return cast(list[int], parsed.to_array(name).tolist())

    def words(name: str) -> list[str]:
        codes = numbers(name)
        known = {code: strings[code] for code in set(codes)}
        return [known[code] for code in codes]

    text = words("ORTH")
    lower = {word: word.lower() for word in set(text)}
    blank = {word for word in lower if word.isspace()}
    own = range(len(text))
    columns: list[Any] = [
        *(text, [lower[word] for word in text]),
        *map(words, ("LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")),
        numbers("IDX"),
        [_IOB[code] for code in numbers("ENT_IOB")],
        [" " if code else "" for code in numbers("SPACY")],
        [code == 1 for code in numbers("SENT_START")],
        [word in blank for word in text],
    ]
    return map(Token, itertools.repeat(doc), own, *columns, own, own)


def _sentences(doc: Doc) -> list[Span]:
    """Cut an article into sentences and tell each token its own."""
    starts = [token.i for token in doc if token.is_sent_start or token.i == 0]
    found = [Span(doc, start, end) for start, end in itertools.pairwise([*starts, len(doc)])]
    for sentence in found:
        for token in sentence:
            token.sent = sentence
    return found


def _tie(doc: Doc, offsets: list[int]) -> None:
    """Tie each token to its head, by the distance to it, and to its children."""
    below: dict[int, list[Token]] = {}
    for token, offset in zip(doc, offsets, strict=True):
        token.head = doc[token.i + offset]
        if offset:
            below.setdefault(token.i + offset, []).append(token)
    for i, children in below.items():
        doc[i].children = children
    _settle(doc, {i: len(children) for i, children in below.items()})


def _settle(doc: Doc, missing: dict[int, int]) -> None:
    """Settle ends and size of each subtree from the leaves up; `missing` counts children not yet settled."""
    for leaf in doc:
        token, done = leaf, not leaf.children
        while done:
            if token.right - token.left + 1 != token.size:
                token.tidy = False
            head = token.head
            if head is token:
                break
            _fold(head, token)
            missing[head.i] -= 1
            token, done = head, not missing[head.i]


def _fold(head: Token, token: Token) -> None:
    """Make the subtree of a token part of its head's."""
    if token.left < head.left:
        head.left = token.left
    if token.right > head.right:
        head.right = token.right
    head.size += token.size
    if not token.tidy:
        head.tidy = False
