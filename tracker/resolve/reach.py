"""How much of what it answers an answer reaches: "both claims", "the first part", "the latter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.terms import ClaimRole, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.records import ClaimRecord

_PLACES = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1, "last": -1}
_WISHES = frozenset({Modality.DESIRED, Modality.FUTURE, Modality.NECESSARY})
_POINTERS = frozenset({"that", "this", "it", "these", "those"})
_THOSE = frozenset({"those", "these"})
_SEVERAL = frozenset({"both", "all", "either", "neither"})


def picked(
    scope: str | None, claims: tuple[ClaimRecord, ...], before: tuple[ClaimRecord, ...]
) -> tuple[ClaimRecord, ...]:
    """Return the claims that an answer in these words reaches, of those answered and those before them."""
    words = (scope or "").lower().split()
    if any(word in _SEVERAL for word in words) and len(claims) == 1:
        return (*before, *claims)
    place = next((_PLACES[word] for word in words if word in _PLACES), None)
    if place is None or len(claims) < 2:
        return claims
    return (claims[min(place, len(claims) - 1)],)


def reached(claims: tuple[ClaimRecord, ...], speakers: Collection[str]) -> tuple[ClaimRecord, ...]:
    """Leave out of a longer speech what accuses nobody: the speaker's own wishes, and remarks on the rest."""
    rest = tuple(claim for claim in claims if not (_of_himself(claim, speakers) or _remarks(claim)))
    return rest or claims


def _of_himself(claim: ClaimRecord, speakers: Collection[str]) -> bool:
    """Tell whether a claim says what its speaker wants, or what he does not do."""
    who = {each.actor_key for each in claim.actors if each.role is ClaimRole.SUBJECT}
    mild = claim.polarity is Polarity.NEGATIVE or claim.modality in _WISHES
    return mild and bool(who) and who <= set(speakers)


def _remarks(claim: ClaimRecord) -> bool:
    """Tell whether a claim is about what was said besides: "that is plain", "both of those were not so"."""
    words = claim.text.lower().split()
    return words[:1] != [] and (words[0] in _POINTERS or bool(_THOSE & set(words)))
