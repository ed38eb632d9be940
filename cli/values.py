"""Dates and other values as a person types them."""

from datetime import UTC, date, datetime, time

from tracker.errors import UsageError
from tracker.records import typed_days, typed_interval
from tracker.terms import Way

from .ids import parse_change

UNKNOWN = "unknown"


interval = typed_interval


def since(text: str | None) -> date | None:
    """Return the first day that a date, month or year covers."""
    return None if text is None else typed_days(text, text)[0]


def until(text: str | None) -> date | None:
    """Return the last day that a date, month or year covers."""
    return None if text is None else typed_days(text, text)[1]


def moment(text: str) -> datetime | int:
    """Return the last moment of a day, month or year; a time; or the number of a change (H7)."""
    change = parse_change(text)
    if change is not None:
        return change
    day = text.strip()
    try:
        if ":" not in day:
            return datetime.combine(typed_days(day, day)[1], time.max, UTC)
        given = datetime.fromisoformat(day)
    except (UsageError, ValueError) as error:
        wanted = "give 2018-03-14, 2018-03-14T09:30 or a change (H7)"
        raise UsageError(f"{text!r} is no time: {wanted}") from error
    # The ledger records, and the history prints, in UTC.
    return given if given.tzinfo else given.replace(tzinfo=UTC)


def ways(text: str | None, roll_up: bool) -> tuple[Way, ...]:
    """Return the ways that a list names, without one all; `roll_up` off leaves those of names only."""
    given = [one.strip() for one in text.split(",")] if text is not None else list(Way)
    unknown = [one for one in given if one not in list(Way)]
    if unknown:
        raise UsageError(f"{unknown[0]!r} is no way: give one or more of {', '.join(Way)}")
    named = (Way.SELF, Way.ALIAS, Way.METONYM)
    return tuple(way for way in Way if way in given and (roll_up or way in named))
