"""What the pair model learns from: pairs of texts of several makes, and the parts that they are cut into."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from benchmarks.suites import clashes
from benchmarks.suites.common import Record, records
from tracker.extract.pairs import LABELS, window

PARTS = 5


@dataclass(frozen=True, slots=True)
class Lesson:
    """A pair of texts, how the second stands to the first, and which make of pair it is."""

    premise: str
    hypothesis: str
    label: str
    make: str


@dataclass(frozen=True, slots=True)
class Example:
    """The pieces of a pair, where its second text begins, and its label's number."""

    ids: list[int]
    second: list[int]
    label: int


def pairs(path: Path) -> list[Record]:
    """Return the pairs of a file; of one with events those of each that is not held out."""
    found = list(records(path))
    if not found or "claims" not in found[0]:
        return found
    return [
        pair for one in found if clashes.part(one["event"]) != clashes.HELD for pair in clashes.pairs(one)
    ]


def read(path: Path, make: str = "") -> list[Lesson]:
    """Return the pairs of a file; its name is the make."""
    name = make or path.name.split(".")[0]
    return [Lesson(one["premise"], one["hypothesis"], one["label"], name) for one in pairs(path)]


def parts(lessons: Sequence[Lesson]) -> list[int]:
    """Return each pair's part: pairs that have a text in common, by whatever way round, are in one."""
    leader: dict[str, str] = {}

    def find(text: str) -> str:
        while leader.setdefault(text, text) != text:
            leader[text] = leader[leader[text]]
            text = leader[text]
        return text

    for one in lessons:
        a, b = sorted((find(one.premise), find(one.hypothesis)))
        leader[b] = a
    return [int(sha256(find(one.premise).encode()).hexdigest(), 16) % PARTS for one in lessons]


def examples(lessons: Iterable[Lesson], pieces: Any) -> list[Example]:
    """Return pairs as the network reads them."""
    made = []
    for one in lessons:
        ids, second = window(
            *(pieces.encode(text, add_special_tokens=False).ids for text in (one.premise, one.hypothesis))
        )
        made.append(Example(ids, second, LABELS.index(one.label)))
    return made
