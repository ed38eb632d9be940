"""What a review asks for, shows and decides."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tracker.records.text import Ref
from tracker.terms import (
    CandidateKind,
    Confidence,
    Credibility,
    Reliability,
    Standing,
    Status,
    Verb,
    Worth,
)

Grade = Reliability | Credibility | Standing


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What the queue may be narrowed by; with a score asked for, what has none is left out."""

    kinds: tuple[CandidateKind, ...] = ()
    article: Ref | None = None
    actor: str | None = None
    min_score: float | None = None
    limit: int | None = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits for a decision, and what the decision is worth."""

    ref: Ref
    kind: CandidateKind
    worth: Worth
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that waits as one line; the token tells whether it has changed since."""

    waiting: Waiting
    text: str
    status: Status
    token: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reviewer does with one thing, or with several at once.

    `value` is the grade, the standing, or the fields of an edit; `token` is what the thing looked like
    when it was shown; `who` is empty for whoever is typing.
    """

    verb: Verb
    refs: tuple[Ref, ...]
    why: str = ""
    confidence: Confidence | None = None
    who: str = ""
    value: str = ""
    fields: tuple[tuple[str, str], ...] = field(default=())
    token: str = ""


@dataclass(frozen=True, slots=True)
class GradingView:
    """What one person holds of an actor, an assertion or a claim."""

    target: Ref
    grade: Grade
    who: str
    when: datetime
    why: str
    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one person holds of one thing now: a decision, or a grade on one of the scales."""

    target: Ref
    scale: str
    who: str
    value: str
    when: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing on which people differ, with what each holds."""

    target: Ref
    scale: str
    text: str
    opinions: tuple[Opinion, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two people agree on one scale over what both judged; kappa is None where undefined."""

    scale: str
    one: str
    other: str
    both: int
    same: int
    kappa: float | None
