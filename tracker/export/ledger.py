"""A whole ledger as JSON lines: a header, then one row a line."""

import json
from collections.abc import Iterable, Iterator, Mapping

from tracker.errors import InputError, TrackerError

SCHEMA_VERSION = 1
FORMAT = "claim-tracker-ledger"


def lines(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Yield the lines of an export; the same rows give the same lines."""
    yield _line({"format": FORMAT, "schema_version": SCHEMA_VERSION})
    for row in rows:
        yield _line(row)


def _line(row: Mapping[str, object]) -> str:
    # ASCII escapes carry line separators and odd characters through any tool that splits lines.
    return json.dumps(row) + "\n"


class Rows:
    """The rows of an export, checked as they are read; the first broken line ends them with its number."""

    def __init__(self, source: Iterable[str], name: str) -> None:
        self.name = name
        self.line = 0
        self._source = source

    def __iter__(self) -> Iterator[dict[str, object]]:
        for line in self._source:
            self.line += 1
            if self.line == 1:
                _check_header(_row(line, 1, self.name), self.name)
            elif line.strip():
                yield _row(line, self.line, self.name)
        if not self.line:
            raise InputError(f"{self.name}: empty; give a file written by `tracker export`")

    def refused(self, error: TrackerError) -> TrackerError:
        """Return an error about a row that reads well, with about where it stands."""
        return type(error)(f"{self.name}: {error} (at or before line {self.line}); nothing was imported")


def _check_header(header: Mapping[str, object], name: str) -> None:
    if header.get("format") != FORMAT:
        raise InputError(
            f"{name}: line 1 is not the header of a ledger; give a file written by `tracker export`"
        )
    if header.get("schema_version") != SCHEMA_VERSION:
        raise InputError(
            f"{name}: written in version {header.get('schema_version')} of the format, this program reads "
            f"{SCHEMA_VERSION}; upgrade claim-tracker"
        )


def _row(line: str, number: int, name: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{name}: line {number} is not JSON; nothing was imported") from error
    if not isinstance(row, dict):
        raise InputError(f"{name}: line {number} is not an object; nothing was imported")
    return row
