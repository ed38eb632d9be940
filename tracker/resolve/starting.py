"""The actors that every ledger starts from: states, and those of the seeds folder."""

from __future__ import annotations

import calendar
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from tracker import paths
from tracker.errors import InputError
from tracker.records import ActorRecord, AffiliationRecord, Alias, Interval
from tracker.resolve.lexicon import rows
from tracker.resolve.names import fold
from tracker.terms import ActorKind, AffiliationKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_COLUMNS = (AliasKind.NAME, AliasKind.ACRONYM, AliasKind.METONYM, AliasKind.DEMONYM)


def starting_actors() -> tuple[tuple[ActorRecord, ...], tuple[AffiliationRecord, ...]]:
    """Return the actors of the country table and of seeds/actors.yaml, and the ties of the latter."""
    path = paths.seeds() / "actors.yaml"
    if not path.exists():
        return states(), ()
    try:
        seeded = _read(path)
        ties = tuple(tie for entry in seeded for tie in _affiliations(entry))
        return (*states(), *(_actor(entry) for entry in seeded)), ties
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path} is no list of actors ({error!r}): mend or restore it") from error


@cache
def states() -> tuple[ActorRecord, ...]:
    """Return the states with their names, acronyms, metonyms and demonyms."""
    return tuple(_state(row) for row in rows("countries"))


def _state(row: list[str]) -> ActorRecord:
    name, *lists = row
    aliases = tuple(
        Alias(text, kind)
        for kind, column in zip(_COLUMNS, lists, strict=True)
        for text in column.split("|")
        if text
    )
    return ActorRecord(f"state:{fold(name)}", name, ActorKind.STATE, aliases=aliases)


def _read(path: Path) -> list[Mapping[str, Any]]:
    """Read the file with the C parser where there is one; it is some ten times faster."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from error
    return list(entries["actors"] if isinstance(entries, dict) else entries or ())


def _actor(entry: Mapping[str, Any]) -> ActorRecord:
    aliases = tuple(Alias(str(each["text"]), AliasKind(each["kind"])) for each in entry.get("aliases") or ())
    kind = ActorKind(entry["kind"]) if entry.get("kind") else None
    return ActorRecord(str(entry["key"]), str(entry["name"]), kind, aliases=aliases)


def _affiliations(entry: Mapping[str, Any]) -> Iterator[AffiliationRecord]:
    source = entry.get("source")
    rule = f"starting data ({source})" if source else "starting data"
    for tie in entry.get("affiliations") or ():
        first, last = day(tie.get("from"), False), day(tie.get("to_date"), True)
        when = Interval(first, last) if first or last else None
        yield AffiliationRecord(str(entry["key"]), str(tie["to"]), AffiliationKind(tie["kind"]), rule, when)


def day(value: object, last: bool) -> date | None:
    """Read a day; of a year or month alone, its first or last day."""
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    year, month, day = ([int(part) for part in str(value).split("-")] + [0, 0])[:3]
    month = month or (12 if last else 1)
    return date(year, month, day or (calendar.monthrange(year, month)[1] if last else 1))
