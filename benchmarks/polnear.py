"""Reads a PolNeAR-shaped folder: texts and brat standoff files with Source, Cue and Content spans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.errors import InputError
from tracker.records import Span

_TEXT_BOUND = re.compile(r"(T\d+)\t\w+ (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\tAttribution[\w-]*:T\d+((?: \w+:T\d+)*) *$")
_ROLE = re.compile(r"(Source|Cue|Content)\d*:(T\d+)")


@dataclass(frozen=True, slots=True)
class Marked:
    """An attribution as a person marked it."""

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """A text file with its annotation files, one an annotator, in alphabetical order."""

    path: Path
    annotations: tuple[Path, ...]

    @property
    def text(self) -> str:
        """Return the text as it is in the file: offsets count its code points, line ends included."""
        return self.path.read_bytes().decode("utf-8")

    def marked(self, annotator: int = 0) -> tuple[Marked, ...]:
        """Return the attributions of an annotator, the alphabetically first by default."""
        return read_brat(self.annotations[annotator].read_bytes().decode("utf-8"))


def read_brat(standoff: str) -> tuple[Marked, ...]:
    """Return the attributions of a standoff file, each once; one without content is a slip and left out.

    A role that is filled twice (Content, Content2) is one role with all the spans. Lines that are neither
    text-bound annotations nor attribution events, such as notes, say nothing.
    """
    lines = standoff.split("\n")
    bound = {m[1]: _spans(m[2]) for m in map(_TEXT_BOUND.match, lines) if m}
    events = (_marked(m[1], bound) for m in map(_EVENT.match, lines) if m)
    return tuple(dict.fromkeys(event for event in events if event.content))


def _spans(offsets: str) -> tuple[Span, ...]:
    pairs = (pair.split() for pair in offsets.split(";"))
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def _marked(arguments: str, bound: dict[str, tuple[Span, ...]]) -> Marked:
    roles: dict[str, list[Span]] = {"Source": [], "Cue": [], "Content": []}
    for role, key in _ROLE.findall(arguments):
        roles[role].extend(bound.get(key, ()))
    return Marked(*(tuple(sorted(spans)) for spans in roles.values()))


def articles(folder: Path, split: str) -> tuple[Article, ...]:
    """Return the annotated articles of a split by name; `folder` may also be the split itself."""
    for base in (folder, folder / split, folder / "data" / split):
        if (base / "text").is_dir() and (base / "attributions").is_dir():
            found = tuple(_paired(base))
            if found:
                return found
            raise InputError(f"{base}: no text/STEM.txt with an attributions/STEM_ANNOTATOR.ann")
    raise InputError(
        f"{folder}: not a PolNeAR-shaped folder: no data/{split}/text with data/{split}/attributions"
    )


def _paired(base: Path) -> Iterator[Article]:
    by_stem: dict[str, list[Path]] = {}
    for path in sorted((base / "attributions").glob("*.ann")):
        by_stem.setdefault(path.stem.rpartition("_")[0], []).append(path)
    for path in sorted((base / "text").glob("*.txt")):
        if path.stem in by_stem:
            yield Article(path, tuple(by_stem[path.stem]))
