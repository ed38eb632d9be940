"""Reads the corpus: passages with the attributions that a careful reader would mark.

A file holds one category. Passages are parted by blank lines. A line that is not indented is a paragraph of
the passage; one with `# ` before it is its headline. Indented lines are what is expected, an attribution
each:

    speaker | cue | content | stance | chain

`-` stands for none. The speaker is the name that the passage gives for him, or his words; `A + B` speak
together, `A / B` are both right. Content is given in its exact words, ` … ` where something stands between.
The chain runs `outermost > innermost` and is left out where the speaker is the only hop. `? ` before a
line: readers differ on it, so it may be found or not. `nothing` says that nobody says anything. A line with
`%` is a remark.
"""

import itertools
import re
from dataclasses import dataclass
from pathlib import Path

from tracker.records import Document, Passage, Span
from tracker.terms import Layer, Stance

FOLDER = Path(__file__).parent / "passages"
NOTHING = "nothing"
Hop = tuple[frozenset[str], ...]


class CorpusError(ValueError):
    """A passage that cannot be read, with its file and its first words."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One attribution that should be found; a speaker is a set of names that are all right."""

    speakers: Hop
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    chain: tuple[Hop, ...]
    optional: bool
    line: str


@dataclass(frozen=True, slots=True)
class Case:
    """One passage with what is expected of it."""

    category: str
    document: Document
    expected: tuple[Expected, ...]

    @property
    def text(self) -> str:
        """Return the words of the passage."""
        return self.document.text

    @property
    def label(self) -> str:
        """Return the first words, by which a person finds the passage."""
        words = self.text.split()
        return " ".join(words[:9]) + (" …" if len(words) > 9 else "")


def load(folder: Path = FOLDER) -> tuple[Case, ...]:
    """Return the passages of all categories, in order of the files' names."""
    files = sorted(folder.glob("*.txt"))
    return tuple(case for path in files for case in read(path.stem, path.read_text(encoding="utf-8")))


def read(category: str, text: str) -> tuple[Case, ...]:
    """Return the passages of one file."""
    kept = "\n".join(line for line in text.splitlines() if not line.startswith("%"))
    return tuple(_case(category, block) for block in re.split(r"\n\s*\n", kept.strip("\n")) if block.strip())


def _case(category: str, block: str) -> Case:
    lines = block.split("\n")
    paragraphs = [line for line in lines if not line.startswith(" ")]
    rows = [line.strip() for line in lines if line.startswith(" ")]
    where = f"{category}: {block[:60]!r}"
    if not paragraphs or not rows or lines != paragraphs + [line for line in lines if line.startswith(" ")]:
        raise CorpusError(f"{where}: wanted paragraphs, then indented lines")
    if NOTHING in rows and len(rows) > 1:
        raise CorpusError(f"{where}: {NOTHING!r} stands alone")
    document = lay_out(paragraphs)
    try:
        expected = tuple(_row(document.text, row) for row in rows if row != NOTHING)
    except ValueError as problem:
        raise CorpusError(f"{where}: {problem}") from problem
    return Case(category, document, expected)


def lay_out(paragraphs: list[str]) -> Document:
    """Return an article of these paragraphs without furniture."""
    words = [line.removeprefix("# ") for line in paragraphs]
    ends = list(itertools.accumulate(len(line) + 1 for line in words))
    places = [Span(end - 1 - len(line), end - 1) for line, end in zip(words, ends, strict=True)]
    layers = [Layer.TITLE if line.startswith("# ") else Layer.BODY for line in paragraphs]
    return Document(
        "corpus", "\n".join(words), "", "utf-8", "text/plain", tuple(map(Passage, layers, places))
    )


def _row(text: str, row: str) -> Expected:
    optional = row.startswith("? ")
    cells = [cell.strip() for cell in row.removeprefix("? ").split(" | ")]
    if len(cells) not in {4, 5}:
        raise CorpusError(f"wanted four or five cells in {row!r}")
    speaker, cue, content, stance = cells[:4]
    chain = cells[4] if len(cells) == 5 else speaker
    hops = tuple(_hop(hop) for hop in chain.split(" > "))
    found = _place(text, cue, content)
    return Expected(_hop(speaker), *found, Stance(stance), hops, optional, row)


def _hop(words: str) -> Hop:
    """Return the speakers of a hop: `A / B + C` is two, the first with two right names."""
    if words == "-":
        return ()
    return tuple(frozenset(name.strip() for name in each.split(" / ")) for each in words.split(" + "))


def _place(text: str, cue: str, content: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return where cue and content stand: of words that occur twice, those nearest to each other."""
    cues, contents = _occurrences(text, cue), _occurrences(text, content)
    pairs = [(a, b) for a in cues for b in contents if not _overlap(a, b)]
    if not pairs:
        raise CorpusError(f"not apart in the passage: {cue!r}, {content!r}")
    return min(pairs, key=lambda pair: _apart(*pair))


def _occurrences(text: str, words: str) -> list[tuple[Span, ...]]:
    if words == "-":
        return [()]
    pieces = words.split(" … ")
    found = [_from(text, pieces, match.start()) for match in re.finditer(_whole(pieces[0]), text)]
    out = [spans for spans in found if spans]
    if not out:
        raise CorpusError(f"not in the passage: {words!r}")
    return out


def _from(text: str, pieces: list[str], at: int) -> tuple[Span, ...]:
    """Return the places of pieces one behind the other; nothing where one is missing."""
    out: list[Span] = []
    for piece in pieces:
        match = re.compile(_whole(piece)).search(text, at)
        if match is None:
            return ()
        out.append(Span(match.start(), match.end()))
        at = match.end()
    return tuple(out)


def _whole(words: str) -> str:
    left = r"(?<!\w)" if words[0].isalnum() else ""
    right = r"(?!\w)" if words[-1].isalnum() else ""
    return left + re.escape(words) + right


def _overlap(one: tuple[Span, ...], other: tuple[Span, ...]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one for b in other)


def _apart(one: tuple[Span, ...], other: tuple[Span, ...]) -> int:
    gaps = [max(a.start - b.end, b.start - a.end) for a in one for b in other]
    return min(gaps, default=0)
