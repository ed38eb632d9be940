"""Clashes listed in news written for this, several outlets on each invented event, judged by hand.

Each set of articles, by a writer who did not know the rules, is read into one ledger. The judgements, in
written_judged.tsv, name a clash by the hash of its two claims and its kind; a clash that nobody has judged is
in no figure but the count. The articles were in view from their first look on.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.suites.common import records
from benchmarks.suites.contested import Piece, measured


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield how many clashes each set lists, and how many of those that were judged are clashes."""
    sets: dict[str, list[Piece]] = defaultdict(list)
    for path in files:
        for each in records(path):
            sets[each["set"]].append(Piece(each["name"], "", "", "", each["text"]))
    for name, pieces in sorted(sets.items()):
        yield from measured(name, [pieces], "written")
    yield from measured("all", list(sets.values()), "written")
