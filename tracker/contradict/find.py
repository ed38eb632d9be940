"""The search for contradictions: every rule, then one link for each key, in one order."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from tracker.contradict.alike import alike
from tracker.contradict.counted import counted
from tracker.contradict.deeds import did
from tracker.contradict.ledger import Ledger
from tracker.contradict.liars import belied, mistaken
from tracker.contradict.opposed import opposed
from tracker.contradict.rules import (
    asserted_and_denied,
    asserted_and_retracted,
    denied_alike,
    limit_against_excess,
    opposite_polarity,
    worded_otherwise,
)
from tracker.contradict.standing import standings
from tracker.contradict.such import no_such
from tracker.contradict.undone import undone
from tracker.contradict.weighed import weighed
from tracker.contradict.when import told_apart

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from tracker.contradict.alike import Meaning
    from tracker.contradict.weighed import Weigher
    from tracker.records import Around, ClaimRecord, LinkRecord, SaidBy, StateTie, Wordings

# The order decides which rule's reason stands when two rules give the same link.
RULES: tuple[Callable[[Ledger], Iterable[LinkRecord]], ...] = (
    asserted_and_denied,
    asserted_and_retracted,
    opposite_polarity,
    worded_otherwise,
    denied_alike,
    limit_against_excess,
    belied,
    mistaken,
    no_such,
    undone,
)


def find(
    claims: Sequence[ClaimRecord],
    said: Sequence[SaidBy],
    fresh: Collection[str] | None = None,
    meaning: Meaning | None = None,
    weigher: Weigher | None = None,
    judged: Wordings | None = None,
    ties: Iterable[StateTie] = (),
    around: Mapping[str, Around] | None = None,
    filed: Mapping[str, Collection[str]] | None = None,
) -> tuple[LinkRecord, ...]:
    """Return the links that the rules see, the same whatever the order of the records given.

    With `fresh`, claims of different frames are compared only where one of the two has its key there. What
    people judged to say the same does not clash by its words, only by who asserts and who denies it. By
    `ties` a part of a state is taken for the state. `around` has, by the key of the assertion, the words in
    which and after which an article tells of an event; `filed` what claims that were stored are filed under.
    """
    ledger = Ledger(claims, said, judged, standings(ties), around, filed)
    found: dict[str, LinkRecord] = {}
    ruled = (link for rule in RULES for link in rule(ledger))
    told = opposed(ledger, fresh), told_apart(ledger, fresh), counted(ledger, fresh), did(ledger, fresh)
    for link in chain(ruled, *told, alike(ledger, fresh, meaning)):
        known = found.get(link.key)
        found[link.key] = _joined(known, link) if known else link
    seen = {(link.a_key, link.b_key) for link in found.values() if link.clash}
    for link in weighed(ledger, fresh, meaning, weigher):
        # What a rule has told needs no guess beside it.
        if (link.a_key, link.b_key) not in seen:
            found[link.key] = link
    return tuple(
        sorted(found.values(), key=lambda link: (link.a_key, link.b_key, link.kind, link.clash or ""))
    )


def _joined(known: LinkRecord, link: LinkRecord) -> LinkRecord:
    return replace(known, evidence=tuple(sorted({*known.evidence, *link.evidence})))
