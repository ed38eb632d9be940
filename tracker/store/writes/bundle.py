"""Storing all that one article gives.

What a producer finds is added beside what is there. A newer version of it adds what it finds anew and takes
nothing away: `known_snapshot` asks for a producer with its version, so that a new version is run again.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from tracker.records import Bundle, Document, Producer, Ref
from tracker.store.clean import clean
from tracker.store.models import actor, article, claim, extraction, snapshot
from tracker.store.session import Ledger
from tracker.store.writes.actors import put_actors, put_affiliations
from tracker.store.writes.articles import Stored, put_document, put_skipped, put_spans, same_article, verify
from tracker.store.writes.assertions import put_assertions, verify_assertions
from tracker.store.writes.claims import put_claims
from tracker.store.writes.groups import put_pairs
from tracker.store.writes.keys import extraction_key
from tracker.store.writes.rows import Ids, ensure, ids_of
from tracker.terms import RefKind


@dataclass(frozen=True, slots=True)
class Saved:
    """Where a bundle went: `outcome` is new, changed (a new text of a known article) or unchanged."""

    article: Ref
    snapshot_id: int
    outcome: str
    claim_keys: tuple[str, ...]
    assertions: int


def known_snapshot(
    ledger: Ledger, text_sha256: str, producer: Producer, document: Document | None = None
) -> Ref | None:
    """Return the article of a text that this version of the producer has worked through.

    With the document, only its own article counts: a copy of the text elsewhere is another article.
    """
    query = (
        sa.select(article.c.id)
        .join(snapshot, snapshot.c.article_id == article.c.id)
        .join(extraction, extraction.c.snapshot_id == snapshot.c.id)
        .where(snapshot.c.text_sha256 == text_sha256)
        .where(extraction.c.producer == producer.name, extraction.c.version == producer.version)
        .order_by(article.c.id)
    )
    with ledger.reading() as connection:
        if document is not None:
            query = query.where(article.c.key == same_article(connection, clean(document)))
        found = connection.execute(query).scalar()
    return None if found is None else Ref(RefKind.ARTICLE, found)


def save_bundle(ledger: Ledger, bundle: Bundle) -> Saved:
    """Add all of a bundle that is not there yet, or refuse it whole if a passage is not verbatim."""
    given = clean(bundle)
    _verify(given)
    with ledger.transaction():
        stored = put_document(ledger, given.document)
        actors = put_actors(ledger, given.actors)
        actors |= ids_of(ledger.connection, actor, _mentioned(given) - set(actors))
        spans = put_spans(ledger, stored, [one.evidence for one in given.affiliations if one.evidence])
        put_affiliations(ledger, given.affiliations, actors, snapshot_key=stored.snapshot_key, spans=spans)
        put_pairs(ledger, given.pairs, actors)
        claims = put_claims(ledger, given.claims, actors)
        claims |= ids_of(ledger.connection, claim, {one.claim_key for one in given.assertions} - set(claims))
        ids, _ = _put_assertions(ledger, stored, given, {"actor": actors, "claim": claims})
        put_skipped(ledger, stored.snapshot_key, stored.snapshot_id, given.producer.name, given.skipped)
    ref = Ref(RefKind.ARTICLE, stored.article_id)
    return Saved(ref, stored.snapshot_id, stored.outcome, tuple(claims), len(ids))


def _verify(bundle: Bundle) -> None:
    verify_assertions(bundle.document, bundle.assertions)
    verify(bundle.document, [one.evidence for one in bundle.affiliations if one.evidence])


def _mentioned(bundle: Bundle) -> set[str]:
    in_claims = {one.actor_key for claim in bundle.claims for one in claim.actors}
    hops = {hop.actor_key for one in bundle.assertions for hop in one.chain if hop.actor_key is not None}
    return in_claims | hops | {one.actor_key for one in bundle.assertions}


def _put_assertions(
    ledger: Ledger, stored: Stored, bundle: Bundle, refs: dict[str, Ids]
) -> tuple[dict[str, int], list[str]]:
    key = extraction_key(stored.snapshot_key, bundle.producer)
    row = {
        "key": key,
        "snapshot_id": stored.snapshot_key,
        "producer": bundle.producer.name,
        "version": bundle.producer.version,
        "at": ledger.at,
    }
    snapshots = {stored.snapshot_key: stored.snapshot_id}
    refs["extraction"], _ = ensure(ledger, extraction, [row], {"snapshot": snapshots})
    return put_assertions(ledger, stored, bundle.assertions, refs, extraction=key)
