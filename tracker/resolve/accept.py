"""When a name in the gazetteer is not to be taken at its word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.resolve.gazetteer import best
from tracker.resolve.lexicon import table
from tracker.resolve.names import fold, initials_dropped
from tracker.terms import ActorKind, AliasKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.records import ActorRecord, Mention
    from tracker.resolve.gazetteer import Match

_STANDS_FOR = {
    AliasKind.ACRONYM: "acronym of",
    AliasKind.DEMONYM: "demonym of",
    AliasKind.METONYM: "metonym of",
    AliasKind.ROLE: "role of",
    AliasKind.IDENTIFIER: "identifier of",
}


class Context:
    """The article's text, asked for words that bear out a name."""

    def __init__(self, text: str) -> None:
        self._text = text

    def support(self, actor: ActorRecord, name: str) -> str | None:
        """Return another name of the actor that stands in the article."""
        folded = fold(name)
        for alias in actor.aliases:
            if folded not in fold(alias.text) and not _wary(alias.text) and self._has(alias.text):
                return alias.text
        return None

    def _has(self, words: str) -> bool:
        return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", self._text) is not None


def choose(matches: Sequence[Match], mention: Mention, name: str, context: Context) -> Match | None:
    """Return the one match that the mention bears out: of its own kind if there is one, else the best."""
    fit = [match for match in matches if not _refused(match, mention, name, context)]
    same = [match for match in fit if mention.kind and match.actor.kind is mention.kind]
    return same[0] if len(same) == 1 else best(fit)


def _refused(match: Match, mention: Mention, name: str, context: Context) -> bool:
    """Whether the words may well mean someone or something else than the actor of that name."""
    return (
        _case_differs(match, name)
        or (match.alias is AliasKind.DEMONYM and mention.kind is not ActorKind.STATE)
        or (match.actor.kind is ActorKind.PERSON and mention.kind is ActorKind.STATE)
        or _ambiguous(match.actor, mention, name, context)
    )


def how(mention: Mention, match: Match, context: Context) -> str:
    """Say how the words lead to the actor."""
    parts = [mention.method]
    name = mention.name or mention.text
    if match.alias in _STANDS_FOR:
        parts.append(f"{_STANDS_FOR[match.alias]} {match.actor.name}")
    elif fold(match.actor.name) not in {fold(name), initials_dropped(fold(name))}:
        parts.append(f"another name of {match.actor.name}")
    if _wary(name) == "support":
        parts.append(f"borne out by “{context.support(match.actor, name)}” in the article")
    return "; ".join(parts)


def _case_differs(match: Match, name: str) -> bool:
    """Whether an acronym is written as a plain word: "us" is no state, "who" no organisation."""
    return match.alias is AliasKind.ACRONYM and not any(char.isupper() for char in name)


def _ambiguous(actor: ActorRecord, mention: Mention, name: str, context: Context) -> bool:
    """Whether a name that has other bearers is left without what would settle it."""
    wary = _wary(name)
    if wary is None or actor.kind is None:
        return False
    if actor.kind is not ActorKind.STATE:
        return mention.kind is not actor.kind
    if mention.kind is ActorKind.PERSON:
        return True
    marked = wary == "kind" and mention.kind is ActorKind.STATE
    return not marked and context.support(actor, name) is None


@lru_cache(maxsize=1)
def _wary_names() -> dict[str, str]:
    return {fold(name): condition for name, condition in table("wary").items()}


def _wary(name: str) -> str | None:
    return _wary_names().get(fold(name))
