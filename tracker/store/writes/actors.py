"""Storing actors, their aliases and their ties."""

from collections.abc import Iterable, Sequence

from tracker.records import ActorRecord, AffiliationRecord, Alias, stable_key
from tracker.store.clean import clean, fold
from tracker.store.intervals import columns
from tracker.store.models import actor, affiliation, alias
from tracker.store.session import Ledger
from tracker.store.writes.filing import unfile
from tracker.store.writes.keys import span_key
from tracker.store.writes.rows import Ids, Row, ensure, ids_of
from tracker.terms import Status


def save_actors(
    ledger: Ledger,
    actors: Sequence[ActorRecord],
    affiliations: Sequence[AffiliationRecord],
    status: Status = Status.CANDIDATE,
) -> None:
    """Add the actors, aliases and ties that are not there yet."""
    with ledger.transaction():
        ids = put_actors(ledger, clean(tuple(actors)), status)
        put_affiliations(ledger, clean(tuple(affiliations)), ids, status=status)


def put_actors(
    ledger: Ledger, actors: Iterable[ActorRecord], status: Status = Status.CANDIDATE
) -> dict[str, int]:
    """Add actors, and aliases to those that are there already; return the ids of all."""
    given = tuple(actors)
    ids, _ = ensure(ledger, actor, [actor_row(one, status) for one in given])
    rows = [alias_row(one.key, name, status) for one in given for name in one.aliases]
    by_key = {row["key"]: row["actor_id"] for row in rows}
    _, new = ensure(ledger, alias, rows, {"actor": ids})
    unfile(ledger.connection, actor, [ids[by_key[key]] for key in new])
    return ids


def put_affiliations(
    ledger: Ledger,
    ties: Iterable[AffiliationRecord],
    actors: Ids,
    *,
    snapshot_key: str | None = None,
    spans: Ids | None = None,
    status: Status = Status.CANDIDATE,
) -> None:
    """Add ties, with their evidence when it stands in a stored snapshot."""
    given = tuple(ties)
    keys = {key for one in given for key in (one.actor_key, one.other_key)}
    known = dict(actors) | ids_of(ledger.connection, actor, keys - set(actors))
    rows = [affiliation_row(one, snapshot_key, status) for one in given]
    _, new = ensure(ledger, affiliation, rows, {"actor": known, "span": spans or {}})
    fresh = set(new)
    ledger.touched_actors.update(known[one.actor_key] for one in given if one.key in fresh)


def actor_row(record: ActorRecord, status: Status) -> Row:
    """Return an actor as a portable row."""
    return {
        "key": record.key,
        "name": record.name,
        "folded": fold(record.name),
        "kind": record.kind,
        "named": record.named,
        "status": status,
    }


def alias_row(actor_key: str, name: Alias, status: Status) -> Row:
    """Return an alias as a portable row."""
    return {
        "key": stable_key("alias", actor_key, name.text, name.kind),
        "actor_id": actor_key,
        "text": name.text,
        "folded": fold(name.text),
        "kind": name.kind,
        "status": status,
    }


def affiliation_row(record: AffiliationRecord, snapshot_key: str | None, status: Status) -> Row:
    """Return a tie as a portable row; without a snapshot it has no evidence."""
    evidence = record.evidence if snapshot_key else None
    return {
        "key": record.key,
        "actor_id": record.actor_key,
        "other_id": record.other_key,
        "kind": record.kind,
        **columns("held", record.when),
        "span_id": span_key(snapshot_key, evidence.span) if snapshot_key and evidence else None,
        "rule": record.rule,
        "status": status,
    }
