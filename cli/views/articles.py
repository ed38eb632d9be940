"""An article: where it comes from, its text by layer with the attributions marked, and what was skipped."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.export.stretches import holds, role_map
from tracker.records import ArticleLine, Document, Passage, Span
from tracker.terms import Layer, SpanRole

from .. import rows
from ..terminal import BOLD, DIM, one_line, paint
from . import marks

if TYPE_CHECKING:
    from tracker.store import Ledger

_WIDTH = max(len(layer.value) for layer in Layer)


def lines(ledger: "Ledger", line: ArticleLine, document: Document, on: bool) -> Iterator[str]:
    """Yield an article whole."""
    from tracker import store

    views = store.assertions_of(ledger, line.ref)
    spans = [mark for view in views for mark in view.spans if holds(document.text, [mark[1]])]
    yield from head(line, document, on)
    yield from ("", marks.legend(on))
    yield from _text(document, role_map(spans, len(document.text)), on)
    yield from _skipped(line, on)
    yield from _alarms(ledger, line, on)
    if views:
        yield from ("", paint("assertions", BOLD, on=on))
    for view in views:
        stance = view.stance.value.replace("_", " ")
        yield f"  {view.ref}  {one_line(view.actor_name)} {stance} {view.claim}: {one_line(view.claim_text)}"


def head(line: ArticleLine, document: Document, on: bool) -> Iterator[str]:
    """Yield where an article comes from."""
    yield f"{line.ref}  {paint(one_line(line.title or 'no title'), BOLD, on=on)}"
    known = (
        ("outlet", line.outlet),
        ("by", ", ".join(document.authors)),
        ("published", rows.when(line.published)),
        ("url", line.url),
        ("read from", line.uri),
    )
    for name, value in known:
        if value:
            yield f"    {name}: {one_line(value)}"
    yield f"    snapshots: {line.snapshots}, assertions: {line.assertions}"


def _text(document: Document, roles: list[SpanRole | None], on: bool) -> Iterator[str]:
    for passage in sorted(document.passages, key=lambda one: one.span):
        label = passage.layer.value
        for span in _lines(document.text, passage):
            plain = passage.layer is Layer.BOILERPLATE
            shown = marks.marked(document.text, span, roles, on=on, labels=True)
            yield f"{label:>{_WIDTH}} | {paint(shown, DIM, on=on and plain)}"
            label = ""


def _lines(text: str, passage: Passage) -> Iterator[Span]:
    start = passage.span.start
    for line in passage.span.quote(text).splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip()))
        start += len(line)


def _alarms(ledger: "Ledger", line: ArticleLine, on: bool) -> Iterator[str]:
    from tracker import alarms

    found = alarms.of_article(ledger, line.ref)
    if found:
        yield from ("", paint("alarms", BOLD, on=on))
    for each in found:
        alarm = each.alarm
        yield f"  {each.ref} {alarm.kind.value}: {one_line(alarm.reason)}"
        yield f"    > {one_line(alarm.passage.quote)}"
        if alarm.other:
            where = f"{alarm.where}: " if alarm.where else ""
            yield f"    < {where}{one_line(alarm.diff or alarm.other.quote)}"


def _skipped(line: ArticleLine, on: bool) -> Iterator[str]:
    if line.skipped:
        yield from ("", paint("skipped", BOLD, on=on))
        yield from (f"  {one_line(reason)}" for reason in line.skipped)
