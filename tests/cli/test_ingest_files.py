"""Ingest goes on after a bad file, changes nothing the second time, and loses nothing when stopped."""

import json
import sqlite3
from pathlib import Path

import pytest
import toy
from runner import done, ran, refused

import tracker.extract
from cli import progress
from tracker.records import Document

ONE = "Anna Berg said that Ruritania closed two bridges.\n\nIt rained.\n"
TWO = "Ivo Klein denied that Ruritania closed two bridges.\n"


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker.extract, "extract", toy.extract)


def _write(**files: str | bytes) -> None:
    Path("in").mkdir(exist_ok=True)
    for name, content in files.items():
        data = content.encode() if isinstance(content, str) else content
        Path("in", f"{name}.txt").write_bytes(data)


def dump() -> str:
    """Return all rows of the ledger but its log of changes."""
    with sqlite3.connect("tracker.db") as connection:
        return "\n".join(line for line in connection.iterdump() if '"change' not in line)


def test_the_first_ingest_says_where_the_database_is_and_the_second_changes_nothing() -> None:
    _write(a=ONE, b=TWO)
    first = ran("ingest", "in")
    assert first.exit_code == 0
    assert first.stderr.splitlines() == [
        f"created {Path('tracker.db').resolve()}",
        "2 articles: 2 new; 2 assertions and 1 link between claims",
    ]
    assert first.stdout.splitlines() == ["A1 new: in/a.txt (1 assertion)", "A2 new: in/b.txt (1 assertion)"]
    before = dump()
    second = ran("ingest", "in")
    assert second.stderr == "2 articles: 2 unchanged; 0 assertions and 0 links between claims\n"
    assert dump() == before


def test_accounts_that_clash_are_found_across_articles() -> None:
    _write(a=ONE, b=TWO)
    done("ingest", "in")
    (link,) = json.loads(done("contradictions", "--json"))["contradictions"]
    assert (link["clash"], link["a_by"], link["b_by"]) == ("dispute", ["Anna Berg"], ["Ivo Klein"])
    (claim,) = json.loads(done("claims", "--json"))["claims"]
    assert claim["contested"] is True


@pytest.mark.parametrize(
    ("files", "code", "sum", "reason"),
    [
        (
            {"a": ONE, "b": b""},
            1,
            "2 articles: 1 new, 1 failed; 1 assertion and 0 links between claims",
            "in/b.txt",
        ),
        (
            {"a": ONE, "b": "BOOM here."},
            1,
            "2 articles: 1 new, 1 failed; 1 assertion and 0 links between claims",
            "(ValueError: boom)",
        ),
        (
            {"b": b"\x00\x01\x02\xff\xfe" * 50},
            6,
            "1 article: 1 failed; 0 assertions and 0 links between claims",
            "in/b.txt",
        ),
    ],
    ids=["empty", "extractor trips", "only binary"],
)
def test_a_bad_file_is_reported_and_the_rest_go_on(
    files: dict[str, str | bytes], code: int, sum: str, reason: str
) -> None:
    _write(**files)
    result = ran("ingest", "in")
    assert result.exit_code == code
    lines = result.stderr.splitlines()[1:]
    assert lines[-1] == sum
    assert len(lines) == 2
    assert lines[0].startswith("tracker: ")
    assert reason in lines[0]


def test_the_extractors_own_trace_is_shown_when_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_DEBUG", "1")
    _write(b="BOOM here.")
    assert "unexpected ValueError: boom" in tracker_debug("ingest", "in")


def tracker_debug(*args: str) -> str:
    from typer.testing import CliRunner

    from cli.main import app

    return CliRunner().invoke(app, list(args)).stderr


@pytest.mark.parametrize("paths", [["in"], ["in", "in"]])
def test_folders_without_articles_make_no_database(paths: list[str]) -> None:
    Path("in").mkdir()
    assert refused(6, "ingest", *paths).startswith("no articles in in")
    assert not Path("tracker.db").exists()


def test_ctrl_c_keeps_what_was_committed(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(document: Document) -> tuple[object, ...]:
        if document.text == TWO:
            raise KeyboardInterrupt
        return toy.extract(document)

    _write(a=ONE, b=TWO, c="Ada Moss said that Strelsau closed one bridge.\n")
    monkeypatch.setattr(tracker.extract, "extract", stop)
    stopped = ran("ingest", "in")
    assert stopped.exit_code == 130
    assert stopped.stderr.splitlines()[-1] == (
        "tracker: stopped; 1 of 3 articles done and kept; run the same command to go on"
    )
    monkeypatch.setattr(tracker.extract, "extract", toy.extract)
    assert (
        ran("ingest", "in").stderr
        == "3 articles: 2 new, 1 unchanged; 2 assertions and 1 link between claims\n"
    )
    done("check")


def test_the_same_text_in_another_outlet_is_another_article() -> None:
    Path("in").mkdir()
    for name in ("Herald", "Courier"):
        front = f"---\ntitle: Ministers\noutlet: {name}\nurl: https://{name.lower()}.example/1\n---\n"
        Path("in", f"{name}.md").write_text(front + ONE, encoding="utf-8")
    done("ingest", "in")
    (claim,) = json.loads(done("claims", "--json"))["claims"]
    assert claim["articles"] == 2
    assert claim["origins"] == 1


def test_stdin_is_an_article() -> None:
    assert done("ingest", "-", stdin=ONE) == "A1 new: - (1 assertion)\n"


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md"])
def test_reports_come_in_every_format(format: str) -> None:
    _write(a=ONE, b=b"")
    result = ran("ingest", "in", "--format", format)
    assert result.exit_code == 1
    if format == "json":
        reports = json.loads(result.stdout)["reports"]
        assert [(one["outcome"], one["id"]) for one in reports] == [("new", "A1"), ("failed", None)]
    else:
        assert len(result.stdout.splitlines()) == (2 if format == "jsonl" else 3 if format == "csv" else 4)


def test_a_counter_runs_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "is_tty", lambda stream: True)
    _write(a=ONE, b=TWO)
    assert "\r\x1b[K1/2\r\x1b[K2/2\r\x1b[K" in ran("ingest", "in").stderr


def test_extract_prints_one_object_a_file_and_makes_no_database() -> None:
    _write(a=ONE, b=TWO)
    lines = [json.loads(line) for line in done("extract", "in", "--format", "jsonl").splitlines()]
    assert [line["article"] for line in lines] == ["in/a.txt", "in/b.txt"]
    (found,) = lines[0]["attributions"]
    assert [ONE[slice(*span)] for span in found["content"]] == ["Ruritania closed two bridges"]
    assert (found["actor"], found["stance"]) == ("Anna Berg", "asserts")
    assert not list(Path().glob("*.db"))


@pytest.mark.parametrize("format", ["table", "json", "csv", "tsv", "md"])
def test_extract_comes_in_every_format(format: str) -> None:
    _write(a=ONE)
    assert "Ruritania closed two bridges" in done("extract", "in/a.txt", "--format", format)


@pytest.mark.parametrize(
    ("files", "code"), [({"a": ONE, "b": b""}, 1), ({"b": b""}, 6), ({"c": "BOOM"}, 6), ({}, 0)]
)
def test_extract_goes_on_after_a_bad_file(files: dict[str, str | bytes], code: int) -> None:
    Path("in").mkdir()
    _write(**files)
    assert ran("extract", "in", "--format", "jsonl").exit_code == code


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffAnna Berg said that Ruritania closed two bridges.",
        ONE.replace("\n", "\r\n"),
        ONE.replace(" ", "\xa0", 1),
    ],
    ids=["byte order mark", "carriage returns", "no-break space"],
)
def test_offsets_count_in_the_file_decoded_and_unchanged(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path("odd.txt")
    path.write_bytes(text.encode())
    monkeypatch.setattr(tracker.extract, "extract", toy.extract)
    line = json.loads(done("extract", "odd.txt", "--format", "jsonl"))
    decoded = path.read_bytes().decode("utf-8")
    for found in line["attributions"]:
        assert decoded[slice(*found["content"][0])] == "Ruritania closed two bridges"
