"""Text with the spans of its attributions marked: colours on a terminal, brackets elsewhere."""

from collections.abc import Iterable, Iterator, Sequence

from tracker.records import EvidenceSpan, Span
from tracker.terms import SpanRole

from ..terminal import BLUE, BOLD, GREEN, YELLOW, one_line, paint

COLOURS = {SpanRole.SOURCE: (BLUE, BOLD), SpanRole.CUE: (YELLOW,), SpanRole.CONTENT: (GREEN,)}
# Where spans overlap, a cue shows through a source, and a source through the content around it.
_DEPTH = (SpanRole.CONTENT, SpanRole.SOURCE, SpanRole.CUE)

Marks = Sequence[tuple[SpanRole, EvidenceSpan]]


def role_map(marks: Marks, length: int) -> list[SpanRole | None]:
    """Return the role that shows at each offset of a text."""
    roles: list[SpanRole | None] = [None] * length
    for role, found in sorted(marks, key=lambda mark: _DEPTH.index(mark[0])):
        start, end = max(found.span.start, 0), min(found.span.end, length)
        roles[start:end] = [role] * max(end - start, 0)
    return roles


def marked(text: str, span: Span, roles: Sequence[SpanRole | None], *, on: bool, labels: bool = False) -> str:
    """Return a stretch of the text on one line with its roles marked; labels name the role in brackets."""
    pieces = _runs(span, roles)
    return " ".join("".join(_mark(text[a:b], role, on, labels) for a, b, role in pieces).split(" ")).strip()


def _runs(span: Span, roles: Sequence[SpanRole | None]) -> Iterator[tuple[int, int, SpanRole | None]]:
    start = span.start
    for place in range(span.start + 1, span.end + 1):
        if place == span.end or roles[place] != roles[start]:
            yield start, place, roles[start]
            start = place


def _mark(words: str, role: SpanRole | None, on: bool, labels: bool) -> str:
    core = one_line(words)
    if not core:
        return " " if words else ""
    before, after = " " * words[0].isspace(), " " * words[-1].isspace()
    if role is not None and on:
        core = paint(core, *COLOURS[role], on=True)
    elif role is not None:
        core = f"[{role.value}: {core}]" if labels else f"[{core}]"
    return f"{before}{core}{after}"


def legend(on: bool) -> str:
    """Return the line that explains the marks of a whole article."""
    names = ", ".join(paint(role.value, *COLOURS[role], on=on) for role in COLOURS)
    return f"marked: {names}"


def holds(text: str, spans: Iterable[EvidenceSpan]) -> bool:
    """Return whether every span stands in this text with its words."""
    return all(found.span.quote(text) == found.quote for found in spans)
