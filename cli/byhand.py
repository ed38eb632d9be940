"""From what a person types to the records of a ledger kept by hand."""

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.errors import NotFoundError, UsageError
from tracker.records import (
    ActorRecord,
    AffiliationRecord,
    Alias,
    AssertionRecord,
    ClaimActor,
    Document,
    EvidenceSpan,
    HopRecord,
    Interval,
    Ref,
    stable_key,
)
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    ClaimRole,
    Hedge,
    Quotation,
    RefKind,
    SpanRole,
    Stance,
    Voice,
)

from .ids import parse_ref

if TYPE_CHECKING:
    from tracker.store import Ledger

BY_HAND = "given by hand"
UNKNOWN = "unknown"


def checked_name(name: str) -> str:
    """Return a name or sentence on one line; refuse an empty one."""
    line = " ".join(name.split())
    if not line:
        raise UsageError("an empty name says nothing: give words")
    return line


def actor_record(name: str, kind: ActorKind | None, aliases: list[str]) -> ActorRecord:
    """Return the record of a named actor; its key is what the extractor would give it."""
    from tracker.resolve import fold

    line = checked_name(name)
    others = tuple(Alias(checked_name(alias)) for alias in aliases)
    return ActorRecord(f"{kind or 'actor'}:{fold(line)}", line, kind, aliases=others)


def tie(ledger: "Ledger", actor: ActorRecord, kind: AffiliationKind, other: str) -> AffiliationRecord:
    """Return the tie from an actor to one that is known."""
    return AffiliationRecord(actor.key, _actor_key(ledger, other), kind, BY_HAND)


def _actor_key(ledger: "Ledger", name: str) -> str:
    from tracker import store

    return key(ledger, store.find_actor(ledger, name))


def key(ledger: "Ledger", ref: Ref) -> str:
    """Return the stable key of what a typed id names."""
    from tracker.store.queries.find import key_of

    with ledger.reading() as connection:
        return key_of(connection, ref)


def claim_actors(ledger: "Ledger", subjects: list[str], object: str) -> tuple[ClaimActor, ...]:
    """Return the actors of a claim: its subjects must be known, its object may be plain words."""
    found = [ClaimActor(_actor_key(ledger, name), ClaimRole.SUBJECT, name, BY_HAND) for name in subjects]
    if object.strip():
        # An object that is no known actor stays as its words.
        with suppress(NotFoundError):
            found.append(ClaimActor(_actor_key(ledger, object), ClaimRole.OBJECT, object, BY_HAND))
    return tuple(found)


@dataclass(frozen=True)
class Stated:
    """What a person says of an assertion."""

    claim: Ref
    actor: str
    stance: Stance
    scope: str | None
    said: Interval | None
    via: list[str]
    hedge: Hedge
    voice: Voice
    quotation: Quotation


def assertion_record(
    ledger: "Ledger", document: Document, evidence: EvidenceSpan, made: Stated, answers: str | None
) -> AssertionRecord:
    """Return the record of an assertion; its key is what makes it the same one again."""
    claim_key, actor_key = key(ledger, made.claim), _actor_key(ledger, made.actor)
    place = (document.text_sha256, evidence.span.start, evidence.span.end)
    return AssertionRecord(
        key=stable_key("by hand", claim_key, actor_key, made.stance, *place),
        claim_key=claim_key,
        actor_key=actor_key,
        stance=made.stance,
        voice=made.voice,
        hedge=made.hedge,
        quotation=made.quotation,
        spans=((SpanRole.CONTENT, evidence),),
        chain=_chain(ledger, [*made.via, made.actor]),
        scope=made.scope,
        said=made.said,
        answers_key=_answered(ledger, answers),
        method=BY_HAND,
    )


def _chain(ledger: "Ledger", names: list[str]) -> tuple[HopRecord, ...]:
    return tuple(_hop(ledger, place, name) for place, name in enumerate(names))


def _hop(ledger: "Ledger", place: int, name: str) -> HopRecord:
    from tracker import store

    if name == UNKNOWN:
        return HopRecord(place, None, "", "")
    line = store.get_actor(ledger, store.find_actor(ledger, name).id)
    return HopRecord(place, line.key, line.name, "")


def _answered(ledger: "Ledger", answers: str | None) -> str | None:
    return key(ledger, parse_ref(answers, RefKind.ASSERTION)) if answers else None
