"""Clashes over who did it: a part in a deed denied and asserted, or one deed laid to two doers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from typing import TYPE_CHECKING

from tracker.contradict.clash import clashes
from tracker.contradict.lexicon import rows
from tracker.contradict.negation import tokens
from tracker.contradict.reasons import on_two_claims
from tracker.contradict.told import NEAR, around, here, of_old, same_day, scenes, side_by_side
from tracker.contradict.tolls import causes, places
from tracker.records import LinkRecord, ordered_link
from tracker.terms import ClaimRole, LinkKind, Modality, Polarity, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tracker.contradict.ledger import Ledger
    from tracker.contradict.standing import Setting
    from tracker.records import ClaimRecord, SaidBy

DENIED, TWO = "deed-denied", "two-doers"
_LIGHT = frozenset({"be", "play", "have", "take", "bear", "deny"})


@dataclass(frozen=True, slots=True)
class Deed:
    """Who is said to have done something: `answers` where the words say that somebody has a part in it."""

    claim: ClaimRecord
    doers: frozenset[str]
    part: bool
    why: str
    answers: bool
    events: frozenset[str]
    places: frozenset[str]
    causes: frozenset[str]


@cache
def _class(name: str) -> frozenset[str]:
    return next(frozenset(row[1].split("|")) for row in rows("deeds") if row[0] == name)


def did(ledger: Ledger, fresh: Collection[str] | None = None) -> Iterator[LinkRecord]:
    """Link claims of one deed that one denies and the other asserts, or that name two doers of it."""
    by_place: dict[str, list[Deed]] = defaultdict(list)
    for claim in ledger.claims:
        deed = _deed(ledger, claim)
        if deed is not None:
            said = ledger.by_stance(claim, Stance.ASSERTS, Stance.DENIES)
            told = filed(claim, around(ledger, said))
            for key in {*told, *(each.snapshot_sha256 for each in said)}:
                by_place[key].append(deed)
    done: set[tuple[str, str]] = set()
    for key in sorted(by_place):
        for one, other in permutations(by_place[key], 2):
            pair = one.claim.key, other.claim.key
            if pair not in done and (fresh is None or fresh_of(pair, fresh)):
                done.add(pair)
                yield from _denied(ledger, one, other)
                if pair[0] < pair[1]:
                    yield from _two(ledger, one, other)


def fresh_of(pair: tuple[str, str], fresh: Collection[str]) -> bool:
    """Tell whether one of a pair came in just now."""
    return pair[0] in fresh or pair[1] in fresh


def filed(claim: ClaimRecord, around: Setting) -> tuple[str, ...]:
    """Return the keys under which a deed is found by another account of it: the places that it names."""
    return tuple(f"deed {place}" for place in sorted(scenes(claim, around))) if tells(claim) else ()


def tells(claim: ClaimRecord) -> bool:
    """Tell whether a claim says that somebody has a part in a deed, or does one."""
    return _kind(claim) is not None


def _deed(ledger: Ledger, claim: ClaimRecord) -> Deed | None:
    answers = _kind(claim)
    if answers is None or claim.modality is not Modality.ACTUAL:
        return None
    lifted = ledger.raised(claim)
    doers = frozenset(
        each.actor_key
        for each in lifted.claim.actors
        if each.role is ClaimRole.SUBJECT and not each.actor_key.startswith("unnamed:")
    )
    events = frozenset(word.removesuffix("s") for word in _low(claim) & _class("event"))
    if not doers or (answers and not events):
        return None
    return Deed(
        claim, doers, lifted.part, lifted.why, answers, events, places(claim.text), causes(claim.text)
    )


def _kind(claim: ClaimRecord) -> bool | None:
    """Tell whether a claim says that somebody has a part in a deed, or does one; None for neither."""
    if claim.predicate in _class("carries") or (claim.predicate in _LIGHT and _answers(claim)):
        return True if _class("event") & _low(claim) else None
    return False if claim.predicate in _class("harms") else None


def _answers(claim: ClaimRecord) -> bool:
    plain = claim.text.lower()
    # Few have one of the words anywhere, which is quicker to see than whether it is a word there.
    return any(word in plain for word in _class("answers")) and bool(_class("answers") & _low(claim))


def _low(claim: ClaimRecord) -> set[str]:
    return {word.lower() for word in tokens(claim.text)}


def _denied(ledger: Ledger, one: Deed, other: Deed) -> Iterator[LinkRecord]:
    """Link a denied part in a deed with an asserted one of the same doer."""
    if not one.doers & other.doers or not (one.answers or other.answers) or _apart(one, other):
        return
    if other.claim.polarity is Polarity.NEGATIVE or (_uses(other) and not one.causes & other.causes):
        return
    negative = one.claim.polarity is Polarity.NEGATIVE
    against = ledger.asserted(one.claim) if negative else ledger.by_stance(one.claim, Stance.DENIES)
    against = [each for each in against if not of_old(ledger.around(each))]
    pairs = _meeting(ledger, one, against, other, ledger.asserted(other.claim))
    verbs = ("asserted" if negative else "denied", "asserted")
    why = "the denial may be of that very deed"
    yield from _links(one, other, pairs, DENIED, verbs, why)


def _uses(deed: Deed) -> bool:
    """Tell whether a deed is no blow in itself: "used gas", "opened fire"."""
    return not deed.answers and deed.claim.predicate in {"use", "open"}


def _two(ledger: Ledger, one: Deed, other: Deed) -> Iterator[LinkRecord]:
    """Link two claims that lay what may be one deed to two doers."""
    both = (
        one.answers and other.answers and Polarity.NEGATIVE not in {one.claim.polarity, other.claim.polarity}
    )
    if not both or one.doers & other.doers or not one.events & other.events or _apart(one, other):
        return
    if one.places != other.places:
        return
    pairs = _meeting(ledger, one, ledger.asserted(one.claim), other, ledger.asserted(other.claim))
    pairs = [(ours, theirs) for ours, theirs in pairs if ours.actor_key != theirs.actor_key]
    yield from _links(one, other, pairs, TWO, ("asserted", "asserted"), "each names another doer")


def _apart(one: Deed, other: Deed) -> bool:
    """Tell whether two deeds differ in place or means."""
    elsewhere = one.places and other.places and not one.places & other.places
    otherwise = one.causes and other.causes and not one.causes & other.causes
    return bool(elsewhere or otherwise)


def _meeting(
    ledger: Ledger, one: Deed, ours: Sequence[SaidBy], other: Deed, theirs: Sequence[SaidBy]
) -> list[tuple[SaidBy, SaidBy]]:
    """Return the assertions that may be of one deed: near in an article, or of one place and day."""
    near = NEAR if one.answers and other.answers else NEAR // 2
    return [
        (left, right)
        for left in ours
        for right in theirs
        if side_by_side(left, right, near)
        or (_placed(ledger, one, left, other, right) and same_day(one.claim, [left], other.claim, [right]))
    ]


def _placed(ledger: Ledger, one: Deed, left: SaidBy, other: Deed, right: SaidBy) -> bool:
    """Tell whether two deeds are told of one place, as their words or the headlines over them have it."""
    there = here(ledger, one.claim, left, after=False) & here(ledger, other.claim, right, after=False)
    return bool(there) and left.snapshot_sha256 != right.snapshot_sha256


def _links(
    one: Deed,
    other: Deed,
    pairs: list[tuple[SaidBy, SaidBy]],
    rule: str,
    verbs: tuple[str, str],
    why: str,
) -> Iterator[LinkRecord]:
    firm = rule == DENIED and not one.part and all(side_by_side(*pair) for pair in pairs)
    kind = LinkKind.CONTRADICTS if firm else LinkKind.IN_TENSION_WITH
    parts = ", ".join(dict.fromkeys(each.why for each in (one, other) if each.why))
    ours = list({left.key: left for left, _ in pairs}.values())
    theirs = list({right.key: right for _, right in pairs}.values())
    for clash, sides in clashes(ours, theirs).items():
        words = on_two_claims(clash, sides, verbs, (one.claim.text, other.claim.text))
        reason = f"{words} Why: {why}{f'; {parts}' if parts else ''}."
        link = LinkRecord(kind, one.claim.key, other.claim.key, rule, reason, clash, sides.evidence)
        yield ordered_link(link)
