"""Clashes over when it was: what happens once, told of two stretches of days that have none in common."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.contradict.clash import clashes
from tracker.contradict.compare import Relation, compare
from tracker.contradict.compatible import event_kind
from tracker.contradict.lexicon import word_class
from tracker.contradict.opposed import apart, pairs
from tracker.contradict.reasons import on_two_claims
from tracker.contradict.skeleton import skeleton
from tracker.records import LinkRecord, ordered_link
from tracker.terms import LinkKind, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from tracker.contradict.ledger import Ledger
    from tracker.records import ClaimRecord, Interval

RULE = "opposite-dates"
_ALIKE = frozenset({Relation.SAME, Relation.ENTAILS, Relation.FOLLOWS})
# A bare number of things need not be the same things.
_DEFINITE = frozenset({"the", "his", "her", "its", "their"})


def told_apart(ledger: Ledger, fresh: Collection[str] | None = None) -> Iterator[LinkRecord]:
    """Link claims that say of one deed which is done once that it was then, and then."""
    for one, other in pairs(ledger, fresh):
        if not (_once(one) and _once(other)) or one.predicate != other.predicate or ledger.same(one, other):
            continue
        if event_kind(one.event, other.event) is None and _one_deed(one, other):
            yield from _links(ledger, one, other)


def _once(claim: ClaimRecord) -> bool:
    """Tell whether a claim gives the days of what is done once, to a certain thing: "the bridge opened"."""
    plain = claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ACTUAL
    when = claim.event
    dated = when is not None and bool(when.words) and when.words in claim.text and not when.approximate
    return plain and dated and claim.predicate in word_class("done once") and _definite(claim)


def _definite(claim: ClaimRecord) -> bool:
    """Tell whether a claim is of a certain thing or person, not of some."""
    return claim.text.split(" ", 1)[0].lower() in _DEFINITE or bool(skeleton(claim).subjects)


def _one_deed(one: ClaimRecord, other: ClaimRecord) -> bool:
    """Tell whether two claims say the same but for the days, or one of them more."""
    return compare(_undated(one), _undated(other)).relation in _ALIKE


def _undated(claim: ClaimRecord) -> ClaimRecord:
    """Return a claim without its days and what it adds behind them."""
    before, _, _ = claim.text.partition(_words(claim.event))
    return replace(claim, text=before.strip(" ,"), event=None)


def _words(when: Interval | None) -> str:
    return when.words if when is not None else ""


def _links(ledger: Ledger, one: ClaimRecord, other: ClaimRecord) -> Iterator[LinkRecord]:
    ours, theirs = apart(ledger.asserted(one), ledger.asserted(other))
    why = f"“{_words(one.event)}” and “{_words(other.event)}” have no day in common"
    for clash, sides in clashes(ours, theirs).items():
        words = on_two_claims(clash, sides, ("asserted", "asserted"), (one.text, other.text))
        reason = f"{words} Why: {why}."
        link = LinkRecord(LinkKind.CONTRADICTS, one.key, other.key, RULE, reason, clash, sides.evidence)
        yield ordered_link(link)
