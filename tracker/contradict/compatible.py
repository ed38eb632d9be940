"""Whether two claims of one frame speak of the same thing: their modes and their times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.terms import LinkKind, Modality

if TYPE_CHECKING:
    from tracker.records import Interval

# "May" and "may not" are both true of one thing; these modes leave no such room.
_STRICT = {Modality.ACTUAL, Modality.FUTURE, Modality.NECESSARY, Modality.DESIRED}
_LOOSE = {frozenset({Modality.ACTUAL, Modality.POSSIBLE}), frozenset({Modality.FUTURE, Modality.POSSIBLE})}


def modal_kind(one: Modality, other: Modality) -> LinkKind | None:
    """Return how hard a claim and its opposite meet in these modes; None when they do not."""
    if one is other:
        if one in _STRICT:
            return LinkKind.CONTRADICTS
        return LinkKind.IN_TENSION_WITH if one is Modality.CONDITIONAL else None
    return LinkKind.IN_TENSION_WITH if frozenset({one, other}) in _LOOSE else None


def event_kind(one: Interval | None, other: Interval | None) -> LinkKind | None:
    """Return how hard claims of these times meet: not when apart, less when only one is dated."""
    dated = [each for each in (one, other) if each and each.edtf]
    if not dated:
        return LinkKind.CONTRADICTS
    if len(dated) == 1:
        return LinkKind.IN_TENSION_WITH
    return LinkKind.CONTRADICTS if _overlap(*dated) else None


def weaker(one: LinkKind | None, other: LinkKind | None) -> LinkKind | None:
    """Return the weaker of two findings."""
    if one is None or other is None:
        return None
    return one if other is LinkKind.CONTRADICTS else other


def _overlap(one: Interval, other: Interval) -> bool:
    return not _apart(one, other) and not _apart(other, one)


def _apart(one: Interval, other: Interval) -> bool:
    return one.last is not None and other.first is not None and one.last < other.first
