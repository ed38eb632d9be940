"""Rows on their way into a ledger, thousands in a transaction, without what an ingest looks up for each."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from contextlib import contextmanager
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from tracker.records import stable_key
from tracker.store.models import actor, claim, claim_matter, metadata, snapshot, text_mark
from tracker.store.writes.rows import OWNERS, Row, begin, pointers

if TYPE_CHECKING:
    from collections.abc import Iterator

    import sqlalchemy as sa

    from tracker.store import Ledger

# Millions of rows in no order: kept as they come, and put in order once.
UNSORTED = (claim_matter, text_mark)
LOOSE = frozenset(table.name for table in UNSORTED)
# What the later articles point to.
KEPT = (actor, claim, snapshot)


class Bulk:
    """Rows with the ids that they get; what is there already is passed over."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._ids: dict[str, dict[str, int]] = defaultdict(dict)
        self._last: Counter[str] = Counter()
        self._rows: dict[str, list[Row]] = defaultdict(list)
        with ledger.transaction():
            loosen(ledger)
        for name in (table.name for table in metadata.sorted_tables if "id" in table.c):
            self._last[name] = _run(ledger, f"SELECT coalesce(max(id), 0) FROM {name}")[0][0]
        for table in KEPT:
            self._ids[table.name].update(_run(ledger, f"SELECT key, id FROM {table.name}"))

    def count(self, table: sa.Table) -> int:
        """Return how many rows of a table there are."""
        return self._last[table.name]

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Write what a block adds in one transaction."""
        with self.ledger.transaction():
            yield
            self._write()

    def add(self, table: sa.Table, row: Row) -> bool:
        """Take in a portable row; return whether it is new."""
        ids = self._ids[table.name]
        key = row.get("key")
        if key is not None and key in ids:
            return False
        placed = dict(row)
        for column, target in _pointers(table).items():
            if row.get(column) is not None:
                placed[column] = self._ids[target][row[column]]
        if key is not None:
            self._last[table.name] += 1
            placed["id"] = ids[key] = self._last[table.name]
            self._log(table, row)
        self._rows[table.name].append(placed)
        return True

    def _log(self, table: sa.Table, row: Row) -> None:
        if table.name in OWNERS:
            return
        self._last["change"] += 1
        self._rows["change"].append(
            {
                "id": self._last["change"],
                "key": stable_key("change", "made", self._last["change"]),
                "batch": self.ledger.batch,
                "at": self.ledger.at,
                "who": self.ledger.who,
                "action": "insert",
                "table_name": table.name,
                "row_key": row["key"],
                "after": {name: value for name, value in row.items() if name != "text" and value is not None},
            }
        )

    def _write(self) -> None:
        # The parts of claims and assertions are not logged here.
        begin(self.ledger, whole=False)
        # Each table after those that it points to.
        for name in (table.name for table in metadata.sorted_tables if table.name in self._rows):
            rows = self._rows[name]
            marks = ", ".join("?" * len(rows[0]))
            into = f"loose_{name}" if name in LOOSE else name
            sql = f"INSERT INTO {into} ({', '.join(rows[0])}) VALUES ({marks})"
            self.ledger.connection.exec_driver_sql(sql, [tuple(map(_raw, row.values())) for row in rows])
        self._rows.clear()
        kept = {table.name for table in KEPT}
        for name in set(self._ids) - kept:
            self._ids[name].clear()


def begun(ledger: Ledger) -> bool:
    """Whether a ledger is one that was not made to its end."""
    return bool(_run(ledger, "SELECT count(*) FROM sqlite_master WHERE name = 'loose_index'")[0][0])


def loosen(ledger: Ledger) -> None:
    """Take the indexes of a ledger away, unless they are."""
    if begun(ledger):
        return
    named = "FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    _run(ledger, f"CREATE TABLE loose_index AS SELECT sql {named}")
    for (name,) in _run(ledger, f"SELECT name {named}"):
        _run(ledger, f"DROP INDEX {name}")
    for table in UNSORTED:
        _run(ledger, f"CREATE TABLE loose_{table.name} ({', '.join(table.c.keys())})")


def tighten(ledger: Ledger) -> None:
    """Put the rows that came in no order in order, and make the indexes again."""
    for table in UNSORTED:
        names = ", ".join(table.c.keys())
        rows = f"SELECT {names} FROM loose_{table.name} ORDER BY {names}"
        _run(ledger, f"INSERT INTO {table.name} ({names}) {rows}")
        _run(ledger, f"DROP TABLE loose_{table.name}")
    for (sql,) in _run(ledger, "SELECT sql FROM loose_index"):
        _run(ledger, sql)
    _run(ledger, "DROP TABLE loose_index")


def _run(ledger: Ledger, sql: str) -> Any:
    with ledger.reading() as connection:
        found = connection.exec_driver_sql(sql)
        return found.all() if found.returns_rows else []


@cache
def _pointers(table: sa.Table) -> dict[str, str]:
    return {column: target.name for column, target in pointers(table).items()}


def _raw(value: Any) -> Any:
    """Return a value as SQLite keeps it."""
    if value is None or type(value) in (str, int, bytes):
        return value
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M:%S.%f")
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, default=str) if isinstance(value, list | dict | tuple) else value
