"""A team answers every article in order, whatever becomes of a worker, and leaves nobody behind."""

import os
import sys
from collections.abc import Iterator
from multiprocessing import Pipe
from multiprocessing.process import BaseProcess
from threading import Thread
from types import SimpleNamespace

import acting
import pytest

import tracker.extract
from tracker.engine import Outcome, cores, in_order, order, surroundings, team, worker
from tracker.errors import TrackerError
from tracker.records import Document

Item = tuple[str, Document | None]


def items(*texts: str) -> list[Item]:
    """Return an item for each text; one in brackets has no document."""
    return [(text, None if text.startswith("(") else acting.document(text)) for text in texts]


@pytest.fixture
def acted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "worker", SimpleNamespace(run=acting.act))


@pytest.mark.usefixtures("acted")
@pytest.mark.parametrize("jobs", [2, 3])
@pytest.mark.parametrize(
    ("texts", "reasons"),
    [
        ("a b c d e", "A B C D E"),
        ("(known) a b (known) c d (known)", "- A B - C D -"),
        ("a die b c d e f", "A SIGKILL B C D E F"),
        ("die die die die", "SIGKILL SIGKILL SIGKILL SIGKILL"),
        ("a b c d leave", "A B C D 3"),
    ],
)
def test_every_article_is_answered_in_its_place(texts: str, reasons: str, jobs: int) -> None:
    given = items(*texts.split())
    found = list(in_order(given, jobs))
    assert [(key, document) for key, document, _ in found] == given
    for (_, _, outcome), reason in zip(found, reasons.split(), strict=True):
        if reason == "-":
            assert outcome is None
        else:
            assert outcome is not None
            assert (outcome.reason or "").rstrip(")").endswith(reason)


@pytest.mark.usefixtures("acted")
def test_what_waits_is_bounded() -> None:
    taken = 0

    def counted() -> Iterator[Item]:
        nonlocal taken
        for item in items(*map(str, range(60))):
            taken += 1
            yield item

    for done, _ in enumerate(in_order(counted(), 2), 1):
        assert taken - done <= 2 * team.EACH + 1
    assert taken == 60


def test_stopping_ends_the_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "worker", SimpleNamespace(run=acting.stay))
    processes: list[BaseProcess] = []

    def stop() -> None:
        with team.Team(2) as hands:
            for text in "ab":
                hands.hand(acting.document(text))
            processes.extend(one.process for one in hands._workers)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stop()
    assert [one.exitcode for one in processes] == [-15, -15]


def test_a_worker_that_cannot_be_started_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **more: object) -> None:
        raise OSError(12, "Cannot allocate memory")

    with team.Team(2) as hands:
        monkeypatch.setattr(hands._context, "Process", lambda **more: SimpleNamespace(start=refuse))
        with pytest.raises(TrackerError, match=r"Cannot allocate memory.*--jobs 1"):
            hands.hand(acting.document("a"))


@pytest.mark.parametrize(
    ("texts", "jobs"), [("a b c", 4), ("a b c d e", 1), ("(x) " * order.AHEAD + "a b c", 4)], ids=str
)
def test_little_work_stays_in_this_process(texts: str, jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "_shared", None)
    monkeypatch.setattr(tracker.extract, "extract", lambda document: (document.text,))
    found = list(in_order(items(*texts.split()), jobs))
    assert [outcome.found for _, _, outcome in found if outcome] == [
        (text,) for text in texts.split() if text != "(x)"
    ]


def test_in_one_process_nothing_is_read_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker.extract, "extract", lambda document: ())
    given = iter(items("a", "b", "c"))
    next(in_order(given, 1))
    assert [key for key, _ in given] == ["b", "c"]


def test_a_worker_answers_until_the_other_side_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def extract(document: Document) -> tuple[str, ...]:
        if document.text == "b":
            raise ValueError("boom")
        return (document.text,)

    monkeypatch.setattr(tracker.extract, "extract", extract)
    monkeypatch.setattr(worker.signal, "signal", lambda *args: None)
    ours, theirs = Pipe()
    at_work = Thread(target=worker.run, args=(theirs,))
    at_work.start()
    for text in "ab":
        ours.send(acting.document(text))
    assert [ours.recv(), ours.recv()] == [
        Outcome(("a",)),
        Outcome((), "b: the extractor failed (ValueError: boom)"),
    ]
    ours.close()
    at_work.join(10)
    assert not at_work.is_alive()


def test_what_is_started_has_one_thread_and_this_path(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    before = dict(os.environ)
    with surroundings.surroundings():
        assert os.environ["OMP_NUM_THREADS"] == "1"
        assert os.environ["PYTHONPATH"].split(os.pathsep) == sys.path
    assert dict(os.environ) == before


def test_elsewhere_processes_are_not_forked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert surroundings.context().get_start_method() == "spawn"


def test_the_number_of_processors_is_known_everywhere(monkeypatch: pytest.MonkeyPatch) -> None:
    assert cores() >= 1
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    assert cores() == os.cpu_count()


def test_an_outcome_is_empty_or_has_a_reason() -> None:
    assert Outcome() == ((), None)
