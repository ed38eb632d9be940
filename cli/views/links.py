"""A link with both its sides, a passage each."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.records import AssertionView, ClaimLine, ClaimQuery, LinkView

from ..terminal import BOLD, DIM, RED, colours, one_line, paint
from . import claims, events
from .passages import Passages

if TYPE_CHECKING:
    from tracker.store import Ledger


def count(ledger: "Ledger", query: ClaimQuery) -> int:
    """Return how many links answer the query, all pages together."""
    from tracker import store

    return len(store.list_links(ledger, replace(query, limit=None, offset=0)))


def more_proposed(ledger: "Ledger", query: ClaimQuery) -> bool:
    """Tell whether the model of pairs proposes clashes that answer the query."""
    from tracker import store

    return bool(store.list_links(ledger, replace(query, limit=1, offset=0, proposed=True)))


def with_sides(ledger: "Ledger", links: Iterable[LinkView]) -> list[LinkView]:
    """Return the links with assertions on both sides; one that names none borrows its claims'."""
    from tracker import store

    def side(views: tuple[AssertionView, ...], line: ClaimLine) -> tuple[AssertionView, ...]:
        return views or store.assertions_of(ledger, line.ref)

    return [
        replace(view, a_side=side(view.a_side, view.a), b_side=side(view.b_side, view.b)) for view in links
    ]


def blocks(ledger: "Ledger", links: Iterable[LinkView]) -> Iterator[str]:
    """Yield one block of text a link; links that count one event differently are told as one."""
    on = colours()
    passages = Passages(ledger, on)
    for group in events.gathered(links):
        told = events.block(passages, group, on) if len(group) > 1 else block(passages, group[0], on)
        yield "\n".join(told)


def block(passages: Passages, view: LinkView, on: bool) -> Iterator[str]:
    """Yield the lines of a link: what clashes, why, and the two sides."""
    kind = view.kind.value.replace("_", " ")
    clash = f", {paint(view.clash.value, RED, on=on)}" if view.clash else ""
    yield f"{view.ref}  {paint(kind, BOLD, on=on)}{clash} ({view.status.value})"
    yield f"    because {one_line(view.reason)} {paint(f'[rule: {one_line(view.rule)}]', DIM, on=on)}"
    yield from _side(passages, view.a, view.a_side, on)
    yield from _side(passages, view.b, view.b_side, on)


def _side(passages: Passages, line: ClaimLine, views: Iterable[AssertionView], on: bool) -> Iterator[str]:
    yield f"  {line.ref}  {paint(one_line(line.text), BOLD, on=on)} {paint(f'({line.lineage})', DIM, on=on)}"
    for view in views:
        for text in passages.lines(view):
            yield f"    {text}"


def whole(ledger: "Ledger", view: LinkView, on: bool) -> Iterator[str]:
    """Yield a link with the decisions on it."""

    yield from block(Passages(ledger, on), view, on)
    yield from claims.decided(ledger, view.ref, on)
