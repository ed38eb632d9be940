"""Counts of one event told as one: each count once, with who gives it, then the links between them."""

from collections.abc import Iterable, Iterator, Sequence

from tracker.records import AssertionView, ClaimLine, LinkView
from tracker.terms import COUNTS_RULE

from ..terminal import BOLD, DIM, RED, one_line, paint
from .passages import Passages

_SHOWN = 3


def gathered(links: Iterable[LinkView]) -> list[list[LinkView]]:
    """Return links in their order, those that count one event together where the first of them stands."""
    out: list[list[LinkView]] = []
    for link in links:
        ends = {link.a.ref, link.b.ref}
        met = [each for each in out if _counts(link) and _counts(each[0]) and ends & _claims(each)]
        if met:
            met[0].append(link)
            for other in met[1:]:
                met[0].extend(other)
                out.remove(other)
        else:
            out.append([link])
    return out


def _counts(link: LinkView) -> bool:
    return link.rule == COUNTS_RULE


def _claims(links: Sequence[LinkView]) -> set[object]:
    return {end.ref for link in links for end in (link.a, link.b)}


def block(passages: Passages, links: Sequence[LinkView], on: bool) -> Iterator[str]:
    """Yield the lines of an event: each count with its passages, then each link with its numbers."""
    told = _told(links)
    kind = paint(links[0].kind.value.replace("_", " "), BOLD, on=on)
    clash = f", {paint(links[0].clash.value, RED, on=on)}" if links[0].clash else ""
    first = " ".join(str(link.ref) for link in links[:_SHOWN])
    more = f" and {len(links) - _SHOWN} more" if len(links) > _SHOWN else ""
    yield f"{first}{more}  {kind}{clash}: {len(told)} counts of what may be one event"
    for line, views in told.values():
        lineage = paint(f"({line.lineage})", DIM, on=on)
        yield f"  {line.ref}  {paint(one_line(line.text), BOLD, on=on)} {lineage}"
        for view in views.values():
            yield from (f"    {text}" for text in passages.lines(view))
    rule = paint(f"[rule: {one_line(links[0].rule)}]", DIM, on=on)
    yield f"    because they do not go together {rule}"
    for link in links:
        yield f"    {link.ref}  {link.a.ref} and {link.b.ref} ({link.status.value}): {_numbers(link)}"


def _told(links: Sequence[LinkView]) -> dict[object, tuple[ClaimLine, dict[object, AssertionView]]]:
    """Return each claim once with the assertions that any of the links names."""
    found: dict[object, tuple[ClaimLine, dict[object, AssertionView]]] = {}
    for link in links:
        for line, views in ((link.a, link.a_side), (link.b, link.b_side)):
            known = found.setdefault(line.ref, (line, {}))[1]
            known.update({view.ref: view for view in views})
    return found


def _numbers(link: LinkView) -> str:
    """Return the numbers that differ, which end the reason."""
    return one_line(link.reason.rpartition(" Why: ")[2].removesuffix(" count what may be one event."))
