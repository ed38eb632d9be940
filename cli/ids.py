"""Typed ids as a person writes them: A3, c12."""

import re
from typing import TYPE_CHECKING

from tracker.errors import UsageError
from tracker.records import Ref, as_ref
from tracker.terms import RefKind

if TYPE_CHECKING:
    from tracker.store import Ledger

_NAMES = {
    RefKind.ARTICLE: "an article (A3)",
    RefKind.CLAIM: "a claim (C12)",
    RefKind.ASSERTION: "an assertion (S40)",
    RefKind.LINK: "a link (L7)",
    RefKind.ACTOR: "an actor (P5)",
    RefKind.PAIR: "a pair of actors (M2)",
    RefKind.TIE: "a tie between actors (T4)",
    RefKind.COPY: "a pair of texts (D3)",
    RefKind.ALARM: "an alarm (W30412)",
}
_CHANGE = re.compile(r"\s*[Hh]([1-9][0-9]{0,17})\s*", re.ASCII)


def parse_change(text: str) -> int | None:
    """Return the number of a change that the text spells (H7), or None where it spells something else."""
    match = _CHANGE.fullmatch(text)
    return int(match[1]) if match else None


def parse_ref(text: str, *kinds: RefKind) -> Ref:
    """Return the id that the text spells; of one of these kinds, when any are given."""
    wanted = " or ".join(_NAMES[kind] for kind in kinds or RefKind)
    ref = as_ref(text)
    if ref is None:
        raise UsageError(f"{text!r} is not an id: give {wanted}")
    if kinds and ref.kind not in kinds:
        raise UsageError(f"{ref} is not {wanted}")
    return ref


def named(ledger: "Ledger", words: str) -> Ref:
    """Return the claim of that id, or the actor of that id or name."""
    from tracker import store

    ref = as_ref(words)
    if ref is not None and ref.kind is RefKind.CLAIM:
        return ref
    return store.find_actor(ledger, words)


def parse_refs(texts: list[str], *kinds: RefKind) -> tuple[Ref, ...]:
    """Return the ids that the texts spell, each once, in order."""
    return tuple(dict.fromkeys(parse_ref(text, *kinds) for text in texts))
