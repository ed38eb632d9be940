"""Print a listing in the format asked for: data on stdout, messages on stderr."""

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from . import formats
from .options import Format
from .terminal import note, one_line

T = TypeVar("T")
Row = dict[str, Any]


@dataclass(frozen=True)
class Listing(Generic[T]):
    """What a listing is called in JSON, how a record becomes a row, and the columns a reader is shown.

    Columns are (key, heading) pairs; a column without a value in any row is left out of tables.
    """

    noun: str
    row: Callable[[T], Row]
    columns: tuple[tuple[str, str], ...]
    hint: str


@dataclass(frozen=True)
class Page:
    """The shared options of listing commands; a limit of 0 is all."""

    format: Format = Format.TABLE
    limit: int | None = None
    offset: int = 0
    header: bool = True

    @property
    def readable(self) -> bool:
        """Return whether the format is the one for reading on a screen."""
        return self.format is Format.TABLE


def page(format: Format, as_json: bool, limit: int, offset: int, no_header: bool) -> Page:
    """Return the shared options as one record."""
    return Page(Format.JSON if as_json else format, limit or None, offset, not no_header)


def total(shown: int, page: Page, count: Callable[[], int]) -> int:
    """Return how many rows there are, counting only when the page does not tell."""
    full = page.limit is not None and shown >= page.limit
    return count() if full or (page.offset and not shown) else page.offset + shown


def cut(records: Sequence[T], page: Page) -> Sequence[T]:
    """Return the page of records that are all at hand."""
    end = None if page.limit is None else page.offset + page.limit
    return records[page.offset : end]


def emit(listing: Listing[T], records: Iterable[T], page: Page, total: int, meant: str | None = None) -> None:
    """Print the records, and a note when there are none or more; above a table what the rows are."""
    rows = [listing.row(record) for record in records]
    if meant and rows and page.readable and page.header:
        sys.stdout.write(meant + "\n")
    if rows or page.format is Format.JSON:
        for line in _lines(listing, rows, page, total):
            sys.stdout.write(line + "\n")
    _remark(listing, len(rows), page, total)


def emit_text(
    listing: Listing[Any], blocks: Iterable[str], page: Page, total: int, rows: int | None = None
) -> None:
    """Print blocks of text with an empty line between them, and the same notes as for rows.

    `rows` tells how many rows they tell of, where that is not one each.
    """
    shown = 0
    for block in blocks:
        sys.stdout.write(("\n" if shown else "") + block + "\n")
        shown += 1
    _remark(listing, shown if rows is None else rows, page, total)


def emit_rendered(lines: Iterable[str]) -> None:
    """Print lines that a view has made safe, colours included."""
    for line in lines:
        sys.stdout.write(line + "\n")


def emit_lines(lines: Iterable[str]) -> None:
    """Print lines made of our own words and of text from articles, each kept on its line."""
    for line in lines:
        sys.stdout.write(one_line(line) + "\n")


def _remark(listing: Listing[Any], shown: int, page: Page, total: int) -> None:
    if not shown:
        note(listing.hint if not total else f"none after {page.offset} of {total}")
    elif page.offset + shown < total:
        note(f"{shown} of {total} shown: --limit 0 shows all, --offset {page.offset + shown} the next")


def emit_one(noun: str, row: Row, page: Page) -> None:
    """Print one thing as a JSON document, or on one line."""
    text = formats.json_line(row) if page.format is Format.JSONL else formats.document({noun: row})
    sys.stdout.write(text + "\n")


def _lines(listing: Listing[Any], rows: list[Row], page: Page, total: int) -> Iterable[str]:
    if page.format is Format.JSON:
        return [formats.document({listing.noun: rows, "total": total})]
    if page.format is Format.JSONL:
        return map(formats.json_line, rows)
    if page.format in {Format.CSV, Format.TSV}:
        return formats.separated(rows, page.format is Format.TSV, page.header)
    columns = [pair for pair in listing.columns if any(row[pair[0]] not in (None, "", []) for row in rows)]
    write = formats.markdown if page.format is Format.MD else formats.table
    return write(rows, columns, page.header)
