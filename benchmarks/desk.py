"""Times what a reviewer waits for: the first page of the queue, and the ledger as it was.

    python -m benchmarks.desk [--assertions N] [--changes N] [--rounds N]

Prints ratios of CPU time, medians over alternating rounds: the queue's first page to the same SQL through
sqlite3, and to the page of a ledger with a hundredth of the candidates; claims as of a moment before the
last changes to the same listing of today together with a bare copy of the database into memory. The ledger
is made in a temporary folder.
"""

import argparse
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from benchmarks.speed import cpu, fill, ratio, report, traced
from tracker.records import ClaimQuery, Ref
from tracker.review import decide
from tracker.store import Ledger, as_of, batches, list_claims, open_ledger, queue
from tracker.terms import Decision, RefKind

Measured = tuple[float, float, float]


def first_page(path: Path, small: Path, rounds: int) -> tuple[Measured, Measured]:
    """Time the queue's first page against its bare SQL, and against that of a small ledger."""
    with open_ledger(f"sqlite:///{path}") as ledger, open_ledger(f"sqlite:///{small}") as other:
        wanted = traced(lambda: queue(ledger))
        with closing(sqlite3.connect(path)) as bare:

            def plain() -> None:
                for sql, parameters in wanted:
                    bare.execute(sql, parameters).fetchall()

            ours = timed(lambda: queue(ledger))
            return ratio(ours, timed(plain), rounds), ratio(ours, timed(lambda: queue(other)), rounds)


def as_it_was(path: Path, changes: int, rounds: int) -> Measured:
    """Time claims as of a moment, with some changes since, against a copy of the database and the listing."""
    with open_ledger(f"sqlite:///{path}", write=True) as ledger:
        before = int(batches(ledger, 1)[0]["id"].lstrip("H"))
        for number in range(changes):
            decide(ledger, [Ref(RefKind.ASSERTION, 1 + number)], Decision.ACCEPT, "timed")

        def least() -> None:
            with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(":memory:")) as copy:
                source.backup(copy)
            list_claims(ledger, ClaimQuery())

        return ratio(timed(lambda: then(ledger, before)), timed(least), rounds)


def then(ledger: Ledger, before: int) -> None:
    """List claims as they were right after a change."""
    with as_of(ledger, before) as past:
        list_claims(past, ClaimQuery())


def timed(work: Callable[[], object]) -> Callable[[], float]:
    """Return what runs some work once more and returns its CPU seconds."""
    work()
    return lambda: cpu(work)


def main() -> None:
    """Make the ledgers and print the ratios."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--assertions", type=int, default=100_000)
    parser.add_argument("--changes", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path, small = Path(folder) / "large.db", Path(folder) / "small.db"
        fill(path, given.assertions)
        fill(small, given.assertions // 100)
        bare, grown = first_page(path, small, given.rounds)
        report("the queue's first page / the same SQL", bare, "")
        report("the queue's first page / with a hundredth of the candidates", grown, "1")
        report("claims --as-of / a bare copy and claims", as_it_was(path, given.changes, given.rounds), "")


if __name__ == "__main__":
    main()
