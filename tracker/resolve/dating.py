"""What a claim or a saying becomes when the day of its article is learnt, corrected or taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.resolve.claims import make_claim
from tracker.resolve.intervals import hull, interval, needs_day, read
from tracker.terms import Modality

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.records import ClaimRecord, Interval


def reread(told: Interval, published: Interval | None) -> Interval:
    """Return an interval as its words are read in an article of that date."""
    return read(told.words, published) if needs_day(told.words) else told


def redated(
    claim: ClaimRecord, dates: Sequence[Interval | None], text_sha256: str, alone: bool
) -> ClaimRecord:
    """Return the claim with its time read anew: under its own key where the key holds no other time.

    `dates` are those of the articles of this text, the one that was dated first; `alone` says that no other
    text bears the claim. One whose key holds a time, or that others bear, stays: another claim is returned.
    """
    if claim.event is None or not needs_day(claim.event.words):
        return claim
    event, open_claim = _event(claim, dates), _again(claim, _event(claim, ()), text_sha256)
    if alone and (claim.event.edtf is None or claim.key == open_claim.key):
        return replace(claim, event=event)
    own = _event(claim, dates[:1])
    return claim if own == claim.event else _again(claim, own, text_sha256)


def _event(claim: ClaimRecord, dates: Sequence[Interval | None]) -> Interval:
    """Return when it happened as read on each of these dates; without any the words stay undated."""
    assert claim.event is not None
    words, ahead = claim.event.words, claim.modality is Modality.FUTURE
    return hull([read(words, each, ahead=ahead) for each in dates if each] or [interval(words, None)])


def _again(claim: ClaimRecord, event: Interval, text_sha256: str) -> ClaimRecord:
    return make_claim(
        claim.text,
        claim.predicate,
        claim.object,
        claim.actors,
        claim.polarity,
        claim.modality,
        claim.bound,
        event,
        text_sha256,
    )
