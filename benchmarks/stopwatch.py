"""CPU time of an ingest by its parts: the product's own functions, timed where the pipeline calls them."""

from __future__ import annotations

import time
from collections import defaultdict
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from tracker import comparing, contradict, filing, pipeline, resolve, store
from tracker.store import derive

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

ALL, STORED, COMPARED = "whole ingest", "all but extraction", "looked up and compared"
# Who it is, which claim it is, and what that clashes with: all that is neither reading nor storing.
MEANT = ("what is not filed", "resolution", "actors filed", "claims filed", COMPARED)
# The parts do not lie in each other; of the whole is left reading and extraction, of comparing what is small.
PARTS: tuple[tuple[str, object, str], ...] = (
    ("what is not filed", filing, "file_old"),
    ("resolution", resolve, "resolve"),
    ("storing", store, "save_bundle"),
    ("known already", pipeline, "_known"),
    ("actors filed", filing, "file_actors"),
    ("claims filed", filing, "file_claims"),
    ("claims looked up", store, "filed_under"),
    ("likely claims", store, "likely"),
    ("vectors read", store, "vectors_of"),
    ("neighbours of claims", store, "neighbourhood"),
    ("clash finding", contradict, "find"),
    ("storing links", store, "save_links"),
    ("copies found", derive, "renew_copies"),
    ("counters", derive, "recount"),
    ("feed", derive, "renew_feed"),
    ("closure", derive, "renew_closure"),
)
WHOLES: tuple[tuple[str, object, str], ...] = (
    (STORED, pipeline, "_stored"),
    (COMPARED, comparing, "compare"),
)


class Stopwatch:
    """CPU seconds by part."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its CPU time added up under a name."""

        def run(*given: Any, **named: Any) -> Any:
            with self.part(name):
                return function(*given, **named)

        return run

    @contextmanager
    def part(self, name: str) -> Iterator[None]:
        """Add up the CPU time of a block under a name."""
        start = time.process_time()
        try:
            yield
        finally:
            self.seconds[name] += time.process_time() - start


def ingest(database: Path, paths: list[str], watch: Stopwatch) -> None:
    """Ingest files in this process, each part timed."""
    with ExitStack() as patches:
        for name, module, attribute in (*PARTS, *WHOLES):
            timed = watch.timed(name, getattr(module, attribute))
            patches.enter_context(patch.object(module, attribute, timed))
        ledger = patches.enter_context(
            store.open_ledger(f"sqlite:///{database}", who="benchmark", write=True, create=True)
        )
        with watch.part(ALL):
            pipeline.start(ledger)
            pipeline.ingest(ledger, paths, _refuse_failures)


def _refuse_failures(report: Any) -> None:
    if report.outcome == pipeline.FAILED:
        raise SystemExit(f"{report.uri}: {report.outcome} {report.reason or ''}")


def table(watches: Mapping[str, Stopwatch], articles: int) -> str:
    """Return the parts as lines: milliseconds an article, share of the whole, ratio of last to first."""
    lines = [f"{'CPU ms an article':26}" + "".join(f"{name:>24}" for name in watches)]
    for part in (ALL, STORED, COMPARED, *(name for name, _, _ in PARTS)):
        values = [watch.seconds[part] for watch in watches.values()]
        whole = [watch.seconds[ALL] for watch in watches.values()]
        cells = [
            f"{1000 * value / articles:14.2f} {value / all_of:8.1%}"
            for value, all_of in zip(values, whole, strict=True)
        ]
        ratio = f"{values[-1] / values[0]:8.2f} x" if len(values) > 1 and values[0] else ""
        lines.append(f"{part:26}" + "".join(f"{cell:>24}" for cell in cells) + ratio)
    return "\n".join(lines)


def meant(watch: Stopwatch) -> float:
    """Return the share of an ingest that is resolution, filing, and finding clashes."""
    return sum(watch.seconds[part] for part in MEANT) / watch.seconds[ALL]
