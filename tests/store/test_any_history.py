"""Whatever was done: n changes taken back leave what was there before, and brought back what was there then.

HISTORIES says how many sequences are tried, HISTORIES_SEED which: the nightly run tries ten times as many.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack

import histories
import pytest
import samples
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tracker import importing, pipeline, review, undoing
from tracker.records import Problem, Ref
from tracker.store import Ledger, as_of, check, dump, open_ledger
from tracker.terms import LinkKind, RefKind

# Traced line by line it takes three times as long.
pytestmark = pytest.mark.no_cover
SEQUENCES = int(os.environ.get("HISTORIES", "2000"))
SEED = seed(int(os.environ.get("HISTORIES_SEED", "0")))
STEP = st.tuples(st.integers(0, 719), st.integers(0, 9999))
STEPS = st.lists(STEP, min_size=1, max_size=4)
# Nothing is shrunk twice over: a failing sequence is short as it is.
ANY = settings(
    max_examples=SEQUENCES * 8 // 10,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink],
)
FEWER = settings(ANY, max_examples=max(SEQUENCES // 10, 1))
# One to work on, then those to begin from: empty, with two articles, and with judgements on three.
Ledgers = tuple[Ledger, Ledger, Ledger, Ledger]


@pytest.fixture(scope="module")
def ledgers() -> Iterator[Ledgers]:
    with ExitStack() as opened:
        opened.enter_context(histories.rules_alone())
        work, empty, filled, judged = (
            opened.enter_context(open_ledger("sqlite://", who="ada", write=True, create=True))
            for _ in range(4)
        )
        for bundle in (samples.BUNDLE, samples.SECOND):
            pipeline.keep(filled, "dam.txt", bundle)
        histories.raw(filled).backup(histories.raw(judged))
        pipeline.keep(judged, "shut.txt", histories.UNDATED)
        review.merge(judged, [Ref(RefKind.ACTOR, 6), Ref(RefKind.ACTOR, 7), Ref(RefKind.ACTOR, 8)], "one")
        review.link(judged, Ref(RefKind.CLAIM, 1), Ref(RefKind.CLAIM, 4), LinkKind.SAME_AS, "the same")
        yield work, empty, filled, judged


def begun(ledgers: Ledgers, full: int) -> Ledger:
    """Return the ledger to work on, as one of those to begin from is."""
    work, *others = ledgers
    histories.raw(others[full]).backup(histories.raw(work))
    return work


@SEED
@ANY
@given(steps=STEPS, full=st.integers(0, 2), looked=st.integers(0, 9))
def test_what_was_done_can_be_undone_and_redone(
    ledgers: Ledgers, steps: list[tuple[int, int]], full: int, looked: int
) -> None:
    work = begun(ledgers, full)
    states, logs = [histories.holds(work)], []
    for choice, turn in steps:
        known = histories.newest(work)
        if histories.do(work, choice, turn):
            logs.append((histories.made_since(work, known), histories.holds(work, log=looked < 2)))
            states.append(histories.holds(work))
    for (made, _), before in zip(reversed(logs), reversed(states[:-1]), strict=True):
        for id in reversed(made):
            undoing.undo(work, [id])
        assert histories.holds(work) == before
    for (made, _), after in zip(logs, states[1:], strict=True):
        for id in made:
            undoing.redo(work, id)
        assert histories.holds(work) == after
    if logs and looked < 2:
        _looks_back(work, *logs[looked % len(logs)])


def _problems(work: Ledger) -> list[Problem]:
    """Return what is not in order; that people contradict each other, it may say."""
    return [one for one in check(work) if "were judged to be different and are yet one" not in one.detail]


def _looks_back(work: Ledger, made: list[int], then: histories.Rows) -> None:
    """See that the ledger as of a change is what it was then, with log and ids, and that all is in order."""
    with as_of(work, made[-1]) as past:
        assert histories.holds(past, log=True) == then
    assert not _problems(work)


@SEED
@FEWER
@given(
    steps=st.lists(st.tuples(STEP, st.booleans()), min_size=2, max_size=6),
    full=st.integers(1, 2),
    looked=st.integers(0, 9),
)
def test_changes_can_be_taken_back_in_any_order(
    ledgers: Ledgers, steps: list[tuple[tuple[int, int], bool]], full: int, looked: int
) -> None:
    work = begun(ledgers, full)
    logs = []
    for (choice, turn), back in steps:
        known, before = histories.newest(work), histories.holds(work)
        if histories.do(work, choice, turn, histories.BACK if back else histories.OPERATIONS):
            made = histories.made_since(work, known)
            logs.append((made, before, histories.holds(work, log=True)))
    assert not _problems(work)
    if logs:
        made, _, then = logs[looked % len(logs)]
        _looks_back(work, made, then)
    for made, before, _ in reversed(logs):
        if not all(_unwound(work, id) for id in reversed(made)):
            # What was brought back is taken back as itself, not as it was brought back.
            break
        assert histories.holds(work) == before


def _unwound(work: Ledger, id: int) -> bool:
    """Take back the newest change, or bring back what it took back; not where it brought something back."""
    match histories.undone_by(work, id):
        case []:
            undoing.undo(work, [id])
        case [_]:
            undoing.redo(work, id)
        case _:
            return False
    return True


@SEED
@FEWER
@given(steps=STEPS, full=st.integers(1, 2))
def test_reading_again_touches_no_decision(ledgers: Ledgers, steps: list[tuple[int, int]], full: int) -> None:
    work = begun(ledgers, full)
    for choice, turn in steps:
        histories.do(work, choice, turn)
    decided = _decided(work)
    for bundle in histories.BUNDLES:
        pipeline.keep(work, "dam.txt", bundle)
    importing.bring_in(work, histories.OTHER[0])
    assert _decided(work) == decided


def _decided(ledger: Ledger) -> list[object]:
    """Return every judgement and grading, and how what was judged stands."""
    rows = list(dump(ledger))
    judged = {row["row_key"] for row in rows if row["table"] == "judgement"}
    decisions = [row for row in rows if row["table"] in ("judgement", "grading")]
    return [*decisions, *(row for row in rows if row.get("key") in judged)]
