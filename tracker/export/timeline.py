"""A timeline: a row for each claim, a mark for each assertion on the days when it may have been made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tracker.records import AssertionView, ContestedClaim, Interval, Ref, SourceText
from tracker.terms import Stance

WIDTH, LEFT, RIGHT, ROW, TOP = 760, 70, 20, 26, 30
_MOST_TICKS = 8
_YEAR, _MONTH = 365.25, 30.44
_STEPS = (1, 2, 5, 10, 20, 50, 100, 500)


@dataclass(frozen=True, slots=True)
class Mark:
    """An assertion in the picture: from `x` to `end` where the day is not known exactly."""

    x: float
    end: float
    y: float
    side: str
    title: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture in pixels; `undated` assertions stand in no place of it."""

    height: float
    ticks: tuple[tuple[float, str], ...]
    rows: tuple[tuple[float, Ref, str], ...]
    marks: tuple[Mark, ...]
    undated: int
    width: int = WIDTH


def timeline(claims: Sequence[ContestedClaim], texts: Mapping[Ref, SourceText]) -> Timeline | None:
    """Return the picture of when the assertions on some claims were made; None when no day is known."""
    views = [(row, view) for row, claim in enumerate(claims) for view in claim.assertions]
    dated = [(row, view, days) for row, view in views if (days := _days(view, texts)) is not None]
    if not dated:
        return None
    first, last = min(days[0] for *_, days in dated), max(days[1] for *_, days in dated)
    scale = _Scale(first, last)
    height = TOP + ROW * len(claims)
    rows = tuple((_middle(row), claim.line.ref, claim.line.text) for row, claim in enumerate(claims))
    marks = tuple(
        Mark(scale(days[0]), scale(days[1]), _middle(row), _side(view), _title(view, days[2]))
        for row, view, days in dated
    )
    return Timeline(height, tuple(scale.ticks()), rows, marks, len(views) - len(dated))


def _middle(row: int) -> float:
    return TOP + ROW * (row + 0.5)


def _side(view: AssertionView) -> str:
    return "denies" if view.stance.is_denial else "asserts" if view.stance is Stance.ASSERTS else "neither"


def _days(view: AssertionView, texts: Mapping[Ref, SourceText]) -> tuple[date, date, str] | None:
    """Return the first and last day on which it may have been said, and in words how that is known."""
    published = texts[view.ref].published if view.ref in texts else None
    for interval, how in ((view.said, "said"), (published, "published")):
        ends = _ends(interval)
        if ends is not None and interval is not None:
            return *ends, f"{how} {interval.edtf}"
    return None


def _ends(interval: Interval | None) -> tuple[date, date] | None:
    first, last = (interval.first, interval.last) if interval else (None, None)
    known = first or last
    return None if known is None else (first or known, last or known)


def _title(view: AssertionView, when: str) -> str:
    return f"{view.ref} {view.actor_name} {view.stance.value.replace('_', ' ')} {view.claim}, {when}"


class _Scale:
    """Turns days into places from left to right."""

    def __init__(self, first: date, last: date) -> None:
        # A single day stands in the middle.
        margin = timedelta(days=15 if first == last else 0)
        self.first, self.last = first - margin, last + margin

    def __call__(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(LEFT + 10 + share * (WIDTH - LEFT - RIGHT - 20), 1)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Yield round dates in the units that give a handful of them."""
        days = (self.last - self.first).days
        for unit, length, words in ((12, _YEAR, "%Y"), (1, _MONTH, "%Y-%m")):
            if days > 2 * length:
                step = unit * next((s for s in _STEPS if s * length * _MOST_TICKS >= days), _STEPS[-1])
                yield from ((self(day), f"{day:{words}}") for day in self._months(step))
                return
        step = 1 + days // _MOST_TICKS
        for passed in range(0, days + 1, step):
            day = self.first + timedelta(days=passed)
            yield self(day), f"{day:%Y-%m-%d}"

    def _months(self, step: int) -> Iterator[date]:
        """Yield the first days of every `step` months, counted from the year 1."""
        month = -(-(self.first.year * 12 + self.first.month - (self.first.day == 1)) // step) * step
        while (day := date(month // 12, month % 12 + 1, 1)) <= self.last:
            yield day
            month += step
