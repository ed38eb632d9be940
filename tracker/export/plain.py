"""Text from articles made fit to be shown: on one line, with nothing in it that moves or hides other text."""

import re

# Controls, bidi and zero-width marks, separators, tags and lone surrogates: they move or hide other text.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
_INLINE = re.compile(UNSAFE.pattern.replace("\x00-\x1f", "\x00-\x08\x0b-\x1f"))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def safe_term(text: str) -> str:
    """Return the text with control, bidi and zero-width characters shown as escapes; newline and tab stay."""
    return _INLINE.sub(_escape, text)


def one_line(text: str) -> str:
    """Return the text on one line, with what moves or hides other text shown as escapes."""
    return safe_term(" ".join(re.split(r"[ \t\r\n\xa0]+", text)).strip())
