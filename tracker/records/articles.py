"""Ingest: bytes in, a document out."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from tracker.records.text import Interval, Span
from tracker.terms import ActorKind, AffiliationKind, AliasKind, Layer


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text with the layer that it belongs to."""

    layer: Layer
    span: Span


@dataclass(frozen=True, slots=True)
class Skipped:
    """A stretch that was left out, with the reason; the whole text when the span is None."""

    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class ListedActor:
    """An actor of a list that a person keeps; a tie is a kind, a name, a first and a last day."""

    line: int
    name: str
    kind: ActorKind | None = None
    aliases: tuple[tuple[str, AliasKind], ...] = ()
    ties: tuple[tuple[AffiliationKind, str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that cannot be used, with the reason."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article as fetched at one time, decoded and laid out."""

    uri: str
    text: str
    raw_sha256: str
    encoding: str
    media_type: str
    passages: tuple[Passage, ...]
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Interval | None = None
    language: str | None = None
    opinion: bool = False
    skipped: tuple[Skipped, ...] = ()

    @property
    def text_sha256(self) -> str:
        """Return the hash that identifies the snapshot."""
        return sha256(self.text.encode()).hexdigest()
