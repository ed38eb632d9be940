"""The actors known so far, found by any of their names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.resolve.names import fold, initials, initials_dropped, surname
from tracker.resolve.spelling import frame, sounding
from tracker.terms import ActorKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.records import ActorRecord, AffiliationRecord, Alias

# An actor's own name outranks a word that merely stands for another.
_RANK = {
    AliasKind.NAME: 0,
    AliasKind.SHORT_NAME: 1,
    AliasKind.ACRONYM: 1,
    AliasKind.METONYM: 2,
    AliasKind.DEMONYM: 3,
    AliasKind.ROLE: 4,
    AliasKind.IDENTIFIER: 5,
}
_FAR = 60.0


@dataclass(frozen=True, slots=True)
class Match:
    """An actor with the kind of alias by which it was found."""

    actor: ActorRecord
    alias: AliasKind


class Gazetteer:
    """Known actors under their folded names; a name that two actors bear equally finds neither."""

    def __init__(self, actors: Iterable[ActorRecord], affiliations: Iterable[AffiliationRecord] = ()) -> None:
        self._actors: dict[str, ActorRecord] = {}
        self._index: dict[str, dict[str, AliasKind]] = defaultdict(dict)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        self._ties: dict[str, set[str]] = defaultdict(set)
        # By sound and by initials; made when first asked for.
        self._sounds: dict[str, dict[str, None]] | None = None
        self._spelt: dict[str, dict[str, None]] | None = None
        for actor in actors:
            self.add(actor)
        for affiliation in affiliations:
            self._ties[affiliation.actor_key].add(affiliation.other_key)

    def add(self, actor: ActorRecord) -> None:
        """Take in an actor; the aliases of one already known are merged into it."""
        known = self._actors.get(actor.key)
        self._actors[actor.key] = _merged(known, actor) if known else actor
        # Whoever only one article knows is no candidate for the names of another.
        if not actor.named or is_local(actor.key):
            return
        self._enter(actor.name, AliasKind.NAME, actor.key)
        for alias in actor.aliases:
            self._enter(alias.text, alias.kind, actor.key)
        if actor.kind is ActorKind.PERSON:
            self._surnames[surname(fold(actor.name))].add(actor.key)
        if not known:
            self._enter_sound(actor)

    def find(self, name: str) -> ActorRecord | None:
        """Return the one actor of that name."""
        match = self.match(name)
        return match.actor if match else None

    def match(self, name: str) -> Match | None:
        """Return the one actor of that name and the kind of name that it is."""
        return best(self.matches(name))

    def matches(self, name: str) -> tuple[Match, ...]:
        """Return every actor of that name, those first whose own name it is."""
        folded = fold(name)
        holders = self._index.get(folded) or self._index.get(initials_dropped(folded)) or {}
        found = (Match(self._actors[key], kind) for key, kind in sorted(holders.items()))
        return tuple(sorted(found, key=_rank))

    def states(self, name: str) -> tuple[ActorRecord, ...]:
        """Return the states of that name, whoever else bears it."""
        found = [each for each in self.matches(name) if each.actor.kind is ActorKind.STATE]
        return tuple(each.actor for each in found if _rank(each) == _rank(found[0]))

    def bearers(self, family_name: str) -> tuple[ActorRecord, ...]:
        """Return the known persons of a surname."""
        return tuple(self._actors[key] for key in sorted(self._surnames.get(fold(family_name), ())))

    def transliterated(self, name: str) -> ActorRecord | None:
        """Return the one known person whose full name is another spelling of this one's sounds."""
        sound = sounding(fold(name))
        if " " not in sound:
            return None
        found = [one for one in self.alike(name) if sounding(fold(one.name)) == sound]
        return found[0] if len(found) == 1 else None

    def alike(self, name: str) -> tuple[ActorRecord, ...]:
        """Return the known persons whose surname sounds like that of a name, those first known first."""
        if self._sounds is None:
            self._sounds = {}
            self._spelt = {}
            for actor in list(self._actors.values()):
                self._enter_sound(actor)
        family = surname(fold(name))
        keys = {**self._sounds.get(sounding(family), {}), **self._sounds.get(frame(family), {})}
        return tuple(self._actors[key] for key in keys)

    def spelt_out(self, acronym: str) -> tuple[ActorRecord, ...]:
        """Return the known bodies and groups whose initials are these."""
        self.alike(acronym)
        return tuple(self._actors[key] for key in (self._spelt or {}).get(acronym, ()))

    def get(self, key: str) -> ActorRecord | None:
        """Return the actor of a key."""
        return self._actors.get(key)

    def reach(self, key: str) -> frozenset[str]:
        """Return the keys of all that an actor belongs to, through any number of ties."""
        seen: set[str] = set()
        todo = [key]
        while todo:
            fresh = self._ties.get(todo.pop(), set()) - seen
            seen |= fresh
            todo.extend(fresh)
        return frozenset(seen)

    def nearest(self, name: str, n: int = 3) -> tuple[str, ...]:
        """Return the names of the actors whose names look most like this one."""
        from rapidfuzz import fuzz, process

        names = list(self._index)
        found = process.extract(fold(name), names, scorer=fuzz.WRatio, limit=4 * n, score_cutoff=_FAR)
        keys = (key for folded, _, _ in found for key in sorted(self._index[folded]))
        return tuple(dict.fromkeys(self._actors[key].name for key in keys))[:n]

    def _enter_sound(self, actor: ActorRecord) -> None:
        """Index an actor by how its name sounds, or by its initials."""
        if self._sounds is None or self._spelt is None or not actor.named or is_local(actor.key):
            return
        folded = fold(actor.name)
        if actor.kind is ActorKind.PERSON:
            family = surname(folded)
            for sound in (sounding(family), frame(family)):
                self._sounds.setdefault(sound, {})[actor.key] = None
        elif actor.kind in {ActorKind.BODY, ActorKind.GROUP} and (short := initials(folded)):
            self._spelt.setdefault(short, {})[actor.key] = None

    def _enter(self, text: str, kind: AliasKind, key: str) -> None:
        folded = fold(text)
        if not folded:
            return
        holders = self._index[folded]
        if key not in holders or _RANK[kind] < _RANK[holders[key]]:
            holders[key] = kind


def is_local(key: str) -> bool:
    """Whether a key is that of somebody whom only one article knows ("person:smith#0d4bc7")."""
    return "#" in key


def best(matches: Sequence[Match]) -> Match | None:
    """Return the first of matches in order, None when a second is as good."""
    if not matches or (len(matches) > 1 and _rank(matches[0]) == _rank(matches[1])):
        return None
    return matches[0]


def _rank(match: Match) -> tuple[int, bool]:
    """Order matches: by kind of name; an actor of which nobody knows what it is comes after the others."""
    return _RANK[match.alias], match.actor.kind is None


def _merged(known: ActorRecord, actor: ActorRecord) -> ActorRecord:
    """Keep what is known and add the names that are new."""
    aliases: dict[tuple[str, AliasKind], Alias] = {(each.text, each.kind): each for each in known.aliases}
    for alias in actor.aliases:
        aliases.setdefault((alias.text, alias.kind), alias)
    return replace(known, kind=known.kind or actor.kind, aliases=tuple(aliases.values()))
