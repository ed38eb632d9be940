"""An assertion in words: who speaks for whom, with which stance, where and when, by way of whom."""

from tracker.export.plain import one_line
from tracker.records import AssertionView, Interval
from tracker.terms import Hedge, Voice

UNKNOWN = "unknown"


def when(interval: Interval | None) -> str | None:
    """Return an interval in EDTF; one that could not be dated, in its own words."""
    return None if interval is None else interval.edtf or interval.words or None


def chain(view: AssertionView) -> list[str]:
    """Return the names of a chain from the outermost to the innermost; joint speakers share a place."""
    places: dict[int, list[str]] = {}
    for hop in view.chain:
        # An unknown hop is never left out.
        places.setdefault(hop.position, []).append(hop.words or UNKNOWN)
    # Two who share their words, as "the authors", are named by them once.
    return [" and ".join(dict.fromkeys(places[position])) for position in sorted(places)]


def speaks_for(view: AssertionView) -> str:
    """Return the words that say whom the actor speaks for."""
    return f" (speaks for {one_line(', '.join(view.speaks_for))})" if view.speaks_for else ""


def stance(view: AssertionView) -> str:
    """Return the stance with what qualifies it."""
    parts = [view.stance.value.replace("_", " ")]
    if view.scope:
        parts.append(f"only: {one_line(view.scope)}")
    if view.hedge is not Hedge.PLAIN:
        parts.append(view.hedge.value)
    if view.voice is not Voice.SOURCE:
        parts.append(f"{view.voice.value}'s own words")
    return ", ".join([*parts, f"{view.quotation.value} quotation"])


def graded(view: AssertionView) -> str:
    """Return what people hold of the assertion and of who makes it; nothing where nobody said."""
    scales = (("credibility", view.credibility), ("reliability of who says it", view.reliability))
    return one_line("; ".join(f"{name}: {', '.join(held)}" for name, held in scales if held))


def where(view: AssertionView) -> str:
    """Return where and when it was read."""
    said = f"said {when(view.said)}" if view.said else None
    return one_line(" · ".join(filter(None, (str(view.article), view.article_title, view.outlet, said))))
