"""Makes a ledger larger: all that it holds once more, many times, each time as from another world.

The copies are made inside the database, so that a million claims take minutes. What is rare differs from
world to world: what most claims are about goes by another word, of the same length, and so do the bands and
marks that few share. What is common is common to all: who speaks, the bands and marks that many share, and
the claims that many make, which grow hotter with every world.
"""

from __future__ import annotations

import random
import re
import string
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from benchmarks.bulk import LOOSE, loosen, tighten
from benchmarks.world import NOUNS
from tracker.store.chunks import chunks
from tracker.store.models import change, claim, metadata
from tracker.store.writes.rows import begin, pointers

if TYPE_CHECKING:
    import sqlalchemy as sa

    from tracker.store import Ledger

# Ids of one world, and those of the next, lie so far from each other.
APART = 10_000_000
# A claim of so many assertions, and a band or mark of so many claims or texts, is the same in every world.
HOT, COMMON = 6, 3
_ALL = frozenset({"actor", "alias", "affiliation", "actor_pair", "judgement", "grading", "batch"})
_DERIVED = frozenset({"affiliation_closure", "actor_form", "actor_group"})
_NOUN = re.compile(rf"\b(?:{'|'.join(sorted(NOUNS, key=len, reverse=True))})\b")
_SOUGHT = {"claim_matter": ("matter", "claim_id"), "text_mark": ("mark", "snapshot_id")}
_LOGGED = "table_name IN ('article', 'snapshot', 'assertion', 'claim', 'link', 'text_copy')"
_LINKS = "SELECT id FROM link WHERE id < {apart} AND a_id NOT IN hot AND b_id NOT IN hot"


def grow(ledger: Ledger, claims: int) -> None:
    """Add worlds to a ledger until there are at least so many claims; go on where that was stopped."""
    _functions(ledger)
    with ledger.transaction():
        loosen(ledger)
        _mark(ledger)
    count, each = (_one(ledger, f"SELECT count(*) FROM claim {where}") for where in ("", _own("claim")))
    while count < claims:
        world = _one(ledger, "SELECT max(id) FROM article") // APART + 1
        with ledger.transaction():
            _add(ledger, world)
        count += each
        print(f"\r{count:,} claims", end="", flush=True)
    with ledger.transaction():
        tighten(ledger)
    hot = _rows(ledger, "SELECT claim_id FROM hot")
    for part in chunks(hot, 20):
        with ledger.transaction():
            ledger.touched_claims.update(id for (id,) in part)
    _rows(ledger, "DROP TABLE hot", write=True)
    for name in _SOUGHT:
        _rows(ledger, f"DROP TABLE common_{name}", write=True)


def world_of(ledger: Ledger) -> int:
    """Return how many worlds a ledger has besides its own."""
    return int(_one(ledger, "SELECT coalesce(max(id), 0) FROM article") // APART)


def _mark(ledger: Ledger) -> None:
    """Note what is common, as it stands in the first world."""
    if _one(ledger, "SELECT count(*) FROM sqlite_master WHERE name = 'hot'"):
        return
    hot = f"SELECT claim_id FROM assertion GROUP BY 1 HAVING count(*) >= {HOT}"
    _rows(ledger, "CREATE TABLE hot (claim_id INTEGER PRIMARY KEY)")
    _rows(ledger, f"INSERT INTO hot {hot}")
    for name, (key, _) in _SOUGHT.items():
        _rows(ledger, f"CREATE TABLE common_{name} ({key} PRIMARY KEY) WITHOUT ROWID")
        common = f"SELECT {key} FROM {name} GROUP BY 1 HAVING count(*) >= {COMMON}"
        _rows(ledger, f"INSERT INTO common_{name} {common}")


def _add(ledger: Ledger, world: int) -> None:
    # What the log has of the copies still names what the originals point to.
    begin(ledger, whole=False)
    for table in metadata.sorted_tables:
        if table.name in _ALL | _DERIVED:
            continue
        values = ", ".join(
            f"'{ledger.batch}'" if column is change.c.batch else _value(table, column, world)
            for column in table.c
        )
        names = ", ".join(table.c.keys())
        into = f"loose_{table.name}" if table.name in LOOSE else table.name
        _rows(ledger, f"INSERT INTO {into} ({names}) SELECT {values} FROM {table.name} {_own(table.name)}")


def _own(name: str) -> str:
    """Return which rows of the first world come again."""
    table = metadata.tables[name]
    to = {name: target.name for name, target in pointers(table).items()}
    owners = (
        one.name for one in table.primary_key if one.name == "id" or to.get(one.name, "actor") not in _ALL
    )
    owner = next(owners)
    where = f"WHERE {owner} < {APART}"
    if name == "link":
        return f"WHERE id IN ({_LINKS.format(apart=APART)})"
    if name == "link_evidence":
        return f"WHERE link_id IN ({_LINKS.format(apart=APART)})"
    if name == "change":
        hot = "table_name = 'claim' AND row_key IN (SELECT key FROM claim JOIN hot ON claim_id = claim.id)"
        links = f"SELECT key FROM link WHERE id IN ({_LINKS.format(apart=APART)})"
        apart = f"table_name = 'link' AND row_key NOT IN ({links})"
        return f"{where} AND {_LOGGED} AND NOT ({hot}) AND NOT ({apart})"
    if name == "claim" or owner == "claim_id":
        return f"{where} AND {owner} NOT IN hot"
    return where


def _value(table: sa.Table, column: sa.Column[Any], world: int) -> str:
    name, target = column.name, pointers(table).get(column.name)
    if name == "id":
        return f"id + {world * APART}"
    if target is not None:
        return _pointer(name, target.name, world)
    if table.name in _SOUGHT and name in {"matter", "mark"}:
        return f"CASE WHEN {name} IN common_{table.name} THEN {name} ELSE renamed({name}, {world}) END"
    if name in {"key", "frame_key", "row_key", "url"}:
        return f"{name} || '.{world}'"
    if name in {"text", "object", "quote"} and table.name in {"claim", "snapshot", "span"}:
        return f"reworded({name}, {world})"
    if name == "text_sha256":
        return f"sha256(reworded(text, {world}))"
    return f"sha256({name} || {world})" if name == "copy_sha256" else name


def _pointer(name: str, target: str, world: int) -> str:
    if target in _ALL:
        return name
    moved = f"{name} + {world * APART}"
    return f"CASE WHEN {name} IN hot THEN {name} ELSE {moved} END" if target == claim.name else moved


def _functions(ledger: Ledger) -> None:
    """Teach the database the words of the worlds."""
    raw: Any = ledger.connection.connection.driver_connection
    raw.create_function("reworded", 2, _reworded, deterministic=True)
    raw.create_function("renamed", 2, _renamed, deterministic=True)
    raw.create_function("sha256", 1, lambda text: sha256(text.encode()).hexdigest(), deterministic=True)


def _reworded(text: str, world: int) -> str:
    letters = list(string.ascii_lowercase)
    random.Random(world).shuffle(letters)
    other = str.maketrans(string.ascii_lowercase, "".join(letters))
    return _NOUN.sub(lambda noun: noun[0].translate(other), text)


def _renamed(key: str | int, world: int) -> str | int:
    return key ^ world if isinstance(key, int) else f"{key}.{world}"


def _one(ledger: Ledger, sql: str) -> int:
    return int(_rows(ledger, sql)[0][0])


def _rows(ledger: Ledger, sql: str, *, write: bool = False) -> Any:
    if write:
        with ledger.transaction() as connection:
            connection.exec_driver_sql(sql)
        return ()
    with ledger.reading() as connection:
        found = connection.exec_driver_sql(sql)
        return found.all() if found.returns_rows else ()
