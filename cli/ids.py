"""Typed ids as a person writes them: A3, c12."""

import re

from tracker.errors import UsageError
from tracker.records import Ref
from tracker.terms import RefKind

_NAMES = {
    RefKind.ARTICLE: "an article (A3)",
    RefKind.CLAIM: "a claim (C12)",
    RefKind.ASSERTION: "an assertion (S40)",
    RefKind.LINK: "a link (L7)",
    RefKind.ACTOR: "an actor (P5)",
    RefKind.PAIR: "a pair of actors (M2)",
}
_ID = re.compile(rf"\s*([{''.join(RefKind)}])([1-9][0-9]{{0,17}})\s*", re.IGNORECASE | re.ASCII)


def parse_ref(text: str, *kinds: RefKind) -> Ref:
    """Return the id that the text spells; of one of these kinds, when any are given."""
    wanted = " or ".join(_NAMES[kind] for kind in kinds or RefKind)
    match = _ID.fullmatch(text)
    if match is None:
        raise UsageError(f"{text!r} is not an id: give {wanted}")
    ref = Ref(RefKind(match[1].upper()), int(match[2]))
    if kinds and ref.kind not in kinds:
        raise UsageError(f"{ref} is not {wanted}")
    return ref


def parse_refs(texts: list[str], *kinds: RefKind) -> tuple[Ref, ...]:
    """Return the ids that the texts spell, each once, in order."""
    return tuple(dict.fromkeys(parse_ref(text, *kinds) for text in texts))
