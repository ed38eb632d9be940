"""What a name stands for, weighed from all the places where an article uses it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase, Sort
from tracker.extract.roles import actor_kind, first_name, gender_of, head_kind
from tracker.terms import ActorKind

_LABELS = {"GPE": ActorKind.STATE, "LOC": ActorKind.STATE, "NORP": ActorKind.GROUP, "ORG": ActorKind.BODY}
_FIGHTERS = frozenset({"fighters", "militants", "rebels", "guerrillas", "gunmen", "insurgents", "militiamen"})
# An acronym that nothing else tells of.
_ACRONYM = range(3, 7)


@dataclass(frozen=True, slots=True)
class Article:
    """What all phrases of an article tell of a name: what stands alone as one, what men fight for."""

    phrases: list[Phrase]
    lone: frozenset[str]
    fought_for: frozenset[tuple[str, ...]]


def article(words: Words, phrases: list[Phrase]) -> Article:
    """Read off the phrases of an article, once, what its names are weighed by."""
    names = (one.name for one in phrases if one.name is not None)
    armed = (one.mods for one in phrases if one.mods is not None and _armed(one))
    return Article(
        phrases,
        frozenset(words.lower[start] for start, end in names if end - start == 1),
        frozenset(tuple(words.lower[slice(*mods)]) for mods in armed),
    )


def kind_of_form(words: Words, around: Article, phrases: Iterable[Phrase]) -> ActorKind | None:
    """Weigh what the mentions of one name say that it is."""
    votes: Counter[ActorKind] = Counter()
    names = set[tuple[str, ...]]()
    for phrase in phrases:
        assert phrase.name is not None
        start, end = phrase.name
        names.add(tuple(words.lower[start:end]))
        twins = [around.phrases[i] for i in phrase.twins]
        for kind, weight in _votes(words, phrase, start, end, twins):
            votes[kind] += weight
        if _called_by_surname(words.lower[start:end], around):
            votes[ActorKind.PERSON] += 3
    if names & around.fought_for:
        # "Three al Shabaab fighters".
        votes[ActorKind.BODY] += 5
    if not votes:
        return None
    return votes.most_common(1)[0][0]


def _called_by_surname(name: list[str], around: Article) -> bool:
    """Tell whether a name begins like a person's and is cut to its last word: "Marcus Bell", "Bell said"."""
    if len(name) < 2 or not gender_of(name) or actor_kind(name[-1], named=True):
        return False
    return name[-1] in around.lone


def _armed(phrase: Phrase) -> bool:
    """Tell whether a phrase is of those who fight for somebody; a demonym before them is of where from."""
    return phrase.plural and phrase.noun in _FIGHTERS


def _votes(
    words: Words, phrase: Phrase, start: int, end: int, twins: list[Phrase]
) -> list[tuple[ActorKind, int]]:
    last = words.lower[end - 1]
    votes = []
    labels = words.label[start:end]
    label = max(labels, key=labels.count, default="")
    several = end - start > 1
    if any(word in {"and", "&"} for word in words.lower[start:end]):
        votes.append((ActorKind.BODY, 9))
    if phrase.role is not None or any(words.lower[i] in {"who", "whose"} for i in _after(words, end)):
        votes.append((ActorKind.PERSON, 9))
    if any(twin.sort is Sort.ROLE for twin in twins):
        votes.append((ActorKind.PERSON, 6))
    told = (actor_kind(twin.noun) for twin in twins if twin.sort is Sort.COMMON and not twin.plural)
    votes += [(kind, 6) for kind in told if kind in {ActorKind.BODY, ActorKind.GROUP, ActorKind.OUTLET}]
    shouted = words.text[start].isupper()
    opening = start == words.first.get(words.paragraph[start])
    if shouted and opening and len(words.text[start]) > 3:
        # "YEREVAN—": where a report is from.
        label = ""
    if masthead(words, phrase):
        votes.append((ActorKind.OUTLET, 6))
    elif label == "PERSON":
        votes.append((ActorKind.PERSON, 3 if several else 2))
    elif label == "NORP" and several and gender_of(words.lower[start:end]) and not actor_kind(last):
        # "Amna Yousif", taken for a people.
        votes.append((ActorKind.PERSON, 3))
    elif label in _LABELS:
        votes.append((_LABELS[label], 2))
    elif not (several or opening) and shouted and len(words.text[start]) in _ACRONYM:
        votes.append((ActorKind.BODY, 1))
    if several and first_name(words.lower[start]):
        votes.append((ActorKind.PERSON, 4))
    kind = actor_kind(last, named=True)
    if kind is ActorKind.GROUP or (label == "GPE" and kind is not ActorKind.OUTLET):
        kind = None
    # "Dish Network", taken for somebody.
    nobody = several and not gender_of(words.lower[start:end]) and phrase.role is None
    named = words.label[end - 1] != "PERSON" or (nobody and kind is ActorKind.OUTLET)
    if kind is not None and named and not (several and first_name(words.lower[start])):
        votes.append((kind, 5 if several or kind is ActorKind.OUTLET else 3))
    elif _body_of(words, start, end):
        votes.append((ActorKind.BODY, 5))
    return votes


def masthead(words: Words, phrase: Phrase) -> bool:
    """Tell whether a word is a newspaper's name for short: "told the Courier", no courier."""
    at = phrase.end - 1
    return phrase.determiner == "the" and words.proper(at) and head_kind(words.lower[at]) == "masthead"


def _after(words: Words, end: int) -> range:
    first = end + 1 if end < len(words.text) and words.text[end] == "," else end
    return range(first, min(first + 1, len(words.text)))


def _body_of(words: Words, start: int, end: int) -> bool:
    of = next((i for i in range(start, end) if words.lower[i] in {"of", "for", "on"}), None)
    return of is not None and bool(actor_kind(words.lower[of - 1]))
