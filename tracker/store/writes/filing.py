"""Actors and claims filed: put where they are found again, under what the caller says, by which rules."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import sqlalchemy as sa

from tracker.records import ActorRecord, ClaimRecord
from tracker.store.chunks import chunks
from tracker.store.models import (
    actor,
    actor_form,
    assertion,
    claim,
    claim_matter,
    claim_vector,
    passage,
    snapshot,
)
from tracker.store.queries.known import actor_records
from tracker.store.queries.likely import Vectors
from tracker.store.queries.neighbourhood import claim_records
from tracker.store.session import Ledger
from tracker.terms import Layer


class Told(NamedTuple):
    """A claim with all that the first text says which has it, and with that text, without page furniture."""

    claim: ClaimRecord
    beside: tuple[str, ...]
    text: str


class Filed(NamedTuple):
    """What a claim is filed under, and its vectors where there are any."""

    matters: tuple[str, ...]
    vectors: Vectors | None = None


def file_actors(ledger: Ledger, forms: Mapping[str, Collection[str]], rules: str) -> None:
    """File actors that are stored under forms of their names."""
    with ledger.transaction() as connection:
        ids = _unfiled_ids(connection, actor, forms, rules)
        known: set[tuple[str, int]] = set()
        wanted = {(form, id) for key, id in ids.items() for form in forms[key]}
        for part in chunks(sorted({form for form, _ in wanted})):
            there = actor_form.select().where(actor_form.c.form.in_(part))
            mine = there.where(actor_form.c.actor_id.in_(sorted(ids.values())))
            known.update((row.form, row.actor_id) for row in connection.execute(mine))
        rows = [{"form": form, "actor_id": id} for form, id in sorted(wanted - known)]
        for some in chunks(rows):
            connection.execute(actor_form.insert(), some)
        _mark(connection, actor, ids.values(), rules)


def file_claims(ledger: Ledger, filed: Mapping[str, Filed], rules: str, encoder: str = "") -> None:
    """File claims that are stored; those that these rules have filed stay as they are."""
    with ledger.transaction() as connection:
        ids = _unfiled_ids(connection, claim, filed, rules)
        for part in chunks(ids.values()):
            connection.execute(claim_matter.delete().where(claim_matter.c.claim_id.in_(part)))
            connection.execute(claim_vector.delete().where(claim_vector.c.claim_id.in_(part)))
        matters = [
            {"matter": matter, "claim_id": id}
            for key, id in ids.items()
            for matter in dict.fromkeys(filed[key].matters)
        ]
        for some in chunks(matters):
            connection.execute(claim_matter.insert(), some)
        vectors = ((id, filed[key].vectors) for key, id in ids.items())
        rows = [
            {"claim_id": id, "encoder": encoder, **both._asdict()} for id, both in vectors if both is not None
        ]
        for some in chunks(rows):
            connection.execute(claim_vector.insert(), some)
        _mark(connection, claim, ids.values(), rules)


def unfiled_actors(
    ledger: Ledger, rules: str, most: int, keys: Collection[str] | None = None
) -> tuple[ActorRecord, ...]:
    """Return some of the actors that these rules have not filed, or those of them with the keys."""
    with ledger.reading() as connection:
        return actor_records(connection, _unfiled(connection, actor, rules, most, keys))


def unfiled_claims(
    ledger: Ledger, rules: str | None, most: int, keys: Collection[str] | None = None
) -> tuple[Told, ...]:
    """Return some of the claims that these rules, or without rules any, have not filed."""
    with ledger.reading() as connection:
        ids = _unfiled(connection, claim, rules, most, keys)
        first = _first_texts(connection, ids)
        texts = sorted(set(first.values()))
        beside, read = _said_in(connection, texts), _read(connection, texts)
        records = tuple(claim_records(connection, ids))
        return tuple(
            Told(one, tuple(beside.get(text, ())) or (one.text,), read.get(text, one.text))
            for one, text in zip(records, (first.get(id, 0) for id in ids), strict=True)
        )


def count_unfiled(ledger: Ledger, rules: str | None) -> int:
    """Return how many claims these rules have not filed."""
    with ledger.reading() as connection:
        counts = (sa.select(sa.func.count()).select_from(claim).where(one) for one in _others(claim, rules))
        return sum(connection.execute(one).scalar_one() for one in counts)


def unfile(connection: sa.Connection, table: sa.Table, ids: Iterable[int]) -> None:
    """Mark actors or claims that read otherwise than when they were filed; other rows are not filed."""
    for part in chunks(sorted(set(ids))) if "filed" in table.c else ():
        connection.execute(table.update().where(table.c.id.in_(part)).values(filed=None))


def _others(table: sa.Table, rules: str | None) -> list[sa.ColumnElement[bool]]:
    """Return the conditions, each for an index, of rows that are filed by other rules or by none."""
    none = table.c.filed.is_(None)
    return [none] if rules is None else [none, table.c.filed < rules, table.c.filed > rules]


def _unfiled(
    connection: sa.Connection, table: sa.Table, rules: str | None, most: int, keys: Collection[str] | None
) -> list[int]:
    if keys is not None:
        return sorted(_unfiled_ids(connection, table, keys, rules).values())
    found: list[int] = []
    for condition in _others(table, rules):
        query = sa.select(table.c.id).where(condition).limit(most - len(found))
        found += connection.execute(query).scalars()
    return sorted(found)


def _unfiled_ids(
    connection: sa.Connection, table: sa.Table, keys: Iterable[str], rules: str | None
) -> dict[str, int]:
    found: dict[str, int] = {}
    for part in chunks(dict.fromkeys(keys)):
        query = sa.select(table.c.key, table.c.id).where(
            table.c.key.in_(part), sa.or_(*_others(table, rules))
        )
        found.update((row.key, row.id) for row in connection.execute(query))
    return found


def _mark(connection: sa.Connection, table: sa.Table, ids: Collection[int], rules: str) -> None:
    for part in chunks(sorted(ids)):
        connection.execute(table.update().where(table.c.id.in_(part)).values(filed=rules))


def _first_texts(connection: sa.Connection, claims: Sequence[int]) -> dict[int, int]:
    """Return the first text that has each claim."""
    found: dict[int, int] = {}
    for part in chunks(claims):
        query = sa.select(assertion.c.claim_id, sa.func.min(assertion.c.snapshot_id).label("first"))
        query = query.where(assertion.c.claim_id.in_(part)).group_by(assertion.c.claim_id)
        found.update((row.claim_id, row.first) for row in connection.execute(query))
    return found


def _read(connection: sa.Connection, texts: Sequence[int]) -> dict[int, str]:
    """Return each text without its page furniture."""
    found: dict[int, list[str]] = {}
    for part in chunks(texts):
        query = sa.select(passage.c.snapshot_id, passage.c.start_char, passage.c.end_char, snapshot.c.text)
        query = query.join(snapshot, snapshot.c.id == passage.c.snapshot_id)
        query = query.where(passage.c.snapshot_id.in_(part), passage.c.layer != Layer.BOILERPLATE)
        for row in connection.execute(query.order_by(passage.c.snapshot_id, passage.c.position)):
            found.setdefault(row.snapshot_id, []).append(row.text[row.start_char : row.end_char])
    return {text: " ".join(parts) for text, parts in found.items()}


def _said_in(connection: sa.Connection, texts: Sequence[int]) -> dict[int, list[str]]:
    """Return what each text claims, each claim once, in the order of the claims."""
    found: dict[int, list[str]] = {}
    for part in chunks(texts):
        query = sa.select(assertion.c.snapshot_id, claim.c.id, claim.c.text).distinct()
        query = query.join(claim, claim.c.id == assertion.c.claim_id)
        query = query.where(assertion.c.snapshot_id.in_(part)).order_by(assertion.c.snapshot_id, claim.c.id)
        for row in connection.execute(query):
            found.setdefault(row.snapshot_id, []).append(row.text)
    return found
