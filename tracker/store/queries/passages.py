"""What an article says in the passage of an assertion and around it."""

from collections.abc import Collection
from functools import cache
from typing import Any

import sqlalchemy as sa

from tracker.records import Around
from tracker.store.asking import among, answers
from tracker.store.models import assertion, claim, snapshot, span
from tracker.store.queries.neighbourhood import newest_said
from tracker.store.session import Ledger
from tracker.store.writes.rows import ids_of

# A sentence or two; and of a claim that very many say the newest.
AROUND, MOST = 300, 20


def passages(ledger: Ledger, claim_keys: Collection[str]) -> dict[str, dict[str, Around]]:
    """Return by claim the passages of its assertions, by key, each with some of the text around it."""
    found: dict[str, dict[str, Around]] = {}
    with ledger.reading() as connection:
        newest, _ = newest_said(connection, ids_of(connection, claim, claim_keys).values(), MOST)
        ids = sorted(id for ids in newest for id in ids)
        for claim_key, key, *words in answers(connection, _around(), ids):
            found.setdefault(claim_key, {})[key] = Around(*words)
    return found


@cache
def _around() -> sa.Select[Any]:
    start = sa.case((span.c.start_char > AROUND, span.c.start_char - AROUND), else_=0)
    # The database counts from 1.
    before = sa.func.substr(snapshot.c.text, start + 1, span.c.start_char - start)
    after = sa.func.substr(snapshot.c.text, span.c.end_char + 1, AROUND)
    return (
        sa.select(claim.c.key.label("claim_key"), assertion.c.key, span.c.quote, before, after)
        .join(claim, claim.c.id == assertion.c.claim_id)
        .join(span, span.c.id == assertion.c.span_id)
        .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
        .where(among(assertion.c.id))
    )
