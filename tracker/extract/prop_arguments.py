"""The subject and object of a predication, and the name of what it predicates."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from tracker.extract.parsed import Token
from tracker.extract.prop_clause import HAVE, Part, is_gerund, lemma
from tracker.extract.prop_data import words
from tracker.extract.prop_names import Names
from tracker.extract.prop_phrase import is_actor
from tracker.extract.prop_time import time_phrases
from tracker.records import Mention

_DIRECT = frozenset({"dobj", "dative", "attr", "oprd"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "X", "SYM", "VERB"})
_PLACES = frozenset(
    {"from", "at", "into", "over", "through", "of", "between", "among", "beyond", "behind", "about", "upon"}
)


def predicate(part: Part) -> str:
    """Return the lemma of the verb with its particle; "be" for a state."""
    if is_state(part):
        return "be"
    particles = [c.lower_ for c in part.main.children if c.dep_ == "prt"]
    return "_".join([lemma(part.main), *particles])


def is_passive(part: Part) -> bool:
    """Tell whether the main verb is a passive."""
    if part.main.tag_ not in {"VBN", "VBD", "JJ"}:
        return False
    if any(t.dep_ == "auxpass" for t in part.group if t.head in {part.main, part.lead} or t.head == part.top):
        return True
    return part.top == part.main and part.main.tag_ == "VBN" and _reduced(part)


def _reduced(part: Part) -> bool:
    """Tell whether a participle stands without auxiliary and subject, as in "being funded"."""
    helped = any(t.lower_ in HAVE and t.dep_ == "aux" for t in part.group)
    return not helped and (part.subject is None or part.subject.dep_ == "nsubjpass")


def is_state(part: Part) -> bool:
    """Tell whether a passive describes a state ("is limited to")."""
    agent = any(c.dep_ == "agent" for c in part.main.children)
    return (
        is_passive(part)
        and not agent
        and (part.main.tag_ == "JJ" or lemma(part.main) in words("states", "state"))
    )


def agent(part: Part, names: Names, scope: Collection[int]) -> tuple[Mention, ...]:
    """Return who does it in a passive: "by the Russians"."""
    heads = (
        n
        for c in part.main.children
        if c.dep_ == "agent" and c.i in scope
        for n in c.children
        if n.dep_ == "pobj"
    )
    return tuple(m for head in heads for m in names.mentions(head, scope))


def objects(part: Part, names: Names, scope: Collection[int]) -> tuple[Mention, ...]:
    """Return direct object or complement, then the actors behind prepositions, in order."""
    kept = {t.i for t in part.words} & set(scope)
    found: list[Mention] = []
    for mention in (*_direct(part, names, kept), *_oblique(part, names, kept)):
        if mention not in found:
            found.append(mention)
    return tuple(found) or _rest(part, names, kept)


def _direct(part: Part, names: Names, scope: Collection[int]) -> Iterator[Mention]:
    if is_state(part):
        yield names.thing(part.main.doc.span(part.main.i, part.main.i + 1))
    for child in _children(part, scope):
        if child.dep_ in {"acomp"} or (child.dep_ in _DIRECT and child.pos_ == "ADJ"):
            for adjective in (child, *(c for c in child.children if c.dep_ == "conj" and c.i in scope)):
                yield names.thing(child.doc.span(_adjective_start(adjective), adjective.i + 1))
        elif child.dep_ in _DIRECT and child.pos_ in _NOMINAL and not is_gerund(child):
            yield from names.mentions(child, scope)


def _children(part: Part, scope: Collection[int]) -> list[Token]:
    """Return the complements of the main verb, with those that a coordinated verb shares with it."""
    return [t for t in part.words if t.i in scope and (t.head == part.main or _shared(t, part))]


def _shared(token: Token, part: Part) -> bool:
    """Tell whether a complement hangs on a verb of which only the object was taken over."""
    return token.head not in part.words and token.head.dep_ == "conj" and token.i > token.head.i > part.main.i


def _adjective_start(adjective: Token) -> int:
    return min(
        (c.i for c in adjective.children if c.dep_ in {"advmod", "neg"} and c.i == adjective.i - 1),
        default=adjective.i,
    )


def _oblique(part: Part, names: Names, scope: Collection[int]) -> Iterator[Mention]:
    """Yield actors behind "to", "against", "with"; anything there when there is no direct object."""
    complements = _children(part, scope)
    direct = [c for c in complements if c.dep_ in {*_DIRECT, "acomp"} and c.pos_ in {*_NOMINAL, "ADJ"}]
    bare = all(c.dep_ == "acomp" or c.pos_ == "ADJ" for c in direct) and not (
        is_passive(part) and not is_state(part)
    )
    for preposition in sorted(_prepositions([*complements, *direct], scope), key=lambda token: token.i):
        for noun in preposition.children:
            if (
                noun.i not in scope
                or noun.dep_ not in {"pobj", "pcomp"}
                or noun.pos_ == "NUM"
                or _is_time(preposition, noun)
            ):
                continue
            yield from _behind(preposition, noun, part, names, scope, bare)


def _prepositions(tokens: list[Token], scope: Collection[int]) -> set[Token]:
    own = {t for t in tokens if t.dep_ in {"prep", "dative"} and t.tag_ in {"IN", "TO", "RP"}}
    deep = {
        c
        for t in [*tokens, *own]
        if t.dep_ != "nsubj"
        for c in t.children
        if c.dep_ in {"prep", "dative"} and c.i in scope
    }
    return own | {c for c in deep if c.head.dep_ in {"dobj", "attr", "acomp", "advmod", "prep", "oprd"}}


def _behind(
    preposition: Token, noun: Token, part: Part, names: Names, scope: Collection[int], bare: bool
) -> Iterator[Mention]:
    if not _argument(preposition, part):
        return
    if noun.dep_ == "pcomp":
        if bare:
            yield names.thing(noun.doc.span(noun.i, max(t.i for t in noun.subtree if t.i in scope) + 1))
        return
    found = names.mentions(noun, scope)
    close = bare and preposition.head in {part.main, *part.main.children}
    actors = preposition.lower_ not in _PLACES
    yield from (m for m in found if close or (actors and is_actor(m, noun)))


def _argument(preposition: Token, part: Part) -> bool:
    if lemma(part.main) == "be" and preposition.head == part.main:
        return True
    if preposition.lower_ == "in":
        return lemma(part.main) in words("states", "in") or preposition.head.lower_ in words("states", "in")
    return preposition.lower_ in words("states", "prep")


def _is_time(preposition: Token, noun: Token) -> bool:
    """Tell whether a phrase says when or how long."""
    if noun.ent_type_ in {"DATE", "TIME"}:
        return True
    edge = preposition.right_edge.i + 1
    phrases = time_phrases(preposition.doc.span(preposition.i, edge))
    return bool(phrases) and phrases[0].span.start <= preposition.idx + len(preposition) + 1


def _rest(part: Part, names: Names, scope: Collection[int]) -> tuple[Mention, ...]:
    """Return a clause that stands for the object, so that what is believed tells two beliefs apart."""
    below = (
        c for c in part.main.children if c.dep_ in {"ccomp", "xcomp"} and c.i in scope and c.i > part.main.i
    )
    clause = next(
        (c for c in below if not any(m.lower_ in {"if", "as", "because"} for m in c.children)), None
    )
    if clause is None:
        return ()
    indices = [t.i for t in clause.subtree if t.i in scope and t.lower_ != "that"]
    return (names.thing(part.main.doc.span(min(indices), max(indices) + 1)),)
