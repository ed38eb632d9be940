"""The data files of this package: tab-separated, `#` lines for source and licence, then one header."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each row of a data file, header left out."""
    text = (DATA / name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    next(lines)
    for line in lines:
        yield tuple(line.split("\t"))


@cache
def column(name: str) -> frozenset[str]:
    """Return the first cells of a data file."""
    return frozenset(row[0] for row in rows(name))


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """Return the rows of a data file by their first cell."""
    return {row[0]: row[1:] for row in rows(name)}
