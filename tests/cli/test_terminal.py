"""Nothing from an article moves the cursor, hides text or runs as a formula."""

import csv
import io
import json

import pytest

from cli import formats, terminal
from cli.options import Format
from cli.output import Listing, Page, emit, total

ODD = "a\x1b[31mb\u202ec\u200bd\x9be\u2028f\U000e0041g\ud800h"
SHOWN = r"a\u001b[31mb\u202ec\u200bd\u009be\u2028f\U000e0041g\ud800h"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kabul, plain", "Kabul, plain"),
        ("Кабул – “так”", "Кабул – “так”"),
        (ODD, SHOWN),
        ("line\nand\ttab", "line\nand\ttab"),
        ("rub\rout", r"rub\u000dout"),
        ("soft\xadhyphen", r"soft\u00adhyphen"),
        ("\ufeffmark", r"\ufeffmark"),
        ("mixed \u2066text\u2069", r"mixed \u2066text\u2069"),
    ],
)
def test_safe_term_escapes_what_moves_or_hides_text(text: str, shown: str) -> None:
    assert terminal.safe_term(text) == shown


def test_one_line_keeps_every_word_on_one_line() -> None:
    assert terminal.one_line(" a\r\n  b\xa0c\t ") == "a b c"


def test_safe_json_changes_no_value() -> None:
    text = formats.json_line({"text": ODD})
    assert terminal.safe_term(text) == text
    assert json.loads(text)["text"].encode("utf-16", "surrogatepass") == ODD.encode("utf-16", "surrogatepass")


ROW = {"id": "C1", "claim": ODD + " | 1 < 2", "by": ["A", "B"], "contested": True, "event": None, "n": 0}
LISTING: Listing[dict[str, object]] = Listing(
    "claims",
    dict,
    (("id", "id"), ("claim", "claim"), ("by", "asserted by"), ("event", "event")),
    "nothing there",
)


@pytest.mark.parametrize("format", list(Format))
def test_no_format_lets_odd_characters_through(format: Format, capsys: pytest.CaptureFixture[str]) -> None:
    emit(LISTING, [ROW], Page(format), 1)
    out = capsys.readouterr().out
    assert out.endswith("\n")
    assert terminal.safe_term(out) == out


@pytest.mark.parametrize(
    ("format", "rows", "expected"),
    [
        ("table", [ROW | {"claim": "x"}], "id  claim  asserted by\nC1  x      A; B\n"),
        ("csv", [{"id": "C1", "claim": "=1+1", "n": 3}], "id,claim,n\nC1,'=1+1,3\n"),
        (
            "md",
            [ROW | {"claim": "a|b <i>"}],
            "| id | claim | asserted by |\n| --- | --- | --- |\n| C1 | a\\|b &lt;i> | A; B |\n",
        ),
        (
            "csv",
            [{"id": "C1", "claim": 'say "no", twice\nplease'}],
            'id,claim\nC1,"say ""no"", twice\nplease"\n',
        ),
        ("tsv", [{"id": "C1", "claim": "\ta\tb\nc"}], "id\tclaim\nC1\t'a b c\n"),
        ("jsonl", [{"id": "C1", "claim": "ü"}], '{"id": "C1", "claim": "ü"}\n'),
        ("json", [], '{\n  "schema_version": 1,\n  "claims": [],\n  "total": 0\n}\n'),
        ("json", [{"id": "C1"}],
         '{\n  "schema_version": 1,\n  "claims": [\n    {\n      "id": "C1"\n    }\n  ],\n  "total": 1\n}\n'),
        ("table", [], ""),
        ("csv", [], ""),
    ],
)  # fmt: skip
def test_each_format_is_what_its_readers_expect(
    format: str, rows: list[dict[str, object]], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    emit(LISTING, rows, Page(Format(format)), len(rows))
    assert capsys.readouterr().out == expected


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
@pytest.mark.parametrize("format", [Format.CSV, Format.TSV])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(
    start: str, format: Format, capsys: pytest.CaptureFixture[str]
) -> None:
    emit(LISTING, [{"claim": f"{start}cmd"}], Page(format, header=False), 1)
    out = capsys.readouterr().out
    cell = next(csv.reader(io.StringIO(out), delimiter="\t" if format is Format.TSV else ","))[0]
    assert cell.startswith("'")


@pytest.mark.parametrize("format", [Format.TABLE, Format.CSV, Format.TSV, Format.MD])
def test_no_header_leaves_only_rows(format: Format, capsys: pytest.CaptureFixture[str]) -> None:
    emit(LISTING, [ROW], Page(format, header=False), 1)
    assert "asserted by" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("rows", "page", "total", "note"),
    [
        ([], Page(), 0, "nothing there\n"),
        ([], Page(offset=9), 4, "none after 9 of 4\n"),
        ([ROW], Page(limit=1), 1, ""),
        ([ROW], Page(limit=1), 3, "1 of 3 shown: --limit 0 shows all, --offset 1 the next\n"),
        (
            [ROW],
            Page(Format.JSON, limit=1, offset=1),
            3,
            "1 of 3 shown: --limit 0 shows all, --offset 2 the next\n",
        ),
    ],
)
def test_notes_go_to_stderr(
    rows: list[dict[str, object]], page: Page, total: int, note: str, capsys: pytest.CaptureFixture[str]
) -> None:
    emit(LISTING, rows, page, total)
    assert capsys.readouterr().err == note


@pytest.mark.parametrize(
    ("shown", "page", "counted", "expected"),
    [
        (3, Page(limit=5), None, 3),
        (5, Page(limit=5), 9, 9),
        (2, Page(limit=5, offset=5), None, 7),
        (0, Page(limit=5, offset=5), 4, 4),
        (7, Page(), None, 7),
    ],
)
def test_total_counts_only_when_the_page_does_not_tell(
    shown: int, page: Page, counted: int | None, expected: int
) -> None:
    def count() -> int:
        assert counted is not None
        return counted

    assert total(shown, page, count) == expected


class _Tty(io.StringIO):
    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_tables_are_drawn_on_a_terminal_only(
    env: dict[str, str], coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = _Tty()
    monkeypatch.setattr("sys.stdout", screen)
    for name, value in env.items():
        monkeypatch.setenv(name, value)
    emit(LISTING, [ROW | {"claim": "[bold]x[/bold]"}], Page(), 1)
    assert ("\x1b[" in screen.getvalue()) is coloured
    assert "[bold]x[/bold]" in screen.getvalue()


def test_json_is_ascii_where_the_terminal_knows_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    narrow = io.TextIOWrapper(io.BytesIO(), encoding="latin-1")
    monkeypatch.setattr("sys.stdout", narrow)
    assert formats.json_line({"name": "Kабул"}) == '{"name": "K\\u0430\\u0431\\u0443\\u043b"}'


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, ""), (True, "yes"), (False, "no"), (["a", None], "a; unknown"), ({"a": 1}, '{"a": 1}'), (4, "4")],
)
def test_cells_read_as_words(value: object, words: str) -> None:
    assert formats.words(value) == words
