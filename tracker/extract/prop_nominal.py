"""Contents that are nouns or adjectives: "of war crimes", "any involvement in the attack", "as a mistake"."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from tracker.extract.prop_data import rows
from tracker.extract.prop_finite import governed
from tracker.extract.prop_inflect import participle, past, present
from tracker.extract.prop_names import Names, core, is_actor
from tracker.extract.prop_subject import Subject
from tracker.extract.prop_text import renamed, sentence, write
from tracker.records import Mention, Proposition
from tracker.terms import Modality, Polarity

_LEADING = frozenset({"det", "poss", "predet"})
_OFFENCES = frozenset(
    "crime genocide atrocity fraud murder treason aggression violation massacre rape theft offence offense sabotage"
    " espionage perjury terrorism blackmail".split()
)
_PRESENT = frozenset({"plan", "intend", "have", "know"})


def _verbs(noun: Token) -> list[tuple[str, str]]:
    """Return the verbs behind a noun, each with the preposition that its object loses."""
    return [(row[1], row[2]) for row in rows("nouns") if row[0] == noun.lemma_.lower()]


def is_copular(head: Token) -> bool:
    """Tell whether a noun or adjective is what somebody calls somebody: "as a mistake", "called it a sham"."""
    return head.dep_ in {"oprd", "acomp", "attr", "ccomp"} or (head.head.dep_ == "prep" and head.head.lower_ == "as") or (
        head.dep_ in {"pobj", "amod"} and head.head.lower_ == "as"
    )


def copular(head: Token, subject: Subject, names: Names, words: list[Token]) -> Proposition:
    """Return "the vote is a sham"."""
    be = present("be", plural=subject.plural)
    text = write(words, renamed(words, names, None), f"{subject.prefix} {be}")
    complement = (names.thing(core(head)),) if head.pos_ == "ADJ" else names.mentions(head, {t.i for t in words})
    return Proposition(text, subject.mentions, "be", complement)


def nominal(head: Token, subject: Subject, names: Names, words: list[Token]) -> Proposition:
    """Return what a noun says of its subject: with a verb of its own, else as an offence."""
    scope = {t.i for t in words}
    verb, dropped = _fitting(head)
    behind = [t for t in words if t.i > head.i]
    if not verb:
        return _accused(head, subject, names, [t for t in words if t.i not in _lead(head)])
    forms = renamed(behind, names, subject.mentions[0].name if subject.mentions else None)
    preposition = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == dropped), None)
    if preposition is not None:
        forms[preposition.i] = ""
    text = sentence(f"{subject.prefix} {_past(verb, subject.plural)} " + _lowered(write(behind, forms), behind))
    first, *rest = verb.split()
    found = (Mention(rest[-1]),) if rest and rest[-1] not in {"contacts", "ties", "links"} else tuple(map(Mention, rest))
    return Proposition(text, subject.mentions, first, (*found, *_objects(head, names, scope)), modality=_mode(verb))


def _lowered(text: str, tokens: list[Token]) -> str:
    """Undo the capital of a rest that does not begin with a name."""
    return text[:1].lower() + text[1:] if tokens and tokens[0].text[:1].islower() else text


def _mode(verb: str) -> Modality:
    return Modality.FUTURE if verb in {"plan", "intend"} else Modality.ACTUAL


def _fitting(head: Token) -> tuple[str, str]:
    """Return the verb of a noun with the preposition that stands behind it, if it has one."""
    found = _verbs(head)
    prepositions = {c.lower_ for c in head.children if c.dep_ == "prep"}
    return next(((v, p) for v, p in found if p in prepositions), found[0] if found and _free(found[0], head) else ("", ""))


def _free(entry: tuple[str, str], head: Token) -> bool:
    """Tell whether a noun without its preposition still makes a sentence."""
    return entry[1] == "-" or any(c.dep_ == "prep" for c in head.children)


def _past(verb: str, plural: bool) -> str:
    first, _, rest = verb.partition(" ")
    inflected = present(first, plural=plural) if first in _PRESENT else past(first, plural=plural)
    return f"{inflected} {rest}".strip()


def _lead(head: Token) -> set[int]:
    return {c.i for c in head.children if c.dep_ in _LEADING and c.lower_ in {"any", "some", "the", "a", "an"}}


def _accused(head: Token, subject: Subject, names: Names, words: list[Token]) -> Proposition:
    """Return "committed war crimes", or "is guilty of corruption": being accused of a thing means no more."""
    forms = renamed(words, names, None)
    found = names.mentions(head, {t.i for t in words})
    rest = _lowered(write(words, forms), words)
    if head.lemma_.lower() in _OFFENCES:
        return Proposition(sentence(f"{subject.prefix} committed {rest}"), subject.mentions, "commit", found)
    text = f"{subject.prefix} {present('be', plural=subject.plural)} guilty of {rest}"
    return Proposition(sentence(text), subject.mentions, "be", (Mention("guilty"), *found))


def _objects(head: Token, names: Names, scope: Collection[int]) -> tuple[Mention, ...]:
    nouns = [n for c in head.children if c.dep_ == "prep" and c.i in scope for n in c.children if n.dep_ == "pobj"]
    return tuple(m for noun in nouns for m in names.mentions(noun, scope) if is_actor(m, noun) or noun is nouns[0])


__all__ = ["Polarity", "copular", "governed", "is_copular", "nominal", "participle"]
