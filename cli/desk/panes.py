"""What is shown of a thing: its head, and either one passage or two sides beside each other, as lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.export.stretches import holds, role_map
from tracker.records import ActorPair, AssertionView, ClaimLine, LinkView, Ref, Span
from tracker.terms import Layer, RefKind

from ..terminal import BOLD, DIM, RED, one_line, paint
from ..views import actors, articles, claims, links, marks, single, things
from ..views.passages import Passages

if TYPE_CHECKING:
    from tracker.store import Ledger

# How much of the text is shown before and behind a passage.
BEFORE, BEHIND = 240, 600
# So many assertions of a side are shown; the rest is counted.
MOST = 12


@dataclass(frozen=True)
class Panes:
    """The lines of the head, and of one or two panes below it."""

    head: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...] | None = None


def panes(ledger: "Ledger", ref: Ref, on: bool) -> Panes:
    """Return what to show of a thing, with colours or without."""
    from tracker import store

    match ref.kind:
        case RefKind.LINK:
            found = links.with_sides(ledger, [store.get_link(ledger, ref.id)])[0]
            return _link(ledger, found, on)
        case RefKind.PAIR:
            return _pair(ledger, store.get_pair(ledger, ref.id), on)
        case RefKind.ASSERTION:
            return _assertion(ledger, things.assertion(ledger, ref), on)
        case RefKind.ARTICLE:
            head, *rest = articles.lines(ledger, *store.get_article(ledger, ref.id), on)
            return Panes((head, *claims.decided(ledger, ref, on)), tuple(rest))
        case _:
            return Panes(tuple(single.lines(ledger, ref, on)), tuple(_beside(ledger, ref, on)))


def _link(ledger: "Ledger", view: LinkView, on: bool) -> Panes:
    passages = Passages(ledger, on)
    kind = view.kind.value.replace("_", " ")
    clash = f", {paint(view.clash.value, RED, on=on)}" if view.clash else ""
    head = (
        f"{view.ref}  {paint(kind, BOLD, on=on)}{clash} ({view.status.value})",
        f"because {one_line(view.reason)} {paint(f'[rule: {one_line(view.rule)}]', DIM, on=on)}",
        *claims.decided(ledger, view.ref, on),
    )
    sides = ((view.a, view.a_side), (view.b, view.b_side))
    left, right = (tuple(_side(passages, line, views, on)) for line, views in sides)
    return Panes(head, left, right)


def _side(passages: Passages, line: ClaimLine, views: Iterable[AssertionView], on: bool) -> Iterator[str]:
    yield f"{line.ref}  {paint(one_line(line.text), BOLD, on=on)}"
    yield paint(f"({line.lineage})", DIM, on=on)
    every = list(views)
    for view in every[:MOST]:
        yield ""
        yield from (text.strip() for text in passages.lines(view))
    if len(every) > MOST:
        yield f"and {len(every) - MOST} more: tracker show {line.ref}"


def _pair(ledger: "Ledger", pair: ActorPair, on: bool) -> Panes:
    from tracker import store

    title = paint("perhaps the same actor", BOLD, on=on)
    head = (
        f"{pair.ref}  {title} ({pair.status.value})",
        f"because {one_line(pair.reason)} [rule: {one_line(pair.rule)}]",
        *claims.decided(ledger, pair.ref, on),
    )
    left, right = (
        tuple(text.strip() for text in actors.lines(ledger, store.get_actor(ledger, ref.id), on))
        for ref in (pair.a, pair.b)
    )
    return Panes(head, left, right)


def _assertion(ledger: "Ledger", view: AssertionView, on: bool) -> Panes:
    passages = Passages(ledger, on)
    first, source, *_ = passages.lines(view)
    head = (
        first,
        f"{view.claim}  {paint(one_line(view.claim_text), BOLD, on=on)}",
        source.strip(),
        *claims.decided(ledger, view.ref, on),
    )
    return Panes(head, tuple(in_context(passages, view, on)))


def in_context(passages: Passages, view: AssertionView, on: bool) -> Iterator[str]:
    """Yield the paragraphs around a passage with its spans marked; what is page furniture is left out."""
    document = passages.document(view.article.id)
    text = document.text
    if not view.spans or not holds(text, [found for _, found in view.spans]):
        yield passages.passage(view)
        return
    roles = role_map(view.spans, len(text))
    places = [found.span for _, found in view.spans]
    start, end = min(span.start for span in places), max(span.end for span in places)
    for layer in document.passages:
        near = Span(max(layer.span.start, start - BEFORE), min(layer.span.end, end + BEHIND))
        if layer.layer is not Layer.BOILERPLATE and near.start < near.end:
            before = "… " if near.start > layer.span.start else ""
            after = " …" if near.end < layer.span.end else ""
            words = marks.marked(text, _whole_words(text, near), roles, on=on, labels=not on)
            yield f"{before}{words}{after}"
            yield ""


def _whole_words(text: str, span: Span) -> Span:
    """Return a stretch without the halves of words at its ends."""
    start, end = span.start, span.end
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    return Span(start, end)


def _beside(ledger: "Ledger", ref: Ref, on: bool) -> Iterator[str]:
    """Yield why a thing of one line was proposed."""
    from tracker import store

    yield from (one_line(line) for line in store.explain(ledger, ref)[1:])
