"""Listing claims: one page of them, then its sides and reasons in one query each."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import ClaimLine, ClaimQuery, Ref
from tracker.store.chunks import chunks
from tracker.store.derive.groups import CLAIMS, mates
from tracker.store.intervals import record
from tracker.store.models import claim
from tracker.store.queries.conditions import Asked, asked, conditions, to_walk
from tracker.store.queries.find import key_of
from tracker.store.queries.groups import lead_of, merged_because
from tracker.store.queries.reasons import Reasons, reasons
from tracker.store.queries.sides import Sides, sides
from tracker.store.session import Ledger
from tracker.terms import RefKind

# The keys are for machines and long: a listing does without.
SHOWN = [column for column in claim.c if column.name not in ("key", "frame_key", "bound")]


def list_claims(ledger: Ledger, query: ClaimQuery) -> tuple[ClaimLine, ...]:
    """Return a page of claims: the contested first, then those in most articles, then the newest."""
    with ledger.reading() as connection:
        of = asked(connection, query)
        rows = connection.execute(page(query, of, walked=to_walk(connection, query, of))).all()
        ids = [row.id for row in rows]
        why = {} if of.first is None else reasons(connection, of.first, ids, query)
        return lines(connection, rows, why)


def count_claims(ledger: Ledger, query: ClaimQuery) -> int:
    """Return how many claims there are in all pages."""
    with ledger.reading() as connection:
        narrowed = conditions(query, asked(connection, query))
        counted = sa.select(sa.func.count()).select_from(claim).where(*narrowed)
        return int(connection.execute(counted).scalar_one())


def get_claim(ledger: Ledger, id: int) -> ClaimLine:
    """Return one claim, rejected or not; of one that says the same as others the one that leads them."""
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.CLAIM, id))
        first = lead_of(connection, CLAIMS, id)
        return claim_lines(connection, [first])[first]


def claim_lines(connection: sa.Connection, ids: Sequence[int]) -> dict[int, ClaimLine]:
    """Return the claims of these ids, each in its own words, with the sides of all that it is one with."""
    rows = connection.execute(sa.select(*SHOWN).where(claim.c.id.in_(ids))).all()
    return {line.ref.id: line for line in lines(connection, rows, {})}


def page(query: ClaimQuery, of: Asked, *, walked: bool = False) -> sa.Select[Any]:
    """Select the claims of one page."""
    return (
        sa.select(*SHOWN)
        .where(*conditions(query, of, walked=walked))
        .order_by(claim.c.contested.desc(), claim.c.articles.desc(), claim.c.id.desc())
        .limit(query.limit)
        .offset(query.offset or None)
    )


def lines(
    connection: sa.Connection, rows: Sequence[sa.Row[Any]], why: dict[int, Reasons]
) -> tuple[ClaimLine, ...]:
    """Return rows of the claim table with their sides."""
    same = mates(connection, CLAIMS, [row.id for row in rows])
    found = sides(connection, {one: all_of_it[0] for one, all_of_it in same.items()})
    merged = _merged(connection, same)
    return tuple(
        _line(row, found[row.id], why.get(row.id, Reasons()), merged.get(row.id, ())) for row in rows
    )


def _merged(connection: sa.Connection, same: Mapping[int, Sequence[int]]) -> dict[int, tuple[str, ...]]:
    """Return of each claim the others that say the same, each with the reason."""
    others = sorted({each for one in same.values() for each in one if len(one) > 1})
    why = merged_because(connection, CLAIMS, others)
    texts: dict[int, str] = {}
    for part in chunks(others):
        query = sa.select(claim.c.id, claim.c.text).where(claim.c.id.in_(part))
        texts.update((row.id, row.text) for row in connection.execute(query))
    words = {one: f"{Ref(RefKind.CLAIM, one)} “{texts[one]}”, {why.get(one, '')}" for one in others}
    return {id: tuple(words[each] for each in one if each != id) for id, one in same.items()}


def _line(row: sa.Row[Any], side: Sides, why: Reasons, merged: tuple[str, ...]) -> ClaimLine:
    return ClaimLine(
        ref=Ref(RefKind.CLAIM, row.id),
        text=row.text,
        by=tuple(side.by),
        denied_by=tuple(side.denied_by),
        subject=tuple(side.subject),
        predicate=row.predicate,
        object=row.object,
        polarity=row.polarity,
        modality=row.modality,
        event=record("event", row),
        asserts=row.asserts,
        denies=row.denies,
        articles=row.articles,
        origins=row.origins,
        unnamed_origins=row.unnamed_origins,
        denying_origins=row.denying_origins,
        contested=row.contested,
        status=row.status,
        why=why.words,
        via=why.ways,
        merged=merged,
    )
