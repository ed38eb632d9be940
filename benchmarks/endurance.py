"""Tries to make the ledger lose a decision: two writers at once, and a writer that is killed at any moment.

    python -m benchmarks.endurance writers [--decisions N]
    python -m benchmarks.endurance kills [--rounds N] [--seed N]

Prints what was decided and what was kept; exits with 1 when anything acknowledged is missing, `check` finds
something or a writer fails. Ledgers are made in a temporary folder.
"""

import argparse
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from itertools import cycle
from pathlib import Path

from benchmarks.speed import fill
from tracker.records import Ref
from tracker.review import decide
from tracker.store import check, open_ledger
from tracker.terms import Decision, RefKind

ASSERTIONS = 500
_DECISIONS = (Decision.ACCEPT, Decision.REJECT, Decision.UNSURE, Decision.DEFER)


def work(path: str, who: str, count: int) -> None:
    """Decide on one assertion after the other and print the reason of each decision once it is kept."""
    kinds = cycle(_DECISIONS)
    with open_ledger(f"sqlite:///{path}", who=who, write=True) as ledger:
        for number in range(count):
            why = f"{who} {number}"
            decide(ledger, [Ref(RefKind.ASSERTION, 1 + number % ASSERTIONS)], next(kinds), why)
            print(why, flush=True)


def started(path: Path, who: str, count: int) -> "subprocess.Popen[str]":
    """Start a process that decides."""
    command = [sys.executable, "-m", "benchmarks.endurance", "work", str(path), who, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def missing(path: Path, acknowledged: set[str]) -> set[str]:
    """Return the reasons of the decisions that were acknowledged and are not in the ledger."""
    with closing(sqlite3.connect(path)) as connection:
        kept = {why for (why,) in connection.execute("SELECT why FROM judgement")}
    return acknowledged - kept


def problems(path: Path) -> int:
    """Return how many problems `check` finds."""
    with open_ledger(f"sqlite:///{path}") as ledger:
        return len(check(ledger))


def writers(path: Path, decisions: int) -> bool:
    """Let two processes decide at once; return whether all that they decided is there."""
    both = [started(path, who, decisions) for who in ("ada", "ivo")]
    told = [run.communicate() for run in both]
    acknowledged = {line for out, _ in told for line in out.splitlines()}
    locked = sum(errors.count("locked") for _, errors in told)
    lost, wrong = missing(path, acknowledged), problems(path)
    print(f"two writers, {decisions:,} decisions each: {len(acknowledged):,} acknowledged, {len(lost)} lost,")
    print(f"{locked} times locked, {wrong} problems found by check")
    return len(acknowledged) == 2 * decisions and not lost and not wrong


def kills(path: Path, rounds: int, chance: random.Random) -> bool:
    """Kill a deciding process at random moments; return whether the ledger is whole each time."""
    total, lost, wrong = 0, 0, 0
    for number in range(rounds):
        run = started(path, f"round {number}", 10**9)
        assert run.stdout is not None
        first = run.stdout.readline()
        time.sleep(chance.uniform(0, 0.4))
        run.send_signal(signal.SIGKILL)
        # A line that was being written when the end came is no acknowledgement.
        lines = (first + run.communicate()[0]).splitlines(keepends=True)
        acknowledged = {line.rstrip("\n") for line in lines if line.endswith("\n")}
        total += len(acknowledged)
        lost += len(missing(path, acknowledged))
        wrong += problems(path)
    print(f"killed {rounds} times: {total:,} decisions acknowledged, {lost} lost,")
    print(f"{wrong} problems found by check")
    return total >= rounds and not lost and not wrong


def main() -> int:
    """Run what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("what", choices=("writers", "kills"))
    parser.add_argument("--decisions", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        path = Path(made) / "made.db"
        fill(path, ASSERTIONS)
        if given.what == "writers":
            return not writers(path, given.decisions)
        return not kills(path, given.rounds, random.Random(given.seed))


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        sys.exit(main())
