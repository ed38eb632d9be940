"""What may reach a terminal, and how it is coloured."""

import os
import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from tracker.records import Skipped

# Controls, bidi and zero-width marks, separators, tags and lone surrogates: they move or hide other text.
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_UNSAFE_INLINE = re.compile(_UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))

BOLD, DIM, RED, GREEN, YELLOW, BLUE = "1", "2", "31", "32", "33", "34"


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def safe_term(text: str) -> str:
    """Return the text with control, bidi and zero-width characters shown as escapes; newline and tab stay."""
    return _UNSAFE_INLINE.sub(_escape, text)


def one_line(text: str) -> str:
    """Return the text on one line, safe for a terminal."""
    return safe_term(" ".join(re.split(r"[ \t\r\n\xa0]+", text)).strip())


def counted(count: int, noun: str) -> str:
    """Return a count with its noun in the right number."""
    return f"{count} {noun}{'' if count == 1 else 's'}"


def safe_json(text: str) -> str:
    """Return serialised JSON with the same characters as JSON escapes: the value does not change."""
    return _UNSAFE.sub(lambda match: _pairs(match.group()), text)


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
