"""Bytes to text: the encoding found, or the file refused with what it looks like."""

import codecs
import re

from tracker.errors import InputError

_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"%!PS", "a PostScript document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"RIFF", "a sound, video or image file"),
    (b"OggS", "a sound or video file"),
    (b"ID3", "a sound file"),
    (b"WARC/", "a web archive"),
)
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]+)""", re.IGNORECASE)
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\v\f\r\x1b")
_ODD = re.compile("[\x00\ud800-\udfff]")
# What Windows-1252 text has beyond ASCII: letters of western Europe and typographic signs.
_WESTERN = re.compile("[\x00-\x7f\u00a0£§©«®°·»À-ÖØ-öø-ÿŒœŠšŽžŸ€‚„…†•‘’“”–—™‹›]*")


def decode(raw: bytes, name: str, *, html: bool = False) -> tuple[str, str, str | None]:
    """Return the text, its encoding, and a remark when some bytes had to be replaced."""
    for magic, kind in _MAGIC:
        if raw.startswith(magic):
            raise InputError(f"{name}: looks like {kind}; save its text as .txt or .html first")
    text, encoding, remark = _by_mark(raw) or _by_guess(raw, name, html)
    return _ODD.sub("\ufffd", text), encoding, remark


def _by_mark(raw: bytes) -> tuple[str, str, str | None] | None:
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw.decode(encoding, "replace"), encoding, None
    return None


def _by_guess(raw: bytes, name: str, html: bool) -> tuple[str, str, str | None]:
    wide = _wide(raw)
    if wide:
        return raw.decode(wide, "replace"), wide, None
    if _binary(raw):
        raise InputError(f"{name}: looks like binary data, not text; save its text as .txt or .html first")
    for encoding in ("utf-8", _declared(raw) if html else None, _western(raw)):
        text = _try(raw, encoding)
        if encoding and text is not None:
            return text, encoding, None
    return _damaged(raw) or _detected(raw, name)


def _wide(raw: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of mostly Latin text is zero."""
    sample = raw[:4096]
    if len(sample) < 8:
        return None
    half = len(sample) / 2
    zeros = (sample[0::2].count(0) / half, sample[1::2].count(0) / half)
    if max(zeros) < 0.6 or min(zeros) > 0.05:
        return None
    return "utf-16-le" if zeros[1] > zeros[0] else "utf-16-be"


def _binary(raw: bytes) -> bool:
    controls = sum(raw.count(code) for code in _CONTROLS)
    return controls > max(4, len(raw) // 100)


def _declared(raw: bytes) -> str | None:
    found = _DECLARED.search(raw[:4096])
    if not found:
        return None
    try:
        name = codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None
    # A page that says Latin-1 is Windows-1252 for every browser.
    return "cp1252" if name in {"iso8859-1", "ascii"} else name


def _western(raw: bytes) -> str | None:
    text = _try(raw, "cp1252")
    if text is None or not _WESTERN.fullmatch(text):
        return None
    return "cp1252" if sum(code > 127 for code in raw) * 5 < len(raw) else None


def _try(raw: bytes, encoding: str | None) -> str | None:
    if encoding is None:
        return None
    try:
        return raw.decode(encoding, "surrogatepass" if encoding == "utf-8" else "strict")
    except (UnicodeDecodeError, LookupError, AssertionError):
        return None


def _damaged(raw: bytes) -> tuple[str, str, str | None] | None:
    """Accept UTF-8 with a few bad bytes, such as a file cut inside a character."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(ord(char) > 127 for char in text) - bad
    if bad * 4 > good:
        return None
    return text, "utf-8", f"{bad} damaged character{'s' * (bad != 1)} replaced by U+FFFD"


def _detected(raw: bytes, name: str) -> tuple[str, str, str | None]:
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    text = _try(raw, best.encoding) if best else None
    if best is None or text is None:
        raise InputError(f"{name}: its encoding cannot be told; save it as UTF-8")
    return text, best.encoding, None
