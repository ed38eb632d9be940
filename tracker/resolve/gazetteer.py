"""The actors known so far, found by any of their names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.records import Alias
from tracker.resolve.forms import asked, family, forms, named, short, sounds, whole_sound
from tracker.resolve.names import fold, initials_dropped
from tracker.resolve.spelling import sounding
from tracker.terms import ActorKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.records import ActorRecord, AffiliationRecord
    from tracker.resolve.forms import Source

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
    """Known actors under their folded names; a name that two actors bear equally finds neither.

    With a source, what is asked for is read from there when it is first asked for, and kept.
    """

    def __init__(
        self,
        actors: Iterable[ActorRecord] = (),
        affiliations: Iterable[AffiliationRecord] = (),
        source: Source | None = None,
    ) -> None:
        self._source = source
        self._actors: dict[str, ActorRecord] = {}
        # By form; those known first stand first.
        self._index: dict[str, dict[str, None]] = defaultdict(dict)
        self._ties: dict[str, set[str]] = defaultdict(set)
        # What the source has said all that it knows of.
        self._asked: set[str] = set()
        self._fetched: set[str] = set()
        self._tied: set[str] = set()
        for actor in actors:
            self.add(actor)
        self.tie(affiliations)

    def add(self, actor: ActorRecord) -> None:
        """Take in an actor; the aliases of one already known are merged into it."""
        known = self._actors.get(actor.key)
        self._actors[actor.key] = _merged(known, actor) if known else actor
        # Whoever only one article knows is no candidate for the names of another.
        for form in forms(actor):
            self._index[form].setdefault(actor.key)

    def tie(self, affiliations: Iterable[AffiliationRecord]) -> None:
        """Take in ties."""
        for affiliation in affiliations:
            self._ties[affiliation.actor_key].add(affiliation.other_key)

    def ask(self, names: Iterable[str]) -> None:
        """Read at once what the source knows of some names."""
        self._ask({form for name in names for form in asked(name)})

    def ask_states(self, names: Iterable[str]) -> None:
        """Read at once what the source knows under some names as they stand."""
        self._ask({form for name in names for form in _own(fold(name))})

    def find(self, name: str) -> ActorRecord | None:
        """Return the one actor of that name."""
        match = self.match(name)
        return match.actor if match else None

    def match(self, name: str) -> Match | None:
        """Return the one actor of that name and the kind of name that it is."""
        return best(self.matches(name))

    def matches(self, name: str) -> tuple[Match, ...]:
        """Return every actor of that name, those first whose own name it is."""
        self.ask_states([name])
        for form in _own(fold(name)):
            found = [Match(one, kind) for one in self._under(form) if (kind := _kind(one, form))]
            if found:
                return tuple(sorted(found, key=lambda match: (_rank(match), match.actor.key)))
        return ()

    def states(self, name: str) -> tuple[ActorRecord, ...]:
        """Return the states of that name, whoever else bears it."""
        found = [each for each in self.matches(name) if each.actor.kind is ActorKind.STATE]
        return tuple(each.actor for each in found if _rank(each) == _rank(found[0]))

    def bearers(self, family_name: str) -> tuple[ActorRecord, ...]:
        """Return the known persons of a surname."""
        return tuple(sorted(self._under(family(fold(family_name))), key=lambda one: one.key))

    def transliterated(self, name: str) -> ActorRecord | None:
        """Return the one known person whose full name is another spelling of this one's sounds."""
        folded = fold(name)
        if " " not in sounding(folded):
            return None
        found = self._under(whole_sound(folded))
        return found[0] if len(found) == 1 else None

    def alike(self, name: str) -> tuple[ActorRecord, ...]:
        """Return the known persons whose surname sounds like that of a name, those first known first."""
        found = (one for form in sounds(fold(name)) for one in self._under(form))
        return tuple({one.key: one for one in found}.values())

    def spelt_out(self, acronym: str) -> tuple[ActorRecord, ...]:
        """Return the known bodies and groups whose initials are these."""
        return self._under(short(acronym))

    def get(self, key: str) -> ActorRecord | None:
        """Return the actor of a key."""
        if self._source and key not in self._fetched:
            self._fetched.add(key)
            found = self._source.actor(key)
            if found:
                self._take_in([found])
        return self._actors.get(key)

    def reach(self, key: str) -> frozenset[str]:
        """Return the keys of all that an actor belongs to, through any number of ties."""
        seen: set[str] = set()
        todo = [key]
        while todo:
            fresh = self._tied_to(todo.pop()) - seen
            seen |= fresh
            todo.extend(fresh)
        return frozenset(seen)

    def nearest(self, name: str, n: int = 3) -> tuple[str, ...]:
        """Return the names of the actors, of those in memory, whose names look most like this one."""
        from rapidfuzz import fuzz, process

        names = [form[1:] for form in self._index if form[0] == named("")]
        found = process.extract(fold(name), names, scorer=fuzz.WRatio, limit=4 * n, score_cutoff=_FAR)
        keys = (key for folded, _, _ in found for key in sorted(self._index[named(folded)]))
        return tuple(dict.fromkeys(self._actors[key].name for key in keys))[:n]

    def _under(self, form: str) -> tuple[ActorRecord, ...]:
        self._ask({form})
        return tuple(self._actors[key] for key in self._index.get(form, ()))

    def _ask(self, wanted: set[str]) -> None:
        new = wanted - self._asked
        if self._source is None or not new:
            return
        self._asked |= new
        for form, actors in self._source.under(sorted(new)).items():
            # A form may have been given up since the actor was filed under it.
            borne = [one for one in self._take_in(actors) if form in forms(one)]
            self._index[form] = dict.fromkeys(one.key for one in borne) | self._index.get(form, {})

    def _take_in(self, actors: Iterable[ActorRecord]) -> list[ActorRecord]:
        """Keep what the source says of actors, with what has come in since."""
        taken = []
        for one in actors:
            known = self._actors.get(one.key)
            self._actors[one.key] = _merged(one, known) if known else one
            self._fetched.add(one.key)
            taken.append(self._actors[one.key])
        return taken

    def _tied_to(self, key: str) -> set[str]:
        if self._source and key not in self._tied:
            self._tied.add(key)
            self._ties[key].update(self._source.ties(key))
        return self._ties.get(key, set())


def _own(folded: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((named(folded), named(initials_dropped(folded)))))


def _kind(actor: ActorRecord, form: str) -> AliasKind | None:
    """Return the best kind of name by which an actor bears a form, None for a name that it has no longer."""
    kinds = [AliasKind.NAME] if named(fold(actor.name)) == form else []
    kinds += [alias.kind for alias in actor.aliases if named(fold(alias.text)) == form]
    return min(kinds, key=_RANK.__getitem__, default=None)


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
    # The ledger may have it under another name than the article that was read before.
    other = () if fold(actor.name) == fold(known.name) else (Alias(actor.name),)
    for alias in (*actor.aliases, *other):
        aliases.setdefault((alias.text, alias.kind), alias)
    return replace(known, kind=known.kind or actor.kind, aliases=tuple(aliases.values()))
