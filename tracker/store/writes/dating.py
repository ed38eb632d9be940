"""Dating an article: its date, what was said in it, and when the things happened that it speaks of."""

from collections.abc import Callable
from typing import Any, NamedTuple

import sqlalchemy as sa

from tracker.records import ClaimRecord, Interval, Ref
from tracker.store.clean import clean, clean_text
from tracker.store.intervals import columns, record
from tracker.store.models import actor, article, assertion, change, claim, snapshot
from tracker.store.models.history import Action
from tracker.store.queries.find import key_of
from tracker.store.queries.neighbourhood import claim_records
from tracker.store.session import Ledger
from tracker.store.writes.claims import put_claims
from tracker.store.writes.filing import unfile
from tracker.store.writes.rows import ids_of, log
from tracker.terms import RefKind


class Told(NamedTuple):
    """A claim that an article bears; the dates of the articles of that text, the article's own first.

    `alone` says that no other text bears the claim.
    """

    ref: Ref
    article: Ref
    record: ClaimRecord
    text_sha256: str
    dates: tuple[Interval | None, ...]
    alone: bool


class Changed(NamedTuple):
    """What a date changed: whose time, which one, and from what to what."""

    ref: Ref
    field: str
    before: Interval | None
    after: Interval | None


def set_published(ledger: Ledger, ref: Ref, published: Interval | None, because: str) -> Changed:
    """Give an article the date that a person gives, or take it back; every claim that it bears is touched."""
    with ledger.transaction() as connection:
        key = key_of(connection, ref)
        row = connection.execute(article.select().where(article.c.id == ref.id)).one()
        after = columns("published", clean(published))
        before = {name: getattr(row, name) for name in after}
        if after != before:
            connection.execute(article.update().where(article.c.id == ref.id).values(after))
            why = {"because": clean_text(because)} if because else {}
            log(ledger, [(Action.UPDATE, article.name, key, before, after | why)])
        borne = sa.select(assertion.c.claim_id).where(assertion.c.snapshot_id.in_(_snapshots(ref)))
        ledger.touched_claims.update(connection.execute(borne).scalars())
        return Changed(ref, "published", record("published", row), published)


def dated_by_hand(ledger: Ledger, ref: Ref) -> bool:
    """Whether a person has given the article its date, or taken it back."""
    with ledger.reading() as connection:
        query = sa.select(change.c.after).where(
            change.c.table_name == article.name,
            change.c.row_key == key_of(connection, ref),
            change.c.action == Action.UPDATE,
        )
        logged = connection.execute(query.add_columns(change.c.before)).all()
    return any("published_words" in {**(row.before or {}), **(row.after or {})} for row in logged)


def reread_said(ledger: Ledger, ref: Ref, read: Callable[[Interval], Interval]) -> list[Changed]:
    """Read anew when each thing in an article was said; return what changed."""
    query = assertion.select().where(
        assertion.c.snapshot_id.in_(_snapshots(ref)), assertion.c.said_words.is_not(None)
    )
    with ledger.transaction() as connection:
        done = []
        for row in connection.execute(query.order_by(assertion.c.id)).all():
            told = record("said", row)
            if told and (after := read(told)) != told:
                _update(ledger, assertion, row, "said", after)
                done.append(Changed(Ref(RefKind.ASSERTION, row.id), "said", told, after))
        return done


def borne_claims(ledger: Ledger, ref: Ref) -> tuple[Told, ...]:
    """Return the claims with a time that an article bears."""
    with ledger.reading() as connection:
        query = (
            sa.select(claim.c.id, sa.func.max(snapshot.c.text_sha256).label("text_sha256"))
            .join(assertion, assertion.c.claim_id == claim.c.id)
            .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
            .where(snapshot.c.article_id == ref.id, claim.c.event_words.is_not(None))
            .group_by(claim.c.id)
        )
        texts = {row.id: row.text_sha256 for row in connection.execute(query)}
        ids = sorted(texts)
        return tuple(
            Told(Ref(RefKind.CLAIM, id), ref, one, texts[id], *_bearers(connection, id, ref))
            for id, one in zip(ids, claim_records(connection, ids), strict=True)
        )


def borne_keys(ledger: Ledger, ref: Ref) -> frozenset[str]:
    """Return the keys of all claims that an article bears."""
    query = sa.select(claim.c.key).join(assertion, assertion.c.claim_id == claim.c.id)
    with ledger.reading() as connection:
        borne = query.where(assertion.c.snapshot_id.in_(_snapshots(ref)))
        return frozenset(connection.execute(borne).scalars())


def _bearers(connection: sa.Connection, claim_id: int, ref: Ref) -> tuple[tuple[Interval | None, ...], bool]:
    """Return the dates of the articles that bear a claim in this text, and whether no other text does."""
    query = (
        sa.select(article, snapshot.c.text_sha256)
        .join(snapshot, snapshot.c.article_id == article.c.id)
        .join(assertion, assertion.c.snapshot_id == snapshot.c.id)
        .where(assertion.c.claim_id == claim_id)
        .distinct()
    )
    rows = connection.execute(query).all()
    texts = {row.text_sha256 for row in rows if row.id == ref.id}
    same = sorted(
        (row for row in rows if row.text_sha256 in texts), key=lambda row: (row.id != ref.id, row.id)
    )
    return tuple(record("published", row) for row in same), len(same) == len(rows)


def set_event(ledger: Ledger, told: Told, after: ClaimRecord) -> Changed:
    """Give a claim its time; where that makes it another claim, the article's assertions go over to it."""
    with ledger.transaction() as connection:
        row = connection.execute(claim.select().where(claim.c.id == told.ref.id)).one()
        ref = told.ref
        if after.key == told.record.key:
            _update(ledger, claim, row, "event", after.event)
        else:
            actors = ids_of(connection, actor, [one.actor_key for one in after.actors])
            ref = Ref(RefKind.CLAIM, put_claims(ledger, [after], actors)[after.key])
            _move(ledger, told, ref, after.key)
        ledger.touched_claims.update({told.ref.id, ref.id})
        return Changed(ref, "event", told.record.event, after.event)


def _move(ledger: Ledger, told: Told, to: Ref, key: str) -> None:
    query = assertion.select().where(
        assertion.c.claim_id == told.ref.id, assertion.c.snapshot_id.in_(_snapshots(told.article))
    )
    for row in ledger.connection.execute(query).all():
        ledger.connection.execute(assertion.update().where(assertion.c.id == row.id).values(claim_id=to.id))
        was, now = {"claim_key": told.record.key}, {"claim_key": key}
        log(ledger, [(Action.UPDATE, assertion.name, row.key, was, now)])


def _update(ledger: Ledger, table: sa.Table, row: Any, field: str, after: Interval | None) -> None:
    values = columns(field, after)
    before = {name: getattr(row, name) for name in values}
    ledger.connection.execute(table.update().where(table.c.id == row.id).values(values))
    unfile(ledger.connection, table, [row.id])
    log(ledger, [(Action.UPDATE, table.name, row.key, before, values)])


def _snapshots(ref: Ref) -> sa.Select[Any]:
    return sa.select(snapshot.c.id).where(snapshot.c.article_id == ref.id)
