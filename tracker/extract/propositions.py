"""What an attribution's content claims: propositions that stand alone, each one predication."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from tracker.extract.certainty import read
from tracker.extract.parsed import Span, Token
from tracker.extract.prop_arguments import agent, is_passive, is_state, objects, predicate
from tracker.extract.prop_bounds import bound, zone
from tracker.extract.prop_clause import AUXILIARIES, SUBJECTS, Part, is_verbal, loose, own_subject, words_of
from tracker.extract.prop_finite import form_of, make_finite
from tracker.extract.prop_modality import polarity
from tracker.extract.prop_names import Cast, Names
from tracker.extract.prop_nominal import without_verb
from tracker.extract.prop_parts import parts
from tracker.extract.prop_setting import mode_of, time_of
from tracker.extract.prop_subject import Given, Subject, subject_of
from tracker.extract.prop_text import renamed, write
from tracker.extract.prop_wrap import Inner, unwrap
from tracker.records import Mention, Proposition
from tracker.records import Span as TextSpan
from tracker.terms import Modality, Polarity

_MODES = {
    "will": Modality.FUTURE,
    "will not": Modality.FUTURE,
    "should": Modality.NECESSARY,
    "should not": Modality.NECESSARY,
    "may": Modality.POSSIBLE,
    "wants to": Modality.DESIRED,
    "want to": Modality.DESIRED,
}
_ANY = frozenset({"a", "an", "one", "something"})
_WHERE = frozenset({"where", "when", "why"})
_SAYING = frozenset({"say", "add"})
_NOTHING = frozenset({"punct", "cc", "conj", "advmod"})
_WHO = frozenset({"that", "who", "which"})
# What the reading of a verb makes of a mode that its words leave plain: "should be freed and paid".
_SHARED = {str(mode): mode for mode in (Modality.FUTURE, Modality.POSSIBLE, Modality.NECESSARY)}


def propositions(
    head: Token,
    cast: Cast,
    *,
    subject: Span | None = None,
    speaker: Mention | None = None,
    within: Collection[int] | None = None,
) -> tuple[Proposition, ...]:
    """Return what a content claims, one proposition a predication; a question or an order claims nothing."""
    scope = _scope(head, within)
    if _is_question(head, scope):
        return ()
    names = Names(cast, speaker)
    given = Given(subject, speaker)
    head = _verb_of(head, scope)
    if not is_verbal(head):
        return without_verb(head, given, names, scope)
    if [c.lower_ for c in head.children if c.dep_ == "mark"] == ["so", "that"]:
        # "With a hose, so that it does not show": what for, not what was.
        return ()
    whole, head = head, _uncleft(head, scope)
    turned = whole != head and any(c.dep_ == "neg" for c in whole.children)
    found: list[Proposition] = []
    for root in (head, *_strays(head, scope, subject)):
        inner = unwrap(root, scope)
        inner = replace(inner, negative=inner.negative != turned)
        for part in _completed(_weighty(list(parts(inner.head, scope))), root, subject, scope):
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


def _uncleft(verb: Token, scope: set[int]) -> Token:
    """Return what is said in a cleft sentence: of "it was the rebels that bombed the town" the bombing."""
    if verb.lemma_ != "be":
        return verb
    it = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    who = next((c for c in verb.children if c.dep_ == "attr"), None)
    if it is None or it.lower_ != "it" or who is None or any(c.lower_ in _ANY for c in who.children):
        # "It was a plan that pleased all" tells of some "it".
        return verb
    clauses = (c for c in who.children if c.dep_ == "relcl" and c.i in scope and is_verbal(c))
    told = (c for c in clauses if any(d.dep_ in SUBJECTS and d.lower_ in _WHO for d in c.children))
    return next(told, verb)


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
    return [
        t
        for t in tokens
        if is_verbal(t) and t.head.i not in scope and own_subject(t, scope) and t.dep_ == "conj"
    ]


def _weighty(split: list[Part]) -> list[Part]:
    """Leave out a part that only sets the scene for the others ("when they left, …")."""
    main = [
        part for part in split if not any(c.tag_ == "WRB" and c.i < part.top.i for c in part.top.children)
    ]
    return main or split


def _completed(split: list[Part], root: Token, subject: Span | None, scope: set[int]) -> list[Part]:
    """Give the last part what follows it in the content where the parser tied that to something outside."""
    tokens = loose(root, scope)
    if subject is not None and not _of_participle(tokens):
        tokens = []
    last = split[-1]
    return [*split[:-1], replace(last, words=(*last.words, *tokens))] if tokens else split


def _of_participle(tokens: list[Token]) -> bool:
    """Tell whether words are a participle with what goes with it: "…, killing three people"."""
    first = next((t for t in tokens if not t.is_punct), None)
    return first is not None and first.tag_ == "VBG" and first.dep_ == "advcl"


def _proposition(
    part: Part, inner: Inner, root: Token, given: Given, names: Names, scope: set[int]
) -> Iterator[Proposition]:
    """Yield the proposition of a part, unless it is an order."""
    who = subject_of(part, given, names, scope)
    if who.open or _asks_what(part, scope) or _claims_nothing(part) or _inverted(part):
        return
    form = form_of(part)
    if part.subject is None and (form == "bare" or (form == "finite" and not who.prefix)) and _ordering(part):
        return
    negated = inner.negative and not inner.kept
    part = replace(part, negated=part.negated != negated)
    rewrite = make_finite(part, plural=who.plural, wanted=who.own)
    group = tuple(t for t in part.group if t != part.main)
    tokens = _without_that(tuple(t for t in part.words if t.i not in who.dropped))
    if _of_nobody_named(tokens, who):
        return
    told = (who.mentions[0].name or who.mentions[0].text) if who.mentions else None
    if inner.kept:
        whole = sorted(words_of(root, scope), key=lambda token: token.i)
        text = write(whole, renamed(whole, names, told))
    elif part.subject is None and not who.prefix and form != "finite":
        text = write(tokens, renamed(tokens, names))
    else:
        text = write(tokens, {**renamed(tokens, names, told), **rewrite.forms}, who.prefix)
    negative = (polarity(group, part.main) is Polarity.NEGATIVE) != (
        part.negated or "not" in rewrite.mode.split()
    )
    negative = negative != (inner.negative and inner.kept)
    if not negative and tokens and tokens[0].lower_ in {"did", "does"} and not _is_question(root, scope):
        # "At no time did he say so", without what the parser cut off: the opposite would be told.
        return
    subjects, things = _roles(part, who, names, scope)
    if not subjects and not things and form != "finite":
        return
    yield Proposition(
        text,
        subjects,
        predicate(part),
        things,
        Polarity.NEGATIVE if negative else Polarity.POSITIVE,
        inner.mode or _MODES.get(rewrite.mode) or _mode(part),
        bound(zone(part.main, part.group)),
        time_of(part, scope),
        TextSpan(part.main.idx, part.main.end),
    )


def _of_nobody_named(tokens: tuple[Token, ...], who: Subject) -> bool:
    """Tell whether a clause is of somebody whom the content does not name: "who works for the town"."""
    first = tokens[0] if tokens else None
    relative = first is not None and first.tag_ in {"WP", "WDT"} and first.head.dep_ == "relcl"
    return relative and not who.prefix


def _without_that(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Leave out a "that" which opens a clause though the parser has it inside: "that figures were"."""
    first = tokens[0] if tokens else None
    if first is None or first.lower_ != "that" or len(tokens) == 1:
        return tokens
    of_many = first.dep_ == "det" and first.head.tag_ in {"NNS", "NNPS"}
    # "That the road was shut and that fog was the cause", where the parser takes it for "that fog".
    of_many = of_many or (first.dep_ == "det" and _second_that(first))
    # "That figures were changed", where the parser takes the figures for a verb.
    of_many = of_many or (first.dep_ == "nsubj" and first.head.dep_ in SUBJECTS)
    # "That IS had fled", where "IS" was read as a verb.
    shouted = tokens[1].text.isupper() and len(tokens[1].text) > 1
    return tokens[1:] if shouted or of_many or first.dep_ in {"dobj", "mark", "advmod"} else tokens


def _second_that(that: Token) -> bool:
    """Tell whether "and that" goes on from a clause with "that"."""
    joined = that.i > 0 and that.nbor(-1).lower_ in {"and", "but", "or"}
    clauses = (above for above in that.ancestors if above.dep_ == "conj")
    return joined and any(
        c.lower_ == "that" and c.dep_ == "mark" for clause in clauses for c in clause.head.children
    )


def _mode(part: Part) -> Modality:
    """Return the mode of a part; where its words set none, those that it shares or stands under may."""
    own = mode_of(part)
    return _SHARED.get(read(part.main).kind, own) if own is Modality.ACTUAL else own


def _asks_what(part: Part, scope: set[int]) -> bool:
    """Tell whether a clause leaves its object open: "what they want", "which ones he likes"."""
    if part.lead.dep_ in {"relcl", "conj"}:
        return False
    if any(t.lower_ == "how" and t.head.pos_ in {"ADJ", "ADV"} and t.i < part.top.i for t in part.words):
        return True
    return any(
        c.tag_ in {"WP", "WDT"} and c.i < part.top.i and c.dep_ in {"dobj", "attr", "pobj"}
        for c in part.main.children
    )


def _inverted(part: Part) -> bool:
    """Tell whether a clause starts with its auxiliary: "nor had he lied", "had I known"."""
    first, subject = part.words[0], part.subject
    if first.i > 0 and first.nbor(-1).lower_ == "nor" and first.lemma_ in {"have", "be", "do"}:
        return True
    helps = first.dep_ in AUXILIARIES and first.head in {part.top, part.main}
    return helps and subject is not None and first.i < subject.i


def _claims_nothing(part: Part) -> bool:
    """Tell whether a clause only compares or asks, or says who spoke: "where they are", "he said"."""
    if part.words[0].lower_ == "than":
        return True
    if any(c.lower_ in _WHERE and c.i < part.top.i and c == part.words[0] for c in part.top.children):
        return True
    below = {c.dep_ for c in part.main.children if c in part.words}
    return part.main.lemma_ in _SAYING and part.top == part.main and not below - SUBJECTS - _NOTHING


def _ordering(part: Part) -> bool:
    """Tell whether a verb without subject is an order: "Leave now"."""
    return part.top.tag_ in {"VB", "VBP"} and part.top.dep_ not in {"xcomp", "advcl", "acl", "pcomp"}


def _roles(
    part: Part, who: Subject, names: Names, scope: set[int]
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return subject and object, a passive turned to active."""
    things = objects(part, names, scope)
    if not is_passive(part) or is_state(part):
        return who.mentions, things
    return agent(part, names, scope), (*who.mentions, *(m for m in things if m not in who.mentions))
