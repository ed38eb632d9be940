"""Contents that are nouns or adjectives: "of war crimes", "any involvement in the attack", "as a mistake"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tracker.extract.prop_arguments import objects, predicate
from tracker.extract.prop_clause import is_verbal, parts
from tracker.extract.prop_data import rows, table
from tracker.extract.prop_inflect import participle, past, present
from tracker.extract.prop_names import Names, core, is_actor, possessive
from tracker.extract.prop_subject import Subject
from tracker.extract.prop_text import phrase, renamed, sentence, write
from tracker.records import Mention, Proposition
from tracker.terms import Modality, Polarity

_OFFENCES = frozenset(
    "crime genocide atrocity fraud murder treason aggression violation massacre rape theft offence offense sabotage"
    " espionage perjury terrorism blackmail".split()
)
_PRESENT = frozenset({"plan", "intend", "have", "know", "want", "wish"})
_MODES = {"will": Modality.FUTURE, "should": Modality.NECESSARY}


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
        lost = None if _modified(self) else self.preposition
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
    behind = {c.lower_ for c in head.children if c.dep_ == "prep"} | {"to" for c in head.children if _is_infinitive(c)}
    found = [row for row in rows("nouns") if row[0] == head.lemma_.lower()]
    fitting = next((row for row in found if row[2] in behind), None)
    fitting = fitting or next((row for row in found if row[2] == "-" or behind - {"of"}), None)
    return Noun(head, fitting[1], fitting[2], tuple(words)) if fitting else None


def _is_infinitive(token: Token) -> bool:
    return token.dep_ in {"acl", "xcomp"} and is_verbal(token) and any(c.tag_ == "TO" for c in token.children)


def is_copular(head: Token) -> bool:
    """Tell whether a noun or adjective is what somebody calls somebody: "as a mistake", "called it a sham"."""
    return head.dep_ in {"oprd", "acomp", "attr", "ccomp", "xcomp"} or head.head.lower_ == "as"


def copular(head: Token, subject: Subject, names: Names, words: list[Token]) -> Proposition:
    """Return "the vote is a sham"."""
    be = present("be", plural=subject.plural)
    text = write(words, renamed(words, names, None), f"{subject.prefix} {be}")
    complement = (names.thing(core(head)),) if head.pos_ == "ADJ" else names.mentions(head, {t.i for t in words})
    return Proposition(text, subject.mentions, "be", complement)


def nominal(found: Noun, subject: Subject, names: Names, mode: str) -> tuple[Proposition, ...]:
    """Return what a noun says of its subject, as a sentence with its verb."""
    told = subject.mentions[0].name if subject.mentions else None
    rest = phrase(found.behind, renamed(found.behind, names, told))
    infinitive = next((c for c in found.head.children if _is_infinitive(c)), None) if found.dropped == "to" else None
    if infinitive is not None:
        return _intended(found, infinitive, subject, names, rest)
    text = f"{subject.prefix} {_predicated(found, subject.plural, mode)} {rest}"
    if _modified(found):
        text = f"{possessive(subject.prefix)} {phrase(_noun_phrase(found), {})} {rest}"
    first, *more = found.verb.split()
    own = (Mention(more[-1]),) if more and first == "be" else ()
    if first in {"have", "play"} or _modified(found):
        own = (names.thing(core(found.head)),)
    things = (*own, *_objects(found, names))
    return (Proposition(sentence(text), subject.mentions, first, things, modality=_MODES.get(mode, Modality.ACTUAL)),)


def undergone(found: Noun, names: Names, mode: str) -> Proposition:
    """Return what a noun says of what it is done to, where nobody is named who does it: "hostages should be released"."""
    rest = found.behind
    at = found.preposition
    patient = [t for t in rest if at is not None and t in list(at.subtree)]
    forms = renamed(rest, names, None)
    plural = any(c.dep_ == "pobj" and c.tag_ in {"NNS", "NNPS"} for c in at.children) if at is not None else False
    be = past("be", plural=plural) if mode not in _MODES else f"{mode} be"
    tail = phrase([t for t in rest if t not in patient], forms)
    text = f"{write(patient, forms)} {be} {participle(found.verb)} {tail}"
    return Proposition(sentence(text), (), found.verb, _objects(found, names), modality=_MODES.get(mode, Modality.ACTUAL))


def accused(head: Token, subject: Subject, names: Names, words: list[Token]) -> Proposition:
    """Return "committed war crimes", or "is guilty of corruption": being accused of a thing means no more."""
    words = [t for t in words if not (t.head == head and t.lower_ in {"any", "some", "a", "an"})]
    found = names.mentions(head, {t.i for t in words})
    rest = phrase(words, renamed(words, names, None))
    if head.lemma_.lower() in _OFFENCES:
        return Proposition(sentence(f"{subject.prefix} committed {rest}"), subject.mentions, "commit", found)
    blamed = "responsible for" if head.head.lower_ == "for" else "guilty of"
    text = f"{subject.prefix} {present('be', plural=subject.plural)} {blamed} {rest}"
    return Proposition(sentence(text), subject.mentions, "be", (Mention(blamed.split()[0]), *found))


def _intended(
    found: Noun, infinitive: Token, subject: Subject, names: Names, rest: str
) -> tuple[Proposition, ...]:
    """Return "plans to invade", with the infinitive as what is predicated."""
    scope = {t.i for t in found.words}
    first = found.verb.split()[-1]
    light = table("light").get((first, "adjective" if " " in found.verb else "active"), ("actual",))[0]
    polarity = Polarity.NEGATIVE if light == "negative" else Polarity.POSITIVE
    mode = Modality(light) if light != "negative" else Modality.ACTUAL
    part = next(iter(parts(infinitive, scope)))
    text = f"{subject.prefix} {_predicated(found, subject.plural, 'past')} {rest}"
    return (Proposition(sentence(text), subject.mentions, predicate(part), objects(part, names, scope), polarity, mode),)


def _modified(found: Noun) -> bool:
    """Tell whether the verb alone would lose what an adjective says ("military support")."""
    return bool(found.modifiers) and found.verb.split()[0] not in {"be", "have", "play"}


def _noun_phrase(found: Noun) -> list[Token]:
    return [*found.modifiers, found.head]


def _predicated(found: Noun, plural: bool, mode: str) -> str:
    """Return the verb of a noun in the form that the mode asks for."""
    first, _, more = found.verb.partition(" ")
    tense = present if first in _PRESENT else past
    verb = f"{mode} {first}" if mode in _MODES else tense(first, plural=plural)
    if first in {"have", "play"}:
        article = "a " if more.startswith("a ") else ""
        return f"{verb} {article}{' '.join(t.text for t in _noun_phrase(found))}"
    adverbs = [f"{t.text}ly" for t in found.modifiers if t.pos_ == "ADJ"]
    return " ".join([verb, *adverbs, more]).strip()


def _objects(found: Noun, names: Names) -> tuple[Mention, ...]:
    scope = {t.i for t in found.words}
    nouns = [n for c in found.head.children if c.dep_ == "prep" and c.i in scope for n in c.children if n.dep_ == "pobj"]
    return tuple(m for each in nouns for m in names.mentions(each, scope) if is_actor(m, each) or each is nouns[0])
