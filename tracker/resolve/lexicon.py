"""The word lists of this folder, read once, when first asked for."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tracker.terms import ActorKind, AffiliationKind

DATA = Path(__file__).resolve().parent / "data"


def rows(name: str) -> Iterator[list[str]]:
    """Read a table without its comments."""
    for line in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def table(name: str) -> dict[str, str]:
    """Return the first two columns of a table."""
    return {row[0]: row[1] for row in rows(name)}


@cache
def words(name: str) -> frozenset[str]:
    """Return the first column of a table."""
    return frozenset(row[0] for row in rows(name))


@cache
def roles() -> dict[str, tuple[AffiliationKind, ActorKind]]:
    """Return what ties people of a role to a state, and what kind of actor they are."""
    return {noun: (AffiliationKind(tie), ActorKind(kind)) for noun, tie, kind in rows("roles")}


@cache
def carriers() -> dict[str, ActorKind]:
    """Return the nouns that take their tie from the role noun before them, and what they mean."""
    return {noun: ActorKind(kind) for noun, kind in rows("carriers")}


@cache
def predicate_classes() -> dict[str, str]:
    """Return the class of every predicate that has one besides itself."""
    classes = ((head, members.split("|")) for head, members in rows("predicates"))
    return {member: head for head, members in classes for member in (head, *members)}
