"""Quotation marks: where quotations stand, across paragraphs and in the punctuation of several languages."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracker.records import Span

# What closes a quotation, by the mark that opens it.
CLOSERS = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    '"': '"',
    "'": "'",
    "»": "«",
}
SINGLE = "‘‚'‹"
_MARK = re.compile(f"[{''.join(CLOSERS)}{''.join(CLOSERS.values())}]")
# Two single marks for a double one, as typewriters and some archives have it; a space keeps places the same.
_PAIR_OPENS, _PAIR_CLOSES = re.compile(r"(?:''|``)(?=\w)"), re.compile(r"''")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation: `parts` are its stretches with their marks, one for each paragraph it runs through.

    `depth` is 0 for an outermost quotation; `closed` is False when no closing mark was found.
    """

    parts: tuple[Span, ...]
    depth: int
    closed: bool = True

    @property
    def start(self) -> int:
        """Return where it starts."""
        return self.parts[0].start

    @property
    def end(self) -> int:
        """Return where it ends."""
        return self.parts[-1].end


def _opens(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark not in CLOSERS:
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if mark in "“„«‹「":
        return True
    clear = before.isspace() or before in "([{—–-―\"'“‘:/…"
    if mark == '"' and after == " " and at + 2 < end:
        after = text[at + 2]
    return clear and not after.isspace() and (mark != "»" or before.isspace())


def _closes(text: str, at: int, start: int, end: int, opener: str) -> bool:
    mark = text[at]
    if mark not in CLOSERS[opener]:
        return False
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if opener not in SINGLE:
        return True
    # An apostrophe inside a word, or after the s of a plural ("the states' aims"), closes nothing.
    if after.isalnum() or before.isspace():
        return False
    return not (
        before == "s" and after == " " and any(text.find(m, at + 1, end) > 0 for m in CLOSERS[opener])
    )


def _paragraph(text: str, start: int, end: int) -> Iterator[Quoted]:
    """Find the quotations of one paragraph; one left open runs to its end."""
    stack: list[int] = []
    closed = False
    for at in (mark.start() for mark in _MARK.finditer(text, start, end)):
        if stack and _closes(text, at, start, end, text[stack[-1]]):
            opened, closed = stack.pop(), True
            yield Quoted((Span(opened, at + 1),), len(stack))
        elif len(stack) > 1 and _closes(text, at, start, end, text[stack[-2]]):
            # The inner mark was no quotation (an apostrophe) or was never closed.
            stack.pop()
            opened = stack.pop()
            yield Quoted((Span(opened, at + 1),), len(stack))
        elif _opens(text, at, start, end) and (not stack or text[stack[-1]] != text[at]):
            stack.append(at)
        elif text[at] == "”" and not stack and not closed:
            # A closing mark alone: the paragraph goes on with a quotation whose opening mark was lost.
            yield Quoted((Span(start, at + 1),), 0)
    if stack and text[stack[0]] not in SINGLE:
        yield Quoted((Span(stack[0], end),), 0, closed=False)


def plain_pairs(text: str) -> str:
    """Write two single marks as one double mark and a space, at the same length."""
    return _PAIR_CLOSES.sub(' "', _PAIR_OPENS.sub('" ', text))


def find(text: str, paragraphs: Sequence[Span]) -> tuple[Quoted, ...]:
    """Return the quotations in order of their start; a quotation continued over paragraphs is one.

    Paragraphs are the spans in which to look. One that is not closed at the end of a paragraph goes on when
    the next paragraph opens with a quotation mark, as is usual, and ends with its paragraph otherwise.
    """
    text = plain_pairs(text)
    found: list[Quoted] = []
    pending: Quoted | None = None
    for span in paragraphs:
        here = sorted(_paragraph(text, span.start, span.end), key=lambda q: (q.start, -q.end))
        if pending is not None:
            same = text[span.start] == text[pending.start] and text[span.start] in CLOSERS
            going_on = here and here[0].start == span.start and here[0].depth == 0 and same
            if going_on:
                here[0] = replace(here[0], parts=(*pending.parts, *here[0].parts))
            else:
                found.append(pending)
            pending = None
        if here and not here[-1].closed:
            pending = here.pop()
        elif here and not here[0].closed:
            pending = here.pop(0)
        found.extend(here)
    if pending is not None:
        found.append(pending)
    return tuple(sorted(found, key=lambda q: (q.start, -q.end)))
