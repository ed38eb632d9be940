"""Anything with an id, as text, as a JSON record, or as its assertions."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker.records import AssertionView, LinkView, Ref
from tracker.terms import RefKind

from .. import rows
from ..terminal import BOLD, colours, one_line, paint
from . import actor_pairs, actors, articles, claims, links, single
from .passages import Passages

if TYPE_CHECKING:
    from tracker.store import Ledger


def lines(ledger: "Ledger", ref: Ref) -> Iterator[str]:
    """Yield the lines that show a thing whole."""
    from tracker import store

    on = colours()
    match ref.kind:
        case RefKind.ARTICLE:
            yield from articles.lines(ledger, *store.get_article(ledger, ref.id), on)
        case RefKind.CLAIM:
            yield from claims.lines(ledger, store.get_claim(ledger, ref.id), on)
        case RefKind.LINK:
            yield from links.whole(ledger, _link(ledger, ref), on)
        case RefKind.ACTOR:
            yield from actors.lines(ledger, store.get_actor(ledger, ref.id), on)
        case RefKind.ASSERTION:
            yield from _assertion(ledger, assertion(ledger, ref), on)
        case RefKind.PAIR:
            yield from actor_pairs.lines(ledger, store.get_pair(ledger, ref.id), on)
        case RefKind.TIE | RefKind.COPY | RefKind.ALARM:
            yield from single.lines(ledger, ref, on)


def _link(ledger: "Ledger", ref: Ref) -> LinkView:
    from tracker import store

    return links.with_sides(ledger, [store.get_link(ledger, ref.id)])[0]


def assertion(ledger: "Ledger", ref: Ref) -> AssertionView:
    """Return one assertion."""
    from tracker import store

    return store.assertions_of(ledger, ref)[0]


def _assertion(ledger: "Ledger", view: AssertionView, on: bool) -> Iterator[str]:

    yield from Passages(ledger, on).lines(view)
    yield f"    {view.claim}  {paint(one_line(view.claim_text), BOLD, on=on)}"
    for role, found in view.spans:
        yield f"    {role.value} {found.span.start}-{found.span.end}: {one_line(found.quote)}"
    yield f"    made by {one_line(view.producer)}; {view.actor}: {one_line(view.method)}"
    yield from claims.decided(ledger, view.ref, on)


def assertions(ledger: "Ledger", ref: Ref) -> tuple[AssertionView, ...]:
    """Return the assertions that a thing consists of."""
    from tracker import store

    if ref.kind is RefKind.LINK:
        found = _link(ledger, ref)
        return tuple(dict.fromkeys((*found.a_side, *found.b_side)))
    if ref.kind in {RefKind.TIE, RefKind.COPY, RefKind.ALARM}:
        record(ledger, ref)
        return ()
    if ref.kind is RefKind.PAIR:
        pair = store.get_pair(ledger, ref.id)
        return tuple(view for actor in (pair.a, pair.b) for view in store.assertions_of(ledger, actor))
    record(ledger, ref)
    return store.assertions_of(ledger, ref)


def record(ledger: "Ledger", ref: Ref) -> tuple[str, dict[str, Any]]:
    """Return the noun and the whole JSON record of a thing, its assertions and decisions included."""
    from tracker import store

    noun, row = _row(ledger, ref)
    if ref.kind in {RefKind.ARTICLE, RefKind.ACTOR, RefKind.CLAIM}:
        row["assertions"] = [rows.assertion(view) for view in store.assertions_of(ledger, ref)]
    row["judgements"] = [rows.judgement(view) for view in store.judgements_of(ledger, ref)]
    row["gradings"] = [rows.grading(view) for view in store.gradings_of(ledger, ref)]
    row["if_unchanged"] = store.token(ledger, ref)
    return noun, row


def _row(ledger: "Ledger", ref: Ref) -> tuple[str, dict[str, Any]]:
    from tracker import alarms, store

    match ref.kind:
        case RefKind.ARTICLE:
            row = rows.whole_article(*store.get_article(ledger, ref.id))
            return "article", row | {"alarms": [rows.alarm(one) for one in alarms.of_article(ledger, ref)]}
        case RefKind.CLAIM:
            row = rows.claim(store.with_reviews(ledger, [store.get_claim(ledger, ref.id)])[0])
            return "claim", row | {"links": [rows.link(view) for view in store.links_of(ledger, ref.id)]}
        case RefKind.LINK:
            return "link", rows.whole_link(_link(ledger, ref))
        case RefKind.ACTOR:
            row = rows.actor(store.with_grades(ledger, [store.get_actor(ledger, ref.id)])[0])
            below = [rows.actor(one) for one in store.members(ledger, ref.id) if one.ref != ref]
            return "actor", row | {"members": below}
        case RefKind.ASSERTION:
            return "assertion", rows.assertion(assertion(ledger, ref))
        case RefKind.PAIR:
            return "pair", rows.actor_pair(store.get_pair(ledger, ref.id))
        case RefKind.TIE | RefKind.COPY | RefKind.ALARM:
            return single.noun(ref), single.row(ledger, ref)
