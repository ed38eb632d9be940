"""Claims found by what they are filed under, without looking at the others."""

from collections.abc import Collection, Iterable

import sqlalchemy as sa

from tracker.store.asking import among, answers
from tracker.store.models import claim, claim_matter
from tracker.store.queries.first import First, first
from tracker.store.session import Ledger

# The newest so many of each matter, and in all, are compared with a claim that comes in.
MOST_OF_ONE = 40
MOST = 400
_COUNTED = 1000


def filed_under(ledger: Ledger, matters: Collection[str]) -> tuple[tuple[int, ...], int]:
    """Return the newest claims filed under some matters, and how many there were besides."""
    found: dict[int, None] = {}
    cut = 0
    with ledger.reading() as connection:
        for matter, ids in newest(connection, matters).items():
            found |= dict.fromkeys(ids[:MOST_OF_ONE])
            if len(ids) > MOST_OF_ONE:
                cut += connection.execute(_BEYOND, {"matter": matter}).scalar_one() - MOST_OF_ONE
    kept = sorted(found, reverse=True)[:MOST]
    return tuple(kept), cut + len(found) - len(kept)


def newest(connection: sa.Connection, matters: Iterable[str]) -> dict[str, list[int]]:
    """Return the newest claims of each matter, and one more where there are more."""
    return first(connection, _NEWEST, matters)


def matters_of(ledger: Ledger, keys: Collection[str], but: str) -> dict[str, frozenset[str]]:
    """Return what claims are filed under, by the key of the claim, but what begins so.

    Claims that are filed under nothing else are left out.
    """
    found: dict[str, set[str]] = {}
    query = sa.select(claim.c.key, claim_matter.c.matter)
    query = query.join(claim_matter, claim_matter.c.claim_id == claim.c.id)
    query = query.where(~claim_matter.c.matter.startswith(but), among(claim.c.key))
    with ledger.reading() as connection:
        for key, matter in answers(connection, query, sorted(keys)):
            found.setdefault(key, set()).add(matter)
    return {key: frozenset(matters) for key, matters in found.items()}


_NEWEST = First("claim_matter", "matter", "claim_id", MOST_OF_ONE + 1, newest=True)
_FILED = sa.select(claim_matter.c.claim_id).where(claim_matter.c.matter == sa.bindparam("matter"))
_BEYOND = sa.select(sa.func.count()).select_from(_FILED.limit(_COUNTED).subquery())
