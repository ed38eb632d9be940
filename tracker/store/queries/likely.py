"""Claims that may say the same: found by what they are filed under, with what an encoder made of them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.models import claim, claim_vector
from tracker.store.queries.matters import MOST_OF_ONE, newest
from tracker.store.session import Ledger
from tracker.store.writes.rows import ids_of

# So many claims, those that share most with one that comes in, are compared with it.
MOST = 40


class Vectors(NamedTuple):
    """What an encoder made of a claim and of all that its article says, packed."""

    vector: bytes
    around: bytes


def save_vectors(ledger: Ledger, encoder: str, vectors: Mapping[str, Vectors]) -> None:
    """Keep the vectors of claims that are stored; those that are there already stay as they are."""
    with ledger.transaction() as connection:
        ids = ids_of(connection, claim, vectors)
        known: set[int] = set()
        for part in chunks(ids.values()):
            there = sa.select(claim_vector.c.claim_id).where(claim_vector.c.claim_id.in_(part))
            known.update(connection.execute(there).scalars())
        rows: list[dict[str, object]] = [
            {"claim_id": id, "encoder": encoder, **vectors[key]._asdict()}
            for key, id in ids.items()
            if id not in known
        ]
        for some in chunks(rows):
            connection.execute(claim_vector.insert(), some)


def vectors_of(ledger: Ledger, encoder: str, keys: Collection[str]) -> dict[str, Vectors]:
    """Return the vectors that an encoder gave claims, by the claims' keys."""
    found = {}
    with ledger.reading() as connection:
        for part in chunks(keys):
            query = (
                sa.select(claim.c.key, claim_vector.c.vector, claim_vector.c.around)
                .join(claim_vector, claim_vector.c.claim_id == claim.c.id)
                .where(claim.c.key.in_(part), claim_vector.c.encoder == encoder)
            )
            found.update({row.key: Vectors(row.vector, row.around) for row in connection.execute(query)})
    return found


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
