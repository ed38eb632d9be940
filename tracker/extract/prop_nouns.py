"""Nouns that stand for a predication: "involvement in", "invasion of", "plans to"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extract.parsed import Token
from tracker.extract.prop_clause import is_verbal
from tracker.extract.prop_data import rows
from tracker.extract.prop_inflect import past, present
from tracker.terms import Modality

MODES = {"will": Modality.FUTURE, "should": Modality.NECESSARY}
WITH_NOUN = frozenset({"have", "play", "provide", "commit"})
_PROVIDED = frozenset({"support", "backing", "assistance", "help", "funding", "training", "protection"})
_PRESENT = frozenset({"plan", "intend", "have", "know", "want", "wish"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that stands for a predication: its verb, and the preposition that the verb's object loses."""

    head: Token
    verb: str
    dropped: str
    words: tuple[Token, ...]

    @property
    def behind(self) -> list[Token]:
        """Return the words after the noun, without the preposition that the verb does not need."""
        lost = None if modified(self) else self.preposition
        return [t for t in self.words if t.i > self.head.i and t != lost]

    @property
    def preposition(self) -> Token | None:
        """Return the preposition that the verb loses."""
        return next((c for c in self.head.children if c.dep_ == "prep" and c.lower_ == self.dropped), None)

    @property
    def modifiers(self) -> list[Token]:
        """Return the adjectives and nouns before the noun."""
        before = [c for c in self.head.children if c.dep_ in {"amod", "compound"} and c.i < self.head.i]
        return [c for c in before if c in self.words and c.ent_type_ != "NORP"]


def noun(head: Token, words: Sequence[Token]) -> Noun | None:
    """Return what a noun predicates, None when it names a mere thing."""
    behind = {c.lower_ for c in head.children if c.dep_ == "prep"} | {
        "to" for c in head.children if is_infinitive(c)
    }
    known = [row for row in rows("nouns") if row[0] == head.lemma_.lower()]
    fitting = next((row for row in known if row[2] in behind), None)
    fitting = fitting or next((row for row in known if row[2] == "-" or behind - {"of"}), None)
    if fitting is None:
        return None
    found = Noun(head, fitting[1], fitting[2], tuple(words))
    # "Military support" is more than supporting: it is provided.
    return (
        replace(found, verb="provide", dropped="-") if found.modifiers and head.lemma_ in _PROVIDED else found
    )


def is_infinitive(token: Token) -> bool:
    return token.dep_ in {"acl", "xcomp"} and is_verbal(token) and any(c.tag_ == "TO" for c in token.children)


def modified(found: Noun) -> bool:
    """Tell whether the verb alone would lose what an adjective says ("military support")."""
    return bool(found.modifiers) and found.verb.split()[0] not in {"be", *WITH_NOUN}


def noun_phrase(found: Noun) -> list[Token]:
    return [*found.modifiers, found.head]


def predicated(found: Noun, plural: bool, mode: str) -> str:
    """Return the verb of a noun in the form that the mode asks for."""
    first, _, more = found.verb.partition(" ")
    tense = present if first in _PRESENT else past
    verb = f"{mode} {first}" if mode in MODES else tense(first, plural=plural)
    if first in WITH_NOUN:
        article = "a " if more.startswith("a ") else ""
        return f"{verb} {article}{' '.join(t.text for t in noun_phrase(found))}"
    adverbs = [f"{t.text}ly" for t in found.modifiers if t.pos_ == "ADJ"]
    return " ".join([verb, *adverbs, more]).strip()
