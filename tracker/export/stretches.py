"""The stretches of a text that show an assertion: its passages in their sentences, cut by role."""

import re
from collections.abc import Iterable, Iterator, Sequence

from tracker.records import AssertionView, EvidenceSpan, Span
from tracker.terms import SpanRole

GAP = 240
# Where spans overlap, a cue shows through a source, and a source through the content around it.
_DEPTH = (SpanRole.CONTENT, SpanRole.SOURCE, SpanRole.CUE)
_STOP = re.compile(r"[.!?…][\"'”’»)]*\s|\n")

Marks = Sequence[tuple[SpanRole, EvidenceSpan]]
Roles = Sequence[SpanRole | None]


def stretches(text: str, view: AssertionView) -> list[Span]:
    """Return the stretches of text to show: around the spans, apart where the gap is long."""
    joined: list[Span] = []
    for span in sorted(found.span for _, found in view.spans):
        if joined and span.start - joined[-1].end <= GAP:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return [_sentence(text, span) for span in joined]


def _sentence(text: str, span: Span) -> Span:
    floor = max(0, span.start - GAP)
    starts = [match.end() for match in _STOP.finditer(text, floor, span.start)]
    stop = _STOP.search(text, max(span.end - 1, 0), min(len(text), span.end + GAP))
    start = starts[-1] if starts else floor if floor == 0 else span.start
    end = stop.start() + len(stop.group().rstrip()) if stop else span.end
    return Span(start, max(end, span.end))


def role_map(marks: Marks, length: int) -> list[SpanRole | None]:
    """Return the role that shows at each offset of a text."""
    roles: list[SpanRole | None] = [None] * length
    for role, found in sorted(marks, key=lambda mark: _DEPTH.index(mark[0])):
        start, end = max(found.span.start, 0), min(found.span.end, length)
        roles[start:end] = [role] * max(end - start, 0)
    return roles


def runs(span: Span, roles: Roles) -> Iterator[tuple[int, int, SpanRole | None]]:
    """Yield the parts of a stretch, each of one role, as start, end and role."""
    start = span.start
    for place in range(span.start + 1, span.end + 1):
        if place == span.end or roles[place] != roles[start]:
            yield start, place, roles[start]
            start = place


def holds(text: str, spans: Iterable[EvidenceSpan]) -> bool:
    """Return whether every span stands in this text with its words."""
    return all(found.span.quote(text) == found.quote for found in spans)
