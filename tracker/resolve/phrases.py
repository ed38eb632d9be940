"""States and roles inside the words of an actor ("Russian officials", "the Foreign Ministry of Russia")."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.resolve.lexicon import carriers, roles, words
from tracker.resolve.names import fold, folded_words
from tracker.terms import ActorKind, AffiliationKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.records import ActorRecord
    from tracker.resolve.gazetteer import Gazetteer

_LONGEST_NAME = 6
_BRITISH = {"defense": "defence"}
_SINGLE = frozenset({"a", "an", "one", "another"})
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
    """Return the tie that the head of a phrase makes if it names a role or an organ."""
    found = _role(phrase)
    return found[0] if found else None


def role_kind(phrase: str) -> ActorKind | None:
    """Return what kind of actor the head of a phrase means if it names a role or an organ."""
    found = _role(phrase)
    return found[1] if found else None


def is_indefinite(phrase: str) -> bool:
    """Whether the phrase speaks of one of several ("a Polish court", "two Polish officials")."""
    return bool(_INDEFINITE.intersection(word.casefold() for word in phrase.split()[:1]))


def is_one_of_many(phrase: str) -> bool:
    """Whether the phrase speaks of a single one of several ("a resident", "another man")."""
    return bool(_SINGLE.intersection(word.casefold() for word in phrase.split()[:1]))


def organ(phrase: str, gazetteer: Gazetteer) -> tuple[str, ActorRecord] | None:
    """Return the folded name of a state's organ, the state's adjective in front, and the state.

    "Russia's Foreign Ministry" and "the Foreign Ministry of Russia" are both "russian foreign ministry".
    """
    owners = owned_by(phrase, gazetteer)
    if len(owners) != 1 or is_indefinite(phrase) or role_kind(phrase) is not ActorKind.BODY:
        return None
    owner = owners[0]
    return " ".join([fold(_adjective(owner.state)), *_rest(phrase.split(), owner)]), owner.state


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


def _role(phrase: str) -> tuple[AffiliationKind, ActorKind] | None:
    """Read the head noun; "sources" and the like take the tie of the noun before ("government sources")."""
    *before, head = _until_preposition(folded_words(phrase)) or ("",)
    if head in roles():
        return roles()[head]
    carried = [word for word in before if word in roles()]
    return (roles()[carried[-1]][0], carriers()[head]) if carried and head in carriers() else None


def _until_preposition(spoken: tuple[str, ...]) -> tuple[str, ...]:
    ends = (at for at, word in enumerate(spoken) if at and (word == "of" or word in words("asides")))
    return spoken[: next(ends, len(spoken))]


def _states(tokens: list[str], gazetteer: Gazetteer) -> Iterator[tuple[ActorRecord, int, int]]:
    """Yield the states named, longest names first; words joined by a hyphen ("US-led") name none."""
    starts = [at for at, token in enumerate(tokens) if token[:1].isupper()]
    lengths = range(1, _LONGEST_NAME + 1)
    gazetteer.ask_states(" ".join(tokens[at : at + length]) for at in starts for length in lengths)
    at = 0
    while at < len(tokens):
        for length in range(min(_LONGEST_NAME, len(tokens) - at), 0, -1):
            state = _state(tokens[at : at + length], gazetteer)
            if state and not _aside(tokens[:at]):
                yield state, at, at + length
            if state:
                at += length - 1
                break
        at += 1


def _aside(before: list[str]) -> bool:
    """Whether what stands before a state makes it a place or a topic; a spokesman for a state is its own."""
    plain = [word.casefold() for word in before if word.casefold() not in {"the", "a", "an"}]
    if not plain or plain[-1] not in words("asides"):
        return False
    return plain[-1] != "for" or not any(word.startswith("spokes") for word in plain)


def _state(tokens: list[str], gazetteer: Gazetteer) -> ActorRecord | None:
    name = " ".join(tokens)
    if not tokens[0][:1].isupper():
        return None
    found = gazetteer.states(name)
    return found[0] if len(found) == 1 else None
