"""What may reach a terminal, and how it is coloured."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

from tracker.export.plain import UNSAFE
from tracker.export.plain import one_line as one_line
from tracker.export.plain import safe_term as safe_term

if TYPE_CHECKING:
    from tracker.records import Skipped

BOLD, DIM, RED, GREEN, YELLOW, BLUE = "1", "2", "31", "32", "33", "34"


def counted(count: int, noun: str) -> str:
    """Return a count with its noun in the right number."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def safe_json(text: str) -> str:
    """Return serialised JSON with the same characters as JSON escapes: the value does not change."""
    return UNSAFE.sub(lambda match: _pairs(match.group()), text)


def _pairs(char: str) -> str:
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))


def is_tty(stream: TextIO) -> bool:
    """Return whether a person looks at the stream."""
    return stream.isatty()


def colours(stream: TextIO | None = None) -> bool:
    """Return whether to colour: a terminal, and neither NO_COLOR nor TERM=dumb."""
    wanted = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return wanted and is_tty(stream or sys.stdout)


def screen() -> bool:
    """Return whether a person sits before a whole screen that can be drawn on."""
    return is_tty(sys.stdin) and is_tty(sys.stdout) and os.environ.get("TERM") not in (None, "", "dumb")


def paint(text: str, *codes: str, on: bool) -> str:
    """Return the text in the given colours when they are on."""
    return f"\x1b[{';'.join(codes)}m{text}\x1b[0m" if on and text else text


def note(message: str) -> None:
    """Tell the user something on stderr."""
    print(one_line(message), file=sys.stderr)


def unread(name: str, skipped: Iterable["Skipped"]) -> None:
    """Tell the user what of an input was not read."""
    from tracker.ingest import left_out

    for reason in left_out(skipped):
        note(f"tracker: {name}: {reason}")
