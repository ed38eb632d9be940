"""Reasons in plain sentences: who clashes with whom over which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.terms import Clash

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.contradict.clash import Sides
    from tracker.records import SaidBy

_SHOWN = 3
_UNNAMED = "an unnamed source"
_NOBODY = {"(unnamed)": _UNNAMED, "(author)": "an article's author", "": _UNNAMED}


def somebody(said: Iterable[SaidBy]) -> bool:
    """Tell whether any of some assertions is made by somebody, if only by "a clerk"."""
    return any(_NOBODY.get(each.actor_name) != _UNNAMED for each in said)


def names(said: Iterable[SaidBy]) -> str:
    """Return the names of actors, each once, the first three in full."""
    known = sorted({_NOBODY.get(each.actor_name, each.actor_name) for each in said})
    if len(known) > _SHOWN:
        return f"{', '.join(known[:_SHOWN])} and {len(known) - _SHOWN} more"
    return " and ".join([", ".join(known[:-1]), known[-1]] if len(known) > 1 else known)


def on_one_claim(clash: Clash | None, sides: Sides, verb: str, text: str) -> str:
    """Say who takes back or denies what others, or they themselves, assert."""
    ours, theirs = names(sides.a.values()), names(sides.b.values())
    if clash is Clash.DISPUTE:
        answering = any(each.answers_key in sides.a for each in sides.b.values())
        return f"{ours} asserted, {theirs} {verb}{' in answer' if answering else ''}: “{text}”{_end(clash)}"
    return f"{_joint(ours, theirs)} asserted and {verb}: “{text}”{_end(clash)}"


def on_two_claims(clash: Clash | None, sides: Sides, verbs: tuple[str, str], texts: tuple[str, str]) -> str:
    """Say who asserted which of two claims that do not go together."""
    ours, theirs = names(sides.a.values()), names(sides.b.values())
    return f"{ours} {verbs[0]}: “{texts[0]}”; {theirs} {verbs[1]}: “{texts[1]}”{_end(clash)}"


def _joint(ours: str, theirs: str) -> str:
    return ours if ours == theirs else f"{ours} and {theirs}"


def _end(clash: Clash | None) -> str:
    match clash:
        case Clash.DISPUTE:
            return "."
        case Clash.REVERSAL:
            return ", at different times."
        case Clash.INCONSISTENCY:
            return ", at the same time."
        case _:
            return "; which came first, or whether it is the same actor, is not known."
