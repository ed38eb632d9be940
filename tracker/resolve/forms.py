"""The forms under which an actor is filed, so that it is found by a name without looking at the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tracker.resolve.names import fold, initials, initials_dropped, surname
from tracker.resolve.spelling import frame, sounding
from tracker.terms import ActorKind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from tracker.records import ActorRecord

# Goes up when an actor has other forms than before: those filed by older rules are then filed anew.
FORMS = "1"


class Source(Protocol):
    """Where actors are kept: asked for those of some forms, for one, and for whom one is tied to."""

    def under(self, forms: Collection[str]) -> Mapping[str, Sequence[ActorRecord]]:
        """Return the actors filed under each form, those first known first."""

    def actor(self, key: str) -> ActorRecord | None:
        """Return the actor of a key."""

    def ties(self, key: str) -> Collection[str]:
        """Return the keys of those that an actor is tied to."""


def forms(actor: ActorRecord) -> tuple[str, ...]:
    """Return the forms of an actor; none of one that only one article knows, or that has no name."""
    if not actor.named or is_local(actor.key):
        return ()
    return tuple(dict.fromkeys(_forms(actor)))


def asked(name: str) -> Iterator[str]:
    """Yield the forms under which those whom a name may mean are filed."""
    folded = fold(name)
    yield named(folded)
    yield named(initials_dropped(folded))
    yield family(folded)
    yield from sounds(folded)
    yield whole_sound(folded)
    yield short(folded.replace(" ", ""))


def is_local(key: str) -> bool:
    """Whether a key is that of somebody whom only one article knows ("person:smith#0d4bc7")."""
    return "#" in key


def named(folded: str) -> str:
    """Return the form of a folded name as it stands."""
    return f"={folded}"


def family(folded: str) -> str:
    """Return the form of the surname in a folded name."""
    return f".{surname(folded)}"


def sounds(folded: str) -> tuple[str, str]:
    """Return the forms of how the surname in a folded name sounds, with its vowels and without."""
    last = surname(folded)
    return f"~{sounding(last)}", f"~{frame(last)}"


def whole_sound(folded: str) -> str:
    """Return the form of how a whole folded name sounds."""
    return f"~~{sounding(folded)}"


def short(letters: str) -> str:
    """Return the form of an acronym."""
    return f"/{letters}"


def _forms(actor: ActorRecord) -> Iterator[str]:
    folded = fold(actor.name)
    for text in (actor.name, *(alias.text for alias in actor.aliases)):
        if fold(text):
            yield named(fold(text))
    if actor.kind is ActorKind.PERSON:
        yield family(folded)
        yield from sounds(folded)
        yield whole_sound(folded)
    elif actor.kind in {ActorKind.BODY, ActorKind.GROUP} and initials(folded):
        yield short(initials(folded))
