"""Finding an actor by any of its names, or a row by its typed id."""

import re
from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa

from tracker.errors import NotFoundError
from tracker.records import Ref
from tracker.store.clean import fold
from tracker.store.models import actor, alias, article, assertion, claim, link
from tracker.store.session import Ledger
from tracker.terms import RefKind, Status

TABLES = {
    RefKind.ARTICLE: article,
    RefKind.CLAIM: claim,
    RefKind.ASSERTION: assertion,
    RefKind.LINK: link,
    RefKind.ACTOR: actor,
}
NOUNS = {
    RefKind.ARTICLE: "article",
    RefKind.CLAIM: "claim",
    RefKind.ASSERTION: "assertion",
    RefKind.LINK: "link",
    RefKind.ACTOR: "actor",
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
    found = [row.id for row in connection.execute(_by_name(folded))] if folded else []
    if not found:
        raise NotFoundError(_unknown(name, nearest(connection, folded)))
    return Ref(RefKind.ACTOR, found[0] if len(found) == 1 else _busiest(connection, found))


def _by_name(folded: str) -> sa.Select[Any]:
    """Select the actors of that name, or if there is none those with such an alias."""
    own = sa.select(actor.c.id, actor.c.named, sa.literal(0).label("rank")).where(actor.c.folded == folded)
    other = (
        sa.select(actor.c.id, actor.c.named, sa.literal(1).label("rank"))
        .join(alias, alias.c.actor_id == actor.c.id)
        .where(alias.c.folded == folded, alias.c.status != Status.REJECTED)
    )
    names = sa.union_all(own, other).subquery()
    # A named actor comes before one that the articles only describe.
    order = (names.c.named.desc(), names.c.rank)
    best = sa.func.rank().over(order_by=order).label("best")
    ranked = sa.select(names.c.id, best).distinct().subquery()
    return sa.select(ranked.c.id).where(ranked.c.best == 1).order_by(ranked.c.id)


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
