"""The heads of the clauses that a content is made of, each with a subject that stands outside it."""

from collections.abc import Sequence

from tracker.extract import lead
from tracker.extract.belied import untrue
from tracker.extract.called import called
from tracker.extract.described import describes, intended, interest
from tracker.extract.found import Found
from tracker.extract.parsed import Doc, Span, Token
from tracker.extract.stance import says_something
from tracker.extract.subjects import SUBJECTS, VERBAL, antecedent, main_verb, noun_phrase

_WHICH = frozenset({"which", "who", "whom"})


def heads(doc: Doc, found: Found, sentences: Sequence[int]) -> list[tuple[Token, Span | None]]:
    """Return the clause heads of a content: the parse's own, and one for each further sentence.

    `sentences` has the start of its sentence for each token.
    """
    said = untrue(found)
    if said is not None:
        return [(_matter(said), None)]
    out = [(_clause(head), subject) for head, subject in found.heads if head.i in found.content]
    out = [(head, _standing_for(doc, subject)) for head, subject in out]
    named = called(found.trigger, found.content)
    if named is not None and not any(head.pos_ in VERBAL for head, _ in out):
        out = [(named[0], _standing_for(doc, named[1]))]
    covered = {sentences[head.i] for head, _ in out}
    for start in dict.fromkeys(sentences[j] for j in sorted(found.content)):
        if start not in covered:
            head = main_verb(doc, [j for j in found.content if sentences[j] == start])
            if head is not None and not describes(head, found.content):
                out.append((head.head if intended(head) else head, None))
    out = [(head, subject or _left_behind(doc, head, found)) for head, subject in out]
    return sorted(lead.led(doc, out, found.content), key=lambda pair: pair[0].i)


def _left_behind(doc: Doc, head: Token, found: Found) -> Span | None:
    """Return what a "which" outside the content stands for: "the pass, which police say was forged"."""
    which = next((c for c in head.children if c.dep_ in SUBJECTS and c.tag_ in {"WDT", "WP"}), None)
    if which is None or which.i in found.content:
        return None
    return _standing_for(doc, doc.span(which.i, which.i + 1))


def _standing_for(doc: Doc, subject: Span | None) -> Span | None:
    """Return the antecedent of a relative pronoun that is a subject."""
    noun = antecedent(subject.root) if subject is not None else None
    if noun is None or subject is None:
        return subject
    before = {j for j in noun_phrase(noun, subject.root) if j < subject.start}
    return doc.span(min(before), max(before) + 1) if before else subject


def _clause(head: Token) -> Token:
    """Return the clause that a noun brings: "the claim that …", "its interest in Norway joining"."""
    if head.pos_ != "NOUN":
        return head
    below = [c for c in head.children if c.dep_ in {"acl", "ccomp", "relcl"} and c.pos_ in VERBAL]
    below = [c for c in below if c.left_edge.lower_ not in _WHICH and not _undergone(c)]
    if not says_something(head):
        return next((c for c in below if interest(c)), head)
    below += [g for c in head.children if c.lower_ == "of" for g in c.children if g.dep_ == "pcomp"]
    return below[0] if below else head


def _matter(noun: Token) -> Token:
    """Return what a report is about: "the report that …", "reports of the use of gas", "to say that …"."""
    if noun.pos_ in VERBAL:
        return next(c for c in noun.children if c.dep_ == "ccomp")
    clause = _clause(noun)
    about = (g for c in noun.children if c.lower_ in {"of", "on", "about"} for g in c.children)
    return clause if clause != noun else next((g for g in about if g.dep_ == "pobj"), noun)


def _undergone(clause: Token) -> bool:
    """Tell whether a participle says what was done with its noun: "a statement issued last week"."""
    alone = not any(c.dep_ in SUBJECTS for c in clause.children)
    return alone and clause.dep_ == "acl" and clause.tag_ == "VBN"
