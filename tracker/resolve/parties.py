"""The actors inside a claim: its subjects and objects, leaving out what is no actor."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from tracker.records import ClaimActor
from tracker.resolve.lexicon import words
from tracker.resolve.names import fold
from tracker.resolve.phrases import role_tie
from tracker.terms import ActorKind, AliasKind, ClaimRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.records import Document, Mention, Proposition
    from tracker.resolve.actors import Actors
    from tracker.resolve.gazetteer import Gazetteer

_PLACE = re.compile(r"\b(?:in|at|near|outside|inside|within|around|across|throughout)\s+(?:the\s+)?$", re.I)
_GAP = re.compile(r"[^.!?;\n]{0,40}")
_LOOK_BACK = 20


def parties(
    proposition: Proposition, document: Document, actors: Actors, gazetteer: Gazetteer
) -> tuple[ClaimActor, ...]:
    """Return the actors of a proposition with their roles, each actor once in a role."""
    found: dict[tuple[str, ClaimRole], ClaimActor] = {}
    meant = [(role, each) for role, each in _mentions(proposition) if _is_actor(each, role, gazetteer)]
    for role, mention in meant:
        others = [each for _, each in meant if each is not mention]
        if _is_place(mention, role, proposition, document, gazetteer) or _is_within(
            mention, others, gazetteer
        ):
            continue
        resolved = actors.resolve(mention)
        actor = ClaimActor(resolved.key, role, mention.text, resolved.method)
        found.setdefault((actor.actor_key, role), actor)
    return tuple(found.values())


def object_words(proposition: Proposition, document: Document) -> str:
    """Return the words of the object, as they stand in the text where they stand together."""
    mentions = _outermost([mention for mention in proposition.object if mention.text.strip()])
    joined = _stretch(mentions, document.text)
    return " ".join((joined or ", ".join(mention.text for mention in mentions)).split())


def _outermost(mentions: list[Mention]) -> list[Mention]:
    """Leave out a mention that stands inside another ("Poland" in "Poland's help")."""
    return [
        each for each in mentions if not any(_inside(each, other) for other in mentions if other is not each)
    ]


def _inside(mention: Mention, other: Mention) -> bool:
    return bool(mention.spans) and all(
        any(outer != span and outer.start <= span.start and span.end <= outer.end for outer in other.spans)
        for span in mention.spans
    )


def _stretch(mentions: list[Mention], text: str) -> str | None:
    """Return the text from the first to the last of the mentions if little stands between them."""
    spans = [span for mention in mentions for span in mention.spans]
    if not spans or any(not mention.spans for mention in mentions) or spans != sorted(spans):
        return None
    for left, right in itertools.pairwise(spans):
        if not _GAP.fullmatch(text[left.end : right.start]):
            return None
    return text[spans[0].start : spans[-1].end]


def _mentions(proposition: Proposition) -> Iterator[tuple[ClaimRole, Mention]]:
    yield from ((ClaimRole.SUBJECT, mention) for mention in proposition.subject)
    yield from ((ClaimRole.OBJECT, mention) for mention in proposition.object)


def _is_actor(mention: Mention, role: ClaimRole, gazetteer: Gazetteer) -> bool:
    """Whether words mean someone at all: "military aid" does not, "Russian officials" does."""
    if mention.name:
        return not _is_adjective(mention, mention.name, gazetteer)
    if not mention.text.strip():
        return False
    if mention.ties or (mention.kind and role is ClaimRole.SUBJECT):
        return True
    return role_tie(mention.text) is not None or bool(gazetteer.matches(mention.text))


def _is_adjective(mention: Mention, name: str, gazetteer: Gazetteer) -> bool:
    """Whether the name is only an adjective of the words ("American" of "American and allied forces")."""
    matches = gazetteer.matches(name)
    people = bool(matches) and all(match.alias is AliasKind.DEMONYM for match in matches)
    return people and mention.kind is not ActorKind.STATE and fold(name) != fold(mention.text)


def _is_within(mention: Mention, others: list[Mention], gazetteer: Gazetteer) -> bool:
    """Whether a people's name only says whose organ another actor is ("Russian" of "Russian jets")."""
    names = gazetteer.matches(mention.name or mention.text)
    people = any(match.alias is AliasKind.DEMONYM for match in names)
    return people and any(role_tie(each.text) and _inside(mention, each) for each in others)


def _is_place(
    mention: Mention, role: ClaimRole, proposition: Proposition, document: Document, gazetteer: Gazetteer
) -> bool:
    """Whether a capital is meant as a town: after "in", or as what someone travels to."""
    matches = gazetteer.matches(mention.name or mention.text)
    if all(match.alias is not AliasKind.METONYM for match in matches):
        return False
    start = mention.spans[0].start if mention.spans else 0
    if _PLACE.search(document.text[max(0, start - _LOOK_BACK) : start]):
        return True
    return role is ClaimRole.OBJECT and proposition.predicate in words("motion")
