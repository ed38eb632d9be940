"""Text with the spans of its attributions marked: colours on a terminal, brackets elsewhere."""

from tracker.export.stretches import Roles, runs
from tracker.records import Span
from tracker.terms import SpanRole

from ..terminal import BLUE, BOLD, GREEN, YELLOW, one_line, paint

COLOURS = {SpanRole.SOURCE: (BLUE, BOLD), SpanRole.CUE: (YELLOW,), SpanRole.CONTENT: (GREEN,)}


def marked(text: str, span: Span, roles: Roles, *, on: bool, labels: bool = False) -> str:
    """Return a stretch of the text on one line with its roles marked; labels name the role in brackets."""
    pieces = runs(span, roles)
    return " ".join("".join(_mark(text[a:b], role, on, labels) for a, b, role in pieces).split(" ")).strip()


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
