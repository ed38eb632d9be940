"""The verb that leads a content, and its subject, where the cue stands between them in the sentence."""

from collections.abc import Collection, Iterator, Sequence

from tracker.extract.described import describes
from tracker.extract.parsed import Doc, Span, Token
from tracker.extract.subjects import SUBJECTS, VERBAL, main_verb

Head = tuple[Token, Span | None]

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BELOW = frozenset({"relcl", "acl", "advcl", "xcomp", "pcomp"})
_NAMES = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


def led(doc: Doc, heads: Sequence[Head], content: Collection[int]) -> list[Head]:
    """Return the heads of a content, with the top verb of each sentence and the subject that was cut off."""
    out = list(heads)
    for start in sorted({doc[i].sent.start for i in content}):
        inside = [i for i in content if doc[i].sent.start == start]
        top = main_verb(doc, inside)
        given = [head for head in out if head[0].sent.start == start]
        if top is not None and given and _leads(top, given, content):
            out = [head for head in out if head not in given or not _under(head[0], top, content)]
            out.append((top, None))
    out = [(head, subject or _cut_off(head, content)) for head, subject in out]
    return [*out, *(pair for head, subject in out if subject is None for pair in _astray(head, out, content))]


def _astray(head: Token, heads: Sequence[Head], content: Collection[int]) -> Iterator[Head]:
    """Yield verbs that share the subject of a head but hang elsewhere: "says he knelt, looked and saw it"."""
    who = next((c for c in head.children if c.dep_ in SUBJECTS), None)
    if who is None or head.tag_ not in _FINITE:
        return
    known = {each.i for each, _ in heads}
    for verb in (head.doc[i] for i in sorted(content) if i > head.i and i not in known):
        tied = verb.dep_ == "conj" and verb.head.i not in content and verb.head.i < head.i
        alike = verb.tag_ == head.tag_ and verb.sent.start == head.sent.start
        if tied and alike and not any(c.dep_ in SUBJECTS for c in verb.children):
            yield verb, verb.doc.span(who.left_edge.i, who.right_edge.i + 1)


def _leads(top: Token, given: Sequence[Head], content: Collection[int]) -> bool:
    """Tell whether a verb with its own subject is left out: "60 were hurt, he said, many of whom …"."""
    if any(subject is not None or head == top or head.pos_ not in VERBAL for head, subject in given):
        return False
    whole = _finite(top) and any(c.dep_ in SUBJECTS and c.i in content for c in top.children)
    return whole and top.dep_ not in _BELOW and not describes(top, content)


def _under(head: Token, top: Token, content: Collection[int]) -> bool:
    """Tell whether a head hangs on the top verb by words of the content alone."""
    while head != top and head.head != head:
        head = head.head
        if head.i not in content:
            return False
    return head == top


def _finite(verb: Token) -> bool:
    """Tell whether a verb has a tense of its own or a helper that has."""
    helpers = (c for c in verb.children if c.dep_ in {"aux", "auxpass"})
    return verb.tag_ in _FINITE or any(c.tag_ in _FINITE or c.tag_ == "MD" for c in helpers)


def _cut_off(head: Token, content: Collection[int]) -> Span | None:
    """Return the subject that stands before a verb but is tied elsewhere: "The plan, he said, is dead"."""
    if not _finite(head) or any(c.dep_ in SUBJECTS for c in head.children) or head.dep_ in {"conj", *_BELOW}:
        return None
    doc, first = head.doc, head.left_edge.i
    before = [i for i in sorted(content) if head.sent.start <= i < first]
    while before and (doc[before[-1]].is_punct or doc[before[-1]].is_space):
        before.pop()
    if before and doc[before[0]].lower_ == "that":
        before.pop(0)
    if not before or before[-1] - before[0] + 1 != len(before):
        return None
    span = doc.span(before[0], before[-1] + 1)
    plain = all(t.pos_ not in VERBAL or t.dep_ in {"amod", "prep", "compound"} for t in span)
    named = span.root.pos_ in _NAMES and span.root.ent_type_ not in {"DATE", "TIME"}
    return span if plain and named else None


def beyond(head: Token, heads: Sequence[Head]) -> set[int]:
    """Return the words of other clauses that the cue joins to one: "six were hurt and two died, it said"."""
    others = [other for other, subject in heads if subject is None and head.i < other.i]
    lost = [other for other in others if head in other.ancestors and other.head != head]
    words = {t.i for other in lost for t in other.subtree}
    return words | {
        i for i in range(head.i, min(words, default=0)) if head.doc[i].dep_ == "cc" and i + 1 in words
    }
