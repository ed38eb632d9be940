"""Finding who does it, also where the subject of a gerund or infinitive stands outside its clause."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from tracker.extract.parsed import Span, Token
from tracker.extract.prop_clause import SUBJECTS, Part
from tracker.extract.prop_finite import form_of, governed
from tracker.extract.prop_names import Names
from tracker.extract.prop_phrase import core, is_plural
from tracker.extract.prop_text import nominative, renamed, write
from tracker.records import Mention

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_ASKING = frozenset({"WP", "WDT"})
_OUTSIDE = frozenset(
    {"prep", "pcomp", "xcomp", "ccomp", "acl", "conj", "advcl", "dobj", "pobj", "appos", "relcl"}
)
# Verbs whose infinitive is done by their subject although they have an object.
_PROMISES = frozenset({"promise", "threaten", "vow", "pledge", "swear"})


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does it: `prefix` says it where the clause has no words for it, `open` asks for it ("who did").

    `own` marks the subject of the governing verb itself ("asked to see", not "asked them to see").
    """

    mentions: tuple[Mention, ...] = ()
    prefix: str = ""
    plural: bool = False
    dropped: frozenset[int] = frozenset()
    open: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows of the subject."""

    subject: Span | None
    speaker: Mention | None


def subject_of(part: Part, given: Given, names: Names, scope: Collection[int]) -> Subject:
    """Return the subject of a part: its own, the given one, or the one that its governor implies."""
    asked = [c for c in part.lead.children if c.dep_ in SUBJECTS and c.tag_ in _ASKING]
    if asked and related(part.lead) is None:
        return Subject(open=True)
    if part.subject is not None:
        return _own(part, part.subject, names, scope)
    if given.subject is not None:
        who = outside(given.subject.root, names, range(given.subject.start, given.subject.end))
        who = replace(who, own=given.subject.root.dep_ == "nsubj")
    elif form_of(part) == "finite":
        return Subject()
    else:
        who = _implied(part, given, names)
    if who.prefix.lower() in _RELATIVE:
        return Subject(open=True)
    # Whoever suggests or advises doing something need not be the one to do it.
    advised = form_of(part) == "ing" and (governed(part.lead, "ing") or "").startswith("should")
    return Subject() if who.own and advised else who


def _own(part: Part, head: Token, names: Names, scope: Collection[int]) -> Subject:
    noun = related(part.lead) if head.lower_ in _RELATIVE else None
    if noun is not None:
        antecedent = outside(noun, names, _phrase(noun))
        return Subject(antecedent.mentions, antecedent.prefix, antecedent.plural, frozenset({head.i}))
    if head.tag_ in _ASKING or any(c.tag_ in _ASKING and c.dep_ == "det" for c in head.children):
        return Subject(open=True)
    if head.dep_ == "expl":
        return Subject()
    if head.dep_.startswith("csubj"):
        return Subject((names.thing(head.doc.span(head.left, head.right + 1)),))
    mentions = names.mentions(head, scope)
    return Subject(mentions, "", is_plural(mentions, head))


def related(verb: Token) -> Token | None:
    """Return the noun of a relative clause, also one that somebody says: "the raid, which it says failed"."""
    if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl":
        verb = verb.head
    return verb.head if verb.dep_ == "relcl" else None


def _phrase(head: Token) -> range:
    span = core(head)
    return range(span.start, span.end)


def outside(head: Token, names: Names, scope: Collection[int]) -> Subject:
    """Return a subject that stands outside the clause, with its words."""
    mentions = names.mentions(head, scope)
    words = _phrase_words(head, scope)
    if words and words[-1].tag_ == "POS":
        words.pop()
    text = nominative(write(words, renamed(words, names)))
    if (head.pos_ == "ADJ" or head.tag_ == "PRP$") and mentions and mentions[0].name:
        text = names.written(mentions[0].name, head.doc)
    return Subject(mentions, text, is_plural(mentions, head))


def _phrase_words(head: Token, scope: Collection[int]) -> list[Token]:
    """Return the words of a noun phrase and its conjuncts, relative clauses and appositions left out."""
    cut = {t.i for c in head.children if c.dep_ in {"relcl", "appos", "acl"} or _among(c) for t in c.subtree}
    words = [t for t in head.subtree if t.i in scope and t.i not in cut]
    # A comma before what was left out.
    return words[:-1] if words and cut and words[-1].text == "," else words


def _among(prep: Token) -> bool:
    """Tell whether words only lead to some of those meant: ", among them two children,"."""
    return prep.lower_ == "among" and any(c.lower_ in {"them", "whom"} for c in prep.children)


def _implied(part: Part, given: Given, names: Names) -> Subject:
    """Return the subject that the governing word implies: its object, its subject or the speaker."""
    found = _controller(part.lead)
    if found is None:
        return replace(spoken(given.speaker), own=True)
    return replace(outside(found, names, {t.i for t in found.subtree}), own=found.dep_ == "nsubj")


def spoken(speaker: Mention | None) -> Subject:
    """Return the speaker as a subject."""
    if speaker is None:
        return Subject()
    text = speaker.name or nominative(speaker.text)
    return Subject((speaker,), text, is_plural((speaker,), None)) if text else Subject()


def _controller(verb: Token) -> Token | None:
    """Return the noun that does what a clause without subject says."""
    if verb.dep_ == "acl" and verb.left and verb.doc[verb.left - 1].dep_ == "pobj" and governed(verb, "ing"):
        # "its interest in India joining": whose interest it is need not be who joins.
        return verb.doc[verb.left - 1]
    above = verb
    while above.dep_ in _OUTSIDE and above.head != above:
        above = above.head
        if above.pos_ in {"NOUN", "PROPN"}:
            owner = next((c for c in above.children if c.dep_ == "poss"), None)
            if owner is not None:
                return owner
        elif above.pos_ in {"VERB", "AUX"}:
            return _argument(above, verb)
    return None


def _argument(governor: Token, verb: Token) -> Token | None:
    wanted: Sequence[str] = ("nsubjpass", "dobj", "dative") if governor.lemma_ not in _PROMISES else ()
    for dep in wanted:
        for child in governor.children:
            if (
                child.dep_ == dep
                and child.i < verb.i
                and verb not in child.subtree
                and child.pos_ in {"NOUN", "PROPN", "PRON"}
            ):
                return child
    for child in governor.children:
        if (
            child.dep_ == "prep"
            and child.lower_ in {"on", "upon", "to"}
            and child.i < verb.i
            and governor.lemma_ in {"call", "appeal", "plead"}
        ):
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return next((c for c in governor.children if c.dep_ in SUBJECTS and c.dep_ != "expl"), None)
