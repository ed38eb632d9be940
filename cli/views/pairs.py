"""The links that a person means by a link's id or by two claims."""

from typing import TYPE_CHECKING

from tracker.errors import NotFoundError
from tracker.records import Ref
from tracker.terms import RefKind, Status

from ..ids import parse_ref

if TYPE_CHECKING:
    from tracker.store import Ledger


def kinds(other: str | None) -> tuple[RefKind, ...]:
    """Return what the first id may be: a link alone, a claim with another."""
    return (RefKind.LINK,) if other is None else (RefKind.CLAIM,)


def between(ledger: "Ledger", first: Ref, other: str | None) -> tuple[Ref, ...]:
    """Return the links meant that are not rejected yet."""
    if other is None:
        return (first,)
    from tracker import store

    second = parse_ref(other, RefKind.CLAIM)
    found = tuple(
        view.ref
        for view in store.links_of(ledger, first.id)
        if {view.a.ref, view.b.ref} == {first, second} and view.status is not Status.REJECTED
    )
    if not found:
        raise NotFoundError(f"no link between {first} and {second}: `tracker show {first}` lists its links")
    return found
