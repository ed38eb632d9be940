"""A list of actors that a person keeps, in CSV or JSON lines: each row an actor, its names and its ties."""

from __future__ import annotations

import csv
import io
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from tracker.errors import InputError
from tracker.ingest.decode import decode
from tracker.ingest.files import load
from tracker.records import BadLine, ListedActor
from tracker.terms import ActorKind, AffiliationKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Kind = TypeVar("Kind", bound=StrEnum)

# Columns with names of one kind, several of them between bars or semicolons.
_NAMES = {
    "aliases": AliasKind.NAME,
    "short_names": AliasKind.SHORT_NAME,
    "acronyms": AliasKind.ACRONYM,
    "demonyms": AliasKind.DEMONYM,
    "metonyms": AliasKind.METONYM,
    "roles": AliasKind.ROLE,
    "wikidata": AliasKind.IDENTIFIER,
}
_TIES = tuple(AffiliationKind)
_OTHERS = {"name", "kind", "from", "to", "affiliations", "key", "source"}
COLUMNS = ("name", "kind", *_NAMES, *_TIES, "from", "to")


def read_actors(path: str) -> tuple[tuple[ListedActor, ...], tuple[BadLine, ...]]:
    """Return the actors of a file, and the lines that cannot be used; refuse what is no such list."""
    text, _, _ = decode(load(path), path, html=False)
    rows = _json_lines(text) if text.lstrip("\ufeff \r\n").startswith("{") else _table(text, path)
    good: list[ListedActor] = []
    bad: list[BadLine] = []
    for line, row in rows:
        try:
            good.append(_actor(line, row))
        except ValueError as error:
            bad.append(BadLine(line, str(error)))
    return tuple(good), tuple(bad)


def _json_lines(text: str) -> Iterator[tuple[int, Any]]:
    for line, words in enumerate(text.lstrip("\ufeff").splitlines(), 1):
        if words.strip():
            try:
                yield line, json.loads(words)
            except (ValueError, RecursionError):
                yield line, None


def _table(text: str, path: str) -> Iterator[tuple[int, Any]]:
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""), restkey="(more)")
    columns = [(name or "").strip().casefold() for name in reader.fieldnames or ()]
    if "name" not in columns:
        known = ", ".join(COLUMNS)
        raise InputError(f"{path}: the first line must name the columns, one of them “name”: {known}")
    reader.fieldnames = columns
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{path}: line {reader.line_num}: {error}") from error


def _actor(line: int, row: Any) -> ListedActor:
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    unknown = [str(key) for key in row if key not in {*_OTHERS, *_NAMES, *_TIES}]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no column: known are {', '.join(COLUMNS)}")
    name = _text(row.get("name"))
    if not any(char.isalnum() for char in name):
        raise ValueError("it has no name")
    kind = _text(row.get("kind"))
    return ListedActor(
        line, name, _one_of(ActorKind, kind) if kind else None, tuple(_aliases(row)), tuple(_ties(row))
    )


def _aliases(row: Mapping[str, Any]) -> Iterator[tuple[str, AliasKind]]:
    for column, kind in _NAMES.items():
        for one in _several(row.get(column)):
            if isinstance(one, dict):
                yield _text(one.get("text")), _one_of(AliasKind, _text(one.get("kind")) or kind)
            else:
                yield _identifier(one) if kind is AliasKind.IDENTIFIER else one, kind


def _identifier(text: str) -> str:
    """Return a Wikidata id, also out of its address."""
    found = text.rstrip("/").rsplit("/", 1)[-1].upper()
    if not (found[:1] == "Q" and found[1:].isdigit()):
        raise ValueError(f"{text!r} is no Wikidata id: give Q and a number")
    return found


def _ties(row: Mapping[str, Any]) -> Iterator[tuple[AffiliationKind, str, str, str]]:
    first, last = _text(row.get("from")), _text(row.get("to"))
    for kind in _TIES:
        for other in _several(row.get(kind)):
            yield kind, _text(other), first, last
    for one in row.get("affiliations") or ():
        if not isinstance(one, dict) or not _text(one.get("to")):
            raise ValueError("an affiliation needs “to” and “kind”")
        days = _text(one.get("from")), _text(one.get("to_date"))
        yield _one_of(AffiliationKind, _text(one.get("kind"))), _text(one["to"]), *days


def _several(value: Any) -> list[Any]:
    if isinstance(value, list):
        return [one if isinstance(one, dict) else _text(one) for one in value if one]
    return [part for one in _text(value).split("|") for part in map(str.strip, one.split(";")) if part]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise ValueError(f"{json.dumps(value)[:40]} stands where a word is wanted")
    return " ".join(str(value).split())


def _one_of(kinds: type[Kind], text: str) -> Kind:
    try:
        return kinds(text.casefold())
    except ValueError:
        raise ValueError(f"{text!r} is none of {', '.join(kinds)}") from None
