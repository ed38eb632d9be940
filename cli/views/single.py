"""A tie between actors, a pair of texts or an alarm: things that are one line and the decisions on it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker.records import Ref
from tracker.terms import RefKind

from ..terminal import BOLD, one_line, paint
from . import claims

if TYPE_CHECKING:
    from tracker.store import Ledger

_NOUNS = {RefKind.TIE: "affiliation", RefKind.COPY: "copy", RefKind.ALARM: "alarm"}


def noun(ref: Ref) -> str:
    """Return what such a thing is called in JSON."""
    return _NOUNS[ref.kind]


def row(ledger: "Ledger", ref: Ref) -> dict[str, Any]:
    """Return its row."""
    from tracker import store

    words, status = store.describe(ledger, ref)
    return {"id": str(ref), "what": words, "status": status.value}


def lines(ledger: "Ledger", ref: Ref, on: bool) -> Iterator[str]:
    """Yield it with the decisions on it."""
    from tracker import store

    words, status = store.describe(ledger, ref)
    yield f"{ref}  {paint(one_line(words), BOLD, on=on)} ({status.value})"
    yield from claims.decided(ledger, ref, on)
