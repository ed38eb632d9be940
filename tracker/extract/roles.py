"""What the data files say of single words: roles, titles, first names and the nouns that name bodies."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tracker.extract.tables import column, rows, table
from tracker.terms import ActorKind, AffiliationKind

EVENT = "event"
PLACE = "place"
NO_ACTOR = frozenset({EVENT, PLACE})
# What names an actor only within a longer name: "Times", "Motors".
_NAMED_ONLY = {"masthead": ActorKind.OUTLET, "firm": ActorKind.BODY}


@dataclass(frozen=True, slots=True)
class Role:
    """A noun for what a person is; `preps` are the prepositions before the actor that it ties to."""

    noun: str
    tie: AffiliationKind | None = None
    demonym: bool = False
    preps: frozenset[str] = frozenset()
    gender: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """A title before a name; `role` may stand for the person later, `kept` joins the title to the name."""

    gender: str
    role: str
    kept: bool


@cache
def _roles() -> dict[str, Role]:
    return {
        noun: Role(noun, AffiliationKind(tie) if tie else None, demonym == "yes", _words(preps), gender)
        for noun, (tie, demonym, preps, gender) in table("roles.tsv").items()
    }


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split(",")) - {""}


@cache
def singular(noun: str) -> str:
    """Return the singular of a role noun in lower case, or the word itself where it is none."""
    if noun in _roles():
        return noun
    tries = [noun[:-3] + "y", noun[:-2], noun[:-1]] if noun.endswith("s") else []
    tries += [noun[:-3] + "man"] if noun.endswith("men") else []
    tries += [noun[:-5] + "woman"] if noun.endswith("women") else []
    return next((word for word in tries if word in _roles()), noun)


@cache
def role_of(noun: str) -> Role | None:
    """Return the role of a noun in either number."""
    return _roles().get(singular(noun))


@cache
def title_of(word: str) -> Title | None:
    """Return the title, written with or without its full stop."""
    found = table("titles.tsv").get(word.rstrip("."))
    return Title(found[0], found[1], found[2] == "yes") if found else None


def first_name(word: str) -> bool:
    """Tell whether a word is a common first name."""
    return word in table("first_names.tsv")


def gender_of(name: Sequence[str]) -> str:
    """Return m or f for a name, in folded words, whose first one gender uses, else nothing."""
    known = table("first_names.tsv").get(name[0])
    # A word alone may be a surname: "Clinton".
    if known is not None or len(name) == 1:
        return known[0] if known is not None else ""
    return _genders().get("".join(c for c in unicodedata.normalize("NFKD", name[0]) if c.isalpha()), "")


@cache
def _genders() -> dict[str, str]:
    return {name: gender for gender, names in rows("given_names.tsv") for name in names.split()}


@cache
def head_kind(noun: str) -> str:
    """Return the kind column of a head noun (body, state, event...), in either number, else nothing."""
    heads = table("heads.tsv")
    tries = (
        noun,
        noun[:-3] + "y" if noun.endswith("ies") else noun,
        noun[:-1] if noun.endswith("s") else noun,
    )
    return next((heads[word][0] for word in tries if word in heads), "")


def actor_kind(noun: str, named: bool = False) -> ActorKind | None:
    """Return the kind of actor that a head noun stands for; Times and Motors are one only in a name."""
    kind = head_kind(noun)
    if kind in _NAMED_ONLY:
        return _NAMED_ONLY[kind] if named else None
    return ActorKind(kind) if kind and kind not in NO_ACTOR else None


@cache
def is_organ(noun: str) -> bool:
    """Tell whether a noun names a part of a state ("Iranian army")."""
    return table("heads.tsv").get(noun, ("", "no"))[1] == "yes"


@cache
def is_document(noun: str) -> bool:
    """Tell whether a noun, in either number, is what somebody wrote or published."""
    tries = {noun, noun.removesuffix("s"), noun.removesuffix("ies") + "y"}
    return bool(tries & column("documents.tsv"))


def modifies_role(word: str) -> bool:
    """Tell whether a word belongs to the role that follows it ("deputy foreign minister")."""
    return "modifier" in table("modifiers.tsv").get(word, ("",))[0]


def is_party(word: str) -> bool:
    """Tell whether a word names a party that one belongs to ("Republican senator")."""
    return "party" in table("modifiers.tsv").get(word, ("",))[0]


def is_portfolio(word: str) -> bool:
    """Tell whether a word names what a minister is in charge of rather than an actor."""
    return "portfolio" in table("modifiers.tsv").get(word, ("",))[0]
