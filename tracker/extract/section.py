"""What of an article is read at one go: some rules compare everything found with everything else."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from tracker.records import Attribution, Document, Passage, Span

# Characters: 16,000 words, more than all but the longest reports.
SECTION = 100_000
_STOP = re.compile(r"[.!?][\"'”’»)\]]*\s")


def sections(document: Document) -> Iterator[tuple[int, Document]]:
    """Yield where each section starts in the text, and the section as a document of its own."""
    passages = [part for whole in readable(document) for part in _cut(document.text, whole)]
    if len(document.text) <= SECTION:
        yield 0, replace(document, passages=tuple(passages))
        return
    for group in _groups(passages):
        start, end = group[0].span.start, group[-1].span.end
        moved = tuple(Passage(one.layer, _moved(one.span, -start)) for one in group)
        yield start, replace(document, text=document.text[start:end], passages=moved)


def readable(document: Document) -> Iterator[Passage]:
    """Yield the passages of an article without what was left out of it."""
    gaps = list(_joined(one.span for one in document.skipped if one.span))
    ends = [gap.end for gap in gaps]
    for passage in document.passages:
        start = passage.span.start
        for gap in gaps[bisect_left(ends, start) :]:
            if gap.start >= passage.span.end:
                break
            if start < gap.start:
                yield Passage(passage.layer, Span(start, gap.start))
            start = max(start, gap.end)
        if start < passage.span.end:
            yield Passage(passage.layer, Span(start, passage.span.end))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield spans in order, those that overlap as one."""
    last: Span | None = None
    for span in sorted(spans):
        if last is not None and span.start > last.end:
            yield last
            last = None
        last = Span(last.start, max(last.end, span.end)) if last else span
    if last is not None:
        yield last


def _groups(passages: Sequence[Passage]) -> Iterator[list[Passage]]:
    group: list[Passage] = []
    for passage in passages:
        if group and passage.span.end - group[0].span.start > SECTION:
            yield group
            group = []
        group.append(passage)
    if group:
        yield group


def _cut(text: str, passage: Passage) -> Iterator[Passage]:
    """Cut a passage that is longer than a section behind a sentence, else at a space."""
    start, end = passage.span.start, passage.span.end
    while end - start > SECTION:
        window = text[start : start + SECTION]
        stop = max((found.end() for found in _STOP.finditer(window, SECTION // 2)), default=0)
        cut = start + (stop or window.rfind(" ") + 1 or SECTION)
        yield Passage(passage.layer, Span(start, cut))
        start = cut
    yield Passage(passage.layer, Span(start, end))


def shifted(found: Iterable[Attribution], by: int, before: int) -> Iterator[Attribution]:
    """Yield attributions of a section as those of the whole text, in which `before` others were found."""
    for one in found:
        answers = one.answers + before if one.answers is not None else None
        yield replace(_shift(one, by), answers=answers) if by or before else one


def _shift(value: Any, by: int) -> Any:
    """Move every span in a record."""
    if isinstance(value, Span):
        return _moved(value, by)
    if isinstance(value, tuple):
        return tuple(_shift(each, by) for each in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    return replace(value, **{field.name: _shift(getattr(value, field.name), by) for field in fields(value)})


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
