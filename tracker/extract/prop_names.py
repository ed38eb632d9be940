"""Who the words of a clause name: mentions of actors and things, split at coordination."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from typing import Protocol

from tracker.extract.parsed import Doc, Span, Token
from tracker.extract.prop_led import led
from tracker.extract.prop_phrase import NAMED, PRONOUNS, core, is_common, is_expletive, is_inside, part_of
from tracker.extract.prop_text import phrase, renamed
from tracker.records import Mention
from tracker.records import Span as TextSpan
from tracker.terms import ActorKind

_SELF = frozenset({"i", "me", "my", "mine"})
_ARTICLES = frozenset(
    {"a", "an", "the", "any", "some", "this", "that", "these", "those", "both", "and", "or"}
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Pronouns that point inside their own clause or at nobody.
_LEFT = frozenset(
    {
        "there",
        "itself",
        "himself",
        "herself",
        "themselves",
        "ourselves",
        "myself",
        "yourself",
        "one",
        "you",
        "your",
    }
)
_PLURAL = re.compile(r"[^s]s$")


class Cast(Protocol):
    """Who is who within one article."""

    def meant(self, tokens: Span, *, speaker: Mention | None = None) -> Mention:
        """Resolve words to the fullest name that the article gives, to nobody where that is not sure."""
        ...


def _is_called(token: Token) -> bool:
    """Tell whether "it" is said to be something ("it is a plan"): then it seldom means an actor."""
    return token.dep_ == "nsubj" and any(c.dep_ == "attr" for c in token.head.children)


def _is_speaker(token: Token, speaker: Mention) -> bool:
    """Tell whether "it" is who says it, right behind the cue: "the agency says it has proof"."""
    said = token.head.head
    close = token.head.dep_ in {"ccomp", "acl"} and 0 < token.i - said.i <= 2
    body = speaker.kind is not ActorKind.PERSON and speaker.name is not None
    return token.lower_ == "it" and token.dep_ == "nsubj" and close and body and not _is_many(speaker)


def _is_event(token: Token) -> bool:
    """Tell whether "it" points at what was just told: "with the troops leaving, it will be hard"."""
    before = (c for c in token.head.children if c.i < token.i and c.lower_ in {"with", "without"})
    return token.dep_ == "nsubj" and any(word.tag_ == "VBG" for prep in before for word in prep.subtree)


def _is_many(found: Mention) -> bool:
    """Tell whether a name is a plural ("Americans"), which "it" cannot mean."""
    return found.kind not in {ActorKind.STATE, ActorKind.OUTLET} and bool(_PLURAL.search(found.name or ""))


def _predicated(noun: Token) -> bool:
    """Tell whether a noun says what somebody is: "is the nominee", "as the nominee"."""
    return noun.dep_ in {"attr", "oprd"} or (noun.dep_ == "pobj" and noun.head.lower_ == "as")


def _points(noun: Token, span: Span) -> bool:
    """Tell whether a common noun points at somebody named before, and its own words do not tell whom."""
    told = span.end > noun.i + 1 or any(c.dep_ == "relcl" and c.left == noun.i + 1 for c in noun.children)
    named = any(t.ent_type_ in NAMED or t.tag_.startswith("W") for t in span)
    return span[0].lower_ in _DEFINITE and not told and not named


class Names:
    """The mentions of one content, resolved once each."""

    def __init__(self, cast: Cast, speaker: Mention | None) -> None:
        self._cast = cast
        self._speaker = speaker
        self._seen: dict[tuple[int, int], Mention] = {}

    def resolve(self, span: Span) -> Mention:
        """Return the cast's mention of some words; "I" is the speaker."""
        if span[0].lower_ in _SELF and self._speaker is not None:
            at = (TextSpan(span.start_char, span.end_char),)
            return replace(self._speaker, text=span.text, spans=at)
        key = (span.start, span.end)
        if key not in self._seen:
            found = self._cast.meant(span, speaker=self._speaker)
            if self._speaker is not None and _is_speaker(span[0], self._speaker):
                found = replace(self._speaker, text=span.text, method="speaks of itself")
            if span[0].lower_ in {"it", "its"} and (
                _is_called(span[0]) or _is_event(span[0]) or _is_many(found)
            ):
                place = TextSpan(span.start_char, span.end_char)
                found = Mention(span.text, (place,), method="pronoun, unresolved")
            self._seen[key] = found
        return self._seen[key]

    def pronoun(self, token: Token) -> Mention | None:
        """Return whom a pronoun names, None where it points at nobody in particular."""
        if token.lower_ in _LEFT or is_expletive(token):
            return None
        found = self.resolve(token.doc.span(token.i, token.i + 1))
        if found.name is not None:
            return found
        # An antecedent without a name still says more than the pronoun.
        words = self._speaker.text if token.lower_ in _SELF and self._speaker is not None else found.text
        first, _, rest = words.partition(" ")
        words = f"{first.lower()} {rest}" if rest and first.lower() in _ARTICLES else words
        return replace(found, name=words) if words and words.lower() != token.lower_ else None

    def role(self, noun: Token) -> tuple[Span, str] | None:
        """Return the words and name of "the minister", or of a person called by part of the name."""
        common, span = is_common(noun), core(noun)
        if _predicated(noun) or (common and not _points(noun, span)):
            return None
        found = self.resolve(span)
        if found.name is None or found.name.casefold() in span.text.casefold():
            return None
        return (span, self.written(found.name, noun.doc)) if common or part_of(span, found) else None

    def written(self, name: str, doc: Doc) -> str:
        """Return a name with "the" where the article mostly writes it so ("the Front")."""
        known: dict[str, str] = doc.user_data.setdefault("prop_written", {})
        if name not in known:
            known[name] = f"the {name}" if led(name, doc) else name
        return known[name]

    def mentions(self, head: Token, scope: Collection[int]) -> tuple[Mention, ...]:
        """Return the mentions of a noun phrase: each conjunct, and whoever a thing belongs to."""
        found = self._one(head)
        for child in head.children:
            if child.dep_ == "conj" and child.i in scope:
                found = (*found, *(m for m in self.mentions(child, scope) if m not in found))
        return found

    def _one(self, head: Token) -> tuple[Mention, ...]:
        if is_expletive(head):
            return ()
        span = core(head)
        mention = self.resolve(span)
        owners = self._owners(head)
        # The cast may have read only the name within the words for a thing ("Norland relations").
        if (
            is_common(head)
            and mention.name
            and (is_inside(mention, head, span) or mention.name in {m.name for m in owners})
        ):
            return (self.thing(span), *(owners or (mention,)))
        if mention.name is not None or mention.kind is not None or head.tag_ in PRONOUNS:
            return (mention,)
        return (self.thing(span), *owners)

    def thing(self, span: Span) -> Mention:
        """Return a mention of something that is no actor, its leading article left out."""
        loose = (t.lower_ not in _ARTICLES or (t.i + 1 < span.end and t.nbor().lower_ == "of") for t in span)
        start = next((span.start + at for at, kept in enumerate(loose) if kept), span.start)
        kept = span.doc.span(start, span.end)
        return Mention(phrase(list(kept), renamed(kept, self)), (TextSpan(kept.start_char, kept.end_char),))

    def _owners(self, head: Token) -> tuple[Mention, ...]:
        """Return the named actors that a thing belongs to: "its troops", "Russian troops"."""
        found = [t for t in head.children if t.dep_ == "poss" or (t.dep_ == "amod" and t.ent_type_ == "NORP")]
        found += [
            t
            for c in head.children
            if c.dep_ == "prep" and c.lower_ == "of"
            for t in c.children
            if t.dep_ == "pobj"
        ]
        mentions = (self.resolve(core(t)) for t in found)
        return tuple(m for m in mentions if m.name is not None)
