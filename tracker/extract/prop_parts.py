"""Taking a content clause apart: one part for each verb that says something of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from tracker.extract.asking import asks_if
from tracker.extract.parsed import Token
from tracker.extract.prop_clause import (
    AUXILIARIES,
    SUBJECTS,
    Part,
    asks_leave,
    is_gerund,
    is_verbal,
    lemma,
    ordered,
    own_subject,
    words_of,
)
from tracker.extract.prop_inflect import participle, past
from tracker.extract.prop_modality import effect

_CONTRASTS = frozenset({"while", "although", "though", "whereas", "but"})
_WHEN = frozenset({"after", "before", "when", "because", "once", "since", "until", "if", "unless", "as"})
_DROPPED = frozenset({"cc", "preconj"})
_MARKS = frozenset({"that", "whether"})
_AGENT = frozenset({"agent"})
_SETTING = frozenset({"since", "during", "in", "on", "at", "after", "before", "until", "between", "for"})
_OBJECT = frozenset({"dobj", "dative", "attr", "acomp", "oprd"})


def conjuncts(verb: Token, scope: Collection[int]) -> list[Token]:
    """Return the verbs coordinated with a verb, in order."""
    found: list[Token] = []
    for child in verb.children:
        joined = child.dep_ == "conj" and child.i in scope and is_verbal(child)
        if joined and _compatible(child, verb, scope) and not (_led(child) or _of_a_noun(child, verb, scope)):
            found += [child, *conjuncts(child, scope)]
    return found


def _led(clause: Token) -> bool:
    """Tell whether a clause only says when or why: "threw bottles, but only after the gas had come"."""
    return any(c.dep_ == "mark" and c.lower_ in _WHEN and c.i < clause.i for c in clause.children)


def _of_a_noun(child: Token, verb: Token, scope: Collection[int]) -> bool:
    """Tell whether a participle may go with one before it: "was found by a call made by X and passed on"."""
    past = child.tag_ == "VBD" and child.lower_.endswith("ed")
    if not (child.tag_ == "VBN" or past) or any(
        c.dep_ in {"dobj", *AUXILIARIES, *SUBJECTS} for c in child.children
    ):
        return False
    between = (t for t in verb.doc[verb.i + 1 : child.i] if t.i in scope)
    return any(t.tag_ == "VBN" and t.dep_ == "acl" for t in between)


def _compatible(child: Token, verb: Token, scope: Collection[int]) -> bool:
    """Tell whether a coordinated verb can share the subject of the first one, or has its own."""
    if own_subject(child, scope) is not None or any(c.dep_ in AUXILIARIES for c in child.children):
        return True
    if child.tag_ == "VBG":
        return is_gerund(verb)
    if (subject := own_subject(verb, scope)) is not None and subject.dep_ == "expl":
        return lemma(child) == "be"
    bare = child.tag_ in {"VB", "VBP"} and child.lower_ != "have"
    return not bare or verb.tag_ in {"VB", "VBP"} or lemma(verb) == verb.lower_


def _contrasts(verb: Token, scope: Collection[int]) -> list[Token]:
    """Return the full clauses beside a verb: "while Sudan paid", or one joined by a comma alone."""
    return [
        c
        for c in verb.children
        if c.i in scope and own_subject(c, scope) and (_contrasting(c) or _joined(c, verb))
    ]


def _contrasting(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(
        c.dep_ == "mark" and c.lower_ in _CONTRASTS for c in clause.children
    )


def _joined(clause: Token, verb: Token) -> bool:
    """Tell whether a clause only stands before another; before a bare verb it is what somebody says."""
    if (
        clause.dep_ not in {"ccomp", "parataxis"}
        or any(c.dep_ == "mark" for c in clause.children)
        or not is_verbal(clause)
    ):
        return False
    complete = any(c.dep_ in {"dobj", "attr", "acomp", "auxpass", "prep", "xcomp"} for c in verb.children)
    between = verb.doc[clause.i : verb.i]
    return clause.i < verb.i and complete and any(t.text in {",", ";", ":", "-", "–", "—"} for t in between)


def _light(verb: Token, scope: Collection[int]) -> Token | None:
    """Return the verb behind a light verb or adjective."""
    colour = next((c for c in verb.children if c.dep_ in {"acomp", "oprd"} and effect(c)), verb)
    # "Used force to win" is not "used to win".
    if effect(colour) is None or any(c.dep_ == "dobj" for c in verb.children):
        return None
    for child in colour.children:
        if (
            child.dep_ == "xcomp"
            and child.i in scope
            and is_verbal(child)
            and own_subject(child, scope) is None
        ):
            return child if _to(child) or is_gerund(child) else None
    return None


def _to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _chain(top: Token, scope: Collection[int]) -> list[Token]:
    """Return a verb with the verbs behind it, as far as they are light."""
    found = [top]
    while (behind := _light(found[-1], scope)) is not None:
        found.append(behind)
    return found


def _group(chain: Iterable[Token], scope: Collection[int]) -> Iterator[Token]:
    """Yield the verbs with their auxiliaries, negations and adverbs."""
    for verb in chain:
        yield verb
        for child in verb.children:
            if (child.i in scope and child.dep_ in {"aux", "auxpass", "neg", "advmod", "preconj"}) or (
                child.dep_ in {"acomp", "oprd"}
                and effect(child)
                and any(c.dep_ == "xcomp" for c in child.children)
            ):
                yield child
                yield from (c for c in child.children if c.dep_ in {"neg", "advmod"})


def _asking_leave(clause: Token, verb: Token) -> bool:
    """Tell whether a clause only asks leave to say what follows: "let me be clear: …"."""
    return clause.i < verb.i and clause.dep_ in {"ccomp", "parataxis"} and asks_leave(clause)


def _marks(verb: Token, scope: Collection[int]) -> list[Token]:
    """Return what joins a clause to what is before it and says nothing."""
    joins = _MARKS if verb.dep_ != "advcl" else _MARKS | _CONTRASTS
    if (verb.dep_ == "ccomp" and verb.head.i < verb.i) or asks_if(verb):
        joins = joins | {"if", "how", "why"}
    joined = bool(conjuncts(verb, scope))
    split = any(c.dep_ == "conj" and is_verbal(c) for c in verb.children) == joined
    return [
        c
        for c in verb.children
        if (c.dep_ in _DROPPED and split and (joined or c.i < verb.i))
        or (c.dep_ in {"mark", "advmod"} and c.lower_ in joins)
        or _asking_leave(c, verb)
    ]


def parts(verb: Token, scope: Collection[int]) -> Iterator[Part]:
    """Yield the predications of a clause, coordinated and contrasted ones apart, in order of their verbs."""
    beside = _contrasts(verb, scope)
    inner = _chain(verb, scope)[-1]
    # "He began to ask for more and had rung the embassy": what is tensed goes on from "began".
    later = [c for c in conjuncts(inner, scope) if inner != verb and _tensed(c)]
    others = [*conjuncts(verb, scope), *later]
    lead = _alone(verb, scope, [*beside, *others])
    found = list(_split(lead, scope))
    if lead.main == verb:
        found[0] = _with_shared(found[0], others, scope)
    for other in others:
        found += _beside_lead(other, lead, scope)
    for clause in beside:
        found += parts(clause, scope)
    yield from sorted(found, key=lambda part: part.main.i)


def _alone(verb: Token, scope: Collection[int], without: Iterable[Token]) -> Part:
    """Build the part of one verb from its own words."""
    chain = _chain(verb, scope)
    # "They were late, his widow says; he had rung her": what she says is no part of the second clause.
    told = [c for c in verb.children if c.dep_ == "parataxis" and c.i not in scope and _parted(c, verb)]
    words = words_of(verb, scope, [*without, *_marks(verb, scope), *told])
    neither = any(c.dep_ in _DROPPED and c.lower_ == "neither" for c in verb.children)
    group = {t for t in _group(chain, scope) if t in words}
    return Part(verb, chain[-1], ordered(words), ordered(group), own_subject(verb, scope), verb, neither)


def _parted(clause: Token, verb: Token) -> bool:
    """Tell whether a semicolon stands behind a clause and before a verb."""
    return any(t.text == ";" for t in verb.doc[clause.i : verb.i])


def _split(part: Part, scope: Collection[int]) -> Iterator[Part]:
    """Split a part at verbs coordinated behind a light one: "failed to deliver and pay"."""
    others = (
        [c for c in conjuncts(part.main, scope) if own_subject(c, scope) is None and not _tensed(c)]
        if part.main != part.top
        else []
    )
    if not others:
        yield part
        return
    joins = [c for c in part.main.children if c.dep_ in _DROPPED]
    rest = set(part.words) - set(part.main.subtree)
    body = words_of(part.main, scope, [*others, *joins])
    yield _with_shared(replace(part, words=ordered(rest | body)), others, scope)
    to = {c for c in part.main.children if c.dep_ == "aux"}
    for other in others:
        inner = _alone(other, scope, conjuncts(other, scope))
        lead_in = {t for t in part.group if t.i < part.main.i} | (to if not _to(other) else set())
        lead_in -= to if _to(other) else set()
        words = rest | lead_in | set(inner.words)
        yield replace(part, main=inner.main, words=ordered(words), group=ordered(lead_in | set(inner.group)))


def _beside_lead(verb: Token, lead: Part, scope: Collection[int]) -> Iterator[Part]:
    """Build the parts of a coordinated verb, with what it shares with the first one."""
    part = _alone(verb, scope, [*conjuncts(verb, scope), *_contrasts(verb, scope)])
    if part.subject is not None:
        yield from _split(part, scope)
        return
    shared = _shared_auxiliaries(verb, lead)
    subject = words_of(lead.subject, scope) if lead.subject is not None else set()
    words = ordered({*part.words, *shared, *subject})
    negated = part.negated or any(c.lower_ == "nor" for c in verb.head.children if c.dep_ == "cc")
    part = replace(
        part,
        words=words,
        group=ordered({*part.group, *shared}),
        subject=lead.subject,
        lead=lead.top,
        negated=negated,
    )
    yield from _split(part, scope)


def _tensed(verb: Token) -> bool:
    """Tell whether a verb without subject has an auxiliary that no infinitive can have: "had rung"."""
    return any(c.dep_ in AUXILIARIES and c.tag_ in {"VBD", "VBZ", "VBP"} for c in verb.children)


def _shared_auxiliaries(verb: Token, lead: Part) -> set[Token]:
    """Return the auxiliaries, with their negation, of the first verb that a coordinated one needs too."""
    own = any(c.dep_ in AUXILIARIES for c in verb.children)
    links = [c for c in lead.top.children if c.dep_ in AUXILIARIES and c.i < lead.top.i]
    if own or not links or not _needs(verb, lead.top):
        return set()
    return {*links, *(c for c in lead.top.children if c.dep_ == "neg" and c.i < lead.top.i)}


def _needs(verb: Token, lead: Token) -> bool:
    """Tell whether a coordinated verb needs an auxiliary; "armed" after "has funded" may or may not."""
    if verb.tag_ in {"VB", "VBN", "VBG"}:
        return True
    same_form = verb.tag_ == "VBD" and verb.lower_ != "had" and past(lemma(verb)) == participle(lemma(verb))
    return (same_form and lead.tag_ == "VBN") or (verb.tag_ == "VBP" and lead.tag_ == "VB")


def _with_shared(part: Part, others: list[Token], scope: Collection[int]) -> Part:
    """Give a verb that stands bare before "and" the object of the last: "funding and arming the group".

    Where it was held is not where it was seized: "was seized and held in a cellar". Who did it may be shared.
    """
    last = others[-1] if others else None
    if last is None or own_subject(last, scope) is not None or _has_right(part.main):
        return part
    wanted = _AGENT if any(c.dep_ == "auxpass" for c in part.main.children) else _OBJECT
    shared = [c for c in last.children if c.dep_ in wanted and c.i > last.i]
    if shared:
        # What stands behind the object is of both, but for where it goes: "armed and fed them since May".
        shared += [
            c for c in last.children if c.lower_ in _SETTING and c.dep_ == "prep" and c.i > shared[0].i
        ]
    behind = {t for c in shared for t in words_of(c, scope)}
    return replace(part, words=ordered({*part.words, *behind}))


def _has_right(verb: Token) -> bool:
    skipped = {"cc", "conj", "punct", "prt", "neg"}
    return any(c.i > verb.i and c.dep_ not in skipped for c in verb.children)
