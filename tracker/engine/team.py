"""The side that hands out the work: a few processes, each with one article at a time."""

import signal
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType

from tracker.engine import worker
from tracker.engine.alone import Outcome, failed
from tracker.engine.surroundings import context, surroundings
from tracker.errors import TrackerError
from tracker.records import Document

# Articles for each worker that are read and not yet taken back.
EACH = 3


@dataclass
class Task:
    """An article handed in, and what came of it."""

    document: Document
    outcome: Outcome | None = None


@dataclass
class _Worker:
    process: BaseProcess
    link: Connection
    task: Task | None = None


class Team:
    """Worker processes, started as there is work for them and ended with the block."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs
        self.most = jobs * EACH
        self._context = context()
        self._workers: list[_Worker] = []
        self._todo: deque[Task] = deque()

    def __enter__(self) -> "Team":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for one in self._workers:
            one.link.close()
            # Without an error all are idle and leave by themselves.
            if kind is not None:
                one.process.terminate()
        for one in self._workers:
            one.process.join()

    def hand(self, document: Document) -> Task:
        """Take an article; it is extracted as soon as a worker is free."""
        task = Task(document)
        self._todo.append(task)
        self._collect(0)
        return task

    def settle(self, task: Task) -> Outcome:
        """Wait for the outcome of an article."""
        while task.outcome is None:
            self._collect(None)
        return task.outcome

    def _collect(self, seconds: float | None) -> None:
        """Take what is ready, for at most so long, and hand out what waits."""
        busy = {one.link: one for one in self._workers if one.task}
        for link in wait(list(busy), seconds) if busy else ():
            if isinstance(link, Connection):
                self._take(busy[link])
        for task in self._waiting():
            self._give(task)

    def _waiting(self) -> Iterator[Task]:
        while self._todo and (len(self._workers) < self.jobs or any(not w.task for w in self._workers)):
            yield self._todo.popleft()

    def _give(self, task: Task) -> None:
        free = next((one for one in self._workers if not one.task), None) or self._hire()
        free.task = task
        # One that has died meanwhile is found out when its answer is taken.
        with suppress(OSError):
            free.link.send(task.document)

    def _take(self, one: _Worker) -> None:
        task, one.task = one.task, None
        assert task is not None
        try:
            task.outcome = one.link.recv()
        except (EOFError, OSError):
            self._workers.remove(one)
            one.link.close()
            one.process.join()
            task.outcome = failed(task.document, _ended(one.process.exitcode))

    def _hire(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=worker.run, args=(theirs,), daemon=True)
        try:
            with surroundings():
                process.start()
        except (OSError, EOFError) as error:
            raise TrackerError(f"no worker process can be started ({error}); try --jobs 1") from error
        theirs.close()
        self._workers.append(_Worker(process, ours))
        return self._workers[-1]


def _ended(code: int | None) -> str:
    """Say how a process ended: killed by a signal, as by the system when memory runs out, or by itself."""
    if code is None or code >= 0:
        return f"its process ended with code {code}"
    return f"its process was ended by {signal.Signals(-code).name}"
