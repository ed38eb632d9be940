"""Finding an actor by any of its names, or a row by its typed id."""

import re
from collections.abc import Iterable

import sqlalchemy as sa

from tracker.errors import NotFoundError
from tracker.records import Ref
from tracker.store.clean import fold
from tracker.store.models import (
    actor,
    actor_pair,
    affiliation,
    alarm,
    alias,
    article,
    assertion,
    claim,
    link,
    text_copy,
)
from tracker.store.session import Ledger
from tracker.terms import RefKind, Status

TABLES = {
    RefKind.ARTICLE: article,
    RefKind.CLAIM: claim,
    RefKind.ASSERTION: assertion,
    RefKind.LINK: link,
    RefKind.ACTOR: actor,
    RefKind.PAIR: actor_pair,
    RefKind.TIE: affiliation,
    RefKind.COPY: text_copy,
    RefKind.ALARM: alarm,
}
NOUNS = {
    RefKind.ARTICLE: "article",
    RefKind.CLAIM: "claim",
    RefKind.ASSERTION: "assertion",
    RefKind.LINK: "link",
    RefKind.ACTOR: "actor",
    RefKind.PAIR: "pair of actors",
    RefKind.TIE: "tie between actors",
    RefKind.COPY: "pair of texts",
    RefKind.ALARM: "alarm",
}

_TYPED = re.compile(r"\s*[Pp]([0-9]{1,18})\s*")
# Ids beyond this do not fit any database's integers.
_LARGEST = 2**63 - 1


def key_of(connection: sa.Connection, ref: Ref) -> str:
    """Return the stable key of the row that a typed id names."""
    table = TABLES[ref.kind]
    query = sa.select(table.c.key).where(table.c.id == ref.id)
    found = connection.execute(query).scalar() if 0 <= ref.id <= _LARGEST else None
    if found is None:
        raise NotFoundError(f"there is no {NOUNS[ref.kind]} {ref}")
    return str(found)


def find_actor(ledger: Ledger, name: str) -> Ref:
    """Return the actor of that name, alias or id ("P5"); the error names the nearest."""
    with ledger.reading() as connection:
        return actor_named(connection, name)


def actor_named(connection: sa.Connection, name: str) -> Ref:
    """Return the actor of that name, alias or id: its own name before an alias, the busiest before others."""
    if typed := _TYPED.fullmatch(name):
        ref = Ref(RefKind.ACTOR, int(typed[1]))
        key_of(connection, ref)
        return ref
    folded = fold(name)
    found = [row.id for row in connection.execute(_BY_NAME, {"folded": folded})] if folded else []
    if not found:
        raise NotFoundError(_unknown(name, nearest(connection, folded)))
    return Ref(RefKind.ACTOR, found[0] if len(found) == 1 else _busiest(connection, found))


# The actors of that name, or if there is none those with such an alias; one with a name before one without.
# Plain SQL, since every listing that names an actor runs it.
_BY_NAME = sa.text(
    "WITH names AS (SELECT id, named, 0 AS place FROM actor WHERE folded = :folded UNION ALL"
    " SELECT actor.id, actor.named, 1 FROM actor JOIN alias ON alias.actor_id = actor.id"
    " WHERE alias.folded = :folded AND alias.status <> 'rejected'),"
    " ranked AS (SELECT DISTINCT id, rank() OVER (ORDER BY named DESC, place) AS best FROM names)"
    " SELECT id FROM ranked WHERE best = 1 ORDER BY id"
)


def _busiest(connection: sa.Connection, ids: list[int]) -> int:
    said = sa.select(sa.func.count()).where(assertion.c.actor_id == actor.c.id).scalar_subquery()
    query = sa.select(actor.c.id).where(actor.c.id.in_(ids)).order_by(said.desc(), actor.c.id).limit(1)
    return int(connection.execute(query).scalar_one())


def nearest(connection: sa.Connection, folded: str, count: int = 3) -> tuple[str, ...]:
    """Return the names that look most like the one that was not found."""
    from rapidfuzz import fuzz, process

    own = sa.select(actor.c.folded, actor.c.name).where(actor.c.named)
    other = sa.select(alias.c.folded, alias.c.text).where(alias.c.status != Status.REJECTED)
    names = {row.folded: row.name for row in connection.execute(sa.union_all(own, other))}
    scored = process.extract(folded, names.keys(), scorer=fuzz.WRatio, limit=count, score_cutoff=60)
    return tuple(names[found] for found, *_ in scored)


def _unknown(name: str, near: Iterable[str]) -> str:
    names = list(near)
    if not names:
        return f"no actor is called “{name}”: `tracker actors` lists those that are known"
    return f"no actor is called “{name}”; nearest: {', '.join(names)}"
