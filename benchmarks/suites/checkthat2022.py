"""Which recorded claim a post repeats: MAP@5 over all claims.

FILE...: the posts and the recorded claims, in any order. `tracker.likeness.rank` answers, as it does for
`tracker like`: by words alone, with the encoder, and with the days that posts and claims give.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.suites.common import Record, line, records
from tracker.extract import encoder
from tracker.likeness import Recorded, Shelf, last_day, plain, rank

MOST = 5


class Task(NamedTuple):
    """Posts and recorded claims, with the vectors of the posts where there is an encoder."""

    posts: Sequence[Record]
    claims: Sequence[Record]
    shelf: Shelf
    vectors: Sequence[encoder.Vector | None]


def run(files: Sequence[Path]) -> Iterator[str]:
    """Yield the figures for the posts."""
    posts, claims = sorted((list(records(path)) for path in files), key=lambda part: "claim" in part[0])
    for name, reader in (("by words", None), ("with the encoder", encoder.shipped())):
        if reader or name == "by words":
            made = task(posts, claims, reader)
            yield line(f"MAP@5 {name}", scores(made, dated=False))
            yield line(f"MAP@5 {name}, and days", scores(made, dated=True))


def task(posts: Sequence[Record], claims: Sequence[Record], reader: encoder.Encoder | None) -> Task:
    """Return posts and claims ready to be ranked."""
    texts, titles = [one["claim"] for one in claims], [one["title"] for one in claims]
    own, over = (encoder.vectors(reader, part) for part in (texts, titles))
    days = [last_day(one["date"] or "") for one in claims]
    shelf = Shelf([Recorded(*one) for one in zip(texts, titles, days, own, over, strict=True)])
    return Task(posts, claims, shelf, encoder.vectors(reader, [plain(one["query"]) for one in posts]))


def scores(made: Task, dated: bool) -> list[float]:
    """Return the average precision among the first five claims for each post."""
    found = []
    for post, vector in zip(made.posts, made.vectors, strict=True):
        day = last_day(post["query"]) if dated else None
        best = rank(made.shelf, post["query"], vector, day, MOST)
        found.append(precision([made.claims[one.place]["id"] for one in best], set(post["claims"])))
    return found


def precision(best: Sequence[str], right: set[str]) -> float:
    """Return the average precision of a ranking cut at five."""
    hits, total = 0, 0.0
    for place, name in enumerate(best, 1):
        if name in right:
            hits += 1
            total += hits / place
    return total / min(len(right), MOST)
