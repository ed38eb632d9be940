"""Actors and ties as records, for whoever resolves names."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from tracker.records import ActorRecord, Alias
from tracker.store.chunks import chunks
from tracker.store.models import actor, affiliation, alias, claim
from tracker.store.queries.first import First, first
from tracker.store.session import Ledger
from tracker.terms import ActorKind, AliasKind, Status


def any_actor(ledger: Ledger) -> bool:
    """Say whether the ledger has an actor."""
    with ledger.reading() as connection:
        return connection.execute(sa.select(actor.c.id).limit(1)).scalar() is not None


def any_claim(ledger: Ledger) -> bool:
    """Say whether the ledger has a claim."""
    with ledger.reading() as connection:
        return connection.execute(sa.select(claim.c.id).limit(1)).scalar() is not None


def known_actors(ledger: Ledger) -> tuple[ActorRecord, ...]:
    """Return every actor with its aliases; rejected ones are left out."""
    names: dict[int, list[Alias]] = {}
    with ledger.reading() as connection:
        for whose, text, alias_kind in connection.execute(_ALIASES):
            names.setdefault(whose, []).append(Alias(text, AliasKind(alias_kind)))
        rows = connection.execute(_ACTORS)
        return tuple(
            ActorRecord(key, name, _KINDS[kind], has_name, tuple(names.get(id, ())))
            for id, key, name, kind, has_name in rows
        )


# A large ledger has many actors: only what is needed is read, the kinds as plain words.
_KINDS: dict[str | None, ActorKind | None] = {None: None} | {kind.value: kind for kind in ActorKind}
_EVERY_ALIAS = sa.select(alias.c.actor_id, alias.c.text, sa.type_coerce(alias.c.kind, sa.String)).order_by(
    alias.c.id
)
_ALIASES = _EVERY_ALIAS.where(alias.c.status != Status.REJECTED)
_EVERY_ACTOR = sa.select(
    actor.c.id, actor.c.key, actor.c.name, sa.type_coerce(actor.c.kind, sa.String), actor.c.named
).order_by(actor.c.id)
_ACTORS = _EVERY_ACTOR.where(actor.c.status != Status.REJECTED)


class KnownActors:
    """The actors and ties of a ledger, read as they are asked for; what is rejected is left out."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def under(self, forms: Collection[str]) -> dict[str, tuple[ActorRecord, ...]]:
        """Return the actors filed under each form, those first known first, and the first so many only."""
        with self._ledger.reading() as connection:
            filed = first(connection, _FILED, forms)
            ids = {id for found in filed.values() for id in found}
            records = dict(_records(connection, actor.c.id, ids))
        return {
            form: tuple(records[id] for id in sorted(found) if id in records) for form, found in filed.items()
        }

    def actor(self, key: str) -> ActorRecord | None:
        """Return the actor of a key."""
        with self._ledger.reading() as connection:
            return next((one for _, one in _records(connection, actor.c.key, [key])), None)

    def ties(self, key: str) -> tuple[str, ...]:
        """Return the keys of those that an actor is tied to."""
        with self._ledger.reading() as connection:
            return tuple(connection.execute(_TIES, {"key": key}).scalars())


# More of one form tell nobody who is meant.
MOST_OF_ONE = 100
_FILED = First("actor_form", "form", "actor_id", MOST_OF_ONE)
_ONE, _OTHER = actor.alias("one"), actor.alias("other")
_TIES = (
    sa.select(_OTHER.c.key)
    .join(affiliation, affiliation.c.other_id == _OTHER.c.id)
    .join(_ONE, _ONE.c.id == affiliation.c.actor_id)
    .where(_ONE.c.key == sa.bindparam("key"), affiliation.c.status != Status.REJECTED)
    .order_by(affiliation.c.id)
)


def actor_records(connection: sa.Connection, ids: Iterable[int]) -> tuple[ActorRecord, ...]:
    """Return the actors of some ids with all their names, rejected or not."""
    return tuple(one for _, one in _records(connection, actor.c.id, ids, rejected=True))


def _records(
    connection: sa.Connection, column: sa.Column[Any], values: Iterable[object], *, rejected: bool = False
) -> Iterator[tuple[int, ActorRecord]]:
    for part in chunks(values):
        names: dict[int, list[Alias]] = {}
        actors = _ACTORS if not rejected else _EVERY_ACTOR
        rows = connection.execute(actors.where(column.in_(part))).all()
        aliases = _ALIASES if not rejected else _EVERY_ALIAS
        for whose, text, kind in connection.execute(
            aliases.where(alias.c.actor_id.in_([r[0] for r in rows]))
        ):
            names.setdefault(whose, []).append(Alias(text, AliasKind(kind)))
        for id, key, name, kind, has_name in rows:
            yield id, ActorRecord(key, name, _KINDS[kind], has_name, tuple(names.get(id, ())))
