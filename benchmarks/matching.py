"""Pairs rows with columns one to one so that the total weight is the greatest (the Hungarian method)."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf


def best_pairs(weights: Mapping[tuple[int, int], float]) -> list[tuple[int, int]]:
    """Return the pairs (row, column) of the heaviest one-to-one matching; only pairs with a weight match."""
    rows, columns = _ends(row for row, _ in weights), _ends(column for _, column in weights)
    if len(rows) > len(columns):
        turned = {(column, row): weight for (row, column), weight in weights.items()}
        return sorted((row, column) for column, row in best_pairs(turned))
    cost = [[-weights.get((row, column), 0.0) for column in columns] for row in rows]
    pairs = ((rows[i], columns[j]) for i, j in _assign(cost))
    return sorted(pair for pair in pairs if pair in weights)


def _ends(numbers: Iterable[int]) -> list[int]:
    return sorted(set(numbers))


def _assign(cost: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Give each row its own column at the least total cost; there are no more rows than columns."""
    width = len(cost[0]) if cost else 0
    row_potential, column_potential = [0.0] * (len(cost) + 1), [0.0] * (width + 1)
    owner = [0] * (width + 1)  # the row, from 1, that holds a column, from 1; 0 is free
    for row in range(1, len(cost) + 1):
        owner[0] = row
        column, before = _shortest(cost, owner, row_potential, column_potential)
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    return [(owner[column] - 1, column - 1) for column in range(1, width + 1) if owner[column]]


def _shortest(
    cost: Sequence[Sequence[float]], owner: list[int], rows: list[float], columns: list[float]
) -> tuple[int, list[int]]:
    """Find the cheapest way from column 0's row to a free column, and adjust the potentials on the way."""
    width = len(columns)
    least, before, used = [inf] * width, [0] * width, [False] * width
    at = 0
    while owner[at]:
        used[at] = True
        row = owner[at]
        for column in range(1, width):
            reduced = cost[row - 1][column - 1] - rows[row] - columns[column]
            if not used[column] and reduced < least[column]:
                least[column], before[column] = reduced, at
        step, nearest = min((least[column], column) for column in range(1, width) if not used[column])
        for column in range(width):
            if used[column]:
                rows[owner[column]] += step
                columns[column] -= step
            else:
                least[column] -= step
        at = nearest
    return at, before
