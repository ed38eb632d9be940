"""`ingest` gives the same with one process and with several, and Ctrl-C ends all of them."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.paths import seeds

ROOT = Path(__file__).resolve().parents[2]
PARAGRAPHS = [
    "Nora Vance, a spokeswoman for Arvonia, said on Tuesday that the army had left the valley.",
    "Petr Osk denied the report. “We never left,” the general told reporters.",
    "According to two officials, Arvonia moved 40 trucks last year. The ministry rejected the claim.",
    "Ida Roe accused Petr Osk of hiding the losses.",
]


def write(folder: Path) -> None:
    """Write four articles, a copy of one, an empty one and one of another kind."""
    folder.mkdir()
    for number, text in enumerate(PARAGRAPHS):
        more = "\n\n".join(PARAGRAPHS[number:])
        (folder / f"{number}.txt").write_text(f"{text}\n\n{more}\n", encoding="utf-8")
    shutil.copy(folder / "0.txt", folder / "4.txt")
    (folder / "5.txt").write_bytes(b"")
    shutil.copy(next(iter(sorted((seeds() / "articles").iterdir()))), folder / "6.md")


def tracker(*args: str) -> subprocess.Popen[str]:
    """Start the program as a user would, as the head of its own group of processes."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tracker", *args]
    return subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )


def dump(path: str) -> str:
    """Return all rows but the log, without the times of writing; indexes have no order."""
    with sqlite3.connect(path) as connection:
        rows = "\n".join(
            line for line in connection.iterdump() if not re.search('"change|INTO "batch"|CREATE INDEX', line)
        )
    return re.sub(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+'", "NOW", rows)


def test_the_ledger_is_the_same_for_any_number_of_processes() -> None:
    write(Path("in"))
    out: list[tuple[str, str, int, str]] = []
    for jobs in ("1", "2"):
        run = tracker("--db", f"{jobs}.db", "ingest", "in", "--jobs", jobs)
        stdout, stderr = run.communicate()
        out.append((stdout, stderr.replace(f"{jobs}.db", "x.db"), run.returncode, dump(f"{jobs}.db")))
    assert out[0] == out[1]
    assert out[0][2] == 1
    assert "A1 unchanged: in/4.txt" in out[0][0]
    assert "in/5.txt: the file is empty" in out[0][1]


@pytest.fixture
def heeded() -> Iterator[None]:
    """Let Ctrl-C reach what is started, also where a shell began the tests in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
@pytest.mark.usefixtures("heeded")
def test_ctrl_c_ends_all_processes_with_one_line() -> None:
    Path("in").mkdir()
    for number in range(40):
        words = "\n\n".join(f"{text} It was no. {number}." for text in PARAGRAPHS * 3)
        Path("in", f"{number:02}.txt").write_text(words, encoding="utf-8")
    run = tracker("ingest", "in", "--jobs", "2")
    assert run.stdout is not None
    first = run.stdout.readline()
    os.killpg(run.pid, signal.SIGINT)
    # The pipes close when the last process that holds them is gone.
    rest, errors = run.communicate(timeout=60)
    assert run.returncode == 130
    done = len([first, *rest.splitlines()])
    assert errors.splitlines()[1:] == [
        f"tracker: stopped; {done} of 40 articles done and kept; run the same command to go on"
    ]
    with sqlite3.connect("tracker.db") as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (done,)
