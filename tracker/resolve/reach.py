"""How much of what it answers an answer reaches: "both claims", "the first part", "the latter"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.terms import ClaimRole, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from tracker.records import ClaimRecord, Proposition

_PLACES = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1, "last": -1}
_WISHES = frozenset({Modality.DESIRED, Modality.FUTURE, Modality.NECESSARY})
_POINTERS = frozenset({"that", "this", "it", "these", "those"})
_THOSE = frozenset({"those", "these"})
# What one points at with these was said last; "his account" is all of it, which nobody denies word by word.
_LAST = frozenset({"it", "that", "this", "otherwise"})
_WHOLE = frozenset({"account", "accounts", "version", "versions", "testimony", "narrative", "story"})
_END = re.compile(r"""[.!?]["”’')]*\s""")
_FIGURES = frozenset({"figure", "figures", "number", "numbers", "toll", "count", "estimate", "estimates"})
_FINDINGS = frozenset({"finding", "findings", "report", "conclusions", "results"})
_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b",
    re.IGNORECASE,
)
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


def meant(
    words: str, claims: tuple[ClaimRecord, ...], said: Sequence[Proposition], text: str
) -> tuple[ClaimRecord, ...]:
    """Return which claims of a longer speech an answer in these words means.

    `said` are the propositions that the claims were made of, `text` is the article's. A bare "that" means the
    last sentence of the speech. A whole account has no one claim that is denied with it.
    """
    found = re.findall(r"\w+", words.lower())
    if len(claims) < 2 or len(claims) != len(said):
        return claims
    if not _WHOLE.isdisjoint(found):
        return ()
    if not _FIGURES.isdisjoint(found):
        return tuple(claim for claim in claims if _NUMBER.search(claim.text))
    if not _FINDINGS.isdisjoint(found):
        # What a report says should be done is none of what it found.
        return tuple(claim for claim in claims if claim.modality not in _WISHES) or claims
    places = [one.place for one in said if one.place is not None]
    if not found or found[0] not in _LAST or len(places) < len(claims):
        return claims
    end = max(place.end for place in places)
    last = [not _END.search(text[place.end : end]) for place in places]
    return tuple(claim for claim, near in zip(claims, last, strict=True) if near)


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
