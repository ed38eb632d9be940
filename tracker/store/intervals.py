"""Intervals between records and columns."""

from typing import Any

from tracker.records import Interval


def columns(name: str, interval: Interval | None) -> dict[str, Any]:
    """Return the three columns of an interval."""
    return {
        f"{name}_first": interval.first if interval else None,
        f"{name}_last": interval.last if interval else None,
        f"{name}_words": interval.words if interval else None,
    }


def record(name: str, row: Any) -> Interval | None:
    """Return the interval of a row, or None where none was given."""
    words = getattr(row, f"{name}_words")
    if words is None:
        return None
    return Interval(getattr(row, f"{name}_first"), getattr(row, f"{name}_last"), words)
