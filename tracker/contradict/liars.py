"""Clashes with a person's word: somebody says that whoever said it lied, or that he was wrong himself."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tracker.contradict.clash import Sides, clashes
from tracker.contradict.ledger import actor_keys
from tracker.contradict.lexicon import same, word_class
from tracker.contradict.reasons import on_two_claims
from tracker.contradict.skeleton import skeleton
from tracker.contradict.told import NEAR
from tracker.records import LinkRecord, ordered_link
from tracker.terms import ClaimRole, Clash, LinkKind, Modality, Polarity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.contradict.ledger import Ledger
    from tracker.records import ClaimRecord, SaidBy

RULE, OWN = "said-to-have-lied", "said-to-have-been-wrong"


def belied(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link what somebody said with the claim, made soon after, that he lied or made the story up."""
    charges = [claim for claim in ledger.claims if _charges(claim)]
    if not charges:
        return
    told = _told(ledger)
    for charge in charges:
        for by in ledger.asserted(charge):
            keys = actor_keys(charge, ClaimRole.SUBJECT)
            for claim, said in _last([one for key in keys for one in told[key, by.snapshot_sha256]], by):
                yield from _link(charge, by, claim, said)


def mistaken(ledger: Ledger) -> Iterator[LinkRecord]:
    """Link what somebody said with his own words, soon after, that he was wrong."""
    owned = [claim for claim in ledger.claims if _owns(claim)]
    if not owned:
        return
    told = _told(ledger)
    for own in owned:
        keys = actor_keys(own, ClaimRole.SUBJECT)
        for by in ledger.asserted(own):
            said = told[by.actor_key, by.snapshot_sha256] if by.actor_key in keys else []
            for claim, before in _last(said, by):
                yield _taken_back(own, by, *_turned(claim, before, said))


def _turned(claim: ClaimRecord, before: SaidBy, told: list[_Told]) -> tuple[ClaimRecord, SaidBy]:
    """Return what was wrong: what was said last or, where that owns to it, the opposite said first."""
    earlier = (
        (each.claim, each.said)
        for each in told
        if before.group is not None
        and each.at < before.group
        and each.claim.predicate == claim.predicate
        and each.claim.polarity is not claim.polarity
    )
    return next(earlier, (claim, before))


def _owns(claim: ClaimRecord) -> bool:
    """Tell whether a claim says of somebody that he was wrong, and nothing else."""
    plain = claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ACTUAL
    if not plain or claim.predicate != "be":
        return False
    said = [word.text for word in skeleton(claim).words if not word.name]
    return bool(said) and all(word in word_class("mistaken") for word in said)


def _taken_back(own: ClaimRecord, by: SaidBy, claim: ClaimRecord, before: SaidBy) -> LinkRecord:
    sides = Sides({by.key: by}, {before.key: before})
    words = on_two_claims(Clash.REVERSAL, sides, ("asserted", "asserted"), (own.text, claim.text))
    reason = f"{words} Why: it was said just before."
    kind, clash = LinkKind.IN_TENSION_WITH, Clash.REVERSAL
    return ordered_link(LinkRecord(kind, own.key, claim.key, OWN, reason, clash, sides.evidence))


def _charges(claim: ClaimRecord) -> bool:
    """Tell whether a claim says that somebody lied, and of no other matter than the one at hand."""
    plain = claim.polarity is Polarity.POSITIVE and claim.modality is Modality.ACTUAL
    if not plain or claim.predicate not in word_class("lying"):
        return False
    said = [word.text for word in skeleton(claim).words]
    verb = claim.predicate.split("_")[0]
    at = next((place for place, word in enumerate(said) if same(word, verb)), None)
    return at is not None and all(word in word_class("account") for word in said[at + 1 :])


class _Told(NamedTuple):
    """A claim as somebody asserts it, and the place of that in the order of the article's attributions."""

    at: int
    claim: ClaimRecord
    said: SaidBy


def _told(ledger: Ledger) -> dict[tuple[str, str], list[_Told]]:
    """Return what each actor asserts in each article."""
    found: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for claim in ledger.claims:
        for each in ledger.asserted(claim):
            if each.group is not None:
                found[each.actor_key, each.snapshot_sha256].append(_Told(each.group, claim, each))
    return found


def _last(told: list[_Told], by: SaidBy) -> list[tuple[ClaimRecord, SaidBy]]:
    """Return what was told last before an assertion, not far from it."""
    apart = [0 if by.group is None else by.group - each.at for each in told]
    last = min((far for far in apart if 0 < far <= NEAR), default=None)
    return [(each.claim, each.said) for each, far in zip(told, apart, strict=True) if far == last]


def _link(charge: ClaimRecord, by: SaidBy, claim: ClaimRecord, said: SaidBy) -> Iterator[LinkRecord]:
    for clash, sides in clashes([by], [said]).items():
        words = on_two_claims(clash, sides, ("asserted", "asserted"), (charge.text, claim.text))
        reason = f"{words} Why: it was said just before."
        kind = LinkKind.IN_TENSION_WITH
        yield ordered_link(LinkRecord(kind, charge.key, claim.key, RULE, reason, clash, sides.evidence))
