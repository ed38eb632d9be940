"""What a database's schema is, and how it differs from the one that the program expects."""

import re

import sqlalchemy as sa

from tracker.store.engine import make_engine

_SHADOW = re.compile(r"_fts_(config|content|data|docsize|idx)$")
_SPACE = re.compile(r"\s+")
_COMMA = re.compile(r",\s*\n|\n\)")


def is_shadow(name: str | None) -> bool:
    """Say whether a table belongs to a full-text index and so to no model."""
    return bool(name) and "_fts" in str(name)


def schema(connection: sa.Connection) -> dict[str, str]:
    """Return what makes up the schema, by kind and name, in a form that does not depend on layout."""
    rows = connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {f"{kind} {name}": _normal(kind, sql) for kind, name, sql in rows if not _SHADOW.search(name)}


def _normal(kind: str, sql: str) -> str:
    # The order of a table's constraints carries no meaning, and batch mode changes it.
    parts = sorted(_COMMA.split(sql)) if kind == "table" else [sql]
    return " ".join(_SPACE.sub(" ", part.replace('"', "")).strip() for part in parts)


def expected_schema() -> dict[str, str]:
    """Return the schema that this program's tables, triggers, indexes and views amount to."""
    from tracker.store.opening import build

    engine = make_engine("sqlite://", write=True)
    with engine.begin() as connection:
        build(connection)
        found = schema(connection)
    engine.dispose()
    return found


def differences(connection: sa.Connection) -> tuple[str, ...]:
    """Return what is missing, unexpected or different, a line each."""
    there, wanted = schema(connection), expected_schema()
    lines = [f"{name} is missing" for name in sorted(wanted.keys() - there.keys())]
    lines += [f"{name} is not expected" for name in sorted(there.keys() - wanted.keys())]
    both = sorted(wanted.keys() & there.keys())
    lines += [f"{name} differs from the program's" for name in both if wanted[name] != there[name]]
    return tuple(lines)
