"""How far people agree: Cohen's kappa for each two of them over the things that both judged.

J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20
(1960), 37-46: what both agree on beyond what their habits alone would make them agree on, over what is left.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from typing import TYPE_CHECKING

from tracker.records import Agreement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.records import Opinion


def kappa(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return the kappa of two people's values for the same things.

    None where it is undefined: there is nothing both judged, or each only ever gave one and the same value.
    """
    if not pairs:
        return None
    count = len(pairs)
    ours, theirs = (Counter(values) for values in zip(*pairs, strict=True))
    expected = sum(ours[value] * theirs[value] for value in ours) / count**2
    if expected == 1:
        return None
    observed = sum(one == other for one, other in pairs) / count
    return (observed - expected) / (1 - expected)


def agreements(opinions: Iterable[Opinion]) -> tuple[Agreement, ...]:
    """Return for each scale and each two people who judged the same things how far they agree."""
    held: dict[str, dict[str, dict[object, str]]] = defaultdict(lambda: defaultdict(dict))
    for one in opinions:
        held[one.scale][one.who][one.target] = one.value
    found: list[Agreement] = []
    for scale in sorted(held):
        for first, second in combinations(sorted(held[scale]), 2):
            ours, theirs = held[scale][first], held[scale][second]
            pairs = [(ours[target], theirs[target]) for target in ours if target in theirs]
            if pairs:
                same = sum(a == b for a, b in pairs)
                found.append(Agreement(scale, first, second, len(pairs), same, kappa(pairs)))
    return tuple(found)
