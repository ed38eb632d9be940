"""What was put in comes out again: export, import, check, history and the schema commands."""

import json
import sqlite3
from pathlib import Path

import hand
import pytest
from runner import done, ran, refused


def test_export_and_import_lose_nothing() -> None:
    hand.build()
    done("accept", "C1", "--because", "seen")
    done("export", "out.jsonl")
    result = ran("--db", "copy.db", "import", "out.jsonl")
    assert result.exit_code == 0
    assert done("--db", "copy.db", "export") == Path("out.jsonl").read_text(encoding="utf-8")
    assert done("--db", "copy.db", "show", "C1") == done("show", "C1")
    done("--db", "copy.db", "check")


def test_an_import_of_what_is_there_adds_nothing() -> None:
    hand.build()
    text = done("export")
    result = ran("import", "-", stdin=text)
    assert result.stderr.endswith(" rows read, 0 of them new\n")
    assert done("export") == text


def test_an_export_overwrites_only_when_told_to() -> None:
    hand.build()
    Path("out.jsonl").write_text("mine", encoding="utf-8")
    assert "--yes" in refused(4, "export", "out.jsonl")
    assert Path("out.jsonl").read_text(encoding="utf-8") == "mine"
    done("export", "out.jsonl", "--yes")
    assert len(Path("out.jsonl").read_text(encoding="utf-8").splitlines()) > 20
    assert not list(Path().glob(".*.part"))


def test_an_export_into_no_folder_is_one_line() -> None:
    hand.build()
    assert "No such file or directory" in refused(1, "export", "none/out.jsonl")


def test_check_has_codes_of_its_own() -> None:
    hand.build()
    assert "checked" in ran("check").stderr
    with sqlite3.connect("tracker.db") as connection:
        connection.execute("UPDATE claim SET denies = 7 WHERE id = 1")
    result = ran("check", "--json")
    assert result.exit_code == 7
    (problem,) = json.loads(result.stdout)["problems"]
    assert problem["id"] == "C1"
    assert result.stderr.splitlines()[-1] == "tracker: 1 problems found"


def test_history_names_who_and_when() -> None:
    hand.build()
    done("--who", "ada", "reject", "C2", "--because", "no source")
    rows = json.loads(done("history", "C2", "--json"))["changes"]
    assert rows[0]["who"] == "ada"
    assert {row["who"] for row in rows} == {"ada", "tester"}
    assert "ada" in done("history", "--limit", "3")
    assert "3 of " in ran("history", "--limit", "3").stderr


def test_the_schema_goes_up_and_down() -> None:
    hand.build()
    head = done("db", "current").strip()
    assert head in done("db", "history")
    assert "the schema is this program's" in ran("db", "check").stderr
    assert "--yes" in refused(2, "db", "downgrade", "base")
    assert done("db", "current").strip() == head
    done("db", "downgrade", "base", "--yes")
    assert done("db", "current") == "base\n"
    assert "tracker db upgrade" in refused(5, "claims")
    result = ran("db", "upgrade")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (0, f"schema base -> {head}")
    assert "no claims" in ran("claims").stderr


def test_a_schema_that_differs_is_a_problem() -> None:
    hand.build()
    with sqlite3.connect("tracker.db") as connection:
        connection.execute("ALTER TABLE claim ADD COLUMN stray TEXT")
    result = ran("db", "check")
    assert result.exit_code == 7
    assert "table claim differs" in result.stdout


@pytest.mark.parametrize("given", [[], ["kept.db"]])
def test_a_backup_is_a_whole_ledger(given: list[str]) -> None:
    hand.build()
    path = done("db", "backup", *given).strip()
    assert Path(path).name == given[0] if given else Path(path).exists()
    assert done("--db", path, "claims") == done("claims")
