"""The lines below the last paragraph: credits, notes about the author, what a site left there."""

from collections.abc import Mapping, Sequence

from tracker.ingest import shapes
from tracker.ingest.head import Mark
from tracker.ingest.paragraphs import Unit, plain
from tracker.terms import Layer

_MOST_WORDS = 6
_MOST_LINES = 5
_BELOW = Mark(Layer.BOILERPLATE, "a short line below the text")
_CREDIT = Mark(Layer.BYLINE)
_QUOTES = "\"'“”‘’«»„"


def foot(units: Sequence[Unit], marks: Mapping[Unit, Mark], authors: frozenset[str]) -> dict[Unit, Mark]:
    """Mark the lines below the last paragraph; `marks` are those made so far."""
    names = authors | _names(marks)
    found: dict[Unit, Mark] = {}
    for unit in reversed(units):
        if unit in marks:
            continue
        mark = _mark(unit, names)
        if mark is None:
            break
        found[unit] = mark
    loose = [unit for unit, mark in found.items() if mark is _BELOW]
    # Many short lines in a row are a list that the author wrote.
    return found if len(loose) <= _MOST_LINES else {unit: m for unit, m in found.items() if m is not _BELOW}


def _names(marks: Mapping[Unit, Mark]) -> set[str]:
    lines = [unit for unit, mark in marks.items() if mark.layer is Layer.BYLINE]
    return {plain(shapes.byline(unit) or unit.text) for unit in lines}


def _mark(unit: Unit, names: frozenset[str]) -> Mark | None:
    if shapes.sign_off(unit) or shapes.about_author(unit, names):
        return _CREDIT
    loose = unit.words <= _MOST_WORDS and not unit.ends and not unit.text[0].islower()
    return _BELOW if loose and not any(mark in unit.text for mark in _QUOTES) else None
