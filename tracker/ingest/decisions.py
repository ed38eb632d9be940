"""A file of decisions, in CSV or JSON lines: each row one thing that a reviewer does."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any

from tracker.errors import InputError
from tracker.ingest.decode import decode
from tracker.ingest.files import load
from tracker.records import BadLine, Choice, Ref, as_ref
from tracker.terms import Confidence, Verb

if TYPE_CHECKING:
    from collections.abc import Iterator

COLUMNS = ("id", "decision", "because", "confidence", "who", "value", "with", "if_unchanged")
_MUST = ("id", "decision")
# What `review --list` prints beside: a list of it with the decisions filled in can be handed back.
_BESIDE = ("kind", "worth", "score", "what", "status")
_WITH_VALUE = (Verb.GRADE, Verb.SETTLE, Verb.EDIT)


def read_decisions(path: str) -> tuple[tuple[int, Choice | BadLine], ...]:
    """Return what each line of a file says, by its number: a decision, or why it cannot be used.

    A line without a decision is passed over.
    """
    text = decode(load(path), path, html=False)[0].lstrip("\ufeff")
    rows = _json_lines(text) if text.lstrip().startswith("{") else _table(text, path)
    return tuple((line, _row(line, row)) for line, row in rows if not _empty(row))


def _empty(row: Any) -> bool:
    return isinstance(row, dict) and "decision" in row and not row["decision"]


def _json_lines(text: str) -> Iterator[tuple[int, Any]]:
    for line, words in enumerate(text.split("\n"), 1):
        if words.strip():
            try:
                yield line, json.loads(words)
            except (ValueError, RecursionError):
                yield line, None


def _table(text: str, path: str) -> Iterator[tuple[int, Any]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="(more)")
    columns = [(name or "").strip().casefold() for name in reader.fieldnames or ()]
    if not set(_MUST) <= set(columns):
        known = ", ".join(COLUMNS)
        raise InputError(
            f"{path}: the first line must name the columns, “id” and “decision” among them: {known}"
        )
    reader.fieldnames = columns
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise InputError(f"{path}: line {reader.line_num}: {error}") from error


def _row(line: int, row: Any) -> Choice | BadLine:
    try:
        return _choice(row)
    except ValueError as error:
        return BadLine(line, str(error))


def _choice(row: Any) -> Choice:
    if not isinstance(row, dict):
        raise ValueError("not a JSON object")
    unknown = [str(key) for key in row if key not in (*COLUMNS, *_BESIDE)]
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no column: known are {', '.join(COLUMNS)}")
    verb = _one_of(Verb, _text(row.get("decision")))
    others = _text(row.get("with")).replace(",", " ").split()
    sure = _text(row.get("confidence"))
    value = row.get("value")
    if value and verb not in _WITH_VALUE:
        raise ValueError(f"{verb} takes no value")
    return Choice(
        verb=verb,
        refs=tuple(_ref(one) for one in (_text(row.get("id")), *others)),
        why=_text(row.get("because")),
        confidence=_one_of(Confidence, sure) if sure else None,
        who=_text(row.get("who")),
        value="" if isinstance(value, dict) else _text(value),
        fields=tuple(_fields(value)) if verb is Verb.EDIT else (),
        token=_text(row.get("if_unchanged")),
    )


def _fields(value: Any) -> Iterator[tuple[str, str]]:
    """Yield the fields of an edit: those of an object, or `stance=denies; scope=money`."""
    if isinstance(value, dict):
        yield from ((str(name), _text(one)) for name, one in value.items())
        return
    for part in _text(value).split(";"):
        name, equals, words = part.partition("=")
        if not equals or not name.strip():
            raise ValueError("an edit needs its fields as the value: stance=denies; scope=money")
        yield name.strip(), words.strip()


def _ref(text: str) -> Ref:
    ref = as_ref(text)
    if ref is None:
        raise ValueError(f"{text!r} is not an id such as S40" if text else "it has no id")
    return ref


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        raise ValueError(f"{json.dumps(value)[:40]} stands where a word is wanted")
    return " ".join(str(value).split())


def _one_of(kinds: Any, text: str) -> Any:
    if text.casefold() not in list(kinds):
        raise ValueError(f"{text!r} is none of {', '.join(kinds)}" if text else "it has no decision")
    return kinds(text.casefold())
