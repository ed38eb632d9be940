"""What an attribution's content claims: propositions that stand alone, each one predication."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from spacy.tokens import Span, Token

from tracker.extract.prop_arguments import agent, is_passive, is_state, objects, predicate
from tracker.extract.prop_bounds import bound, zone
from tracker.extract.prop_clause import Part, is_verbal, own_subject, parts, words_of
from tracker.extract.prop_finite import form_of, governed, make_finite
from tracker.extract.prop_modality import modality, polarity
from tracker.extract.prop_names import Cast, Names
from tracker.extract.prop_nominal import accused, copular, is_copular, nominal, noun, undergone
from tracker.extract.prop_subject import Given, Subject, outside, spoken, subject_of
from tracker.extract.prop_text import renamed, write
from tracker.extract.prop_time import time_indices
from tracker.extract.prop_wrap import Inner, unwrap
from tracker.records import Mention, Proposition, TimePhrase
from tracker.terms import Modality, Polarity

_MODES = {
    "will": Modality.FUTURE,
    "will not": Modality.FUTURE,
    "should": Modality.NECESSARY,
    "should not": Modality.NECESSARY,
    "may": Modality.POSSIBLE,
}
_SUBORDINATE = frozenset({"relcl", "advcl", "acl", "ccomp", "csubj"})


def propositions(
    head: Token,
    cast: Cast,
    *,
    subject: Span | None = None,
    speaker: Mention | None = None,
    within: Collection[int] | None = None,
) -> tuple[Proposition, ...]:
    """Return what a content clause claims, one proposition for each predication; a question or an order claims nothing."""
    scope = _scope(head, within)
    if _is_question(head, scope):
        return ()
    names = Names(cast, speaker)
    given = Given(subject, speaker)
    head = _verb_of(head, scope)
    if not is_verbal(head):
        return _without_verb(head, given, names, scope)
    found: list[Proposition] = []
    for root in (head, *_strays(head, scope, subject)):
        inner = unwrap(root, scope)
        for part in parts(inner.head, scope):
            found += _proposition(part, inner, root, given, names, scope)
    return tuple(found)


def _scope(head: Token, within: Collection[int] | None) -> set[int]:
    """Return the token indices of the content, in the sentence of its head."""
    if within is None:
        return {t.i for t in head.subtree}
    sentence = head.sent
    return {i for i in within if sentence.start <= i < sentence.end} | {head.i}


def _is_question(head: Token, scope: set[int]) -> bool:
    last = max(scope) + 1
    return any(token.text == "?" for token in head.doc[head.i : last + 1])


def _verb_of(head: Token, scope: set[int]) -> Token:
    """Return the copula of a complement, the verb of an auxiliary, or the head itself."""
    above = head.head
    if above.i not in scope or not is_verbal(above):
        return head
    if head.dep_ in {"aux", "auxpass", "neg"} or (head.dep_ in {"acomp", "attr"} and not is_verbal(head)):
        return above
    return head


def _strays(head: Token, scope: set[int], subject: Span | None) -> list[Token]:
    """Return the clauses of the content that the parser tied to something outside it."""
    own = {t.i for t in head.subtree}
    if subject is not None:
        return []
    tokens = (head.doc[i] for i in sorted(scope - own) if i > head.i)
    return [t for t in tokens if is_verbal(t) and t.head.i not in scope and own_subject(t, scope) and t.dep_ == "conj"]


def _proposition(
    part: Part, inner: Inner, root: Token, given: Given, names: Names, scope: set[int]
) -> Iterator[Proposition]:
    """Yield the proposition of a part, unless it is an order."""
    who = subject_of(part, given, names, scope)
    form = form_of(part)
    if part.subject is None and (form == "bare" or (form == "finite" and not who.prefix)) and _ordering(part):
        return
    negated = inner.negative and not inner.kept
    part = replace(part, negated=part.negated != negated)
    rewrite = make_finite(part, plural=who.plural, singular_now=_singular_now(part, who))
    group = tuple(t for t in part.group if t != part.main)
    tokens = tuple(t for t in part.words if t.i not in who.dropped)
    told = who.mentions[0].name if who.mentions else None
    forms = {**renamed(tokens, names, told), **rewrite.forms}
    text = write(tokens, forms, who.prefix)
    if inner.kept:
        whole = sorted(words_of(root, scope), key=lambda token: token.i)
        text = write(whole, renamed(whole, names, told))
    negative = (polarity(group, part.main) is Polarity.NEGATIVE) != (part.negated or "not" in rewrite.mode.split())
    negative = negative != (inner.negative and inner.kept)
    subjects, things = _roles(part, who, names, scope)
    yield Proposition(
        text,
        subjects,
        predicate(part),
        things,
        Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        inner.mode or _MODES.get(rewrite.mode) or _mode(part),
        bound(zone(part.main, part.group)),
        _time(part, names, scope),
    )


def _ordering(part: Part) -> bool:
    """Tell whether a verb without subject is an order: "Leave now"."""
    return part.top.tag_ in {"VB", "VBP"} and part.top.dep_ not in {"xcomp", "advcl", "acl", "pcomp"}


def _singular_now(part: Part, who: Subject) -> bool:
    """Tell whether "we" or "they" becomes a name that takes a singular verb."""
    pronoun = part.subject is not None and part.subject.lower_ in {"i", "we", "they", "you"}
    return pronoun and bool(who.mentions) and who.mentions[0].name is not None and not who.plural


def _roles(
    part: Part, who: Subject, names: Names, scope: set[int]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return subject and object, a passive turned to active."""
    things = objects(part, names, scope)
    if not is_passive(part) or is_state(part):
        return who.mentions, things
    return agent(part, names, scope), (*who.mentions, *(m for m in things if m not in who.mentions))


def _mode(part: Part) -> Modality:
    conditional = any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in {"if", "unless"} for m in c.children)
        for c in part.top.children
    )
    above = part.lead.head
    reported = part.lead.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN"} and not any(t.text == '"' for t in part.lead.sent)
    group = tuple(t for t in part.group if t != part.main)
    return modality(group, conditional=conditional, reported=reported)


def _time(part: Part, names: Names, scope: set[int]) -> TimePhrase | None:
    """Return the time phrase nearest to the main verb, none of a subordinate clause."""
    best: tuple[int, TimePhrase] | None = None
    # What stands before the first of coordinated verbs holds for the others too ("in 2017 they bombed and shelled").
    words = {*part.words, *(t for t in words_of(part.lead, scope) if t.i < part.lead.i)}
    for phrase, tokens in time_indices(part.top.sent):
        if not tokens or not set(tokens) <= words:
            continue
        distance = _distance(tokens[0], part)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, phrase)
    return best[1] if best else None


def _distance(token: Token, part: Part) -> int | None:
    """Return the number of steps from a word up to the verb, None when another clause lies between."""
    steps = 0
    for above in (token, *token.ancestors):
        if above in (part.main, part.top, part.lead):
            return steps
        if above.dep_ in _SUBORDINATE:
            return None
        steps += 1
    return steps


def _without_verb(head: Token, given: Given, names: Names, scope: set[int]) -> tuple[Proposition, ...]:
    """Return what a noun or adjective says of its subject, its own words where it has none."""
    words = sorted(words_of(head, scope), key=lambda token: token.i)
    found = noun(head, words)
    mode = governed(head, "noun")
    if given.subject is not None:
        who = outside(given.subject.root, names, range(given.subject.start, given.subject.end))
        if is_copular(head):
            return (copular(head, who, names, words),)
        return nominal(found, who, names, "past") if found else (accused(head, who, names, words),)
    owner = next((c for c in head.children if c.dep_ == "poss" or (c.dep_ == "amod" and c.ent_type_ == "NORP")), None)
    if found and owner is not None:
        who = outside(owner, names, {t.i for t in owner.subtree if t.lower_ not in {"'s", "'"}})
        if owner.dep_ == "poss" or any(m.name for m in who.mentions):
            return nominal(found, who, names, mode or "past")
    if found and mode in {"past", "will"} and given.speaker is not None:
        return nominal(found, spoken(given.speaker), names, mode)
    if found and found.preposition is not None:
        return (undergone(found, names, mode or "past"),)
    return (Proposition(write(words, renamed(words, names, None)), (), "", ()),)
