"""Claims that may say the same: found by what they are filed under, with what an encoder made of them."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

import sqlalchemy as sa

from tracker.store.asking import among, answers
from tracker.store.models import claim, claim_vector
from tracker.store.queries.matters import MOST_OF_ONE, newest
from tracker.store.session import Ledger

# So many claims, those that share most with one that comes in, are compared with it.
MOST = 40


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
