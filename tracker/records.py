"""Frozen records that cross the layers.

Offsets are Unicode code points into the snapshot's text; `end` is exclusive. A `*_key` is the stable text key of
another record: the hash, or readable slug, of what identifies the row, the same in every ledger.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from hashlib import sha256

from tracker.terms import (
    ActorKind,
    AffiliationKind,
    AliasKind,
    Bound,
    ClaimRole,
    Clash,
    Confidence,
    Decision,
    Hedge,
    Layer,
    LinkKind,
    Modality,
    Polarity,
    Quotation,
    RefKind,
    SpanRole,
    Stance,
    Status,
    Voice,
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


# ---- ingest: bytes -> document


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


# ---- extract: text -> attributions


@dataclass(frozen=True, slots=True)
class Tie:
    """An affiliation read off the words around a mention ("Putin's special envoy"), before resolution."""

    kind: AffiliationKind
    other: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor, with what the article itself says of whom they mean.

    `name` is the fullest name of the same actor in the article, None when it has no name ("government sources").
    `method` says how the words were tied to that name. An empty `text` is a missing agent ("has been accused").
    """

    text: str
    spans: tuple[Span, ...] = ()
    name: str | None = None
    kind: ActorKind | None = None
    ties: tuple[Tie, ...] = ()
    method: str = "its own words"


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words that say when, such as "last year"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is claimed, as a sentence that stands alone, with its parts; `predicate` is a lemma."""

    text: str
    subject: tuple[Mention, ...]
    predicate: str
    object: tuple[Mention, ...]
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    bound: Bound | None = None
    time: TimePhrase | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain: who passed the words on, and with which cue; no speakers means that it is unknown."""

    speakers: tuple[Mention, ...]
    cue: str
    cue_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: source, cue and content spans, and what they amount to.

    `speakers` are the actors of the source, resolved within the article (two for "Smith and Jones", none when no
    one is named or implied). `chain` runs from the outermost source in the article to this
    attribution's own. `answers` is the index of the attribution that this one answers.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[Mention, ...]
    stance: Stance
    quotation: Quotation
    hedge: Hedge
    voice: Voice
    chain: tuple[Hop, ...]
    propositions: tuple[Proposition, ...]
    scope: str | None = None
    answers: int | None = None
    said: TimePhrase | None = None


# ---- resolve: attributions -> actors, claims, assertions


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an actor."""

    text: str
    kind: AliasKind = AliasKind.NAME


@dataclass(frozen=True, slots=True)
class ActorRecord:
    """An actor; the key is readable: "state:russia", "person:zamir kabulov", "unnamed:HASH"."""

    key: str
    name: str
    kind: ActorKind | None
    named: bool = True
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class EvidenceSpan:
    """A span with the words that stand there, verbatim."""

    span: Span
    quote: str


@dataclass(frozen=True, slots=True)
class AffiliationRecord:
    """A tie from one actor to another, with where it comes from."""

    actor_key: str
    other_key: str
    kind: AffiliationKind
    rule: str
    when: Interval | None = None
    evidence: EvidenceSpan | None = None

    @property
    def key(self) -> str:
        """Return the key that identifies the tie."""
        return stable_key("affiliation", self.actor_key, self.other_key, self.kind)


@dataclass(frozen=True, slots=True)
class ClaimActor:
    """An actor in a claim, with the words of the claim that stand for it and how they were resolved."""

    actor_key: str
    role: ClaimRole
    words: str
    method: str


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A proposition that stands alone; `frame_key` is the same for claims that differ only in polarity or bound."""

    key: str
    frame_key: str
    text: str
    predicate: str
    object: str
    actors: tuple[ClaimActor, ...]
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    bound: Bound | None = None
    event: Interval | None = None


@dataclass(frozen=True, slots=True)
class HopRecord:
    """A hop of a stored chain, 0 the outermost; an unknown speaker is None, joint speakers share a position."""

    position: int
    actor_key: str | None
    words: str
    cue: str


@dataclass(frozen=True, slots=True)
class AssertionRecord:
    """One actor's stance on one claim in one snapshot, with its passages.

    `method` says how the source's words were resolved to the actor. `group` numbers the attribution of the article
    that it comes from: assertions of one group were made in the same breath. `answers_key` is the assertion answered.
    """

    key: str
    claim_key: str
    actor_key: str
    stance: Stance
    voice: Voice
    hedge: Hedge
    quotation: Quotation
    spans: tuple[tuple[SpanRole, EvidenceSpan], ...]
    chain: tuple[HopRecord, ...] = ()
    scope: str | None = None
    said: Interval | None = None
    answers_key: str | None = None
    method: str = ""
    group: int | None = None


@dataclass(frozen=True, slots=True)
class Producer:
    """What produced a row: an extractor or a rule, with its version; `manual` for a person."""

    name: str
    version: str


MANUAL = Producer("manual", "")


@dataclass(frozen=True, slots=True)
class Bundle:
    """All that one article gives: written in one transaction."""

    document: Document
    producer: Producer
    actors: tuple[ActorRecord, ...] = ()
    affiliations: tuple[AffiliationRecord, ...] = ()
    claims: tuple[ClaimRecord, ...] = ()
    assertions: tuple[AssertionRecord, ...] = ()
    skipped: tuple[Skipped, ...] = ()


# ---- contradict: claims and assertions -> links


@dataclass(frozen=True, slots=True)
class SaidBy:
    """What the search for contradictions needs of a stored assertion."""

    key: str
    claim_key: str
    actor_key: str
    actor_name: str
    stance: Stance
    snapshot_sha256: str
    group: int | None = None
    said: Interval | None = None
    answers_key: str | None = None
    status: Status = Status.CANDIDATE


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A typed tie between two claims, or between two sides of one claim (`a_key` equal to `b_key`).

    `evidence` pairs a side, "a" or "b", with an assertion's key. A symmetric link has its keys in ascending order:
    build it with `ordered_link`.
    """

    kind: LinkKind
    a_key: str
    b_key: str
    rule: str
    reason: str
    clash: Clash | None = None
    evidence: tuple[tuple[str, str], ...] = ()

    @property
    def key(self) -> str:
        """Return the key that identifies the link."""
        return stable_key("link", self.kind, self.a_key, self.b_key, self.clash or "")


def ordered_link(link: LinkRecord) -> LinkRecord:
    """Return the link with its pair in canonical order; a directed link stays as it is."""
    if not link.kind.symmetric or link.a_key <= link.b_key:
        return link
    swapped = tuple((("b" if side == "a" else "a"), key) for side, key in link.evidence)
    return LinkRecord(link.kind, link.b_key, link.a_key, link.rule, link.reason, link.clash, swapped)


# ---- store -> command line: what a listing shows


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor with its counts; `why` says how it answers the question asked."""

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
    """A claim with its sides; `why` lists how it answers the actor asked for."""

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
    contested: bool
    status: Status
    why: tuple[str, ...] = ()


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
    roll_up: bool = True
    limit: int | None = 50
    offset: int = 0


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
