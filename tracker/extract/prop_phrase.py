"""Noun phrases: where they begin and end, and what their words alone tell."""

from __future__ import annotations

from tracker.extract.parsed import Span, Token
from tracker.records import Mention
from tracker.terms import ActorKind

PRONOUNS = frozenset({"PRP", "PRP$"})
NAMED = frozenset({"PERSON", "NORP", "ORG", "GPE", "FAC", "LOC"})
_PAIRING = frozenset({"both", "either", "neither"})
_BEFORE = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "quantmod", "predet"})
_SINGLE = frozenset({ActorKind.STATE, ActorKind.PERSON, ActorKind.BODY, ActorKind.OUTLET})
_MANY = frozenset({"they", "we", "them", "us", "you", "these", "those"})


def is_inside(mention: Mention, head: Token, span: Span) -> bool:
    """Tell whether the cast found a name only within the words for a thing ("Norland relations")."""
    return (
        is_common(head)
        and mention.name is not None
        and mention.name in span.text
        and head.text not in mention.name
    )


def is_common(noun: Token) -> bool:
    """Tell whether a noun is a common one; the tagger takes some in lower case for names."""
    return noun.pos_ == "NOUN" or noun.text.islower()


def core(head: Token) -> Span:
    """Return a noun phrase without what follows it, "of" phrases apart."""
    doc = head.doc
    if head.tag_ in PRONOUNS:
        return doc.span(head.i, head.i + 1)
    left = [c for c in head.children if c.i < head.i and c.dep_ in _BEFORE]
    left = [c for c in left if c.lower_ not in _PAIRING]
    start = min((c.left_edge.i for c in left), default=head.i)
    while doc[start].is_space:
        # What is not read before a text is one blank, and hangs on its first word.
        start += 1
    end = head.i + 1
    if head.ent_type_ in NAMED and head.pos_ == "PROPN":
        while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].lower_ != "'s":
            end += 1
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == head.i + 1), None)
    if of is not None and not _clausal(of):
        end = max(end, max(_of_end(of)) + 1)
    return doc.span(start, end)


def _clausal(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def _of_end(of: Token) -> list[int]:
    """Return the indices of an "of" phrase up to the end of its noun."""
    nouns = [c for c in of.children if c.dep_ == "pobj"]
    return [of.i, *(core(noun).end - 1 for noun in nouns)]


def part_of(span: Span, mention: Mention) -> bool:
    """Tell whether words are a part of a person's name."""
    own = [t.text for t in span if t.pos_ == "PROPN"]
    name = (mention.name or "").split()
    return (
        mention.kind is ActorKind.PERSON
        and len(own) < len(name)
        and own[-1:] == name[-1:]
        and len(own) == len(span)
    )


def is_expletive(token: Token) -> bool:
    """Tell whether "it" stands for a clause that follows: "it is clear that", "it seems that"."""
    if token.lower_ != "it":
        return False
    behind = token.doc[token.i + 1 : token.i + 3]
    if [t.lemma_ for t in behind] == ["come", "to"]:
        return True
    if len(behind) == 2 and behind[0].pos_ == "ADJ" and behind[1].lower_ in {"to", "that", "for"}:
        return True
    if token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        return False
    below = [token.head, *(c for c in token.head.children if c.dep_ in {"acomp", "attr", "oprd"})]
    linking = (
        token.dep_ != "nsubj"
        or token.head.pos_ == "ADJ"
        or token.head.lemma_ in {"be", "seem", "appear", "become", "happen"}
    )
    return linking and any(
        c.dep_ in {"ccomp", "xcomp", "csubj"} and c.i > token.head.i for t in below for c in t.children
    )


def possessive(name: str) -> str:
    """Return a name in the possessive."""
    return name + ("'" if name.endswith("s") else "'s")


def is_actor(mention: Mention, head: Token) -> bool:
    """Tell whether a mention names an actor."""
    return (
        mention.name is not None
        or mention.kind is not None
        or (head.pos_ == "PROPN" and head.ent_type_ in NAMED)
    )


def is_plural(mentions: tuple[Mention, ...], head: Token | None) -> bool:
    """Tell whether a subject takes a plural verb."""
    if len(mentions) > 1 and (head is None or any(c.dep_ == "conj" for c in head.children)):
        return True
    if mentions and mentions[0].name is not None and mentions[0].kind in _SINGLE:
        return False
    if head is None:
        return False
    several = head.tag_ == "CD" and head.lower_ not in {"one", "1"}
    return several or head.tag_ in {"NNS", "NNPS"} or head.lower_ in _MANY
