"""Reports: what the ledger holds on the contested claims by and about an actor."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tracker import __version__
from tracker.records import ContestedClaim, Dossier
from tracker.terms import PROPOSED_RULE, LinkKind, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.records import ClaimLine, ClaimQuery, LinkView
    from tracker.store import Ledger

EVERYBODY = "everybody"
_CLASHES = {LinkKind.CONTRADICTS, LinkKind.IN_TENSION_WITH}


def gather(ledger: Ledger, query: ClaimQuery, who: str, clocks: Iterable[tuple[str, str]] = ()) -> Dossier:
    """Return what a report on the contested claims that fit a query says, all of one moment.

    `clocks` are the times for which the ledger was asked, by their names.
    """
    from tracker import store

    contested = replace(query, contested=True, limit=None, offset=0)
    with ledger.reading():
        claims = tuple(_whole(ledger, store.list_claims(ledger, contested)))
        gaps = store.list_gaps(ledger, limit=None, query=replace(query, limit=None, offset=0))
        shown = {view.ref for claim in claims for view in claim.assertions}
        texts = store.texts_of(ledger, shown | {gap.ref for gap in gaps})
        return Dossier(
            subject=query.actor or EVERYBODY,
            asked=(*_asked(query), *clocks),
            made=datetime.now(UTC),
            who=who,
            program=f"tracker {__version__}",
            claims=claims,
            gaps=gaps,
            texts=texts,
        )


def _whole(ledger: Ledger, lines: Iterable[ClaimLine]) -> Iterator[ContestedClaim]:
    """Yield each claim with what bears on it, then the other sides of the clashes that they stand in."""
    from tracker import store

    waiting = list(lines)
    asked = {line.ref for line in waiting}
    seen = set(asked)
    for line in waiting:
        clashes = tuple(_clashes(ledger, line))
        if line.ref in asked:
            others = [end for one in clashes for end in (one.a, one.b) if end.ref not in seen]
            seen.update(end.ref for end in others)
            waiting += others
        assertions = store.assertions_of(ledger, line.ref)
        graded = [line.ref, *(one.ref for one in assertions), *(one.actor for one in assertions)]
        yield ContestedClaim(
            line,
            assertions,
            store.origin_lines(ledger, line.ref.id),
            clashes,
            store.judgements_of(ledger, line.ref),
            tuple(grade for ref in dict.fromkeys(graded) for grade in store.gradings_of(ledger, ref)),
        )


def _clashes(ledger: Ledger, line: ClaimLine) -> Iterator[LinkView]:
    """Yield the clashes of a claim that stand, each end as the wording that leads."""
    from tracker import store

    for one in store.links_of(ledger, line.ref.id):
        proposed = one.rule == PROPOSED_RULE and one.status is not Status.ACCEPTED
        if one.kind in _CLASHES and one.status is not Status.REJECTED and not proposed:
            a, b = (store.get_claim(ledger, end.ref.id) for end in (one.a, one.b))
            yield replace(one, a=a, b=b)


def _asked(query: ClaimQuery) -> Iterator[tuple[str, str]]:
    """Yield what the query narrows by, as names and values in words."""
    for name in ("actor", "by", "about", "denied_by", "outlet", "since", "until", "search"):
        value = getattr(query, name)
        if value is not None:
            yield name.replace("_", " "), str(value)
    if query.actor is not None:
        yield "counted in by way of", ", ".join(way.value for way in query.via)
