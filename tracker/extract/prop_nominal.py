"""Contents that are nouns or adjectives: "of war crimes", "any involvement in the attack", "as a mistake"."""

from __future__ import annotations

from tracker.extract.cues import CueClass, lexicon
from tracker.extract.parsed import Span, Token
from tracker.extract.prop_arguments import objects, predicate
from tracker.extract.prop_clause import loose, words_of
from tracker.extract.prop_data import table
from tracker.extract.prop_data import words as words_of_kind
from tracker.extract.prop_finite import governed
from tracker.extract.prop_inflect import participle, past, present
from tracker.extract.prop_names import Names
from tracker.extract.prop_nouns import (
    MODES,
    WITH_NOUN,
    Noun,
    is_infinitive,
    modified,
    noun,
    noun_phrase,
    predicated,
)
from tracker.extract.prop_parts import parts
from tracker.extract.prop_phrase import core, is_actor, possessive
from tracker.extract.prop_subject import Given, Subject, outside, spoken
from tracker.extract.prop_text import phrase, renamed, sentence, write
from tracker.records import Mention, Proposition
from tracker.terms import Modality, Polarity


def without_verb(head: Token, given: Given, names: Names, scope: set[int]) -> tuple[Proposition, ...]:
    """Return what a noun or adjective says of its subject, its own words where it has none."""
    words = [*sorted(words_of(head, scope), key=lambda token: token.i), *loose(head, scope)]
    if given.subject is not None:
        return _given(head, given.subject, names, words)
    mode = governed(head, "noun")
    found, who = _owned(head, names, words)
    if found is not None and who is None and mode in {"past", "will"} and given.speaker is not None:
        who = spoken(given.speaker)
    if found is not None and who is not None:
        return nominal(found, who, names, mode or "past")
    if found is not None and found.preposition is not None:
        return (undergone(found, names, mode or "past"),)
    return (Proposition(write(words, renamed(words, names)), (), "", ()),)


def _given(head: Token, subject: Span, names: Names, words: list[Token]) -> tuple[Proposition, ...]:
    """Return what a noun or adjective says of a subject outside it: "accused Norland of"."""
    who = outside(subject.root, names, range(subject.start, subject.end))
    if subject.root.tag_ in {"WP", "WDT"} and who.mentions[0].name is None:
        return ()
    if is_copular(head):
        return (copular(head, who, names, words),)
    found = noun(head, words)
    if found is None and _praised(head):
        return ()
    return nominal(found, who, names, "past") if found else (accused(head, who, names, words),)


def _praised(head: Token) -> bool:
    """Tell whether a thing is what somebody is praised for, which says no more of him."""
    cue = lexicon().get((head.head.head.lemma_, "verb")) if head.head.lower_ == "for" else None
    return cue is not None and cue.kind is CueClass.PRAISE


def _owned(head: Token, names: Names, words: list[Token]) -> tuple[Noun | None, Subject | None]:
    """Return a noun's predication with who does it: "Norland's invasion", "the invasion by Norland"."""
    owners = (c for c in head.children if c.dep_ == "poss" or (c.dep_ == "amod" and c.ent_type_ == "NORP"))
    owner = next(owners, None)
    if owner is not None:
        who = outside(owner, names, {t.i for t in owner.subtree})
        named = owner.dep_ == "poss" or any(m.name for m in who.mentions)
        return noun(head, words), who if named else None
    by = next((t for t in words if t.lower_ == "by" and t.dep_ == "prep" and t.i > head.i), None)
    doer = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    if by is None or doer is None:
        return noun(head, words), None
    rest = [t for t in words if t not in set(by.subtree)]
    return noun(head, rest), outside(doer, names, {t.i for t in doer.subtree})


def is_copular(head: Token) -> bool:
    """Tell whether a noun or adjective is what somebody is called: "as a mistake", "called it a sham"."""
    return head.dep_ in {"oprd", "acomp", "attr", "ccomp", "xcomp", "appos"} or head.head.lower_ in {
        "as",
        "at",
    }


def copular(head: Token, subject: Subject, names: Names, words: list[Token]) -> Proposition:
    """Return "the vote is a sham"."""
    be = present("be", plural=subject.plural)
    text = write(words, renamed(words, names), f"{subject.prefix} {be}")
    complement = (
        (names.thing(core(head)),) if head.pos_ == "ADJ" else names.mentions(head, {t.i for t in words})
    )
    return Proposition(text, subject.mentions, "be", complement)


def nominal(found: Noun, subject: Subject, names: Names, mode: str) -> tuple[Proposition, ...]:
    """Return what a noun says of its subject, as a sentence with its verb."""
    told = subject.mentions[0].name if subject.mentions else None
    rest = phrase(found.behind, renamed(found.behind, names, told))
    infinitive = (
        next((c for c in found.head.children if is_infinitive(c)), None) if found.dropped == "to" else None
    )
    if infinitive is not None:
        return _intended(found, infinitive, subject, names, rest)
    text = f"{subject.prefix} {predicated(found, subject.plural, mode)} {rest}"
    if modified(found):
        text = f"{possessive(subject.prefix)} {phrase(noun_phrase(found), {})} {rest}"
    first, *more = found.verb.split()
    own = (Mention(more[-1]),) if more and first == "be" else ()
    if first in WITH_NOUN or modified(found):
        own = (names.thing(found.head.doc.span(noun_phrase(found)[0].i, found.head.i + 1)),)
    things = (*own, *_objects(found, names))
    return (
        Proposition(
            sentence(text), subject.mentions, first, things, modality=MODES.get(mode, Modality.ACTUAL)
        ),
    )


def undergone(found: Noun, names: Names, mode: str) -> Proposition:
    """Return what is done by somebody unnamed: "the release of the hostages", "should be released"."""
    rest = found.behind
    at = found.preposition
    patient = [t for t in rest if at is not None and t in list(at.subtree)]
    forms = renamed(rest, names)
    plural = (
        any(c.dep_ == "pobj" and c.tag_ in {"NNS", "NNPS"} for c in at.children) if at is not None else False
    )
    be = past("be", plural=plural) if mode not in MODES else f"{mode} be"
    tail = phrase([t for t in rest if t not in patient], forms)
    text = f"{write(patient, forms)} {be} {participle(found.verb)} {tail}"
    return Proposition(
        sentence(text), (), found.verb, _objects(found, names), modality=MODES.get(mode, Modality.ACTUAL)
    )


def accused(head: Token, subject: Subject, names: Names, words: list[Token]) -> Proposition:
    """Return "committed war crimes", or "is guilty of corruption": being accused of a thing means no more."""
    words = [t for t in words if not (t.head == head and t.lower_ in {"any", "some", "a", "an"})]
    found = names.mentions(head, {t.i for t in words})
    rest = phrase(words, renamed(words, names)) or head.text
    if head.lemma_.lower() in words_of_kind("states", "offence"):
        return Proposition(sentence(f"{subject.prefix} committed {rest}"), subject.mentions, "commit", found)
    # "Blamed Kyiv for the attack", "blamed the attack on Kyiv".
    responsible = head.head.lower_ == "for" or head.head.lemma_ == "blame"
    blamed = "responsible for" if responsible else "guilty of"
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
    text = f"{subject.prefix} {predicated(found, subject.plural, 'past')} {rest}"
    return (
        Proposition(
            sentence(text), subject.mentions, predicate(part), objects(part, names, scope), polarity, mode
        ),
    )


def _objects(found: Noun, names: Names) -> tuple[Mention, ...]:
    scope = {t.i for t in found.words}
    nouns = [
        n
        for c in found.head.children
        if c.dep_ == "prep" and c.i in scope
        for n in c.children
        if n.dep_ == "pobj"
    ]
    return tuple(
        m for each in nouns for m in names.mentions(each, scope) if is_actor(m, each) or each is nouns[0]
    )
