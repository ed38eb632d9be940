"""Affiliations read off the words around a mention: possessors, words before, "of", relative clauses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.extract.cast_anatomy import role_in
from tracker.extract.cast_links import chunk_start
from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.roles import (
    NO_ACTOR,
    Role,
    actor_kind,
    head_kind,
    is_organ,
    is_party,
    is_portfolio,
    modifies_role,
)
from tracker.terms import AffiliationKind

_WITH = {"affiliated": "with", "associated": "with", "works": "", "worked": "", "serves": "", "served": ""}
_MEMBERSHIP = {**_WITH, "teaches": "", "taught": "", "advises": None, "advised": None, "joined": None}
_LEADING = frozenset(
    {"heads", "headed", "leads", "led", "chairs", "chaired", "runs", "ran", "commands", "commanded"}
)
_SPEAKING = frozenset({"represents", "represented"})
_PARTY_HEADS = frozenset(
    {"leader", "chair", "chairman", "chairwoman", "chairperson", "head", "chief", "boss", "whip"}
)
_NATIONAL = ("an", "ish", "ese", "qi", "li", "ni", "ch")
_COMMON_WORDS = frozenset(
    {"human", "urban", "metropolitan", "civilian", "suburban", "artisan", "church", "research"}
)
_AT = frozenset({"for", "at", "with", "in"})


@dataclass(frozen=True, slots=True)
class Bond:
    """A tie in token indices: the range of the other actor, of the whole, and the phrase of the other."""

    kind: AffiliationKind
    other: tuple[int, int]
    words: tuple[int, int]
    phrase: int | None = None


def bonds(
    words: Words, phrases: list[Phrase], children: dict[int, list[int]], phrase: Phrase
) -> Iterator[Bond]:
    """Yield the ties that the words of one phrase bring to whom it means."""
    role = role_in(words, phrase)
    if role is not None and role.tie is not None:
        yield from _of_role(words, phrases, children, phrase, role, role.tie)
    elif role is None:
        yield from _of_body(words, phrases, children, phrase)
    yield from _of_relative(words, phrases, phrase)


def _of_role(
    words: Words,
    phrases: list[Phrase],
    children: dict[int, list[int]],
    phrase: Phrase,
    role: Role,
    kind: AffiliationKind,
) -> Iterator[Bond]:
    assert phrase.role is not None
    whole = (chunk_start(phrases, phrase), phrase.role[1])
    if phrase.owner is not None and (role.demonym or not _personal(phrases[phrase.owner])):
        owner = phrases[phrase.owner]
        yield Bond(kind, _named_part(owner), whole, owner.index)
    if phrase.mods is not None and (
        role.demonym or words.label[phrase.mods[0]] not in {"GPE", "NORP", "LOC"}
    ):
        partisan = is_party(words.lower[phrase.mods[0]]) and role.noun not in _PARTY_HEADS
        yield Bond(AffiliationKind.MEMBER_OF if partisan else kind, phrase.mods, whole)
    for child in _served(words, phrases, children, phrase, role):
        yield Bond(kind, _named_part(child), (whole[0], child.end), child.index)
        if child.mods is not None and words.lower[child.mods[1] + 1 : child.mods[1] + 2] == ["led"]:
            yield Bond(AffiliationKind.MEMBER_OF, child.mods, (whole[0], child.end))


def _personal(phrase: Phrase) -> bool:
    return phrase.sort is Sort.PRONOUN or phrase.role is not None


def _named_part(phrase: Phrase) -> tuple[int, int]:
    """Return the name in a phrase, or all of it without its determiner."""
    return phrase.name or (phrase.start + bool(phrase.determiner), phrase.end)


def _served(
    words: Words, phrases: list[Phrase], children: dict[int, list[int]], phrase: Phrase, role: Role
) -> Iterator[Phrase]:
    """Yield what stands after a role's prepositions, past what it is in charge of (trade)."""
    for index in children.get(phrase.index, ()):
        child = phrases[index]
        if not child.prep:
            continue
        charge = is_portfolio(words.lower[child.end - 1]) and child.owner is None and child.mods is None
        if charge or (child.sort is Sort.COMMON and not head_kind(child.noun)):
            yield from _served(words, phrases, children, child, role)
        elif child.prep in role.preps and _actor_like(words, child) and not _located(words, child):
            yield child


def _located(words: Words, phrase: Phrase) -> bool:
    """Tell whether "in" says where and not whose: "forces in Kabul"."""
    return phrase.prep == "in" and words.label[phrase.head] in {"GPE", "LOC"}


def _actor_like(words: Words, phrase: Phrase) -> bool:
    if phrase.sort is Sort.COMMON:
        whose = phrase.mods is not None or phrase.owner is not None
        return whose and not phrase.plural and actor_kind(phrase.noun) is not None
    return head_kind(words.lower[phrase.end - 1]) not in NO_ACTOR


def _of_body(
    words: Words, phrases: list[Phrase], children: dict[int, list[int]], phrase: Phrase
) -> Iterator[Bond]:
    """Yield the state that an organ of it is named after: "the Iranian army", "Iran's parliament"."""
    heads = {words.lower[phrase.end - 1], *_before_of(words, phrase)}
    if phrase.sort is Sort.PRONOUN or not any(is_organ(word) for word in heads):
        return
    part = AffiliationKind.PART_OF
    whole = (chunk_start(phrases, phrase), phrase.end)
    first = (phrase.name or phrase.mods or (phrase.start + bool(phrase.determiner), 0))[0]
    last = first
    while last < phrase.end - 1 and (words.label[last] in {"GPE", "NORP"} or _national(words, last, first)):
        last += 1
    if phrase.owner is not None:
        yield Bond(part, _named_part(phrases[phrase.owner]), whole, phrase.owner)
    elif last > first:
        yield Bond(part, (first, last), whole)
    elif phrase.mods is not None and phrase.sort is Sort.COMMON and words.label[first] == "ORG":
        yield Bond(part, phrase.mods, whole)
    for index in children.get(phrase.index, ()):
        child = phrases[index]
        if child.prep == "of" and child.name is not None and words.label[child.head] == "GPE":
            yield Bond(part, child.name, (whole[0], child.end), child.index)


def _national(words: Words, i: int, first: int) -> bool:
    """Tell whether the first word of a body's name says whose it is: the label is the whole's."""
    word = words.lower[i]
    if i != first or is_party(word) or modifies_role(word) or not words.capital(i):
        return False
    demonym = len(word) > 4 and word.endswith(_NATIONAL) and word not in _COMMON_WORDS
    return word in words.places or words.text[i] == "US" or demonym


def _before_of(words: Words, phrase: Phrase) -> list[str]:
    return [words.lower[i - 1] for i in range(phrase.start + 1, phrase.end) if words.lower[i] == "of"]


def _of_relative(words: Words, phrases: list[Phrase], phrase: Phrase) -> Iterator[Bond]:
    """Yield the ties in "who heads X", "who works for X", "who is affiliated with X" after a phrase."""
    at = phrase.end + (words.lower[phrase.end : phrase.end + 1] == [","])
    if phrase.sort is Sort.PRONOUN or words.lower[at : at + 1] != ["who"]:
        return
    for later in phrases[phrase.index + 1 : phrase.index + 7]:
        start = chunk_start(phrases, later)
        if words.sentence[start] != words.sentence[phrase.start] or later.owns:
            continue
        kind = _relative_kind(words, start)
        if kind is not None:
            yield Bond(kind, _named_part(later), (at, later.end), later.index)


def _relative_kind(words: Words, start: int) -> AffiliationKind | None:
    verb, word = words.lower[start - 1], words.lower[start - 2]
    if verb in _LEADING:
        return AffiliationKind.LEADS
    if verb in _SPEAKING or (word in {"speaks", "spoke"} and verb == "for"):
        return AffiliationKind.SPEAKS_FOR
    if _MEMBERSHIP.get(verb, "") is None or (verb in _AT and _MEMBERSHIP.get(word) in {"", verb}):
        return AffiliationKind.MEMBER_OF
    return None
