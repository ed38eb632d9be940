"""What the store hands to the command line."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from tracker.records.articles import Skipped
from tracker.records.ledger import HopRecord
from tracker.records.text import EvidenceSpan, Interval, Ref
from tracker.terms import (
    ActorKind,
    CertaintyBy,
    Clash,
    Confidence,
    Decision,
    GapKind,
    Hedge,
    LinkKind,
    Modality,
    Polarity,
    Quotation,
    SpanRole,
    Stance,
    Status,
    Voice,
    Way,
)

# Below it, words read as if something had not happened: people marked 96 of 100 such so (train, held out).
DOUBTED = -0.3


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor with its counts; `why` says how it answers the question asked, `merged` who is one with it."""

    ref: Ref
    key: str
    name: str
    kind: ActorKind | None
    named: bool
    aliases: tuple[str, ...]
    affiliations: tuple[str, ...]
    asserts: int
    denies: int
    articles: int
    status: Status
    why: str | None = None
    merged: tuple[str, ...] = ()
    reliability: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActorPair:
    """Two actors that are perhaps one."""

    ref: Ref
    a: Ref
    b: Ref
    a_name: str
    b_name: str
    rule: str
    reason: str
    status: Status


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article with its counts."""

    ref: Ref
    title: str | None
    outlet: str | None
    url: str | None
    uri: str
    published: Interval | None
    snapshots: int
    assertions: int
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim with its sides; `why` lists how it answers the actor asked for, `via` in short.

    `merged` has the other claims that people judged to say the same, each with the reason; the counters and
    sides are those of all of them together.
    """

    ref: Ref
    text: str
    by: tuple[str, ...]
    denied_by: tuple[str, ...]
    subject: tuple[str, ...]
    predicate: str
    object: str
    polarity: Polarity
    modality: Modality
    event: Interval | None
    asserts: int
    denies: int
    articles: int
    origins: int
    unnamed_origins: int
    denying_origins: int
    contested: bool
    status: Status
    why: tuple[str, ...] = ()
    via: tuple[Way, ...] = ()
    merged: tuple[str, ...] = ()
    # How many of its assertions people accepted, where that was asked for.
    reviewed: int | None = None
    standing: tuple[str, ...] = ()

    @property
    def lineage(self) -> str:
        """Return what stands behind the claim: "2 wordings, 5 articles, 2 origins, 1 of them unnamed"."""
        parts = [_counted(len(self.merged) + 1, "wording")] if self.merged else []
        parts.append(_counted(self.articles, "article"))
        if self.asserts or not self.denies:
            parts.append(_counted(self.origins, "origin") if self.origins else "no known origin")
        if self.unnamed_origins:
            parts.append("unnamed" if self.origins == 1 else f"{self.unnamed_origins} of them unnamed")
        if not self.denies:
            return ", ".join(parts)
        known = _counted(self.denying_origins, "origin") if self.denying_origins else "no known origin"
        return f"{', '.join(parts)}; denied by {known}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


@dataclass(frozen=True, slots=True)
class AssertionView:
    """An assertion with its passages and chain, as `show` prints it."""

    ref: Ref
    claim: Ref
    claim_text: str
    actor: Ref
    actor_name: str
    speaks_for: tuple[str, ...]
    stance: Stance
    scope: str | None
    voice: Voice
    hedge: Hedge
    quotation: Quotation
    article: Ref
    article_title: str | None
    outlet: str | None
    said: Interval | None
    spans: tuple[tuple[SpanRole, EvidenceSpan], ...]
    chain: tuple[HopRecord, ...]
    method: str
    producer: str
    status: Status
    answers: Ref | None = None
    certainty: float | None = None
    certainty_by: CertaintyBy | None = None
    # What people hold of it, and of its actor: "2 (ana)", "B (ana)".
    credibility: tuple[str, ...] = ()
    reliability: tuple[str, ...] = ()

    def belies(self, line: ClaimLine) -> bool:
        """Tell whether its words read as if it had not happened, while the claim says plainly that it did."""
        plain = line.polarity is Polarity.POSITIVE and line.modality is Modality.ACTUAL
        return plain and self.certainty is not None and self.certainty < DOUBTED


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link with both claims and the assertions that bear it out."""

    ref: Ref
    kind: LinkKind
    clash: Clash | None
    rule: str
    reason: str
    a: ClaimLine
    b: ClaimLine
    a_side: tuple[AssertionView, ...]
    b_side: tuple[AssertionView, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class JudgementView:
    """A person's decision as it was recorded."""

    target: Ref
    decision: Decision
    who: str
    when: datetime
    why: str
    confidence: Confidence | None


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where searched words occur: a claim or an article, with a snippet."""

    ref: Ref
    title: str
    snippet: str


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing, with the assertion that shows it, its passage and the reason."""

    kind: GapKind
    ref: Ref
    claim: Ref
    claim_text: str
    actor_name: str
    article: Ref
    passage: str
    why: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that `check` found wrong."""

    rule: str
    ref: str
    detail: str


@dataclass(frozen=True, slots=True)
class ClaimQuery:
    """What `claims` and `contradictions` may be narrowed by; all conditions hold together."""

    actor: str | None = None
    by: str | None = None
    about: str | None = None
    denied_by: str | None = None
    stance: Stance | None = None
    outlet: str | None = None
    since: date | None = None
    until: date | None = None
    contested: bool = False
    status: Status | None = None
    search: str | None = None
    via: tuple[Way, ...] = tuple(Way)
    limit: int | None = 50
    offset: int = 0
    reviewed: bool = False
    everything: bool = False
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """What happened to one input of an ingest."""

    uri: str
    outcome: str
    article: Ref | None = None
    assertions: int = 0
    reason: str | None = None
    skipped: tuple[Skipped, ...] = field(default=())
    links: int = 0
