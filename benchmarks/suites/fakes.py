"""The whole program on contested events: the clashes listed in groups of articles, each judged by hand.

Every group is read into a ledger of its own, and then all into one ledger. The twenty groups with the most
articles were in view when rules were first mended. The others go by the hash of their names: the first ten
were held out and judged, the next ten were in view, the rest was in reserve. All were read since then. A
judgement, in fakes_judged.tsv, names a clash by the hash of its two claims and its kind; a clash that nobody
has judged is in no figure but the count.
"""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from benchmarks.suites.common import Record, records
from benchmarks.suites.contested import Piece, measured

MOST, EACH = 20, 10


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield how many clashes are listed, and how many of those that were judged are clashes."""
    every = [group for path in files for group in records(path)]
    for name, groups in parts(every).items():
        yield from measured(name, [pieces(group) for group in groups], "fakes")
    yield from measured("all in one ledger", [in_one(every)], "fakes")


def parts(groups: Sequence[Record]) -> dict[str, list[Record]]:
    """Return the groups that are held out, in view, and in reserve."""
    ordered = sorted(groups, key=lambda group: (-len(group["articles"]), group["group"]))
    rest = sorted(ordered[MOST:], key=lambda group: sha256(group["group"].encode()).hexdigest())
    return {
        "held out": rest[:EACH],
        "in view": [*ordered[:MOST], *rest[EACH : 2 * EACH]],
        "reserve": rest[2 * EACH :],
    }


def pieces(group: Record) -> list[Piece]:
    """Return the articles of a group."""
    return [
        Piece(str(each["id"]), each["title"], each["outlet"], _day(each["date"]), each["text"])
        for each in group["articles"]
    ]


def in_one(groups: Sequence[Record]) -> list[Piece]:
    """Return the articles of all groups, each once, by day."""
    every = {each.id: each for group in groups for each in pieces(group)}
    return sorted(every.values(), key=lambda each: (each.date, each.id))


def _day(date: str) -> str:
    month, day, year = date.split("/")
    return f"{year}-{month:0>2}-{day:0>2}"
