"""Claims that may say the same: found by what they are filed under, with what an encoder made of them."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tracker.store.asking import among, answers
from tracker.store.models import assertion, claim, claim_vector
from tracker.store.queries.first import First, first
from tracker.store.queries.matters import MOST_OF_ONE, newest
from tracker.store.session import Ledger

# So many claims, those that share most with one that comes in, are compared with it.
MOST = 40
# An article that shares fewer bands with another shares them by chance; of the others so many are looked
# at, and of each so many claims.
LEAST_SHARED, MOST_ARTICLES, MOST_IN_ONE = 2, 10, 40


class Vectors(NamedTuple):
    """What an encoder made of a claim and of all that its article says, packed, and the article's gist."""

    vector: bytes
    around: bytes
    gist: bytes


def vectors_of(ledger: Ledger, encoder: str, keys: Collection[str]) -> dict[str, Vectors]:
    """Return the vectors that an encoder gave claims, by the claims' keys, of those filed with a gist."""
    query = (
        sa.select(claim.c.key, claim_vector.c.vector, claim_vector.c.around, claim_vector.c.gist)
        .join(claim_vector, claim_vector.c.claim_id == claim.c.id)
        .where(among(claim.c.key), claim_vector.c.encoder == encoder, claim_vector.c.gist.is_not(None))
    )
    with ledger.reading() as connection:
        return {key: Vectors(*rest) for key, *rest in answers(connection, query, keys)}


def likely(ledger: Ledger, bands: Iterable[Collection[str]]) -> tuple[tuple[int, ...], int]:
    """Return the claims that share most bands with any of some, and how many there were besides, at least."""
    found: set[int] = set()
    cut = 0
    with ledger.reading() as connection:
        asked = list(bands)
        filed = newest(connection, dict.fromkeys(band for one in asked for band in one))
        for one in asked:
            shared: Counter[int] = Counter()
            for ids in (filed[band] for band in one):
                shared.update(ids[:MOST_OF_ONE])
                cut += len(ids) > MOST_OF_ONE
            # Of those that share as many the newest.
            best = sorted(shared, key=lambda id: (-shared[id], -id))
            cut += max(0, len(best) - MOST)
            found.update(best[:MOST])
    return tuple(sorted(found)), cut


def articles_like(ledger: Ledger, encoder: str, bands: Collection[str]) -> dict[int, Vectors]:
    """Return the texts that share most bands of a gist, by id, with the vectors of a claim of each."""
    query = (
        sa.select(sa.func.min(assertion.c.snapshot_id), claim_vector.c.vector, claim_vector.c.around)
        .add_columns(claim_vector.c.gist)
        .join(claim_vector, claim_vector.c.claim_id == assertion.c.claim_id)
        .where(among(assertion.c.claim_id), claim_vector.c.encoder == encoder)
        .where(claim_vector.c.gist.is_not(None))
        .group_by(assertion.c.claim_id)
    )
    with ledger.reading() as connection:
        shared = Counter(id for ids in newest(connection, bands).values() for id in ids[:MOST_OF_ONE])
        often = (id for id in shared if shared[id] >= LEAST_SHARED)
        best = sorted(often, key=lambda id: (-shared[id], -id))[:MOST_ARTICLES]
        return {text: Vectors(*rest) for text, *rest in answers(connection, query, best)}


def claims_in(ledger: Ledger, texts: Collection[int]) -> tuple[int, ...]:
    """Return the claims of some texts, by the texts' ids: of each those that were made first."""
    said = First("assertion", "snapshot_id", "claim_id", MOST_IN_ONE)
    with ledger.reading() as connection:
        found = first(connection, said, texts).values()
    return tuple(sorted({id for ids in found for id in ids}))
