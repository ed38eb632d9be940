"""The changes of the ledger in a line each: who did what in one go, and whether it stands."""

from collections.abc import Collection, Iterator
from typing import Any

import sqlalchemy as sa

from tracker.store.chunks import chunks
from tracker.store.models import batch, change, grading, judgement
from tracker.store.models.history import Action
from tracker.store.queries.batches import LETTER, stands
from tracker.store.queries.history import DID, NOUNS, did, named, target
from tracker.store.session import Ledger

_COUNTED = ("assertion", "claim", "actor", "link", "alias", "affiliation", "actor_pair", "text_copy")


def batches(ledger: Ledger, limit: int | None = 50, offset: int = 0) -> tuple[dict[str, Any], ...]:
    """Return the changes of the ledger, the newest first: who did what in one go, and whether it stands."""
    page = sa.select(batch, stands().label("stands")).order_by(batch.c.id.desc())
    with ledger.reading() as connection:
        rows = connection.execute(page.limit(limit).offset(offset or None)).all()
        told = _summaries(connection, [row.key for row in rows])
        undone = _undone(connection, [row.id for row in rows])
        return tuple(_batch(row, told.get(row.key, ""), undone.get(row.id)) for row in rows)


def count_batches(ledger: Ledger) -> int:
    """Return how many changes there are."""
    with ledger.reading() as connection:
        return int(connection.execute(sa.select(sa.func.count()).select_from(batch)).scalar_one())


def _batch(row: sa.Row[Any], told: str, undone: int | None) -> dict[str, Any]:
    return {
        "id": f"{LETTER}{row.id}",
        "at": row.at.isoformat(),
        "who": row.who,
        "doing": row.doing or None,
        "what": told,
        "why": row.why or None,
        "stands": row.stands,
        "undoes": f"{LETTER}{row.undoes_id}" if row.undoes_id else None,
        "undone_by": f"{LETTER}{undone}" if undone and not row.stands else None,
        "imported_by": f"{LETTER}{row.imported_id}" if row.imported_id else None,
        "batch": row.key,
    }


def _undone(connection: sa.Connection, ids: Collection[int]) -> dict[int, int]:
    query = sa.select(batch.c.undoes_id, sa.func.max(batch.c.id)).group_by(batch.c.undoes_id)
    parts = (query.where(batch.c.undoes_id.in_(part)) for part in chunks(ids))
    return {row[0]: row[1] for part in parts for row in connection.execute(part)}


def _summaries(connection: sa.Connection, keys: Collection[str]) -> dict[str, str]:
    """Return what each batch did, in a line."""
    found: dict[str, list[str]] = {key: [] for key in keys}
    for part in chunks(keys):
        _add_decisions(connection, part, found)
        counted = (
            sa.select(change.c.batch, change.c.table_name, change.c.action, sa.func.count().label("rows"))
            .where(change.c.batch.in_(part))
            .group_by(change.c.batch, change.c.table_name, change.c.action)
        )
        counts = {(row.batch, row.table_name, row.action): row.rows for row in connection.execute(counted)}
        for key in part:
            found[key] += _counted(key, counts)
    return {key: "; ".join(words) for key, words in found.items()}


# So many decisions of one change are named, the others are counted.
_NAMED = 5


def _add_decisions(connection: sa.Connection, keys: Collection[str], found: dict[str, list[str]]) -> None:
    """Name the articles that came, and what was decided on."""
    told = ("article", judgement.name, grading.name)
    query = (
        change.select().where(change.c.batch.in_(keys), change.c.table_name.in_(told)).order_by(change.c.id)
    )
    rows = connection.execute(query).all()
    names = named(connection, set(map(target, rows)))
    words: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        ref = names.get(target(row))
        name = target(row)[0]
        thing = str(ref) if ref else f"a {NOUNS.get(name, name)}"
        if row.table_name == "article" and row.action == Action.INSERT:
            thing += f" “{row.after.get('title') or row.after.get('uri')}”"
        done = did(row, row.after or row.before or {})
        words.setdefault(row.batch, {}).setdefault(done, []).append(thing)
    for key, by_deed in words.items():
        found[key] += [f"{done} {_some(things)}" for done, things in by_deed.items()]


def _some(things: list[str]) -> str:
    more = len(things) - _NAMED
    return ", ".join(things[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _counted(key: str, counts: dict[tuple[str, str, Action], int]) -> Iterator[str]:
    for action, done in DID.items():
        some = [(name, counts.get((key, name, action), 0)) for name in _COUNTED]
        words = [f"{count} {_plural(name, count)}" for name, count in some if count]
        if words:
            yield f"{done} {', '.join(words)}"


def _plural(name: str, count: int) -> str:
    noun = NOUNS.get(name, name)
    if count == 1:
        return noun
    irregular = {"copy": "copies", "pair of actors": "pairs of actors"}
    return irregular.get(noun, noun + "s")
