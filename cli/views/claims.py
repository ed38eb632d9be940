"""A claim with both its sides."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tracker.records import AssertionView, ClaimLine, GradingView, JudgementView, LinkView, Ref
from tracker.terms import RefKind, Stance

from .. import rows
from ..terminal import BOLD, DIM, RED, counted, one_line, paint
from .passages import Passages

if TYPE_CHECKING:
    from tracker.store import Ledger

_SIDES = (
    ("asserted", {Stance.ASSERTS}),
    ("denied", {Stance.DENIES, Stance.PARTLY_DENIES, Stance.RETRACTS}),
    ("neither", {Stance.QUESTIONS, Stance.DECLINES}),
)

_SCALES = {
    RefKind.ACTOR: "reliability (A to F)",
    RefKind.ASSERTION: "credibility (1 to 6)",
    RefKind.CLAIM: "where it stands",
}


def lines(ledger: "Ledger", line: ClaimLine, on: bool) -> Iterator[str]:
    """Yield a claim with its assertions by side, its links and the decisions on it."""
    from tracker import store

    passages = Passages(ledger, on)
    yield from head(line, on)
    views = store.assertions_of(ledger, line.ref)
    for title, stances in _SIDES:
        side = [view for view in views if view.stance in stances]
        if side:
            yield from ("", paint(title, BOLD, on=on), *_indented(passages, side, line))
    yield from _origins(store.origin_lines(ledger, line.ref.id), on)
    yield from link_lines(store.links_of(ledger, line.ref.id), on)
    yield from decided(ledger, line.ref, on)


def head(line: ClaimLine, on: bool) -> Iterator[str]:
    """Yield what a claim says and how it stands."""
    contested = paint("contested", RED, on=on) + ", " if line.contested else ""
    yield f"{line.ref}  {paint(one_line(line.text), BOLD, on=on)}"
    counts = f"{counted(line.asserts, 'assertion')}, {counted(line.denies, 'denial')}, {line.lineage}"
    yield f"    {contested}{line.status.value}; {counts}"
    yield f"    {paint(_skeleton(line), DIM, on=on)}"
    for other in line.merged:
        yield f"    in other words {one_line(other)}; `tracker split {other.split()[0]}` takes it out"


def _skeleton(line: ClaimLine) -> str:
    parts = [
        f"subject: {', '.join(line.subject) or rows.UNKNOWN}",
        f"predicate: {line.predicate}",
        f"object: {line.object or 'none'}",
        f"polarity: {line.polarity.value}",
        f"modality: {line.modality.value}",
    ]
    if line.event:
        parts.append(f"event: {rows.when(line.event)}")
    return one_line("; ".join(parts))


def _indented(passages: Passages, views: Sequence[AssertionView], line: ClaimLine) -> Iterator[str]:
    for view in views:
        if view.claim != line.ref:
            yield f"  as {view.claim} “{one_line(view.claim_text)}”"
        doubt = ["    ! these words read as if it had not happened"] if view.belies(line) else []
        for text in (*passages.lines(view), *doubt):
            yield f"  {text}"


def _origins(origins: Sequence[str], on: bool) -> Iterator[str]:
    if origins:
        yield from ("", paint("origins", BOLD, on=on), *(f"  {one_line(text)}" for text in origins))


def link_lines(links: Sequence[LinkView], on: bool) -> Iterator[str]:
    """Yield the ties of a claim, one line each."""
    if links:
        yield from ("", paint("links", BOLD, on=on))
    for view in links:
        pair = f"{view.a.ref} {view.kind.value.replace('_', ' ')} {view.b.ref}"
        yield f"  {view.ref}  {pair}: {one_line(view.reason)} ({view.status.value})"


def decided(ledger: "Ledger", ref: Ref, on: bool) -> Iterator[str]:
    """Yield what each person holds of a thing, and the decisions that people took, one line each."""
    from tracker import store

    held = store.gradings_of(ledger, ref)
    if held:
        yield from ("", paint(_SCALES[ref.kind], BOLD, on=on))
    for one in held:
        yield _signed(one, one.grade.value, ref)
    judged = store.judgements_of(ledger, ref)
    if judged:
        yield from ("", paint("decisions", BOLD, on=on))
    for view in judged:
        yield _signed(view, view.decision.value, ref)


def _signed(view: JudgementView | GradingView, what: str, asked: Ref) -> str:
    # Of another wording, or another name, of the same.
    of = "" if view.target == asked else f" {view.target}"
    why = f": {view.why}" if view.why else ""
    sure = f", {view.confidence.value} confidence" if view.confidence else ""
    return one_line(f"| {view.when:%Y-%m-%d %H:%M} {view.who} {what}{of}{sure}{why}")
