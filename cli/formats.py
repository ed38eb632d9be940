"""Rows to text: JSON, JSON lines, CSV, TSV, Markdown, and tables for a screen."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from .terminal import colours, one_line, safe_json, safe_term

SCHEMA_VERSION = 1
Row = dict[str, Any]
Columns = Sequence[tuple[str, str]]


def json_line(value: object) -> str:
    """Return the value as JSON on one line."""
    return safe_json(json.dumps(value, ensure_ascii=_narrow()))


def document(content: Row) -> str:
    """Return the one JSON document that a command prints."""
    text = json.dumps({"schema_version": SCHEMA_VERSION, **content}, ensure_ascii=_narrow(), indent=2)
    return "\n".join(map(safe_json, text.split("\n")))


def _narrow() -> bool:
    return "utf" not in (sys.stdout.encoding or "").lower()


def words(value: object) -> str:
    """Return a cell's value as a person reads it; a list is joined, an unknown is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return "; ".join("unknown" if one is None else words(one) for one in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def separated(rows: Iterable[Row], tabs: bool, header: bool) -> Iterator[str]:
    """Yield lines of CSV or TSV with every field; in TSV white space inside a cell is one space."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t" if tabs else ",", lineterminator="")
    for number, row in enumerate(rows):
        if header and number == 0:
            yield _written(buffer, writer, list(row))
        yield _written(buffer, writer, [_cell(value, tabs) for value in row.values()])


def _written(buffer: io.StringIO, writer: Any, cells: list[str]) -> str:
    buffer.seek(0)
    buffer.truncate()
    writer.writerow(cells)
    return buffer.getvalue()


def _cell(value: object, tabs: bool) -> str:
    text = words(value)
    # A spreadsheet would run such a cell as a formula.
    guard = "'" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and text[:1] else ""
    return guard + (one_line(text) if tabs else safe_term(text))


def markdown(rows: Sequence[Row], columns: Columns, header: bool) -> Iterator[str]:
    """Yield the lines of a Markdown table."""
    if header:
        yield _barred(heading for _, heading in columns)
        yield _barred("---" for _ in columns)
    for row in rows:
        yield _barred(_escaped(words(row[key])) for key, _ in columns)


def _barred(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def table(rows: Sequence[Row], columns: Columns, header: bool) -> Iterable[str]:
    """Return the lines of a table: drawn by rich on a terminal, else aligned plain text."""
    cells = [[one_line(words(row[key])) for key, _ in columns] for row in rows]
    headings = [heading for _, heading in columns]
    return _drawn(cells, headings, header) if colours() else _aligned(cells, headings, header)


def _aligned(cells: list[list[str]], headings: list[str], header: bool) -> Iterator[str]:
    lines = [headings, *cells] if header else cells
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    for line in lines:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()


def _drawn(cells: list[list[str]], headings: list[str], header: bool) -> list[str]:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=box.SIMPLE_HEAD, show_header=header, pad_edge=False)
    for number, heading in enumerate(headings):
        drawn.add_column(heading, no_wrap=number == 0, overflow="fold")
    for line in cells:
        # Text, not markup: an article may hold "[bold]".
        drawn.add_row(*map(Text, line))
    console = Console(file=io.StringIO(), force_terminal=True, width=_width())
    with console.capture() as captured:
        console.print(drawn)
    return captured.get().rstrip("\n").split("\n")


def _width() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns
