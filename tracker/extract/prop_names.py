"""Who the words of a clause name: mentions of actors and things, split at coordination."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from spacy.tokens import Span, Token

from tracker.records import Mention
from tracker.records import Span as TextSpan
from tracker.terms import ActorKind

PRONOUNS = frozenset({"PRP", "PRP$"})
_SELF = frozenset({"i", "me", "my", "mine"})
_SILENT = frozenset({"a", "an", "the", "any", "some", "this", "that", "these", "those", "both", "and", "or"})
_NAMED = frozenset({"PERSON", "NORP", "ORG", "GPE", "FAC", "LOC"})
_PAIRING = frozenset({"both", "either", "neither"})
_JUNK_PRONOUNS = frozenset({"there", "itself", "himself", "herself", "themselves", "ourselves", "myself", "yourself", "one"})


class Cast(Protocol):
    """Who is who within one article."""

    def mention(self, span: Span, *, speaker: Mention | None = None) -> Mention:
        """Resolve words to the fullest name that the article gives their actor."""
        ...


class Names:
    """The mentions of one content, resolved once each."""

    def __init__(self, cast: Cast, speaker: Mention | None) -> None:
        self._cast = cast
        self._speaker = speaker
        self._seen: dict[tuple[int, int], Mention] = {}

    def resolve(self, span: Span) -> Mention:
        """Return the cast's mention of some words."""
        key = (span.start, span.end)
        if key not in self._seen:
            self._seen[key] = self._cast.mention(span, speaker=self._speaker)
        return self._seen[key]

    def pronoun(self, token: Token) -> str | None:
        """Return the name that a pronoun stands for, without possessive ending."""
        if token.lower_ in _JUNK_PRONOUNS:
            return None
        if is_expletive(token):
            return None
        if token.lower_ in _SELF and self._speaker is not None:
            return self._speaker.name or self._speaker.text or None
        return self.resolve(token.doc[token.i : token.i + 1]).name

    def role(self, noun: Token) -> tuple[Span, str] | None:
        """Return the words and name of "the minister", or of a person called by part of the name."""
        span = core(noun)
        if _is_common(noun) and span[0].lower_ not in {"the", "this", "that", "these", "those"}:
            return None
        found = self.resolve(span)
        if found.name is None or found.name == span.text:
            return None
        if not _is_common(noun) and not _part_of(span, found):
            return None
        return span, found.name

    def mentions(self, head: Token, scope: Collection[int]) -> tuple[Mention, ...]:
        """Return the mentions of a noun phrase: each conjunct, and whoever a thing belongs to."""
        found = self._one(head)
        for child in head.children:
            if child.dep_ == "conj" and child.i in scope:
                found = (*found, *(m for m in self.mentions(child, scope) if m not in found))
        return found

    def _one(self, head: Token) -> tuple[Mention, ...]:
        span = core(head)
        mention = self.resolve(span)
        if is_expletive(head):
            return ()
        if head.lower_ in _SELF and self._speaker is not None:
            return (replace(self._speaker, text=head.text, spans=mention.spans),)
        if mention.name is not None or mention.kind is not None or head.tag_ in PRONOUNS:
            return (mention,)
        return (self.thing(span), *self._owners(head))

    def thing(self, span: Span) -> Mention:
        """Return a mention of something that is no actor, its leading article left out."""
        start = next((t.i for t in span if t.lower_ not in _SILENT), span.start)
        kept = span.doc[start : span.end]
        text = " ".join(self._word(token) for token in kept if not token.is_space and token.text != '"')
        return Mention(_tidy(text), (TextSpan(kept.start_char, kept.end_char),))

    def _word(self, token: Token) -> str:
        if token.tag_ in PRONOUNS and (name := self.pronoun(token)):
            return possessive(name) if token.tag_ == "PRP$" else name
        return token.text

    def _owners(self, head: Token) -> tuple[Mention, ...]:
        """Return the named actors that a thing belongs to: "its activities", "the activities of Russia", "Russian activities"."""
        found = [t for t in head.children if t.dep_ == "poss" or (t.dep_ == "amod" and t.ent_type_ == "NORP")]
        found += [t for c in head.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.children if t.dep_ == "pobj"]
        mentions = (self.resolve(core(t)) for t in found)
        return tuple(m for m in mentions if m.name is not None)


def _is_common(noun: Token) -> bool:
    """Tell whether a noun is a common one; the tagger takes some in lower case for names."""
    return noun.pos_ == "NOUN" or noun.text.islower()


def core(head: Token) -> Span:
    """Return a noun phrase without what follows it, "of" phrases apart."""
    doc = head.doc
    if head.tag_ in PRONOUNS:
        return doc[head.i : head.i + 1]
    left = [c for c in head.children if c.i < head.i and c.dep_ in {"det", "amod", "compound", "poss", "nummod", "nmod", "advmod", "quantmod"}]
    left = [c for c in left if c.lower_ not in _PAIRING]
    start = min((c.left_edge.i for c in left), default=head.i)
    end = head.i + 1
    if head.ent_type_ in _NAMED and head.pos_ == "PROPN":
        while end < len(doc) and doc[end].ent_iob_ == "I" and doc[end].lower_ != "'s":
            end += 1
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ == "of" and c.i == head.i + 1), None)
    if of is not None and not _clausal(of):
        end = max(end, max(_of_end(of)) + 1)
    return doc[start:end]


def _clausal(preposition: Token) -> bool:
    return any(child.dep_ == "pcomp" for child in preposition.children)


def _of_end(of: Token) -> list[int]:
    """Return the indices of an "of" phrase up to the end of its noun."""
    nouns = [c for c in of.children if c.dep_ == "pobj"]
    return [of.i, *(core(noun).end - 1 for noun in nouns)]


def _part_of(span: Span, mention: Mention) -> bool:
    """Tell whether words are a part of a person's name."""
    own = [t.text for t in span if t.pos_ == "PROPN"]
    name = (mention.name or "").split()
    return mention.kind is ActorKind.PERSON and len(own) < len(name) and own[-1:] == name[-1:] and len(own) == len(span)


def is_expletive(token: Token) -> bool:
    """Tell whether "it" stands for a clause that follows: "it is clear that", "it seems that"."""
    if token.lower_ != "it" or token.dep_ not in {"nsubj", "nsubjpass", "expl"}:
        return False
    below = [token.head, *(c for c in token.head.children if c.dep_ in {"acomp", "attr", "oprd"})]
    linking = token.dep_ != "nsubj" or token.head.lemma_ in {"be", "seem", "appear", "become", "happen"}
    return linking and any(c.dep_ in {"ccomp", "xcomp", "csubj"} and c.i > token.head.i for t in below for c in t.children)


def possessive(name: str) -> str:
    """Return a name in the possessive."""
    return name + ("'" if name.endswith("s") else "'s")


def is_actor(mention: Mention, head: Token) -> bool:
    """Tell whether a mention names an actor."""
    return mention.name is not None or mention.kind is not None or (head.pos_ == "PROPN" and head.ent_type_ in _NAMED)


def is_plural(mentions: tuple[Mention, ...], head: Token | None) -> bool:
    """Tell whether a subject takes a plural verb."""
    if len(mentions) > 1 and (head is None or any(c.dep_ == "conj" for c in head.children)):
        return True
    if mentions and mentions[0].name is not None and mentions[0].kind in {ActorKind.STATE, ActorKind.PERSON, ActorKind.BODY}:
        return False
    if head is None:
        return False
    return head.tag_ in {"NNS", "NNPS"} or head.lower_ in {"they", "we", "them", "us", "you", "these", "those"}


def _tidy(text: str) -> str:
    return text.replace(" 's", "'s").replace(" '", "'").replace(" - ", "-").replace(" ,", ",").replace("$ ", "$").replace(" %", "%")
