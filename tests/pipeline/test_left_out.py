"""Whoever ingests or extracts is told what of an article was not read, once and on stderr."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import tracker.extract
from cli.main import app

ENGLISH = "Nora Vance, a spokeswoman for Arvonia, said on Tuesday that the army had left the valley."
FRENCH = "Le ministre a déclaré que les soldats avaient quitté la vallée et que la guerre était finie."
TOLD = f"tracker: a.txt: not read: in French ({len(FRENCH)} characters, from character {len(ENGLISH) + 2} on)"


@pytest.fixture(autouse=True)
def _nothing_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker.extract, "extract", lambda document: ())


def run(*args: str) -> Result:
    Path("a.txt").write_text(f"{ENGLISH}\n\n{FRENCH}\n", encoding="utf-8")
    return CliRunner().invoke(app, list(args), prog_name="tracker")


def test_extract_says_what_was_not_read() -> None:
    result = run("extract", "a.txt", "--format", "jsonl")
    assert (result.exit_code, result.stderr) == (0, f"{TOLD}\n")
    assert json.loads(result.stdout)["attributions"] == []


def test_ingest_says_it_once_and_show_keeps_it() -> None:
    result = run("ingest", "a.txt", "--format", "jsonl")
    assert result.stderr.splitlines()[1:-1] == [TOLD]
    (skip,) = json.loads(result.stdout)["skipped"]
    assert skip == {
        "reason": "not read: in French",
        "start": len(ENGLISH) + 2,
        "end": len(ENGLISH + FRENCH) + 2,
    }
    assert "not read" not in run("ingest", "a.txt").stderr
    assert "  not read: in French" in run("show", "A1").stdout.splitlines()


def test_an_article_in_another_language_is_kept_and_not_read() -> None:
    run("ingest", "a.txt")
    Path("b.txt").write_text(FRENCH, encoding="utf-8")
    result = CliRunner().invoke(app, ["ingest", "b.txt"], prog_name="tracker")
    assert result.exit_code == 0
    assert result.stdout == "A2 new: b.txt (0 assertions, 1 passage skipped)\n"
    assert result.stderr.startswith(
        "tracker: b.txt: not read: in French (92 characters, from character 0 on)\n"
    )
