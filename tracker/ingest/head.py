"""The lines above the first paragraph: headline, deck, byline, date, and what the site put between them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from tracker.ingest import shapes
from tracker.ingest.credits import credit
from tracker.ingest.paragraphs import Unit, plain
from tracker.terms import Layer

_MOST_WORDS = 25
_MOST_LINES = 12
_RELATED = 0.3  # share of a headline's words that its article uses
_PROSE = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """The layer that a unit was found to belong to, with the reason when it is left out."""

    layer: Layer
    reason: str = ""


ABOVE = Mark(Layer.BOILERPLATE, "a line above the headline")
BETWEEN = Mark(Layer.BOILERPLATE, "a short line between headline and text")
REPEATED = Mark(Layer.BOILERPLATE, "repeats an earlier line")


def head(units: Sequence[Unit], hint: str | None, authors: frozenset[str]) -> dict[Unit, Mark]:
    """Mark the lines above the first paragraph; `hint` is a known title, `authors` are folded names."""
    zone = _zone(units)
    body = _vocabulary(units[len(zone) : len(zone) + 8])
    if len(zone) == len(units):  # nothing but short lines: no telling a headline from the text
        zone, body = [], set()
    title = _title(zone, hint, body)
    marks = dict(_marks(zone, title, body, authors))
    return marks | _known_title(units, hint)


def _zone(units: Sequence[Unit]) -> list[Unit]:
    zone: list[Unit] = []
    for unit, below in zip_longest(units[:_MOST_LINES], units[1:_MOST_LINES]):
        # "Where are the others?", with the byline right below.
        asked = not zone and below is not None and unit.words <= _MOST_WORDS and _credited(below)
        if not (asked or _heading_like(unit, first=not zone)):
            break
        zone.append(unit)
    return zone


def _credited(unit: Unit) -> bool:
    """Tell whether a line says who wrote the article, or when."""
    return bool(shapes.byline(unit) or shapes.date_line(unit)) or credit(unit) is not None


def _heading_like(unit: Unit, *, first: bool) -> bool:
    if shapes.byline(unit) or shapes.date_line(unit) or shapes.personal_views(unit):
        return True
    if not first and credit(unit) is not None:
        return True
    if unit.words > _MOST_WORDS:
        return False
    return not unit.ends or shapes.personal_name(unit) or (first and _title_case(unit))


def _title_case(unit: Unit) -> bool:
    """Tell whether the long words begin with capitals: a headline even with a final stop."""
    long = [word for word in re.findall(r"[^\W\d_]+", unit.text) if len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)


def _vocabulary(units: Sequence[Unit]) -> set[str]:
    """Return the beginnings of the longer words: "favours" and "favoured" are alike."""
    return {word[:5] for unit in units for word in _PROSE.findall(unit.text.casefold())}


def _related(unit: Unit, body: set[str]) -> bool:
    words = _vocabulary([unit])
    return bool(words) and len(words & body) >= _RELATED * len(words)


def _title(zone: Sequence[Unit], hint: str | None, body: set[str]) -> Unit | None:
    folds = [unit.plain for unit in zone]
    headlines = [
        unit
        for unit in zone
        if unit.words > 1 and not shapes.byline(unit) and not shapes.date_line(unit)
        if unit is zone[0] or credit(unit) is None
    ]
    tests: tuple[Callable[[Unit], bool], ...] = (
        lambda unit: hint is not None and unit.plain == plain(hint),
        lambda unit: unit.text.startswith("# "),
        lambda unit: unit.words > 3 and folds.count(unit.plain) > 1,
        lambda unit: unit.words > 2 and _related(unit, body),
        lambda unit: unit.words > 3,
        lambda unit: not shapes.personal_name(unit),
    )
    found = (unit for test in tests for unit in headlines if test(unit))
    return next(found, None)


def _marks(
    zone: Sequence[Unit], title: Unit | None, body: set[str], authors: frozenset[str]
) -> list[tuple[Unit, Mark]]:
    marks: list[tuple[Unit, Mark]] = []
    seen: set[str] = set()
    names = authors | _names(zone, title)
    above = title is not None
    for unit in zone:
        above = above and unit is not title
        mark = Mark(Layer.TITLE) if unit is title else _mark(unit, above, unit.plain in seen, body, names)
        seen.add(unit.plain)
        if mark:
            marks.append((unit, mark))
    return marks


def _names(zone: Sequence[Unit], title: Unit | None) -> set[str]:
    """Return what looks like a name under the headline and is repeated, explained or followed by a date."""
    below = list(zone[zone.index(title) + 1 :]) if title else []
    return {
        unit.plain
        for unit, *after in (below[index : index + 3] for index in range(len(below)))
        if shapes.personal_name(unit) and any(_explains(other, unit.plain) for other in after)
    }


def _explains(unit: Unit, name: str) -> bool:
    return unit.plain == name or shapes.date_line(unit) or shapes.about_author(unit, frozenset({name}))


def _mark(unit: Unit, above: bool, repeated: bool, body: set[str], names: frozenset[str]) -> Mark | None:
    if shapes.byline(unit) or unit.plain in names or shapes.about_author(unit, names):
        return Mark(Layer.BYLINE)
    told = credit(unit)
    if shapes.date_line(unit) or told is not None:
        return Mark(Layer.BYLINE if told is not None and told.authors else Layer.DATELINE)
    if repeated:
        return REPEATED
    if above:
        return ABOVE
    if unit.words > 3 and _related(unit, body):
        return Mark(Layer.TITLE)
    return BETWEEN if unit.words <= 5 else None


def _known_title(units: Sequence[Unit], hint: str | None) -> dict[Unit, Mark]:
    """Find a title known from elsewhere when it looks like a sentence."""
    first = next((unit for unit in units[:_MOST_LINES] if hint and unit.plain == plain(hint)), None)
    return {first: Mark(Layer.TITLE)} if first and len(units) > 1 else {}
