"""Where the quotations, headlines and paragraphs of an article stand, in tokens."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracker.extract.marks import Quoted
from tracker.extract.parsed import Doc, Token
from tracker.terms import Layer

# The layers in which somebody may speak.
READ = frozenset({Layer.TITLE, Layer.BODY})


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in tokens: quotations, `marks` from a token to its quotation, paragraphs."""

    quotations: tuple[tuple[int, ...], ...]
    marks: Mapping[int, int]
    paragraphs: tuple[range, ...]
    titles: frozenset[range]

    def paragraph(self, i: int) -> range:
        """Return the paragraph of a token."""
        at = self.before(i + 1)
        last = self.paragraphs[at - 1] if at else range(0)
        return last if i in last else range(i, i + 1)

    def before(self, i: int) -> int:
        """Return how many paragraphs start before a token."""
        return bisect_left(self.paragraphs, i, key=lambda paragraph: paragraph.start)


def layout(
    doc: Doc, quoted: Iterable[Quoted], paragraphs: Sequence[range], titles: Iterable[range]
) -> Layout:
    """Translate outermost quotations into token indices."""
    found: list[tuple[int, ...]] = []
    marks: dict[int, int] = {}
    for one in quoted:
        if one.depth:
            continue
        tokens = [t.i for part in one.parts for t in _tokens(doc, part.start, part.end)]
        marks.update(dict.fromkeys(tokens, len(found)))
        found.append(tuple(tokens))
    return Layout(tuple(found), marks, tuple(paragraphs), frozenset(titles))


def _tokens(doc: Doc, start: int, end: int) -> list[Token]:
    span = doc.char_span(start, end, alignment_mode="contract")
    return [t for t in span if not t.is_space] if span is not None else []
