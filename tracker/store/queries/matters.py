"""Claims filed by what they are about: put there, and found again without looking at the others."""

from collections.abc import Callable, Collection, Iterable

import sqlalchemy as sa

from tracker.records import ClaimRecord
from tracker.store.chunks import chunks
from tracker.store.models import claim, claim_matter
from tracker.store.queries.neighbourhood import claim_records
from tracker.store.session import Ledger
from tracker.store.writes.rows import ids_of

# The newest so many of each matter, and in all, are compared with a claim that comes in.
MOST_OF_ONE = 40
MOST = 400
_COUNTED = 1000

Filing = Callable[[ClaimRecord], tuple[str, ...]]


def file_claims(ledger: Ledger, claims: Iterable[ClaimRecord], matters: Filing) -> None:
    """File claims that are stored; those that are filed already stay as they are."""
    wanted = {one.key: matters(one) for one in claims}
    with ledger.transaction() as connection:
        ids = ids_of(connection, claim, wanted)
        known: set[int] = set()
        for part in chunks(ids.values()):
            query = sa.select(claim_matter.c.claim_id).where(claim_matter.c.claim_id.in_(part))
            known.update(connection.execute(query).scalars())
        rows = [
            {"matter": matter, "claim_id": ids[key]}
            for key, found in wanted.items()
            if key in ids and ids[key] not in known
            for matter in dict.fromkeys(found)
        ]
        for some in chunks(rows):
            connection.execute(claim_matter.insert(), some)


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


def file_old_claims(ledger: Ledger, matters: Filing) -> None:
    """File the claims of a ledger in which none is filed yet, such as one of an older program."""
    with ledger.reading() as connection:
        if connection.execute(sa.select(claim_matter.c.claim_id).limit(1)).scalar() is not None:
            return
        ids = connection.execute(sa.select(claim.c.id).order_by(claim.c.id)).scalars().all()
    for part in chunks(ids):
        with ledger.reading() as connection:
            records = tuple(claim_records(connection, list(part)))
        file_claims(ledger, records, matters)


def newest(connection: sa.Connection, matters: Iterable[str]) -> dict[str, list[int]]:
    """Return the newest claims of each matter, and one more where there are more; many matters a query."""
    found: dict[str, list[int]] = {matter: [] for matter in matters}
    for part in chunks(found, _AT_ONCE):
        names = [f"m{place}" for place in range(len(part))]
        sql = " UNION ALL ".join(_NEWEST.format(name=name, most=MOST_OF_ONE + 1) for name in names)
        for matter, id in connection.execute(sa.text(sql), dict(zip(names, part, strict=True))):
            found[matter].append(id)
    return {matter: sorted(ids, reverse=True) for matter, ids in found.items()}


_AT_ONCE = 100
_NEWEST = (
    "SELECT * FROM (SELECT matter, claim_id FROM claim_matter WHERE matter = :{name}"
    " ORDER BY claim_id DESC LIMIT {most}) AS {name}"
)
_FILED = sa.select(claim_matter.c.claim_id).where(claim_matter.c.matter == sa.bindparam("matter"))
_BEYOND = sa.select(sa.func.count()).select_from(_FILED.limit(_COUNTED).subquery())
