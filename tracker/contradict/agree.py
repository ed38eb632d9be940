"""What two claims must agree in before they can say the same: actors, numbers, names, mode and time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.contradict.align import Sense, align
from tracker.contradict.compatible import event_kind
from tracker.contradict.ledger import actor_keys
from tracker.contradict.skeleton import skeleton
from tracker.terms import ClaimRole, Modality, Polarity

if TYPE_CHECKING:
    from tracker.contradict.align import Alignment
    from tracker.contradict.skeleton import Word
    from tracker.records import ClaimRecord

# With no more than these a claim says too little for a word more or less to tell which is narrower.
_LIGHT = frozenset({"be", "have", "do", "say", "make", "get", "go", "come"})


@dataclass(frozen=True, slots=True)
class Agreement:
    """In what two claims agree, in words, and the words left over of each.

    `tied` tells whether an actor and a predicate tie them, `whole` whether they agree in all that is checked,
    `narrower` which of the two, as 0 or 1, adds a time where they agree in all else.
    """

    why: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    tied: bool
    whole: bool
    narrower: int | None = None


def agreement(one: ClaimRecord, other: ClaimRecord) -> Agreement | None:
    """Return in what two claims of the same actors and mode agree; None where they cannot say the same."""
    if event_kind(one.event, other.event) is None:
        return None
    ours, theirs = (named(each, ClaimRole.OBJECT) for each in (one, other))
    if not (ours <= theirs or theirs <= ours):
        return None
    both = align(skeleton(one), skeleton(other))
    if any(word.name or word.number for word in (*both.left, *both.right)) and both.left and both.right:
        return None
    # "At least 40" takes in "at least 12", and yet says something else.
    if any(each.left.number and each.sense is not Sense.SAME for each in both.pairs):
        return None
    shared = [each.left for each in both.pairs]
    days = [each.event.edtf if each.event else None for each in (one, other)]
    return Agreement(
        _why(one, other, both),
        tuple(word.text for word in both.left),
        tuple(word.text for word in both.right),
        any(word.name for word in shared) and one.predicate not in _LIGHT,
        ours == theirs and days[0] == days[1] and all(each.sense is Sense.SAME for each in both.pairs),
        int(days[0] is None) if ours == theirs and days.count(None) == 1 else None,
    )


def named(claim: ClaimRecord, role: ClaimRole) -> frozenset[str]:
    """Return the actors that can be the same in another article: one without a name is its words there."""
    return frozenset(key for key in actor_keys(claim, role) if not key.startswith("unnamed:"))


def _why(one: ClaimRecord, other: ClaimRecord, both: Alignment) -> str:
    """Say in what the two agree."""
    said = []
    # By a name, where one of the two has a pronoun.
    named = {each.actor_key: each.words for each in (*one.actors, *other.actors) if each.words[:1].isupper()}
    for role in ClaimRole:
        words = [named.get(each.actor_key, each.words) for each in one.actors if each.role is role]
        if words:
            said.append(f"the same {role} ({', '.join(dict.fromkeys(words))})")
    said.append("affirmed in both" if one.polarity is Polarity.POSITIVE else "negated in both")
    if one.modality is not Modality.ACTUAL:
        said.append(f"{one.modality} in both")
    numbers = [each.left for each in both.pairs if each.left.number]
    said.append(f"the same numbers ({_texts(numbers)})" if numbers else "no numbers that differ")
    if one.event is not None and one.event.edtf:
        said.append(f"time {one.event.edtf}")
    return ", ".join(said)


def _texts(words: list[Word]) -> str:
    return ", ".join(dict.fromkeys(word.text for word in words))
