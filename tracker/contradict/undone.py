"""Clashes over what was done to something: "officers blocked the door" beside "no door was blocked"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.contradict.clash import clashes
from tracker.contradict.compare import Relation, compare
from tracker.contradict.lexicon import same, word_class
from tracker.contradict.negation import tokens
from tracker.contradict.reasons import on_two_claims
from tracker.contradict.skeleton import skeleton
from tracker.contradict.told import by_article, side_by_side
from tracker.records import LinkRecord, ordered_link
from tracker.terms import LinkKind, Modality, Polarity, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.contradict.ledger import Ledger
    from tracker.records import ClaimRecord, SaidBy

RULE = "done-and-denied"


def undone(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link what somebody is said to have done with the denial, near it, that it was done at all."""
    denials = [
        (claim, by, "denied" if claim.polarity is Polarity.POSITIVE else "asserted")
        for claim in ledger.claims
        for by in _against(ledger, claim)
        if _by_nobody(claim)
    ]
    told = by_article(ledger) if denials else {}
    for denial, by, verb in denials:
        for claim, said in told[by.snapshot_sha256]:
            if said.actor_key != by.actor_key and side_by_side(by, said) and _is_done(claim, denial):
                yield from _link(denial, by, verb, claim, said)


def _against(ledger: Ledger, claim: ClaimRecord) -> list[SaidBy]:
    """Return who says that something was not done."""
    if claim.polarity is Polarity.POSITIVE:
        return list(ledger.by_stance(claim, Stance.DENIES))
    return list(ledger.asserted(claim))


def _by_nobody(claim: ClaimRecord) -> bool:
    """Tell whether a claim says what was done and not by whom: "any door had been blocked"."""
    if not _is_deed(claim) or claim.predicate in word_class("light") or skeleton(claim).subjects:
        return False
    thing, verb = (_place(claim, word) for word in (_thing(claim), claim.predicate))
    return -1 < thing < verb


def _is_deed(claim: ClaimRecord) -> bool:
    return claim.modality is Modality.ACTUAL and any(word.isalnum() for word in tokens(claim.object))


def _place(claim: ClaimRecord, word: str) -> int:
    words = skeleton(claim).words
    return next((at for at, each in enumerate(words) if same(each.text, word)), -1)


def _thing(claim: ClaimRecord) -> str:
    """Return the noun for what something was done to."""
    return tokens(claim.object.lower())[-1]


def _is_done(claim: ClaimRecord, denial: ClaimRecord) -> bool:
    """Tell whether a claim says that somebody did what another says nobody did."""
    deed = claim.polarity is Polarity.POSITIVE and _is_deed(claim)
    if not deed or claim.predicate != denial.predicate or not same(_thing(claim), _thing(denial)):
        return False
    found = compare(claim, denial).relation
    if denial.polarity is Polarity.POSITIVE:
        return found in {Relation.SAME, Relation.ENTAILS}
    return found is Relation.CONTRADICTS


def _link(
    denial: ClaimRecord, by: SaidBy, verb: str, claim: ClaimRecord, said: SaidBy
) -> Iterator[LinkRecord]:
    for clash, sides in clashes([by], [said]).items():
        words = on_two_claims(clash, sides, (verb, "asserted"), (denial.text, claim.text))
        reason = f"{words} Why: what one says was done the other says was not done by anybody."
        yield ordered_link(
            LinkRecord(LinkKind.CONTRADICTS, denial.key, claim.key, RULE, reason, clash, sides.evidence)
        )
