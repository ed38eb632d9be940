"""Taking in a list of actors that a person keeps: what is known already stays, what is new is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.records import ActorRecord, AffiliationRecord, Alias, BadLine, Interval, ListedActor
from tracker.terms import AliasKind, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.resolve import Gazetteer
    from tracker.store import Ledger

RULE = "your list of actors"


@dataclass(frozen=True, slots=True)
class Added:
    """How many rows are new, and which lines could not be used."""

    actors: int
    aliases: int
    ties: int
    bad: tuple[BadLine, ...]


def add(ledger: Ledger, rows: Sequence[ListedActor]) -> Added:
    """Add the actors, names and ties of a list that the ledger lacks; a tie may name any actor of either."""
    from tracker import resolve, store

    known = resolve.Gazetteer(store.known_actors(ledger))
    actors: list[ActorRecord] = []
    for row in rows:
        actors.append(_record(row, known))
        known.add(actors[-1])
    bad: list[BadLine] = []
    ties: list[AffiliationRecord] = []
    for row, actor in zip(rows, actors, strict=True):
        try:
            ties += _ties(row, actor, known)
        except ValueError as error:
            bad.append(BadLine(row.line, str(error)))
    before = store.sizes(ledger)
    store.save_actors(ledger, actors, ties, Status.ACCEPTED)
    after = store.sizes(ledger)
    new = [after[name] - before[name] for name in ("actor", "alias", "affiliation")]
    return Added(new[0], new[1], new[2], tuple(bad))


def _record(row: ListedActor, known: Gazetteer) -> ActorRecord:
    """Return the actor of a row: one known by its identifier, or by its name and kind, else a new one."""
    from tracker.resolve import fold

    aliases = tuple(Alias(text, kind) for text, kind in row.aliases if text)
    ids = [alias.text for alias in aliases if alias.kind is AliasKind.IDENTIFIER]
    found = next((actor for one in ids if (actor := known.find(one)) is not None), None)
    found = found or _named(row, known, ids)
    if found is not None:
        own = () if fold(row.name) == fold(found.name) else (Alias(row.name),)
        return ActorRecord(found.key, found.name, found.kind, aliases=(*own, *aliases))
    key = f"{row.kind or 'actor'}:{fold(row.name)}"
    taken = known.get(key)
    if taken is not None:
        # Of the same name and kind, and known under another identifier: somebody else.
        key = f"{key} {ids[0].casefold()}"
    return ActorRecord(key, row.name, row.kind, aliases=aliases)


def _named(row: ListedActor, known: Gazetteer, ids: Sequence[str]) -> ActorRecord | None:
    found = known.find(row.name)
    if found is None or (row.kind is not None and found.kind is not row.kind):
        return None
    theirs = {alias.text for alias in found.aliases if alias.kind is AliasKind.IDENTIFIER}
    return None if ids and theirs and not theirs.intersection(ids) else found


def _ties(row: ListedActor, actor: ActorRecord, known: Gazetteer) -> list[AffiliationRecord]:
    from tracker.resolve import day

    found = []
    for kind, name, first, last in row.ties:
        other = known.get(name) or known.find(name)
        if other is None:
            near = ", ".join(known.nearest(name))
            raise ValueError(f"no actor is called “{name}”" + (f"; nearest: {near}" if near else ""))
        if other.key == actor.key:
            raise ValueError(f"{row.name} cannot be tied to itself")
        when = Interval(day(first, False), day(last, True), f"{first}/{last}") if first or last else None
        found.append(AffiliationRecord(actor.key, other.key, kind, RULE, when))
    return found
