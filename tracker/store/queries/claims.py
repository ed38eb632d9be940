"""Listing claims: one page of them, then its sides and reasons in one query each."""

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from tracker.records import ClaimLine, ClaimQuery, Ref
from tracker.store.intervals import record
from tracker.store.models import claim
from tracker.store.queries.conditions import Asked, asked, conditions
from tracker.store.queries.find import key_of
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
        rows = connection.execute(page(query, of)).all()
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
    """Return one claim, rejected or not."""
    with ledger.reading() as connection:
        key_of(connection, Ref(RefKind.CLAIM, id))
        return claim_lines(connection, [id])[id]


def claim_lines(connection: sa.Connection, ids: Sequence[int]) -> dict[int, ClaimLine]:
    """Return the claims of these ids."""
    rows = connection.execute(sa.select(*SHOWN).where(claim.c.id.in_(ids))).all()
    return {line.ref.id: line for line in lines(connection, rows, {})}


def page(query: ClaimQuery, of: Asked) -> sa.Select[Any]:
    """Select the claims of one page."""
    return (
        sa.select(*SHOWN)
        .where(*conditions(query, of))
        .order_by(claim.c.contested.desc(), claim.c.articles.desc(), claim.c.id.desc())
        .limit(query.limit)
        .offset(query.offset or None)
    )


def lines(
    connection: sa.Connection, rows: Sequence[sa.Row[Any]], why: dict[int, Reasons]
) -> tuple[ClaimLine, ...]:
    """Return rows of the claim table with their sides."""
    found = sides(connection, [row.id for row in rows])
    return tuple(_line(row, found[row.id], why.get(row.id, Reasons())) for row in rows)


def _line(row: sa.Row[Any], side: Sides, why: Reasons) -> ClaimLine:
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
    )
