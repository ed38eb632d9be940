"""The data files of the propositions, read once."""

from functools import cache

from tracker.extract import tables


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the rows of a data file by its short name."""
    return tuple(tables.rows(f"prop_{name}.tsv"))


@cache
def words(name: str, kind: str) -> frozenset[str]:
    """Return the words of one kind: the second cells of the rows whose first cell is the kind."""
    return frozenset(row[1] for row in rows(name) if row[0] == kind)


@cache
def table(name: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return the rest of each row by its first two cells."""
    return {(row[0], row[1]): row[2:] for row in rows(name)}
