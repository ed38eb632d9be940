"""Articles marked by hand, with the date by which some of them are held out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import polnear
from benchmarks.polnear import Marked

Offsets = tuple[int, int]
_DATE = re.compile(r"_(\d{4}-\d{2}-\d{2})_")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Gold:
    """An attribution marked by hand, in character offsets."""

    source: tuple[Offsets, ...]
    cue: tuple[Offsets, ...]
    content: tuple[Offsets, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its attributions; the name carries the date."""

    name: str
    text: str
    marked: tuple[Marked, ...]

    @property
    def date(self) -> str:
        """Return the date in the name, empty where there is none."""
        found = _DATE.search(self.name)
        return found[1] if found else ""

    @property
    def attributions(self) -> tuple[Gold, ...]:
        """Return the attributions that have a cue: the others are left to rules."""
        roles = ((one.source, one.cue, one.content) for one in self.marked if one.cue)
        return tuple(Gold(*(tuple((s.start, s.end) for s in role) for role in three)) for three in roles)


def paragraphs(text: str) -> list[Offsets]:
    """Return the lines that are not blank."""
    return [line.span() for line in _LINE.finditer(text)]


def read(folder: Path, split: str) -> list[Article]:
    """Read the articles of a split by name; of several annotators the alphabetically first counts."""
    return [Article(one.path.stem, one.text, one.marked()) for one in polnear.articles(folder, split)]


def by_time(articles: Sequence[Article], held_out: float) -> tuple[list[Article], list[Article]]:
    """Part articles by date: the earlier ones to learn from, the latest share to choose by."""
    ordered = sorted(articles, key=lambda one: (one.date, one.name))
    at = len(ordered) - round(len(ordered) * held_out)
    return ordered[:at], ordered[at:]
