"""A whole ledger as JSON lines: a header, then one row a line."""

import json
from collections.abc import Iterable, Iterator, Mapping

from tracker.errors import InputError

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


def rows(source: Iterable[str], name: str) -> Iterator[dict[str, object]]:
    """Yield the rows of an export; the first broken line ends it with an InputError that gives its number."""
    numbered = enumerate(source, start=1)
    for number, line in numbered:
        _check_header(_row(line, number, name), name)
        break
    else:
        raise InputError(f"{name}: empty; give a file written by `tracker export`")
    for number, line in numbered:
        if line.strip():
            yield _row(line, number, name)


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
