"""Parts of a state taken for the state: whose deed it is that an army, a government or its jets did."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracker.contradict.lexicon import word_class
from tracker.terms import AffiliationKind, ClaimRole

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.records import Around, ClaimActor, ClaimRecord, Interval, SaidBy, StateTie

_OF = frozenset({"of", "in", "loyal", "under"})


@dataclass(frozen=True, slots=True)
class Standing:
    """The state that an actor stands for, whole as its government does or as a part, and why."""

    state: str
    part: bool
    why: str
    leader: bool = False
    held: Interval | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a claim: the states that actors stand for, and the headlines and words over it."""

    stands: Mapping[str, Standing] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    passages: tuple[Around, ...] = ()


@dataclass(frozen=True, slots=True)
class Raised:
    """A claim with the state in place of what stands for it."""

    claim: ClaimRecord
    part: bool = False
    why: str = ""


def standings(ties: Iterable[StateTie]) -> dict[str, Standing]:
    """Return what each actor stands for: one state, as its government, its leader or an armed part."""
    tied: dict[str, list[StateTie]] = defaultdict(list)
    for tie in ties:
        tied[tie.actor_key].append(tie)
    found = {key: _standing(each) for key, each in tied.items() if len({one.state_key for one in each}) == 1}
    return {key: one for key, one in found.items() if one is not None}


def _standing(ties: list[StateTie]) -> Standing | None:
    """Return what ties to one state make of an actor, by the noun of its name."""
    tie = ties[0]
    words = tie.actor_name.casefold().split()
    end = next((at for at, word in enumerate(words) if at and word in _OF), len(words))
    head = words[end - 1] if words else ""
    whole = head in word_class("governing")
    leads = any(each.kind is AffiliationKind.LEADS for each in ties)
    if not (whole or leads or head in word_class("armed")):
        return None
    leader = leads and not whole
    how = "leads" if leader else "stands for" if whole else "is part of"
    why = f"“{tie.actor_name}” {how} {tie.state_name} ({tie.rule})"
    return Standing(tie.state_key, not whole, why, leader, None if whole else tie.held)


def raised(claim: ClaimRecord, stands: Mapping[str, Standing]) -> Raised:
    """Return a claim with the states that its subjects stand for in their place."""
    found = [stands[each.actor_key] for each in claim.actors if _stands(each, stands)]
    if not found:
        return Raised(claim)
    actors = tuple(
        replace(each, actor_key=stands[each.actor_key].state) if _stands(each, stands) else each
        for each in claim.actors
    )
    why = ", ".join(dict.fromkeys(each.why for each in found))
    return Raised(replace(claim, actors=actors), any(each.part for each in found), why)


def then(stands: Mapping[str, Standing], said: Iterable[SaidBy]) -> Mapping[str, Standing]:
    """Leave out what is known not to have stood for its state on any day on which something was said."""
    days = [day for each in said if (day := each.said or each.published) is not None]
    if not days or all(each.held is None for each in stands.values()):
        return stands
    return {key: each for key, each in stands.items() if any(_held(each.held, day) for day in days)}


def _held(tie: Interval | None, day: Interval) -> bool:
    """Tell whether a tie may have held on a day."""
    if tie is None:
        return True
    late = tie.first is not None and day.last is not None and day.last < tie.first
    past = tie.last is not None and day.first is not None and day.first > tie.last
    return not (late or past)


def bodies(stands: Mapping[str, Standing]) -> dict[str, Standing]:
    """Leave out the leaders: what one person does or says of himself is not what his state does."""
    return {key: each for key, each in stands.items() if not each.leader}


def two_leaders(one: ClaimRecord, other: ClaimRecord, stands: Mapping[str, Standing]) -> bool:
    """Tell whether two claims are about two persons who both stand for a state."""
    ours, theirs = (
        {each.actor_key for each in claim.actors if _leads(each, stands)} for claim in (one, other)
    )
    return bool(ours and theirs) and not ours & theirs


def _leads(actor: ClaimActor, stands: Mapping[str, Standing]) -> bool:
    return _stands(actor, stands) and stands[actor.actor_key].leader


def _stands(actor: ClaimActor, stands: Mapping[str, Standing]) -> bool:
    return actor.role is ClaimRole.SUBJECT and actor.actor_key in stands
