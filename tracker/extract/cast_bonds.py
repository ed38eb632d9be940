"""Gives each figure of an article the ties that the words around its mentions bring."""

from __future__ import annotations

from tracker.extract.cast_figures import Figure, Figures
from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.ties import Bond, bonds
from tracker.records import Tie
from tracker.terms import ActorKind, AffiliationKind


def tie_figures(
    words: Words, phrases: list[Phrase], children: dict[int, list[int]], figures: Figures, text: str
) -> None:
    """Record the ties of all phrases on the figures that they mean."""
    for phrase in phrases:
        if not phrase.figures:
            continue
        for bond in bonds(words, phrases, children, phrase):
            tie = _record(words, phrases, figures, bond, text)
            if tie is not None:
                for index in phrase.figures:
                    _add(figures.all[index], tie)


def _add(figure: Figure, tie: Tie) -> None:
    known = any((old.kind, old.other) == (tie.kind, tie.other) for old in figure.ties)
    if not known and tie.other != figure.name:
        figure.ties.append(tie)


def _record(words: Words, phrases: list[Phrase], figures: Figures, bond: Bond, text: str) -> Tie | None:
    """Return the tie in characters; the other actor goes by the fullest name that the article has for it."""
    span, whole = words.chars(*bond.other), words.chars(*bond.words)
    figure = figures.find(*bond.other)
    if bond.phrase is not None:
        phrase = phrases[bond.phrase]
        figure = figures.all[phrase.figures[0]] if len(phrase.figures) == 1 else None
        if phrase.sort is Sort.PRONOUN and (figure is None or figure.name is None):
            return None
    named = figure.name if figure is not None else None
    other = named or " ".join(span.quote(text).split())
    if not any(char.isupper() for char in other):
        return None
    return Tie(_kind(bond, figure), other, span, " ".join(whole.quote(text).split()))


def _kind(bond: Bond, other: Figure | None) -> AffiliationKind:
    """Return the kind of tie: nobody leads a person, a candidate's manager works for the candidate."""
    person = other is not None and other.kind is ActorKind.PERSON
    sure = other is not None and (len(other.key) > 1 or bool(other.roles or other.gender))
    return AffiliationKind.MEMBER_OF if bond.kind is AffiliationKind.LEADS and person and sure else bond.kind
