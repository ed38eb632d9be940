"""States and roles inside the words of an actor ("Russian officials", "the Foreign Ministry of Russia")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.resolve.lexicon import roles, words
from tracker.resolve.names import fold, folded_words
from tracker.terms import ActorKind, AffiliationKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.records import ActorRecord
    from tracker.resolve.gazetteer import Gazetteer

_LONGEST_NAME = 6
_BRITISH = {"defense": "defence"}
_INDEFINITE = frozenset({"a", "an", "some", "one", "two", "three", "several", "many"})


@dataclass(frozen=True, slots=True)
class Owned:
    """A state named inside a phrase, with the tie that the phrase's noun makes to it."""

    state: ActorRecord
    kind: AffiliationKind
    start: int
    end: int


def owned_by(phrase: str, gazetteer: Gazetteer) -> tuple[Owned, ...]:
    """Return the states that the people or organ of a phrase belong to; none when it says "former"."""
    tokens = phrase.split()
    tie = role_tie(phrase)
    if tie is None or words("estranged").intersection(folded_words(phrase)):
        return ()
    return tuple(Owned(state, tie, start, end) for state, start, end in _states(tokens, gazetteer))


def role_tie(phrase: str) -> AffiliationKind | None:
    """Return the tie made by the last noun of a phrase that names a role or an organ."""
    found = _role_nouns(phrase)
    return roles()[found[-1]][0] if found else None


def role_kind(phrase: str) -> ActorKind | None:
    """Return what kind of actor the phrase's last role noun means."""
    found = _role_nouns(phrase)
    return roles()[found[-1]][1] if found else None


def organ(phrase: str, gazetteer: Gazetteer) -> tuple[str, ActorRecord] | None:
    """Return the folded name of a state's organ, the state's adjective in front, and the state.

    "Russia's Foreign Ministry" and "the Foreign Ministry of Russia" are both "russian foreign ministry".
    """
    tokens = phrase.split()
    owners = owned_by(phrase, gazetteer)
    if len(owners) != 1 or _INDEFINITE.intersection(word.casefold() for word in tokens[:1]):
        return None
    owner = owners[0]
    rest = _rest(tokens, owner)
    if not rest or ActorKind.BODY not in {role_kind(rest[0]), role_kind(rest[-1])}:
        return None
    if role_kind(rest[-1]) in {ActorKind.PERSON, ActorKind.GROUP}:
        return None
    return " ".join([fold(_adjective(owner.state)), *rest]), owner.state


def known_organ(folded: str, state: ActorRecord, gazetteer: Gazetteer) -> ActorRecord | None:
    """Return the known body of that name, whichever of the state's names stands in front."""
    rest = folded.removeprefix(fold(_adjective(state)))
    names = (state.name, *(alias.text for alias in state.aliases))
    return next((found for name in names if (found := gazetteer.find(name + rest))), None)


def _rest(tokens: Sequence[str], owner: Owned) -> list[str]:
    kept = [*tokens[: owner.start], *tokens[owner.end :]]
    words_left = (_BRITISH.get(word, word) for word in folded_words(" ".join(kept)))
    return [word for word in words_left if word not in {"the", "of"}]


def _adjective(state: ActorRecord) -> str:
    return next((alias.text for alias in state.aliases if alias.kind is AliasKind.DEMONYM), state.name)


def _role_nouns(phrase: str) -> list[str]:
    return [word for word in folded_words(phrase) if word in roles()]


def _states(tokens: list[str], gazetteer: Gazetteer) -> Iterator[tuple[ActorRecord, int, int]]:
    """Yield the states named, longest names first; words joined by a hyphen ("US-led") name none."""
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            state = _state(tokens[at : at + length], gazetteer)
            if state and (at == 0 or tokens[at - 1].casefold() not in words("asides")):
                yield state, at, at + length
            if state:
                at += length - 1
                break
        at += 1


def _state(tokens: list[str], gazetteer: Gazetteer) -> ActorRecord | None:
    name = " ".join(tokens)
    if not tokens[0][:1].isupper():
        return None
    found = gazetteer.states(name)
    return found[0] if len(found) == 1 else None
