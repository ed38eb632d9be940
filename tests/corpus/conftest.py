"""Reads the whole corpus once and shows how much of it is right, also when nothing failed."""

import os
from typing import Any

import pytest
from corpus_reader import load
from corpus_record import MISSES, RECORDED, misses, read_record, table, tally, write_record
from corpus_scorer import Verdict, judge

from tracker.extract import extract

_TABLE = pytest.StashKey[list[str]]()
# Where tests run in several processes, what one of them has for the one that prints.
_SENT = "corpus"


@pytest.fixture(scope="session")
def verdicts(pytestconfig: pytest.Config) -> tuple[Verdict, ...]:
    """Return the verdict on every passage, and record what was reached where that is asked for."""
    out = tuple(judge(case, extract(case.document)) for case in load())
    if os.environ.get("UPDATE_GOLDEN"):
        RECORDED.write_text(write_record(tally(out)), encoding="utf-8")
        MISSES.write_text(misses(out), encoding="utf-8")
    recorded = read_record(RECORDED.read_text(encoding="utf-8"))
    pytestconfig.stash[_TABLE] = table(tally(out), recorded)
    return out


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the table to the process that prints, where this is not that."""
    sent = getattr(session.config, "workeroutput", None)
    if sent is not None:
        sent[_SENT] = session.config.stash.get(_TABLE, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the table from the process that read the corpus."""
    lines = getattr(node, "workeroutput", {}).get(_SENT)
    if lines:
        node.config.stash[_TABLE] = lines


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table of categories, behind what other plugins print."""
    lines = config.stash.get(_TABLE, [])
    if lines:
        terminalreporter.section("red-team corpus")
        for line in lines:
            terminalreporter.line(line)
