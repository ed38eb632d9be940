"""An actor's record: names, ties with their reasons, who belongs to it, what it said."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tracker.records import ActorLine
from tracker.terms import Status

from ..terminal import BOLD, DIM, one_line, paint
from . import claims

if TYPE_CHECKING:
    from tracker.store import Ledger

SHOWN = 20


def lines(ledger: "Ledger", line: ActorLine, on: bool) -> Iterator[str]:
    """Yield an actor whole."""
    from tracker import store

    yield from head(line, on)
    below = [member for member in store.members(ledger, line.ref.id) if member.ref != line.ref]
    if below:
        yield from ("", paint("counted with it", BOLD, on=on))
        yield from (f"  {one.ref}  {one_line(one.name)}: {one_line(one.why or '')}" for one in below)
    pairs = [pair for pair in store.pairs_of(ledger, line.ref.id) if pair.status is not Status.ACCEPTED]
    if pairs:
        yield from ("", paint("perhaps the same actor", BOLD, on=on))
    for pair in pairs:
        other = pair.b_name if pair.a_name == line.name else pair.a_name
        yield f"  {pair.ref}  {one_line(other)}: {one_line(pair.reason)} ({pair.status.value})"
    views = store.assertions_of(ledger, line.ref)
    if views:
        yield from ("", paint("said", BOLD, on=on))
    for view in views[:SHOWN]:
        stance = view.stance.value.replace("_", " ")
        yield f"  {view.ref}  {stance} {view.claim}: {one_line(view.claim_text)} ({view.article})"
    if len(views) > SHOWN:
        yield f"  and {len(views) - SHOWN} more: tracker claims --by {line.ref} --no-roll-up"
    yield from claims.decided(ledger, line.ref, on)


def head(line: ActorLine, on: bool) -> Iterator[str]:
    """Yield who an actor is."""
    kind = line.kind.value if line.kind else "kind unknown"
    named = "" if line.named else ", unnamed"
    yield f"{line.ref}  {paint(one_line(line.name), BOLD, on=on)} ({kind}{named}, {line.status.value})"
    yield f"    asserts {line.asserts}, denies {line.denies}, in {line.articles} articles"
    if line.aliases:
        yield f"    also: {one_line(', '.join(line.aliases))}"
    for other in line.merged:
        yield f"    one with {one_line(other)}"
    for tie in line.affiliations:
        yield f"    {one_line(tie)}"
    yield paint(f"    key: {one_line(line.key)}", DIM, on=on)
