"""Extraction in the order given: in this process, or by a team of others when there is enough to do."""

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from tracker.engine.alone import Outcome, outcome
from tracker.records import Document

if TYPE_CHECKING:
    from tracker.engine.team import Task, Team

Key = TypeVar("Key")
Item = tuple[Key, Document | None]
Result = tuple[Key, Document | None, Outcome | None]

# Loading the model elsewhere pays from this many articles on; so many items are looked at to count them.
LEAST = 4
AHEAD = 32


def cores() -> int:
    """Return how many processors this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


def in_order(items: Iterable[Item[Key]], jobs: int) -> Generator[Result[Key], None, None]:
    """Yield each item with what its document gave, in order; an item without one is passed on.

    With more than one job, items are read ahead of what is yielded, a few for each worker at most.
    """
    given = iter(items)
    # Whoever debugs wants the extractor's own trace, which does not cross processes.
    if jobs > 1 and not os.environ.get("TRACKER_DEBUG"):
        while first := _first(given):
            if _documents(first) >= LEAST:
                yield from _shared(chain(first, given), jobs)
            else:
                yield from map(_alone, first)
    yield from map(_alone, given)


def _first(given: Iterator[Item[Key]]) -> list[Item[Key]]:
    """Take items until there are enough documents to share out."""
    taken: list[Item[Key]] = []
    while _documents(taken) < LEAST and len(taken) < AHEAD:
        item = next(given, None)
        if item is None:
            break
        taken.append(item)
    return taken


def _documents(items: Iterable[Item[Key]]) -> int:
    return sum(document is not None for _, document in items)


def _alone(item: Item[Key]) -> Result[Key]:
    key, document = item
    return key, document, outcome(document) if document is not None else None


def _shared(items: Iterable[Item[Key]], jobs: int) -> Iterator[Result[Key]]:
    from tracker.engine.team import Team

    waiting: deque[tuple[Key, Task | None]] = deque()
    with Team(jobs) as team:
        for key, document in items:
            waiting.append((key, team.hand(document) if document is not None else None))
            while waiting and (_done(waiting[0]) or len(waiting) > team.most):
                yield _result(waiting.popleft(), team)
        while waiting:
            yield _result(waiting.popleft(), team)


def _done(waiting: tuple[Key, "Task | None"]) -> bool:
    _, task = waiting
    return task is None or task.outcome is not None


def _result(waiting: tuple[Key, "Task | None"], team: "Team") -> Result[Key]:
    key, task = waiting
    return (key, task.document, team.settle(task)) if task else (key, None, None)
