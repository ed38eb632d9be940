"""Storing claims and the actors in them."""

from collections.abc import Iterable

from tracker.errors import ConflictError
from tracker.records import ClaimRecord, Ref
from tracker.store.clean import clean
from tracker.store.intervals import columns
from tracker.store.models import actor, claim, claim_actor
from tracker.store.session import Ledger
from tracker.store.writes.rows import Ids, Row, ensure, ids_of
from tracker.terms import RefKind, Status


def add_claim(ledger: Ledger, record: ClaimRecord) -> Ref:
    """Add a claim by hand; refuse one that is there already."""
    with ledger.transaction() as connection:
        known = ids_of(connection, claim, [record.key]).get(record.key)
        if known is not None:
            raise ConflictError(f"this claim is already there: {Ref(RefKind.CLAIM, known)}")
        actors = ids_of(connection, actor, [one.actor_key for one in record.actors])
        ids = put_claims(ledger, [clean(record)], actors, Status.ACCEPTED)
        return Ref(RefKind.CLAIM, ids[record.key])


def put_claims(
    ledger: Ledger, claims: Iterable[ClaimRecord], actors: Ids, status: Status = Status.CANDIDATE
) -> dict[str, int]:
    """Add the claims that are not there yet; return the ids of all."""
    by_key = {one.key: one for one in claims}
    parts = {claim_actor: [row for one in by_key.values() for row in claim_actor_rows(one)]}
    rows = [claim_row(one, status) for one in by_key.values()]
    ids, new = ensure(ledger, claim, rows, {"actor": actors}, parts)
    ledger.touched_claims.update(ids[key] for key in new)
    return ids


def claim_row(record: ClaimRecord, status: Status) -> Row:
    """Return a claim as a portable row."""
    return {
        "key": record.key,
        "frame_key": record.frame_key,
        "text": record.text,
        "predicate": record.predicate,
        "object": record.object,
        "polarity": record.polarity,
        "modality": record.modality,
        "bound": record.bound,
        **columns("event", record.event),
        "status": status,
    }


def claim_actor_rows(record: ClaimRecord) -> list[Row]:
    """Return the actors in a claim as portable rows."""
    return [
        {
            "claim_id": record.key,
            "position": position,
            "actor_id": one.actor_key,
            "role": one.role,
            "words": one.words,
            "method": one.method,
        }
        for position, one in enumerate(record.actors)
    ]
