"""The review on a full screen, through Textual's pilot on a real database; pictures of it are kept as text.

To approve what the screen shows now: UPDATE_GOLDEN=1 python -m pytest tests/cli/test_desk.py
"""

import json
import os
import re
import shutil
from pathlib import Path

import desks
import pytest
import toy
from runner import done, ran

import tracker.extract
from cli import terminal
from cli.desk import keys
from cli.desk.app import Desk
from tracker import review
from tracker.records import Choice, as_ref
from tracker.terms import Verb

PICTURES = Path(__file__).parent / "pictures"
TEXT = """---
title: Two bridges
outlet: Strelsau Herald
date: 2021-03-02
---
Anna Berg said that Ruritania closed two bridges. The river had risen for a week.

Ivo Klein denied that Ruritania closed two bridges.

Ada Moss said that Strelsau closed one bridge.
"""
COURIER = "Anna Berg said that Ruritania closed two bridges. Nobody else was there to see it.\n"
KEPT: list[Path] = []


@pytest.fixture(autouse=True)
def _ledger(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put the ledger into this folder; it is made once and then copied."""
    if not KEPT:
        monkeypatch.setattr(tracker.extract, "extract", toy.extract)
        Path("a.md").write_text(TEXT, encoding="utf-8")
        Path("b.txt").write_text(COURIER, encoding="utf-8")
        done("ingest", "a.md", "b.txt")
        KEPT.append(tmp_path_factory.mktemp("desk") / "tracker.db")
        shutil.copy("tracker.db", KEPT[0])
    shutil.copy(KEPT[0], "tracker.db")


def _judged(ref: str) -> list[tuple[str, str, str]]:
    found = json.loads(done("show", ref, "--json"))
    rows = next(value for name, value in found.items() if name != "schema_version")["judgements"]
    return [(row["who"], row["decision"], row["why"]) for row in rows]


PICTURED = {
    "a-clash": (),
    "a-clash-wide": (),
    "a-passage": ("s",),
    "after-a-decision": ("r",),
    "what-the-keys-do": ("question_mark",),
    "typing-a-note": ("n", *"who saw it"),
    "with-the-note": ("n", *"who", "enter"),
    "a-date": ("s",) * 5,
    "refused": ("equals_sign",),
    "the-end": ("a", "s", "l", "q"),
    "nothing-more": ("s",) * 6,
}


@pytest.mark.parametrize("name", PICTURED)
def test_the_screen_looks_as_approved(name: str) -> None:
    pressed = ["space" if key == " " else key for key in PICTURED[name]]
    _, got = desks.sit(*pressed, size=(120, 30) if name.endswith("wide") else (80, 24))
    got = re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d", "2021-03-04 12:00", got) + "\n"
    file = PICTURES / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        PICTURES.mkdir(exist_ok=True)
        file.write_text(got, encoding="utf-8")
    assert got == file.read_text(encoding="utf-8")
    assert max(map(len, got.splitlines())) <= (120 if name.endswith("wide") else 80)


@pytest.mark.parametrize(
    ("pressed", "ref", "expected"),
    [
        ("a", "L1", [("tester", "accept", "")]),
        ("r", "L1", [("tester", "reject", "")]),
        ("m", "L1", [("tester", "unsure", "")]),
        ("l", "L1", [("tester", "defer", "")]),
        ("s", "L1", []),
        ("equals_sign", "L1", []),
        ("exclamation_mark", "L1", []),
        ("b t w o enter a", "L1", [("tester", "accept", "two")]),
        ("b t w o escape a", "L1", [("tester", "accept", "")]),
        ("n o d d enter a", "L1", [("tester", "note", "odd"), ("tester", "accept", "")]),
        ("n escape n enter", "L1", []),
        ("s e h e d g e = l i k e l y enter", "S1", [("tester", "edit", "")]),
        ("s e n o n s e n s e enter", "S1", []),
        ("x", "L1", []),
    ],
)
def test_each_decision_has_one_key(pressed: str, ref: str, expected: list[tuple[str, str, str]]) -> None:
    desks.sit(*("equals_sign" if key == "=" else key for key in pressed.split()))
    assert _judged(ref) == expected
    done("check")


def test_what_was_done_is_taken_back() -> None:
    desk, got = desks.sit("r", "s", "u", "u", "u", "a")
    assert _judged("L1")[-1][1] == "accept"
    assert dict(desk.sitting.done) == {"accept": 1}
    assert "S1" in got


def test_what_another_changed_meanwhile_is_shown_again() -> None:
    class Meddled(Desk):
        def action_decide(self, verb: str) -> None:
            if not meddled:
                meddled.append(verb)
                with desks.open_here("ben") as other:
                    ref = as_ref("L1")
                    assert ref is not None
                    review.apply(other, Choice(Verb.REJECT, (ref,), "forged"))
            super().action_decide(verb)

    meddled: list[str] = []
    _, got = desks.sit("a", made=Meddled)
    assert "L1 has changed since it was shown" in got
    assert "ben reject: forged" in got
    assert _judged("L1") == [("ben", "reject", "forged")]


def test_a_row_that_another_took_away_is_said_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    from cli.desk import app
    from tracker.errors import NotFoundError

    def gone(*_: object) -> None:
        raise NotFoundError("there is no link L1")

    monkeypatch.setattr(app, "panes", gone)
    assert "L1 cannot be shown: there is no link L1" in desks.sit()[1]


def test_nothing_from_an_article_reaches_the_screen_unescaped() -> None:
    Path("c.txt").write_text("Ada Moss said that Zenda closed [red]one bridge\x1b[2J.\n", encoding="utf-8")
    for colours in (False, True):
        assert "\x1b" not in desks.sit("s", "s", colours=colours)[1]


def test_without_colour_the_parts_are_named() -> None:
    _, plain = desks.sit("s")
    assert "[source: Anna Berg] [cue: said]" in " ".join(plain.split())
    _, coloured = desks.sit("s", colours=True)
    assert "Anna Berg said that Ruritania closed" in coloured


def test_the_keys_are_named_below_the_screen_and_in_its_help() -> None:
    for key in (*keys.VERBS, "s", "n", "e", "u", "b", "q"):
        assert re.search(rf"(^|\s){re.escape(key)}\s", " ".join(keys.LINES) + " ")
        assert re.search(rf"(^|\s){re.escape(key)}  ", keys.HELP)


@pytest.mark.parametrize(
    ("args", "tty", "term", "screens"),
    [
        ([], True, "xterm", 1),
        (["--plain"], True, "xterm", 0),
        ([], False, "xterm", 0),
        ([], True, "dumb", 0),
    ],
)
def test_the_full_screen_wants_a_terminal(
    args: list[str], tty: bool, term: str, screens: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran_on: list[Desk] = []
    monkeypatch.setattr(terminal, "is_tty", lambda stream: tty)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(Desk, "run", lambda desk: ran_on.append(desk))
    result = ran("review", *args, stdin="q\n")
    assert (result.exit_code, len(ran_on)) == (0, screens)
    assert result.stderr.splitlines()[-1] == "nothing decided"


def test_notes_are_taken_back_too() -> None:
    desks.sit("r", "n", "o", "enter", "u")
    assert _judged("L1") == [("tester", "reject", "")]
    assert _judged("S1") == []
