"""Putting a net step into effect: rows go, come back and are altered, and what is derived is marked."""

from collections.abc import Collection, Iterable, Mapping

import sqlalchemy as sa

from tracker.errors import ConflictError
from tracker.store.chunks import chunks
from tracker.store.models import actor, alias, article, assertion, metadata, snapshot
from tracker.store.models.history import Action, Judged
from tracker.store.past.net import Altered, Net, Place, parts_of
from tracker.store.past.stored import BY_NAME, LOGGED, stored
from tracker.store.past.written import alter, followed, parts, put, take, unnumbered, without
from tracker.store.session import Ledger
from tracker.store.writes.filing import unfile
from tracker.store.writes.judge import JUDGED, touch
from tracker.store.writes.rows import OWNERS, PARTS, Ids, Row, ids_of, log, owning, pointers

DERIVED = tuple(
    table
    for table in metadata.sorted_tables
    if table not in LOGGED and table.name not in OWNERS and table.name not in ("batch", "change")
)


def apply(ledger: Ledger, step: Net, *, logged: bool = True) -> None:
    """Bring the rows to where the step takes them; foreign keys must be off meanwhile."""
    connection = ledger.connection
    # Looked at first, while all that they point to is there; for the same reason parts go next.
    was = _was(connection, step) if logged else {}
    for (name, key), altered in step.altered.items():
        for part in PARTS.get(name, ()):
            take(connection, part, parts(connection, part, key, altered.gone))
    gone = _by_table(step.removed)
    for table in reversed(LOGGED):
        for some in chunks(gone.get(table.name, ())):
            _remove(ledger, table, ids_of(connection, table, some), was, logged=logged)
    for table in LOGGED:
        back = {key: row for (name, key), row in step.restored.items() if name == table.name}
        for some in chunks(back):
            _restore(ledger, table, {key: back[key] for key in some}, logged=logged)
        for (name, key), altered in step.altered.items():
            if name == table.name:
                _alter(ledger, table, key, altered, was.get((name, key)))


def _by_table(places: Iterable[Place]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, key in places:
        found.setdefault(name, []).append(key)
    return found


def _was(connection: sa.Connection, step: Net) -> dict[Place, Row]:
    """Return the rows that go or are altered, as they are now."""
    found: dict[Place, Row] = {}
    for name, keys in _by_table((*step.removed, *step.altered)).items():
        rows = stored(connection, BY_NAME[name], keys, whole=True)
        found |= {(name, key): row for key, row in rows.items()}
    return found


def _remove(ledger: Ledger, table: sa.Table, ids: Ids, was: Mapping[Place, Row], *, logged: bool) -> None:
    connection = ledger.connection
    if not ids:
        return
    mark(ledger, table, ids.values())
    if logged:
        entries = ((key, was[table.name, key], id) for key, id in ids.items())
        log(ledger, [(Action.DELETE, table.name, key, row, None, id) for key, row, id in entries])
    for other in (*DERIVED, *PARTS.get(table.name, ())):
        for column, target in pointers(other).items():
            if target is table and (other.name not in OWNERS or column == owning(other)):
                connection.execute(other.delete().where(other.c[column].in_(ids.values())))
    connection.execute(table.delete().where(table.c.id.in_(ids.values())))
    if table.name == "claim":
        ledger.touched_claims.difference_update(ids.values())
        ledger.touched_wordings.difference_update(ids.values())


def _restore(ledger: Ledger, table: sa.Table, rows: dict[str, Row], *, logged: bool) -> None:
    connection = ledger.connection
    put(connection, table, [followed(table, without(row, parts_of(table.name))) for row in rows.values()])
    for part in PARTS.get(table.name, ()):
        put(connection, part, [one for item in rows.items() for one in parts(connection, part, *item)])
    ids = ids_of(connection, table, rows)
    mark(ledger, table, ids.values())
    if table is snapshot:
        ledger.touched_texts.update(ids.values())
    if logged:
        log(ledger, [(Action.INSERT, table.name, key, None, unnumbered(row)) for key, row in rows.items()])


def _alter(ledger: Ledger, table: sa.Table, key: str, altered: Altered, was: Row | None) -> None:
    connection = ledger.connection
    ids = ids_of(connection, table, [key])
    if key not in ids:
        raise ConflictError(f"the {table.name} {key} is there no more")
    mark(ledger, table, ids.values())
    columns = altered.columns
    for part in PARTS.get(table.name, ()):
        put(connection, part, parts(connection, part, key, altered.back))
    alter(connection, table, key, columns)
    mark(ledger, table, ids.values())
    before = {name: (was or {}).get(name) for name in columns} | _as_they_were(altered.gone, was or {})
    after = columns | unnumbered({name: rows for name, rows in altered.back.items() if rows})
    # Without a log it was not looked at.
    if was is not None and before != after:
        log(ledger, [(Action.UPDATE, table.name, key, before, after)])


def _as_they_were(gone: Mapping[str, list[Row]], was: Row) -> Row:
    """Return parts that go with the numbers that they have."""
    return {
        name: [one for one in was.get(name, ()) if without(one, ("id",)) in bare]
        for name, rows in gone.items()
        if (bare := [without(row, ("id",)) for row in rows])
    }


def mark(ledger: Ledger, table: sa.Table, ids: Collection[int]) -> None:
    """Mark what has to be worked out anew where these rows are added, altered or removed."""
    connection = ledger.connection
    unfile(connection, table, ids)
    for part in chunks(ids):
        if table.name in JUDGED:
            for row in connection.execute(table.select().where(table.c.id.in_(part))).all():
                touch(ledger, Judged(table.name), row)
                if table is alias:
                    unfile(connection, actor, [row.actor_id])
        elif table is article:
            borne = (
                sa.select(assertion.c.claim_id)
                .join(snapshot, snapshot.c.id == assertion.c.snapshot_id)
                .where(snapshot.c.article_id.in_(part))
            )
            ledger.touched_claims.update(connection.execute(borne).scalars())
