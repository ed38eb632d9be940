"""Claims that may say the same in two articles, and claims that say less or more: for a person to decide."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracker.contradict.agree import Agreement, agreement, named
from tracker.contradict.compare import Relation, compare
from tracker.contradict.reasons import names
from tracker.likeness import Scene, Told
from tracker.records import LinkRecord, ordered_link
from tracker.terms import ClaimRole, LinkKind, Stance

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from tracker.contradict.ledger import Ledger
    from tracker.likeness import Meant
    from tracker.likeness.shelf import Floats
    from tracker.records import ClaimRecord, SaidBy

MOST_PER_CLAIM = 5
# From this likeness on two claims may say the same; from this on words left over may stand for each other.
LIKELY, STAND_IN = 0.5, 0.6
# Below this likeness they tell of two things, whatever words they share: most pairs of one much-named actor.
APART = 0.3
# Without an actor that ties them two reports of one battle are as likely two blows: more is asked.
SURE = 0.78
# More words left over than these make another claim.
MOST_LEFT = 3


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an encoder makes of each claim, by key, and what of any words."""

    claims: Mapping[str, Meant] = field(default_factory=dict)
    encode: Callable[[Sequence[str]], Sequence[Floats | None]] = lambda texts: [None] * len(texts)


@dataclass(frozen=True, slots=True)
class _Proposal:
    score: float
    kind: LinkKind
    one: ClaimRecord
    other: ClaimRecord
    rule: str
    why: str


def alike(
    ledger: Ledger, fresh: Collection[str] | None = None, meaning: Meaning | None = None
) -> Iterator[LinkRecord]:
    """Propose which claims are the same or one narrower; with `fresh`, only pairs with one of those."""
    proposed: Counter[str] = Counter()
    found = [
        one for group in _comparable(ledger) for one in _among(ledger, group, fresh, meaning or Meaning())
    ]
    for each in sorted(found, key=lambda each: (-each.score, each.one.key, each.other.key)):
        if max(proposed[each.one.key], proposed[each.other.key]) < MOST_PER_CLAIM:
            proposed.update((each.one.key, each.other.key))
            yield _link(ledger, each)


def _comparable(ledger: Ledger) -> Iterator[list[ClaimRecord]]:
    """Yield claims about the same actors, put in the same mode."""
    groups: dict[tuple[object, ...], list[ClaimRecord]] = defaultdict(list)
    for claim in ledger.claims:
        if claim.predicate:
            who = named(claim, ClaimRole.SUBJECT)
            groups[who, claim.polarity, claim.modality, claim.bound].append(claim)
    yield from groups.values()


def _among(
    ledger: Ledger, group: list[ClaimRecord], fresh: Collection[str] | None, meaning: Meaning
) -> Iterator[_Proposal]:
    """Yield what may be the same within a group."""
    new = [i for i, one in enumerate(group) if fresh is None or one.key in fresh]
    if not new or len(group) < 2:
        return
    scene = Scene([Told(one.text, *meaning.claims.get(one.key, ())) for one in group])
    looking = set(new)
    for i in new:
        near = scene.likeness(i).tolist()
        for j, other in enumerate(group):
            # Of two that are new each pair comes up once.
            if j == i or (j < i and j in looking) or (near[j] < APART and not scene.by_words):
                continue
            if not _other_articles(_texts(ledger, group[i]), _texts(ledger, other)):
                continue
            found = _compared(group[i], other, near[j], meaning)
            if found is not None and not _decided(ledger, found):
                yield found


def _compared(one: ClaimRecord, other: ClaimRecord, near: float, meaning: Meaning) -> _Proposal | None:
    """Return what two claims may be to each other: by their words first, then by what is left over."""
    agreed = agreement(one, other)
    if agreed is None:
        return None
    found = compare(one, other)
    if found.relation is Relation.SAME and agreed.whole:
        why = agreed.why if found.rule == "same-words" else f"{found.reason}; {agreed.why}"
        return _Proposal(near, LinkKind.SAME_AS, one, other, found.rule, why)
    if found.relation is Relation.SAME and agreed.narrower is not None:
        narrow, wide = (other, one) if agreed.narrower else (one, other)
        why = f"it adds a time, {narrow.event.edtf if narrow.event else ''}; {agreed.why}"
        return _Proposal(near, LinkKind.NARROWER_THAN, narrow, wide, "narrower", why)
    if found.relation in {Relation.ENTAILS, Relation.FOLLOWS} and agreed.tied:
        narrow, wide = (one, other) if found.relation is Relation.ENTAILS else (other, one)
        return _Proposal(
            near, LinkKind.NARROWER_THAN, narrow, wide, "narrower", f"{found.reason}; {agreed.why}"
        )
    if found.relation is not Relation.NEITHER or near < (LIKELY if agreed.tied else SURE) or not agreed.whole:
        return None
    stands = _stands_in(agreed, meaning)
    if stands is None:
        return None
    return _Proposal(near, LinkKind.SAME_AS, one, other, "alike-in-meaning", f"{stands}; {agreed.why}")


def _stands_in(agreed: Agreement, meaning: Meaning) -> str | None:
    """Say which words of two claims stand for each other; None unless those left over do."""
    left, right = " ".join(agreed.left), " ".join(agreed.right)
    if not left or not right or max(len(agreed.left), len(agreed.right)) > MOST_LEFT:
        return None
    one, other = meaning.encode([left, right])
    if one is None or other is None or float(one @ other) < STAND_IN:
        return None
    return f"“{left}” may stand for “{right}” ({float(one @ other):.2f})"


def _decided(ledger: Ledger, found: _Proposal) -> bool:
    """Tell whether a person judged already that two claims, or others like them, are one or are not."""
    apart = found.kind is LinkKind.SAME_AS and ledger.judged.differ(found.one.key, found.other.key)
    return apart or ledger.same(found.one, found.other)


def _other_articles(left: set[str], right: set[str]) -> bool:
    return bool(left and right) and len(left | right) > 1


def _texts(ledger: Ledger, claim: ClaimRecord) -> set[str]:
    return {each.snapshot_sha256 for each in _said(ledger, claim)}


def _said(ledger: Ledger, claim: ClaimRecord) -> list[SaidBy]:
    return ledger.by_stance(claim, *Stance)


def _link(ledger: Ledger, found: _Proposal) -> LinkRecord:
    ours, theirs = _said(ledger, found.one), _said(ledger, found.other)
    how = "is narrower than" if found.kind is LinkKind.NARROWER_THAN else "may say the same as"
    reason = (
        f"“{found.one.text}” ({names(ours)}) {how} “{found.other.text}” ({names(theirs)}): {found.why}; "
        f"likeness {found.score:.2f}."
    )
    evidence = (*(("a", each.key) for each in ours), *(("b", each.key) for each in theirs))
    score = round(min(max(found.score, 0.0), 1.0), 4)
    link = LinkRecord(found.kind, found.one.key, found.other.key, found.rule, reason, None, evidence, score)
    return ordered_link(link)
