"""An article's text laid out: title, byline, dateline, body, boilerplate."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.ingest import shapes, unread
from tracker.ingest.credits import credit, published
from tracker.ingest.foot import foot
from tracker.ingest.frontmatter import split_people
from tracker.ingest.furniture import Furniture, furniture
from tracker.ingest.head import REPEATED, Mark, head
from tracker.ingest.paragraphs import Unit, plain, units
from tracker.records import Interval, Passage, Skipped, Span
from tracker.terms import Layer

_MOST_BEFORE_DATELINE = 4  # paragraphs: a summary may stand above the dateline
_LONG = 8  # words: a paragraph of fewer may be said twice
_BODY = Mark(Layer.BODY)
_READ = frozenset({Layer.TITLE, Layer.BODY})


@dataclass(frozen=True, slots=True)
class Layout:
    """The passages of a text in order, with what they tell of the article."""

    passages: tuple[Passage, ...]
    skipped: tuple[Skipped, ...]
    title: str | None
    authors: tuple[str, ...]
    published: Interval | None
    opinion: bool


def lay_out(text: str, *, start: int = 0, title: str | None = None, authors: Sequence[str] = ()) -> Layout:
    """Cut a text into passages; `title` and `authors` come from the front matter that ends at `start`."""
    cut = units(text, start)
    marks = _marks(cut, title, frozenset(plain(author) for author in authors))
    passages = (*_front(text, start), *_passages(cut, marks))
    return Layout(
        passages=tuple(passages),
        skipped=_skipped(text, cut, marks),
        title=next((_words(unit) for unit in cut if marks[unit].layer is Layer.TITLE), None),
        authors=_authors(cut, marks),
        published=published(_credits(cut, marks)),
        opinion=any(_opinion(unit, marks[unit]) for unit in cut),
    )


def _marks(cut: Sequence[Unit], title: str | None, authors: frozenset[str]) -> Mapping[Unit, Mark]:
    marks = _furniture(cut) | _repeated(cut)
    marks |= head([unit for unit in cut if unit not in marks or _twin(unit, marks)], title, authors)
    marks |= foot(cut, marks, authors)
    complete = {unit: marks.get(unit, _BODY) for unit in cut}
    return complete if _BODY in complete.values() else _rescued(cut, complete)


def _twin(unit: Unit, marks: Mapping[Unit, Mark]) -> bool:
    """Let the head see a line said twice: that is how a headline or an author shows."""
    return marks[unit] is REPEATED and unit.words < _LONG * 4


def _rescued(cut: Sequence[Unit], marks: Mapping[Unit, Mark]) -> dict[Unit, Mark]:
    """Give a text without a body one: all that is not page furniture."""
    furniture_kinds = set(Furniture)
    return {unit: mark if mark.reason in furniture_kinds else _BODY for unit, mark in marks.items()}


def _furniture(cut: Sequence[Unit]) -> dict[Unit, Mark]:
    marks: dict[Unit, Mark] = {}
    prose = False
    reach: Furniture | None = None
    for unit in cut:
        found = furniture(unit, first=unit is cut[0])
        reach = found if found and prose else _still(reach, unit)
        prose = prose or (unit.ends and unit.words > _LONG)
        kind = found or reach
        if kind:
            marks[unit] = Mark(Layer.BOILERPLATE, kind.value)
    return marks


def _still(reach: Furniture | None, unit: Unit) -> Furniture | None:
    """Tell whether what was announced above goes on: headlines under a pointer, anything in a thread."""
    if reach is Furniture.LINKS:
        return None if unit.ends or unit.words > 20 else reach
    return reach if reach is Furniture.THREAD else None


def _repeated(cut: Sequence[Unit]) -> dict[Unit, Mark]:
    """Mark the second copy of a paragraph, and a summary that the next paragraphs begin with."""
    marks: dict[Unit, Mark] = {}
    seen: set[str] = set()
    for index, unit in enumerate(cut):
        follows = any(other.plain.startswith(unit.plain) for other in cut[index + 1 : index + 4])
        if unit.plain in seen and (unit.words >= _LONG or (index < _LONG and not unit.ends)):
            marks[unit] = REPEATED
        elif follows and index < _LONG and _summary(unit, cut[index + 1 :], first=index == 0):
            marks[unit] = Mark(Layer.BOILERPLATE, "repeated by the next paragraph")
        seen.add(unit.plain)
    return marks


def _summary(unit: Unit, after: Sequence[Unit], *, first: bool) -> bool:
    """Tell a summary from a headline, which comes first and has no final stop, and from a mere copy."""
    headline = first and not unit.ends
    return unit.words >= _LONG and not headline and all(other.plain != unit.plain for other in after)


def _front(text: str, start: int) -> Iterator[Passage]:
    block = text[:start].rstrip()
    if block:
        yield Passage(Layer.BOILERPLATE, Span(0, len(block)))


def _passages(cut: Sequence[Unit], marks: Mapping[Unit, Mark]) -> Iterator[Passage]:
    body = [unit for unit in cut if marks[unit].layer is Layer.BODY]
    dated = next((unit for unit in body[:_MOST_BEFORE_DATELINE] if shapes.dateline(unit.text)), None)
    for unit in cut:
        if unit is dated:
            yield from _split(unit)
        else:
            yield Passage(marks[unit].layer, unit.span)


def _split(unit: Unit) -> Iterator[Passage]:
    end = unit.span.start + (shapes.dateline(unit.text) or 0)
    rest = unit.text[end - unit.span.start :]
    yield Passage(Layer.DATELINE, Span(unit.span.start, end))
    if rest.strip():
        yield Passage(Layer.BODY, Span(unit.span.end - len(rest.lstrip()), unit.span.end))


def _skipped(text: str, cut: Sequence[Unit], marks: Mapping[Unit, Mark]) -> tuple[Skipped, ...]:
    """Return what was left out, neighbours with one reason together."""
    read = [unit for unit in cut if marks[unit].layer in _READ]
    strange = unread.foreign(read)
    runs = groupby(cut, key=lambda unit: marks[unit].reason or strange.get(unit, ""))
    lists = [(reason, list(run)) for reason, run in runs if reason]
    found = [Skipped(reason, Span(run[0].span.start, run[-1].span.end)) for reason, run in lists]
    return (*found, *unread.endless(unit for unit in read if unit not in strange), *unread.beyond(text))


def _authors(cut: Sequence[Unit], marks: Mapping[Unit, Mark]) -> tuple[str, ...]:
    lines = [unit for unit in cut if marks[unit].layer is Layer.BYLINE]
    names = [name for unit in lines for name in _named(unit)]
    return tuple(dict.fromkeys(name.title() if name.isupper() else " ".join(name.split()) for name in names))


def _named(unit: Unit) -> tuple[str, ...]:
    """Return the people whom a byline names."""
    told = credit(unit)
    if told is not None:
        return told.authors
    return split_people(shapes.byline(unit) or (unit.text if shapes.personal_name(unit) else ""))


def _credits(cut: Sequence[Unit], marks: Mapping[Unit, Mark]) -> Iterator[Unit]:
    """Yield the lines that may give the day of publication: those of the head, then the body's dateline."""
    yield from (unit for unit in cut if marks[unit].layer in {Layer.BYLINE, Layer.DATELINE})
    for unit in [unit for unit in cut if marks[unit].layer is Layer.BODY][:_MOST_BEFORE_DATELINE]:
        end = shapes.dateline(unit.text)
        if end is not None:
            yield Unit(Span(unit.span.start, unit.span.start + end), unit.text[:end])


def _opinion(unit: Unit, mark: Mark) -> bool:
    if mark.layer is Layer.BYLINE:
        return shapes.personal_views(unit)
    return mark.layer is Layer.TITLE and shapes.opinion_heading(unit)


def _words(unit: Unit) -> str:
    return " ".join(unit.text.split()).lstrip("#").strip()
