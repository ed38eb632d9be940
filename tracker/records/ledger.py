"""Resolution and contradiction: attributions in; actors, claims, assertions and links out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.records.articles import Document, Skipped
from tracker.records.text import EvidenceSpan, Interval, stable_key
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    AliasKind,
    Bound,
    CertaintyBy,
    ClaimRole,
    Clash,
    Hedge,
    LinkKind,
    Modality,
    Polarity,
    Quotation,
    SpanRole,
    Stance,
    Status,
    Voice,
)

if TYPE_CHECKING:
    from collections.abc import Mapping


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
        """Return the key that identifies the tie; one read as of another time is another tie."""
        read = self.when if self.evidence else None
        times = [read.edtf or read.words] if read else []
        return stable_key("affiliation", self.actor_key, self.other_key, self.kind, *times)


@dataclass(frozen=True, slots=True)
class StateTie:
    """A stored tie from an actor to a state, with the names of both."""

    actor_key: str
    actor_name: str
    state_key: str
    state_name: str
    kind: AffiliationKind
    rule: str
    held: Interval | None = None


@dataclass(frozen=True, slots=True)
class PairRecord:
    """Two actors that are perhaps one, with the rule that proposes it and its reason."""

    a_key: str
    b_key: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class ClaimActor:
    """An actor in a claim, with the words of the claim that stand for it and how they were resolved."""

    actor_key: str
    role: ClaimRole
    words: str
    method: str


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A proposition that stands alone; claims on the same matter, for and against it, share a `frame_key`."""

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

    def __hash__(self) -> int:
        """Return a number by the key alone, which is quick to find again."""
        return hash(self.key)


@dataclass(frozen=True, slots=True)
class HopRecord:
    """A hop of a chain, 0 the outermost; an unknown speaker is None, joint speakers share a position."""

    position: int
    actor_key: str | None
    words: str
    cue: str


@dataclass(frozen=True, slots=True)
class AssertionRecord:
    """One actor's stance on one claim in one snapshot, with its passages.

    `method` says how the source's words were resolved to the actor. `group` numbers the attribution of the
    article that it comes from: assertions of one group were made in the same breath. `answers_key` is the
    assertion answered. `certainty` is how surely the passage says that it happened, from -1 to 1, and
    `certainty_by` what read that; None where it is unknown.
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
    certainty: float | None = None
    certainty_by: CertaintyBy | None = None


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
    pairs: tuple[PairRecord, ...] = ()


@dataclass(frozen=True, slots=True)
class SaidBy:
    """What the search for contradictions needs of a stored assertion, and of its article."""

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
    published: Interval | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Around:
    """The words of an assertion's passage, and those of its article just before and after it."""

    own: str = ""
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Wordings:
    """Which claims people judged to say the same, and which not, by their keys.

    `lead` has for each claim that says the same as others the first of them; `apart` has pairs of such first
    ones, or of claims that say the same as no other, in order.
    """

    lead: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()

    def same(self, one: str, other: str) -> bool:
        """Tell whether two claims are one, of which the first of them tells."""
        return self.lead.get(one, one) == self.lead.get(other, other)

    def differ(self, one: str, other: str) -> bool:
        """Tell whether a person judged two claims, or others that say the same, to be different."""
        a, b = sorted((self.lead.get(one, one), self.lead.get(other, other)))
        return (a, b) in self.apart


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """A typed tie between two claims, or between two sides of one claim (`a_key` equal to `b_key`).

    `evidence` pairs a side, "a" or "b", with an assertion's key. A symmetric link has its keys in ascending
    order: build it with `ordered_link`.
    """

    kind: LinkKind
    a_key: str
    b_key: str
    rule: str
    reason: str
    clash: Clash | None = None
    evidence: tuple[tuple[str, str], ...] = ()
    score: float | None = None

    @property
    def key(self) -> str:
        """Return the key that identifies the link."""
        return stable_key("link", self.kind, self.a_key, self.b_key, self.clash or "")


def ordered_link(link: LinkRecord) -> LinkRecord:
    """Return the link with its pair in canonical order; a directed link stays as it is."""
    if not link.kind.symmetric or link.a_key <= link.b_key:
        return link
    swapped = tuple((("b" if side == "a" else "a"), key) for side, key in link.evidence)
    return replace(link, a_key=link.b_key, b_key=link.a_key, evidence=swapped)
