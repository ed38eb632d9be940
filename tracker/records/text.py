"""Keys, ids and places in a text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from tracker.terms import RefKind


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
    def edtf(self) -> str | None:
        """Return the interval in EDTF, or None when neither end is known."""
        if self.first is None and self.last is None:
            return None
        if self.first == self.last:
            return str(self.first)
        return f"{self.first or '..'}/{self.last or '..'}"


@dataclass(frozen=True, slots=True)
class EvidenceSpan:
    """A span with the words that stand there, verbatim."""

    span: Span
    quote: str
