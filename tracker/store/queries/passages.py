"""What an article says in the passage of an assertion and around it."""

from collections.abc import Collection

import sqlalchemy as sa

from tracker.records import Around
from tracker.store.chunks import chunks
from tracker.store.models import assertion, claim, snapshot, span
from tracker.store.queries.neighbourhood import newest_said
from tracker.store.session import Ledger
from tracker.store.writes.rows import ids_of

# A sentence or two; and of a claim that very many say the newest.
AROUND, MOST = 300, 20


def passages(ledger: Ledger, claim_keys: Collection[str]) -> dict[str, dict[str, Around]]:
    """Return by claim the passages of its assertions, by key, each with some of the text around it."""
    start = sa.case((span.c.start_char > AROUND, span.c.start_char - AROUND), else_=0)
    # The database counts from 1.
    before = sa.func.substr(snapshot.c.text, start + 1, span.c.start_char - start)
    after = sa.func.substr(snapshot.c.text, span.c.end_char + 1, AROUND)
    query = (
        sa.select(
            claim.c.key.label("claim_key"),
            assertion.c.key,
            span.c.quote,
            before.label("before"),
            after.label("after"),
        )
        .join(claim, claim.c.id == assertion.c.claim_id)
        .join(span, span.c.id == assertion.c.span_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
    )
    found: dict[str, dict[str, Around]] = {}
    with ledger.reading() as connection:
        ids, _ = newest_said(connection, ids_of(connection, claim, claim_keys).values(), MOST)
        for part in chunks(ids):
            for row in connection.execute(query.where(assertion.c.id.in_(part))):
                found.setdefault(row.claim_key, {})[row.key] = Around(row.quote, row.before, row.after)
    return found
