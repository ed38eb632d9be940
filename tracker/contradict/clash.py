"""Who clashes with whom: different actors, one actor over time, one actor at one time, or nobody can tell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.terms import Clash

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.records import Interval, SaidBy


_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they", "one", "who", "us", "them", "me"})


@dataclass(slots=True)
class Sides:
    """The assertions on both sides of one kind of clash, by key."""

    a: dict[str, SaidBy] = field(default_factory=dict)
    b: dict[str, SaidBy] = field(default_factory=dict)

    @property
    def evidence(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs of side and assertion key in one order."""
        return (*(("a", key) for key in sorted(self.a)), *(("b", key) for key in sorted(self.b)))


def clashes(
    a_side: Iterable[SaidBy],
    b_side: Iterable[SaidBy],
    meet: Callable[[SaidBy, SaidBy], bool] = lambda one, other: True,
) -> dict[Clash | None, Sides]:
    """Return the clashes between two sides; under None those of which the order or the actor is unknown.

    Two assertions that do not `meet` are left out.
    """
    found: dict[Clash | None, Sides] = defaultdict(Sides)
    theirs = _by_actor(b_side)
    for ours in _by_actor(a_side).values():
        for others in theirs.values():
            for one, other in _pairs(ours, others):
                if not meet(one, other):
                    continue
                sides = found[clash(one, other)]
                sides.a[one.key] = one
                sides.b[other.key] = other
    return dict(found)


def clash(one: SaidBy, other: SaidBy) -> Clash | None:
    """Return the clash of two assertions; None when nothing tells which of two kinds it is."""
    if one.actor_key != other.actor_key:
        return None if _perhaps_one(one, other) else Clash.DISPUTE
    if _ordered(one.said, other.said):
        return Clash.REVERSAL
    if _one_day(one.said, other.said) or _one_breath(one, other):
        return Clash.INCONSISTENCY
    return None


def same_breath(one: SaidBy, other: SaidBy) -> bool:
    """Whether two assertions stand in one article, in the same attribution or the next."""
    if one.snapshot_sha256 != other.snapshot_sha256 or one.group is None or other.group is None:
        return False
    return abs(one.group - other.group) <= 1


def two_breaths(one: SaidBy, other: SaidBy) -> bool:
    """Tell whether two assertions are not of one actor in one attribution: nobody gainsays himself there."""
    return not (one.actor_key == other.actor_key and _one_breath(one, other))


def _pairs(ours: list[SaidBy], others: list[SaidBy]) -> Iterable[tuple[SaidBy, SaidBy]]:
    """Yield every pair of one actor; of two actors, whose clash is all one, each assertion once."""
    if ours[0].actor_key == others[0].actor_key:
        return ((one, other) for one in ours for other in others)
    return (*((one, others[0]) for one in ours), *((ours[0], other) for other in others))


def _by_actor(side: Iterable[SaidBy]) -> dict[str, list[SaidBy]]:
    actors: dict[str, list[SaidBy]] = defaultdict(list)
    for each in side:
        if not _anybody(each.actor_name):
            actors[each.actor_key].append(each)
    return actors


def _anybody(name: str) -> bool:
    """Tell whether a name is none, but a pronoun: nobody can say whom "I" or "we" gainsays."""
    first, _, rest = name.partition(" ")
    return first.lower().strip(".,") in _PRONOUNS and rest == rest.lower()


def _perhaps_one(one: SaidBy, other: SaidBy) -> bool:
    """Whether two unnamed actors go by the same words and so may be one."""
    unnamed = one.actor_key.startswith("unnamed:") and other.actor_key.startswith("unnamed:")
    return unnamed and one.actor_name.casefold() == other.actor_name.casefold()


def _ordered(one: Interval | None, other: Interval | None) -> bool:
    """Whether one is known to lie wholly before the other."""
    return _before(one, other) or _before(other, one)


def _before(one: Interval | None, other: Interval | None) -> bool:
    if one is None or other is None or one.last is None or other.first is None:
        return False
    return one.last < other.first


def _one_day(one: Interval | None, other: Interval | None) -> bool:
    if one is None or other is None or one.first is None:
        return False
    return one.first == one.last == other.first == other.last


def _one_breath(one: SaidBy, other: SaidBy) -> bool:
    return same_breath(one, other) and one.group == other.group
