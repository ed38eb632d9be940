"""What has to be done to take back entries of the log: one net step for each row."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tracker.store.models import metadata
from tracker.store.models.history import Action
from tracker.store.writes.rows import PARTS, Row, key_name, pointers

Place = tuple[str, str]


@dataclass
class Altered:
    """The columns that a row gets back, and the parts that it loses and gets back."""

    columns: Row = field(default_factory=dict)
    gone: dict[str, list[Row]] = field(default_factory=dict)
    back: dict[str, list[Row]] = field(default_factory=dict)


@dataclass
class Net:
    """The rows, by table and key, that have to go, come back whole, or be altered."""

    removed: dict[Place, None] = field(default_factory=dict)
    restored: dict[Place, Row] = field(default_factory=dict)
    altered: dict[Place, Altered] = field(default_factory=dict)

    def touches(self, table: str, key: str) -> bool:
        """Whether there is anything to do to a row."""
        place = (table, key)
        return place in self.removed or place in self.restored or place in self.altered


def net(entries: Iterable[Any]) -> Net:
    """Fold entries, the newest first, into what takes them all back."""
    found = Net()
    for one in entries:
        place = (str(one.table_name), one.row_key)
        if one.action == Action.INSERT:
            found.altered.pop(place, None)
            found.restored.pop(place, None)
            found.removed[place] = None
        elif one.action == Action.DELETE:
            found.removed.pop(place, None)
            found.restored[place] = dict(one.before) | {"id": one.row_id}
        elif place in found.restored:
            _step_back(place, found.restored[place], one.before or {}, one.after or {})
        else:
            _alter(place, found.altered.setdefault(place, Altered()), one.before or {}, one.after or {})
    return found


def parts_of(table: str) -> frozenset[str]:
    """Return the names of the tables that hold the parts of a table's rows."""
    return frozenset(part.name for part in PARTS.get(table, ()))


@cache
def _said(table: str) -> frozenset[str]:
    """Return what an entry can say of a row; a reason may stand beside it."""
    columns, targets = metadata.tables[table].c, pointers(metadata.tables[table])
    return parts_of(table) | {key_name(one.name) if one.name in targets else one.name for one in columns}


def _step_back(place: Place, row: Row, before: Row, after: Row) -> None:
    parts = parts_of(place[0])
    for name in (before.keys() | after.keys()) & _said(place[0]):
        if name in parts:
            row[name] = _without(row.get(name, []), after.get(name, [])) + list(before.get(name, []))
        else:
            row[name] = before.get(name)


def _alter(place: Place, found: Altered, before: Row, after: Row) -> None:
    parts = parts_of(place[0])
    for name in (before.keys() | after.keys()) & _said(place[0]):
        if name in parts:
            gone, back = found.gone.setdefault(name, []), found.back.setdefault(name, [])
            come, went = after.get(name, []), before.get(name, [])
            # What came in an older step and went in a newer one was not there before, nor is it now.
            found.back[name] = _without(back, come) + list(went)
            found.gone[name] = gone + _without(come, back)
        else:
            found.columns[name] = before.get(name)


def _without(rows: list[Row], others: list[Row]) -> list[Row]:
    bare = [_bare(one) for one in others]
    return [one for one in rows if _bare(one) not in bare]


def _bare(row: Row) -> Row:
    """Return a part without its number, which only an entry that removes it gives."""
    return {name: value for name, value in row.items() if name != "id"}
