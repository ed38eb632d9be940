"""A text cut into units: one for each paragraph, which is a line in most scraped text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from tracker.records import Span

_LINE = re.compile("[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
BLANKS = "".join(char for char in map(chr, range(0x3001)) if char.isspace()) + "\ufeff\u200b\u2060"
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_FINAL = re.compile(r"[.!?:…。！？：؟۔।]+[)\]\"'”’»›*\s]*$|[.!?,]['\"”’»]+$")
MARKS = " .…!?:;,\"'“”‘’«»-–—|()[]"
_BY = re.compile(r"by [A-Z]")
_TAIL = 20  # characters: enough for the marks that close a sentence
_WIDTH = range(40, 131)  # characters of a line in hard-wrapped text


@dataclass(frozen=True)
class Unit:
    """A paragraph with what the rules ask of it."""

    span: Span
    text: str

    @cached_property
    def words(self) -> int:
        """Count the words; scripts without spaces count one word for every seven letters."""
        return max(len(_WORD.findall(self.text)), sum(map(str.isalnum, self.text)) // 7)

    @cached_property
    def ends(self) -> bool:
        """Tell whether it closes as a sentence does."""
        return bool(_FINAL.search(self.text[-_TAIL:]))

    @cached_property
    def plain(self) -> str:
        """Return the words alone, for comparing."""
        return plain(self.text)


def plain(words: str) -> str:
    """Drop case, repeated spaces and the marks at the ends."""
    return " ".join(words.casefold().split()).strip(MARKS + "*#>")


def units(text: str, start: int = 0) -> tuple[Unit, ...]:
    """Cut the text from `start` on into units; their spans are free of blanks at the ends."""
    lines = [line for line in _lines(text, start) if line.span.start < line.span.end]
    width = _wrap_width(text, lines)
    return tuple(_joined(text, lines, width)) if width else tuple(lines)


def _lines(text: str, start: int) -> Iterator[Unit]:
    for found in _LINE.finditer(text, start):
        words = found.group()
        stripped = words.strip(BLANKS)
        first = found.end() - len(words.lstrip(BLANKS))
        yield Unit(Span(first, first + len(stripped)), stripped)


def _adjacent(text: str, before: Unit, after: Unit) -> bool:
    """Tell whether no blank line lies between two lines."""
    return text.count("\n", before.span.end, after.span.start) == 1


def _wrap_width(text: str, lines: list[Unit]) -> int | None:
    """Return the width that the text was wrapped at, None when a line is a paragraph."""
    pairs = [(a, b) for a, b in pairwise(lines) if _adjacent(text, a, b)]
    running = [a for a, b in pairs if len(a.text) >= _WIDTH.start and not a.ends and not _starts_new(b)]
    if len(running) * 2 < len(pairs) or not running:
        return None
    width = max(len(a.text) for a in running)
    return width if width in _WIDTH else None


def _starts_new(line: Unit) -> bool:
    return not line.text[:1].islower() or _BY.match(line.text) is not None


def _joined(text: str, lines: list[Unit], width: int) -> Iterator[Unit]:
    first = last = lines[0]
    for line in lines[1:]:
        full = len(last.text) + 1 + len(line.text.split(maxsplit=1)[0]) > width
        if not (full and _adjacent(text, last, line)):
            yield _unit(text, first, last)
            first = line
        last = line
    yield _unit(text, first, last)


def _unit(text: str, first: Unit, last: Unit) -> Unit:
    span = Span(first.span.start, last.span.end)
    return Unit(span, span.quote(text))
