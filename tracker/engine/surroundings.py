"""How worker processes are started, and what they find around them."""

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import resource_tracker
from multiprocessing.context import ForkServerContext, SpawnContext

# One thread each, and this process's own path: a server of forks would look into the working folder first.
_THREADS = {"OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false", "PYTHONSAFEPATH": "1"}
_PRELOAD = "tracker.engine.loaded"


def context() -> ForkServerContext | SpawnContext:
    """Return how to start processes: forks of one that has loaded the models where that is safe.

    On a Mac a process that has used the system's own libraries must not be forked, and Windows cannot.
    """
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    forks = multiprocessing.get_context("forkserver")
    forks.set_forkserver_preload([_PRELOAD])
    return forks


@contextmanager
def surroundings() -> Iterator[None]:
    """Give what is started here one thread and deaf ears for Ctrl-C, which a terminal sends to all."""
    before = dict(os.environ)
    os.environ |= {**_THREADS, "PYTHONPATH": os.pathsep.join(sys.path)}
    blocked = _block()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before
        if blocked is not None:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)


def _block() -> set[int] | None:
    """Hold back Ctrl-C while a child is made: it inherits that, and here the signal comes afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        return None
    # The module's own helper lets Ctrl-C through again when it starts: it has to run before.
    resource_tracker.ensure_running()
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}))
