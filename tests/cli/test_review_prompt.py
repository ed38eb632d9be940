"""Review at a plain prompt: decisions are kept one by one, and survive a new ingest."""

import json
from pathlib import Path

import pytest
import toy
from runner import done, ran, refused

import tracker.extract
from cli import prompt
from tracker import review, store
from tracker.records import Ref
from tracker.store import open_ledger
from tracker.terms import Decision

TEXT = """Anna Berg said that Ruritania closed two bridges.

Ivo Klein denied that Ruritania closed two bridges.

Ada Moss said that Strelsau closed one bridge.
"""


@pytest.fixture(autouse=True)
def _ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker.extract, "extract", toy.extract)
    Path("a.txt").write_text(TEXT, encoding="utf-8")
    done("ingest", "a.txt")


def _statuses(noun: str, *args: str) -> dict[str, str]:
    return {row["id"]: row["status"] for row in json.loads(done(*args, "--json"))[noun]}


def test_the_link_comes_first_and_each_answer_is_kept() -> None:
    result = ran("review", stdin="?\nx\na seen in the minutes\nr\ns\nq\n")
    assert result.exit_code == 0
    assert result.stdout.startswith("L1  contradicts, dispute")
    assert "closed two bridges" in result.stdout
    assert result.stderr.count(prompt.HELP) == 3
    assert result.stderr.splitlines()[-1] == "1 accept; 1 reject; 1 skipped"
    (judgement,) = json.loads(done("show", "L1", "--json"))["link"]["judgements"]
    assert (judgement["decision"], judgement["why"], judgement["who"]) == (
        "accept",
        "seen in the minutes",
        "tester",
    )


@pytest.mark.parametrize(
    ("stdin", "last"), [("", "nothing decided"), ("a\n", "1 accept"), ("q\n", "nothing decided")]
)
def test_the_end_of_the_input_ends_the_review(stdin: str, last: str) -> None:
    result = ran("review", stdin=stdin)
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, last)


def test_everything_can_be_worked_through() -> None:
    assert ran("review", stdin="a\n" * 99).exit_code == 0
    assert ran("review", stdin="").stderr == "nothing waits for a decision\n"


def test_everything_can_be_skipped() -> None:
    first = ran("review", stdin="s\n" * 99).stderr.splitlines()[-1]
    assert first == ran("review", stdin="s\n" * 99).stderr.splitlines()[-1]
    assert first.endswith(" skipped")


def test_a_queue_longer_than_a_page_is_walked_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "PAGE", 1)
    seen: list[Ref] = []

    def ask(ref: Ref) -> review.Answer:
        seen.append(ref)
        return review.Answer(Decision.ACCEPT if len(seen) % 2 else None)

    with open_ledger(f"sqlite:///{Path('tracker.db').resolve()}", who="ada", write=True) as ledger:
        waiting = store.queue(ledger, 99, 0)
        counts = review.walk(ledger, ask)
    assert set(waiting) <= set(seen)
    assert len(seen) == len(set(seen)) == sum(counts.values())


def test_decisions_survive_a_new_ingest_and_a_new_version(monkeypatch: pytest.MonkeyPatch) -> None:
    done("reject", "C1", "L1", "--because", "two other bridges")
    done("accept", "S1")
    before = done("show", "C1"), done("show", "L1"), done("show", "S1")
    done("ingest", "a.txt")
    monkeypatch.setattr(tracker.extract, "PRODUCER", tracker.extract.PRODUCER.__class__("rules", "99"))
    done("ingest", "a.txt")
    Path("b.txt").write_text(TEXT.split("\n\n")[0], encoding="utf-8")
    done("ingest", "b.txt")
    assert _statuses("claims", "claims", "--status", "rejected") == {"C1": "rejected"}
    assert json.loads(done("show", "L1", "--json"))["link"]["status"] == "rejected"
    assert done("show", "S1") == before[2]
    done("check")


def test_ctrl_c_at_the_prompt_keeps_what_was_decided(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([review.Answer(Decision.ACCEPT)])

    def ask(self: object, ref: Ref) -> review.Answer:
        try:
            return next(answers)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(prompt.Prompt, "ask", ask)
    assert refused(130, "review") == "stopped; nothing was left half done"
    assert json.loads(done("show", "L1", "--json"))["link"]["status"] == "accepted"
