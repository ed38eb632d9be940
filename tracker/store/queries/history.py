"""What was changed: the changes of the ledger, or all that happened to one thing."""

from collections.abc import Collection, Iterable
from typing import Any

import sqlalchemy as sa

from tracker.records import Ref
from tracker.store.chunks import chunks
from tracker.store.models import (
    actor_pair,
    affiliation,
    alias,
    assertion,
    batch,
    change,
    grading,
    judgement,
    link,
    snapshot,
)
from tracker.store.models.history import Action
from tracker.store.queries.batches import LETTER, one_batch
from tracker.store.queries.find import TABLES, key_of
from tracker.store.session import Ledger
from tracker.terms import RefKind

Place = tuple[str, str]
KINDS = {table.name: kind for kind, table in TABLES.items()}
# What is told of a thing besides its own row: the rows that point to it in these columns.
_BELONGING = {
    RefKind.ARTICLE: (snapshot.c.article_id,),
    RefKind.CLAIM: (assertion.c.claim_id, link.c.a_id, link.c.b_id),
    RefKind.ACTOR: (alias.c.actor_id, affiliation.c.actor_id, actor_pair.c.a_id, actor_pair.c.b_id),
}
DID = {Action.INSERT: "added", Action.UPDATE: "changed", Action.DELETE: "removed"}
_COUNTED = (
    "assertion",
    "claim",
    "actor",
    "link",
    "alias",
    "affiliation",
    "actor_pair",
    "text_copy",
    "grading",
)
_GRADED = {"actor": "reliability", "assertion": "credibility", "claim": "standing"}
NOUNS = {"affiliation": "tie", "alias": "name", "actor_pair": "pair of actors", "text_copy": "copy"}


def changes(ledger: Ledger, ref: Ref | None = None, limit: int | None = 50) -> tuple[dict[str, Any], ...]:
    """Return every entry of the log, or those on one thing with the decisions on it, the newest first."""
    query = _entries().order_by(change.c.id.desc())
    with ledger.reading() as connection:
        if ref is None:
            return _told(connection, connection.execute(query.limit(limit)))
        ids = sorted(_about(connection, ref), reverse=True)[:limit]
        rows = [row for part in chunks(ids) for row in connection.execute(query.where(change.c.id.in_(part)))]
        return _told(connection, rows)


def changes_in(ledger: Ledger, id: int) -> tuple[dict[str, Any], ...]:
    """Return every entry of one change, in the order in which they were made."""
    with ledger.reading() as connection:
        key = one_batch(connection, id).key
        rows = connection.execute(_entries().where(change.c.batch == key).order_by(change.c.id))
        return _told(connection, rows)


def _entries() -> sa.Select[Any]:
    more = (batch.c.id.label("batch_id"), batch.c.doing, batch.c.why.label("batch_why"))
    return sa.select(change, *more).outerjoin(batch, batch.c.key == change.c.batch)


def _about(connection: sa.Connection, ref: Ref) -> set[int]:
    """Return the entries on a thing, on what belongs to it, and on the decisions and gradings of it."""
    table, key = TABLES[ref.kind], key_of(connection, ref)
    places = {(table.name, key)}
    for column in _BELONGING.get(ref.kind, ()):
        keys = connection.execute(sa.select(column.table.c.key).where(column == ref.id)).scalars()
        places |= {(column.table.name, one) for one in keys}
    found: set[int] = set()
    for name in {name for name, _ in places}:
        for part in chunks(sorted(each for of, each in places if of == name)):
            own = (change.c.table_name == name) & change.c.row_key.in_(part)
            found.update(connection.execute(sa.select(change.c.id).where(own)).scalars())
            if name in (table.name, actor_pair.name):
                found.update(connection.execute(_deciding(name, part)).scalars())
    return found


def _deciding(name: str, keys: Collection[str]) -> sa.Select[Any]:
    """Select the entries on decisions and gradings of some rows, those that were taken back too."""
    judged = [
        (change.c.table_name == judgement.name)
        & (side["table_name"].as_string() == name)
        & side["row_key"].as_string().in_(keys)
        for side in (change.c.before, change.c.after)
    ]
    graded = [
        (change.c.table_name == grading.name) & side[f"{name}_key"].as_string().in_(keys)
        for side in (change.c.before, change.c.after)
    ]
    return sa.select(change.c.id).where(sa.or_(*judged, *graded))


def _told(connection: sa.Connection, rows: Iterable[sa.Row[Any]]) -> tuple[dict[str, Any], ...]:
    entries = list(rows)
    names = named(connection, {(row.table_name, row.row_key) for row in entries} | set(map(target, entries)))
    return tuple(_entry(row, names) for row in entries)


def target(row: sa.Row[Any]) -> Place:
    """Return the row that an entry is about: that of a decision or grading is what it decides on."""
    told = row.after or row.before or {}
    if row.table_name == judgement.name:
        return str(told.get("table_name")), str(told.get("row_key"))
    if row.table_name == grading.name:
        side = next(kind for kind in _GRADED if told.get(f"{kind}_key"))
        return side, str(told[f"{side}_key"])
    return row.table_name, row.row_key


def _entry(row: sa.Row[Any], names: dict[Place, Ref]) -> dict[str, Any]:
    told = row.after or row.before or {}
    ref = names.get(target(row))
    return {
        "change": f"{LETTER}{row.batch_id}" if row.batch_id else None,
        "batch": row.batch,
        "at": row.at.isoformat(),
        "who": row.who,
        "doing": row.doing or None,
        "action": str(row.action),
        "did": did(row, told),
        "id": str(ref) if ref else None,
        "table": row.table_name,
        "key": row.row_key,
        "before": row.before,
        "after": row.after,
        "why": told.get("why") or told.get("because") or row.batch_why or None,
    }


def did(row: sa.Row[Any], told: dict[str, Any]) -> str:
    """Return in a word or two what was done."""
    taken = "took back " if row.action == Action.DELETE else ""
    if row.table_name == judgement.name:
        return f"{taken}{told.get('decision')}"
    if row.table_name == grading.name:
        grade = next(told[name] for name in _GRADED.values() if told.get(name))
        return f"{taken}graded {grade}"
    return f"{DID[row.action]} {NOUNS.get(row.table_name, row.table_name)}"


def named(connection: sa.Connection, places: Collection[Place]) -> dict[Place, Ref]:
    """Return the typed ids of rows, of those that are gone the ones that they had."""
    found: dict[Place, Ref] = {}
    for name in {name for name, _ in places} & KINDS.keys():
        for part in chunks(sorted(key for of, key in places if of == name)):
            table, kind = TABLES[KINDS[name]], KINDS[name]
            removed = sa.select(change.c.row_key, change.c.row_id).where(
                change.c.table_name == name, change.c.row_key.in_(part), change.c.row_id.is_not(None)
            )
            there = sa.select(table.c.key, table.c.id).where(table.c.key.in_(part))
            for query in (removed, there):
                found |= {(name, key): Ref(kind, id) for key, id in connection.execute(query)}
    return found
