"""Whom a speaker speaks for, before anything is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.terms import ActorKind, AffiliationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tracker.records import Attribution, Mention, Tie
    from tracker.resolve.gazetteer import Gazetteer

_SPEAKING = frozenset({AffiliationKind.SPEAKS_FOR, AffiliationKind.LEADS, AffiliationKind.PART_OF})


class Represents:
    """The ties that the words of one article give, with the known ones behind them."""

    def __init__(self, attributions: Iterable[Attribution], gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._ties: Mapping[str, Sequence[Tie]] = {
            mention.name: mention.ties
            for each in attributions
            for mention in (*each.speakers, *(one for hop in each.chain for one in hop.speakers))
            if mention.name
        }

    def names(self, speakers: Iterable[Mention]) -> tuple[str, ...]:
        """Return for whom the speakers speak, the nearest first, the states behind them last."""
        found: dict[str, None] = {}
        todo = [tie for speaker in speakers for tie in speaker.ties if tie.kind in _SPEAKING]
        while todo:
            tie = todo.pop(0)
            name, states = self._known(tie.other)
            if name not in found:
                found[name] = None
                todo += [one for one in self._ties.get(tie.other, ()) if one.kind in _SPEAKING]
                found |= dict.fromkeys(states)
        return tuple(found)

    def _known(self, name: str) -> tuple[str, tuple[str, ...]]:
        """Return the usual name of an actor, and the states that it belongs to."""
        actor = self._gazetteer.find(name) or next(iter(self._gazetteer.states(name)), None)
        if actor is None:
            return name, ()
        return actor.name, tuple(self._states(actor.key))

    def _states(self, key: str) -> Iterator[str]:
        if key.startswith(f"{ActorKind.STATE}:"):
            return
        for other in sorted(self._gazetteer.reach(key)):
            actor = self._gazetteer.get(other)
            if actor is not None and actor.kind is ActorKind.STATE:
                yield actor.name
