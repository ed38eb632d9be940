"""Who clashes with whom: dispute, reversal, inconsistency, or nobody can tell."""

from datetime import date

import pytest

from tracker.contradict.clash import clash, clashes, same_breath
from tracker.records import Interval, SaidBy
from tracker.terms import Clash, Stance

YEAR_1 = Interval(date(2017, 1, 1), date(2017, 12, 31))
YEAR_2 = Interval(date(2018, 1, 1), date(2018, 12, 31))
DAY = Interval(date(2018, 5, 1), date(2018, 5, 1))
OPEN = Interval(date(2018, 5, 1), None)
UNDATED = Interval(None, None, "once")


def by(
    actor: str,
    said: Interval | None = None,
    snapshot: str = "one",
    group: int | None = None,
    name: str | None = None,
    key: str = "",
) -> SaidBy:
    return SaidBy(
        key or f"{actor}{said}{snapshot}{group}",
        "claim",
        actor,
        name or actor,
        Stance.ASSERTS,
        snapshot,
        group,
        said,
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (by("a"), by("b"), Clash.DISPUTE),
        (by("a", YEAR_1), by("b", YEAR_2), Clash.DISPUTE),
        (by("unnamed:1", name="officials"), by("a"), Clash.DISPUTE),
        (by("unnamed:1", name="officials"), by("unnamed:2", name="envoys"), Clash.DISPUTE),
        # the same words in two articles may or may not be the same people
        (by("unnamed:1", name="officials"), by("unnamed:2", name="Officials"), None),
        (by("a", YEAR_1), by("a", YEAR_2), Clash.REVERSAL),
        (by("a", YEAR_2, "two"), by("a", YEAR_1), Clash.REVERSAL),
        (by("a", YEAR_1), by("a", OPEN, "two"), Clash.REVERSAL),
        (by("a", DAY), by("a", DAY, "two"), Clash.INCONSISTENCY),
        (by("a", None, "one", 3), by("a", None, "one", 3), Clash.INCONSISTENCY),
        # one actor, and no way to know which came first
        (by("a"), by("a"), None),
        (by("a", None, "one", 3), by("a", None, "one", 4), None),
        (by("a"), by("a", None, "two"), None),
        (by("a", YEAR_1), by("a", None, "two"), None),
        (by("a", UNDATED), by("a", DAY, "two"), None),
        (by("a", YEAR_2), by("a", YEAR_2, "two"), None),
        (by("a", OPEN), by("a", OPEN, "two"), None),
    ],
)
def test_clash(one: SaidBy, other: SaidBy, expected: Clash | None) -> None:
    assert clash(one, other) is expected
    assert clash(other, one) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("one", 3), ("one", 3), True),
        (("one", 3), ("one", 4), True),
        (("one", 3), ("one", 5), False),
        (("one", 3), ("two", 3), False),
        (("one", None), ("one", 3), False),
        (("one", 3), ("one", None), False),
    ],
)
def test_same_breath(one: tuple[str, int | None], other: tuple[str, int | None], expected: bool) -> None:
    assert same_breath(by("a", None, *one), by("b", None, *other)) is expected


def test_every_assertion_stands_on_the_side_that_it_took() -> None:
    ours = [by("a", key="a1"), by("a", key="a2"), by("b", YEAR_1, key="b1")]
    theirs = [by("b", YEAR_2, key="b2"), by("c", key="c1"), by("c", key="c2")]
    found = clashes(ours, theirs)
    assert {which: sides.evidence for which, sides in found.items()} == {
        Clash.DISPUTE: (
            *(("a", "a1"), ("a", "a2"), ("a", "b1")),
            *(("b", "b2"), ("b", "c1"), ("b", "c2")),
        ),
        Clash.REVERSAL: (("a", "b1"), ("b", "b2")),
    }


def test_nobody_clashes_with_nobody() -> None:
    assert clashes([], [by("a")]) == {}
