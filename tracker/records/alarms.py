"""Alarms: what in a text may not be as it was written, or not as it was said."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.records.text import EvidenceSpan, Ref
from tracker.terms import AlarmKind, Status


@dataclass(frozen=True, slots=True)
class Alarm:
    """A passage that a reader should look at twice, with the reason.

    `other` is the passage that it does not agree with, in the article `where`, None for its own; `diff` marks
    what only this one has as [-words-] and what only the other has as {+words+}.
    """

    kind: AlarmKind
    passage: EvidenceSpan
    reason: str
    other: EvidenceSpan | None = None
    where: Ref | None = None
    diff: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleAlarm:
    """An alarm with the article that it is about, its number, and what was decided on it."""

    ref: Ref
    status: Status
    article: Ref
    title: str | None
    alarm: Alarm
