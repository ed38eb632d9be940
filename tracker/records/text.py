"""Keys, ids and places in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tracker.terms import RefKind

_ABOUT = re.compile(
    r"\b(?:about|around|approximately|circa|roughly|nearly|almost|or so)\b|\bsome (?:\d|\w+ty\b|ten\b)|~",
    re.IGNORECASE,
)


def stable_key(*parts: object) -> str:
    """Hash what identifies a row: 32 hexadecimal digits of the SHA-256 of the parts."""
    return sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A typed id as a person writes it: A3, C12, S40, L7, P5."""

    kind: RefKind
    id: int

    def __str__(self) -> str:
        return f"{self.kind}{self.id}"


_ID = re.compile(rf"\s*([{''.join(RefKind)}])([1-9][0-9]{{0,17}})\s*", re.IGNORECASE | re.ASCII)


def as_ref(text: str) -> Ref | None:
    """Return the typed id that a text spells, if it spells one."""
    match = _ID.fullmatch(text)
    return None if match is None else Ref(RefKind(match[1].upper()), int(match[2]))


# An id in a line of our own words: not in what is quoted, nor a part of a name such as "P5+1".
_QUOTED = re.compile('“[^”]*”|"[^"]*"')
_NAMED = re.compile(rf"(?<![\w+-])([{''.join(RefKind)}][1-9][0-9]{{0,17}})(?![\w+-])", re.ASCII)


def named_in(line: str) -> tuple[Ref, ...]:
    """Return the typed ids that a line of our own words names, each once."""
    found = (as_ref(each) for each in _NAMED.findall(_QUOTED.sub("", line)))
    return tuple(dict.fromkeys(one for one in found if one is not None))


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """Return the words that stand there."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of days, both ends inclusive; an open or unknown end is None, the words are kept."""

    first: date | None
    last: date | None
    words: str = ""

    @property
    def approximate(self) -> bool:
        """Whether the words say that it is only about then."""
        return _ABOUT.search(self.words) is not None

    @property
    def edtf(self) -> str | None:
        """Return the interval in EDTF, "~" after an approximate end; None when neither end is known."""
        if self.first is None and self.last is None:
            return None
        about = "~" if self.approximate else ""
        ends = [f"{end}{about}" if end else ".." for end in (self.first, self.last)]
        return ends[0] if self.first == self.last else "/".join(ends)


@dataclass(frozen=True, slots=True)
class EvidenceSpan:
    """A span with the words that stand there, verbatim."""

    span: Span
    quote: str
