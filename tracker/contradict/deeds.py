"""Clashes over who did it: a part in a deed denied and asserted, or one deed laid to two doers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING

from tracker.contradict.clash import clashes
from tracker.contradict.compatible import event_kind
from tracker.contradict.doers import Target, apart, class_of, sides, target
from tracker.contradict.lexicon import word_class
from tracker.contradict.negation import tokens
from tracker.contradict.reasons import on_two_claims
from tracker.contradict.told import NEAR, around, blames, here, of_old, same_day, scenes, side_by_side
from tracker.contradict.tolls import causes, places
from tracker.records import LinkRecord, ordered_link
from tracker.terms import ClaimRole, LinkKind, Modality, Polarity, Stance

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tracker.contradict.ledger import Ledger
    from tracker.contradict.standing import Setting
    from tracker.records import ClaimRecord, SaidBy

DENIED, TWO = "deed-denied", "two-doers"
_LEADING = word_class("placing") | {"into", "about"}
_LIGHT = frozenset({"be", "play", "have", "take", "bear", "deny"})


@dataclass(frozen=True, slots=True)
class Deed:
    """Who is said to have done something: `answers` where the words say that somebody has a part in it.

    `sides` are the doers and whom else the words for them name, `hit` is to what it was done.
    """

    claim: ClaimRecord
    doers: frozenset[str]
    sides: frozenset[str]
    hit: Target
    part: bool
    why: str
    answers: bool
    events: frozenset[str]
    places: frozenset[str]
    causes: frozenset[str]


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
    """Return the keys under which a deed is found by another account of it: its places, whom it befell."""
    answers = _kind(claim)
    if answers is None:
        return ()
    return tuple(f"deed {name}" for name in sorted(scenes(claim, around) | target(claim, answers).names))


def tells(claim: ClaimRecord) -> bool:
    """Tell whether a claim says that somebody has a part in a deed, or does one."""
    return _kind(claim) is not None


def _low(claim: ClaimRecord) -> list[str]:
    return [word.lower() for word in tokens(claim.text)]


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
    events = frozenset(word.removesuffix("s") for word in _low(claim) if word in class_of("event"))
    named = sides(lifted.claim)
    if not named or (answers and not events):
        return None
    where, why = places(claim.text), causes(claim.text)
    hit = target(claim, answers)
    return Deed(claim, doers, named, hit, lifted.part, lifted.why, answers, events, where, why)


def _kind(claim: ClaimRecord) -> bool | None:
    """Tell whether a claim says that somebody has a part in a deed, or does one; None for neither."""
    if claim.predicate in class_of("carries") or (claim.predicate in _LIGHT and _answers(claim)):
        low = _low(claim)
        return True if class_of("event") & set(low) and not _beside(low) else None
    return False if claim.predicate in class_of("harms") else None


def _answers(claim: ClaimRecord) -> bool:
    plain = claim.text.lower()
    # Few have one of the words anywhere, which is quicker to see than whether it is a word there.
    return any(word in plain for word in class_of("answers")) and bool(class_of("answers") & set(_low(claim)))


def _beside(low: Sequence[str]) -> bool:
    """Tell whether a part is in something else: "responsible for the inquiry into the attack"."""
    part = next((at for at, word in enumerate(low) if word in class_of("answers")), len(low))
    deed = next((at for at in range(part, len(low)) if low[at] in class_of("event")), part)
    return sum(word in _LEADING for word in low[part + 1 : deed]) > 1


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
    if Polarity.NEGATIVE in {one.claim.polarity, other.claim.polarity} or one.sides & other.sides:
        return
    event = one.answers and other.answers and one.places == other.places and bool(one.events & other.events)
    blamed = _bare(one) and _bare(other) and one.claim.predicate == other.claim.predicate
    if not (_one_blow(one, other) or blamed) and (not event or _apart(one, other)):
        return
    ours, theirs = ledger.asserted(one.claim), ledger.asserted(other.claim)
    pairs = [
        *_meeting(ledger, one, ours, other, theirs),
        *((left, right) for left in ours for right in theirs if _once(one) and _once(other)),
    ]
    pairs = [pair for pair in pairs if _disputed(ledger, one, other, pair)]
    if blamed:
        pairs = [pair for pair in pairs if all(blames(ledger.around(each)) for each in pair)]
    yield from _links(one, other, pairs, TWO, ("asserted", "asserted"), "each names another doer")


def _one_blow(one: Deed, other: Deed) -> bool:
    """Tell whether two deeds were done to what may be one thing, and neither is told as one of several."""
    if not one.hit.meets(other.hit) or event_kind(one.claim.event, other.claim.event) is None:
        return False
    if any(_uses(each) or class_of("again") & set(_low(each.claim)) for each in (one, other)):
        return False
    # Whoever is killed is killed once; a town may be bombed by many.
    return bool(one.hit.nouns) or (_once(one) and _once(other))


def _bare(deed: Deed) -> bool:
    """Tell whether a deed is all that a claim says: "Borduria struck", of who is blamed for the strike."""
    return not deed.answers and not deed.claim.object


def _once(deed: Deed) -> bool:
    """Tell whether a deed is such as befalls what it names but once."""
    return deed.claim.predicate in class_of("once") and bool(deed.hit.names)


def _disputed(ledger: Ledger, one: Deed, other: Deed, pair: tuple[SaidBy, SaidBy]) -> bool:
    """Tell whether two speakers lay one deed to two doers."""
    left, right = pair
    stands = (ledger.stands.get(each.actor_key) for each in pair)
    speakers = (left.actor_key, left.actor_name, right.actor_key, right.actor_name)
    states = (each.state for each in stands if each)
    return left.actor_key != right.actor_key and apart(one.sides, other.sides, (*speakers, *states))


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
    first, second = (
        here(ledger, each.claim, said, after=False) | each.hit.names
        for each, said in ((one, left), (other, right))
    )
    return not first.isdisjoint(second) and left.snapshot_sha256 != right.snapshot_sha256


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
    for clash, both in clashes(ours, theirs).items():
        words = on_two_claims(clash, both, verbs, (one.claim.text, other.claim.text))
        reason = f"{words} Why: {why}{f'; {parts}' if parts else ''}."
        link = LinkRecord(kind, one.claim.key, other.claim.key, rule, reason, clash, both.evidence)
        yield ordered_link(link)
