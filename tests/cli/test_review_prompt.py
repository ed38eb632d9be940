"""Review at a plain prompt: decisions are kept one by one, and survive a new ingest."""

import json
from pathlib import Path

import pytest
import toy
from runner import done, ran

import tracker.extract
from cli import prompt
from tracker import review, store
from tracker.records import Choice, QueueQuery, Ref, Waiting
from tracker.sitting import Sitting
from tracker.store import open_ledger
from tracker.terms import Verb

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
    with _open("ada") as ledger:
        waiting = [one.ref for one in store.queue(ledger, QueueQuery(limit=99))]
        sitting = Sitting(ledger)
        while sitting.current is not None:
            seen.append(sitting.current.ref)
            if len(seen) % 2:
                assert not sitting.answer(Choice(Verb.ACCEPT, (sitting.current.ref,)))
            else:
                sitting.skip()
    assert seen == waiting
    assert sum(sitting.done.values()) == len(seen)


def _open(who: str) -> store.Ledger:
    return open_ledger(f"sqlite:///{Path('tracker.db').resolve()}", who=who, write=True)


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
    given = iter(["a\n"])

    def typed(self: object, one: Waiting) -> str:
        try:
            return next(given)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(prompt.Prompt, "typed", typed)
    result = ran("review")
    assert result.exit_code == 130
    assert result.stderr.splitlines()[-1] == "tracker: stopped; nothing was left half done"
    assert json.loads(done("show", "L1", "--json"))["link"]["status"] == "accepted"


def test_every_answer_has_a_letter() -> None:
    done("ingest", "a.txt")
    result = ran("review", stdin="n who took the minutes?\n= \n! \nm cannot tell\nl\nq\n")
    assert result.exit_code == 0
    # A clash does not ask whether two are one: it is asked again with the reason.
    assert result.stderr.count("L1 does not ask whether two are one: accept or reject it") == 2
    assert result.stderr.splitlines()[-1] == "1 note; 1 unsure; 1 defer"
    decisions = json.loads(done("show", "L1", "--json"))["link"]["judgements"]
    assert [(one["decision"], one["why"]) for one in decisions] == [
        ("note", "who took the minutes?"),
        ("unsure", "cannot tell"),
    ]


def test_what_was_put_off_comes_last_and_what_nobody_can_tell_before_the_rest() -> None:
    first = [row["id"] for row in _listed()]
    done("defer", first[0])
    done("unsure", first[-1])
    after = [row["id"] for row in _listed()]
    assert (after[-1], after[0]) == (first[0], first[1])
    assert after.index(first[-1]) < len(first) - 2
    assert [row["worth"] for row in _listed() if row["id"] in (first[0], first[-1])] == ["unsure", "deferred"]


def _listed(*args: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(done("review", "--list", "--json", *args))["candidates"]
    return rows


@pytest.mark.parametrize(
    ("args", "kinds"),
    [
        (["--kind", "clash"], {"clash"}),
        (["--kind", "assertion", "--article", "A1"], {"assertion"}),
        (["--kind", "date"], {"date"}),
        (["--actor", "Ivo Klein"], {"clash", "assertion", "date"}),
        (["--actor", "Ivo Klein", "--kind", "date"], {"date"}),
        (["--min-score", "0.99"], set()),
        (["--kind", "copy", "--kind", "actor", "--kind", "affiliation", "--kind", "claim"], set()),
    ],
)
def test_the_queue_can_be_narrowed(args: list[str], kinds: set[str]) -> None:
    assert {row["kind"] for row in _listed(*args)} == kinds


def test_a_list_decides_nothing_and_can_be_handed_back_filled_in() -> None:
    before = done("review", "--list", "--format", "csv")
    head, first, *rest = before.splitlines()
    Path("filled.csv").write_text(
        "\n".join([f"{head},decision", f"{first},accept", *(f"{one}," for one in rest)])
    )
    assert done("review", "--list", "--format", "csv") == before
    assert ran("decide", "filled.csv").stderr == "1 decision recorded\n"
    assert first.split(",")[0] not in {row["id"] for row in _listed()}


def test_what_another_decided_meanwhile_is_shown_again(monkeypatch: pytest.MonkeyPatch) -> None:
    given = iter(["a yes", "r no", "q"])

    def typed(self: prompt.Prompt, one: Waiting) -> str:
        answer = next(given)
        if answer.startswith("a"):
            with _open("ben") as other:
                review.apply(other, Choice(Verb.REJECT, (one.ref,), "the minutes are forged"))
        return answer

    monkeypatch.setattr(prompt.Prompt, "typed", typed)
    result = ran("review")
    assert result.exit_code == 0
    assert "L1 has changed since it was shown" in result.stderr
    assert "ben reject: the minutes are forged" in result.stdout
    assert result.stderr.splitlines()[-1] == "1 reject"
    decisions = json.loads(done("show", "L1", "--json"))["link"]["judgements"]
    assert [(one["who"], one["decision"]) for one in decisions] == [("ben", "reject"), ("tester", "reject")]


def test_the_last_thing_done_is_taken_back() -> None:
    result = ran("review", stdin="r wrong\ns\nu\nu\nu\na right\nq\n")
    assert result.exit_code == 0
    assert [line for line in result.stderr.splitlines() if " back" in line] == [
        "took back: skipped S1",
        "took back: reject L1",
        "nothing to take back in this sitting",
    ]
    assert result.stderr.splitlines()[-1] == "1 accept"
    assert json.loads(done("show", "L1", "--json"))["link"]["status"] == "accepted"
