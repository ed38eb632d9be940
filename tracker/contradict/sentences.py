"""Two texts side by side, each with the claims that were read off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.contradict.compare import Comparison, Relation, compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.records import ClaimRecord

_AS_MUCH = {Relation.SAME, Relation.ENTAILS}


def compare_all(ones: Sequence[ClaimRecord], others: Sequence[ClaimRecord]) -> Comparison:
    """Return whether some claims contradict others, or entail them all; the last of a side is its whole text.

    The whole texts decide where they can. Apart, one clash is enough, and each other claim has to follow.
    """
    whole = compare(ones[-1], others[-1])
    if whole.relation is not Relation.NEITHER:
        return whole
    found = [[compare(one, other) for one in ones] for other in others[:-1] or others]
    clash = next((each for row in found for each in row if each.relation is Relation.CONTRADICTS), None)
    if clash is not None:
        return clash
    borne = [next((each for each in row if each.relation in _AS_MUCH), None) for row in found]
    first = next(iter(borne), None)
    if first is None or None in borne:
        return whole
    return Comparison(Relation.ENTAILS, first.rule, first.reason, first.firm)
