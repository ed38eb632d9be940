"""Whatever was done: n changes taken back leave what was there before, and brought back what was there then.

HISTORIES says how many sequences are tried; the nightly run tries ten times as many.
"""

import os
from collections.abc import Iterator

import histories
import pytest
import samples
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tracker.store import Ledger, as_of, check, dump, open_ledger, redo, save_bundle, undo

# Traced line by line it takes three times as long.
pytestmark = pytest.mark.no_cover
SEQUENCES = int(os.environ.get("HISTORIES", "2000"))
STEPS = st.lists(st.tuples(st.integers(0, 13), st.integers(0, 59)), min_size=1, max_size=4)
# Nothing is shrunk twice over: a failing sequence is short as it is.
ANY = settings(
    max_examples=SEQUENCES,
    deadline=None,
    database=None,
    derandomize="HISTORIES" not in os.environ,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink],
)


@pytest.fixture(scope="module")
def ledgers() -> Iterator[tuple[Ledger, Ledger, Ledger]]:
    """Give a ledger to work on, and two to begin from: one that is empty, one with two articles."""
    with (
        open_ledger("sqlite://", who="ada", write=True, create=True) as work,
        open_ledger("sqlite://", who="ada", write=True, create=True) as empty,
        open_ledger("sqlite://", who="ada", write=True, create=True) as filled,
    ):
        samples.fill(filled)
        yield work, empty, filled


@ANY
@given(steps=STEPS, full=st.integers(0, 3), looked=st.integers(0, 9))
def test_what_was_done_can_be_undone_and_redone(
    ledgers: tuple[Ledger, Ledger, Ledger], steps: list[tuple[int, int]], full: int, looked: int
) -> None:
    work, empty, filled = ledgers
    histories.raw(filled if full else empty).backup(histories.raw(work))
    states, logs = [histories.holds(work)], []
    for choice, turn in steps:
        known = histories.newest(work)
        if histories.do(work, choice, turn):
            logs.append((histories.made_since(work, known), histories.holds(work, log=True)))
            states.append(histories.holds(work))
    for (made, _), before in zip(reversed(logs), reversed(states[:-1]), strict=True):
        for id in reversed(made):
            undo(work, [id])
        assert histories.holds(work) == before
    for (made, _), after in zip(logs, states[1:], strict=True):
        for id in made:
            redo(work, id)
        assert histories.holds(work) == after
    if logs and looked < 2:
        _looks_back(work, *logs[looked % len(logs)])


def _looks_back(work: Ledger, made: list[int], then: histories.Rows) -> None:
    """See that the ledger as of a change is what it was then, with log and ids, and that all is in order."""
    with as_of(work, made[-1]) as past:
        assert histories.holds(past, log=True) == then
    assert check(work) == ()


@settings(ANY, max_examples=max(SEQUENCES // 20, 1))
@given(steps=STEPS)
def test_reading_again_touches_no_decision(
    ledgers: tuple[Ledger, Ledger, Ledger], steps: list[tuple[int, int]]
) -> None:
    work, _, filled = ledgers
    histories.raw(filled).backup(histories.raw(work))
    for choice, turn in steps:
        histories.do(work, choice, turn)
    decided = _decided(work)
    for bundle in histories.BUNDLES:
        save_bundle(work, bundle)
    assert _decided(work) == decided


def _decided(ledger: Ledger) -> list[object]:
    """Return every judgement and grading, and how what was judged stands."""
    rows = list(dump(ledger))
    judged = {row["row_key"] for row in rows if row["table"] == "judgement"}
    decisions = [row for row in rows if row["table"] in ("judgement", "grading")]
    return [*decisions, *(row for row in rows if row.get("key") in judged)]
