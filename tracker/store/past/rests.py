"""What rests on a change: later ones that altered the same values, or that point to what it added."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from tracker.records import Span
from tracker.store.chunks import chunks
from tracker.store.dump import TABLES
from tracker.store.models import batch, change, judgement, span
from tracker.store.past.net import Net, Place, parts_of
from tracker.store.past.stored import BY_NAME
from tracker.store.queries.batches import own, stands
from tracker.store.writes.keys import span_key
from tracker.store.writes.rows import OWNERS, ids_of, key_name, owning, pointers


def resting(
    connection: sa.Connection, one: Any, step: Net, gone: Net
) -> tuple[dict[int, Any], tuple[Place, ...]]:
    """Return the later changes that rest on one, by their number, and the rows that rest on it by no change.

    `step` takes that one back, `gone` all that are to be taken back with it.
    """
    places = {**step.removed, **step.altered, **step.restored}
    found = {
        row.id: row
        for row in _later(connection, one, places)
        if _meets(step, (str(row.table_name), row.row_key), row)
    }
    pointing = {*_pointing(connection, step, gone), *_judging(connection, step, gone)}
    entries = list(_later(connection, one, pointing))
    known = {(str(row.table_name), row.row_key) for row in entries}
    # Only clashes are found while something is taken back.
    loose = sorted(place for place in pointing - known if place[0] == "link")
    return found | {row.id: row for row in entries}, tuple(loose)


def _later(connection: sa.Connection, one: Any, places: Iterable[Place]) -> Iterator[Any]:
    """Yield the entries of later changes on some rows, each with its change."""
    by_table: dict[str, list[str]] = {}
    for name, key in places:
        by_table.setdefault(name, []).append(key)
    for name, keys in by_table.items():
        for part in chunks(keys):
            yield from connection.execute(
                sa.select(
                    batch,
                    change.c.table_name,
                    change.c.row_key,
                    change.c.action,
                    change.c.before,
                    change.c.after,
                )
                .join(batch, batch.c.key == change.c.batch)
                .where(change.c.table_name == name, change.c.row_key.in_(part))
                .where(batch.c.id > one.id, own(), stands())
            )


def _meets(step: Net, place: Place, entry: Any) -> bool:
    """Whether a later entry is on what the step takes back."""
    if place not in step.altered:
        return True
    names = {*(entry.before or {}), *(entry.after or {})} - parts_of(place[0])
    judged = any(name == "judgement" for name, _ in (*step.removed, *step.restored))
    # Where judgements stand against each other each can be taken back: the others then decide.
    return bool(names & step.altered[place].columns.keys() - ({"status"} if judged else set()))


def _pointing(connection: sa.Connection, step: Net, gone: Net) -> Iterator[Place]:
    """Yield the rows that stay and point to what goes."""
    for target, ids in _going(connection, step).items():
        for table in TABLES:
            for column, pointed in pointers(table).items():
                if pointed.name == target and table.name not in ("batch", "change"):
                    yield from _staying(connection, table, column, ids, gone)


def _going(connection: sa.Connection, step: Net) -> dict[str, list[int]]:
    by_table: dict[str, list[str]] = {}
    for name, key in step.removed:
        by_table.setdefault(name, []).append(key)
    for (name, key), altered in step.altered.items():
        if name == "snapshot":
            places = (Span(one["start_char"], one["end_char"]) for one in altered.gone.get("span", ()))
            by_table.setdefault(span.name, []).extend(span_key(key, place) for place in places)
            for part in ("extraction", "skipped"):
                by_table.setdefault(part, []).extend(one["key"] for one in altered.gone.get(part, ()))
    return {name: list(ids_of(connection, BY_NAME[name], keys).values()) for name, keys in by_table.items()}


def _staying(
    connection: sa.Connection, table: sa.Table, column: str, ids: Collection[int], gone: Net
) -> Iterator[Place]:
    owner = BY_NAME[OWNERS.get(table.name, table.name)]
    query = sa.select(owner.c.key.label("owner_key"))
    if table is not owner:
        if column == owning(table):
            # Parts go with the row that they belong to.
            return
        query = query.join(table, table.c[owning(table)] == owner.c.id)
    for part in chunks(ids):
        for key in connection.execute(query.where(table.c[column].in_(part)).distinct()).scalars():
            place = (owner.name, key)
            if place in gone.removed or _lets_go(gone, place, table, column):
                continue
            yield place


def _lets_go(gone: Net, place: Place, table: sa.Table, column: str) -> bool:
    """Whether a row that stays will not point there any more."""
    altered = gone.altered.get(place)
    if altered is None:
        return False
    return table.name in altered.gone or key_name(column) in altered.columns


def _judging(connection: sa.Connection, step: Net, gone: Net) -> Iterator[Place]:
    by_table: dict[str, list[str]] = {}
    for name, key in step.removed:
        by_table.setdefault(name, []).append(key)
    for name, keys in by_table.items():
        for part in chunks(keys):
            query = sa.select(judgement.c.key).where(
                sa.cast(judgement.c.table_name, sa.Text) == name, judgement.c.row_key.in_(part)
            )
            for key in connection.execute(query).scalars():
                if ("judgement", key) not in gone.removed:
                    yield ("judgement", key)
