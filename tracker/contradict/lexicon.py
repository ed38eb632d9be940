"""What words mean beside each other: kinds, synonyms, opposites, plain forms; read when first asked for."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = Path(__file__).resolve().parent / "data"
_ENDINGS = (
    *(("sses", "ss"), ("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("zes", "z")),
    *(("men", "man"), ("s", ""), ("es", "e"), ("es", ""), ("ied", "y"), ("ed", "e"), ("ed", "")),
    *(("ing", "e"), ("ing", "")),
)
_DEEPEST = 12
_GENERAL = 15


def rows(name: str) -> Iterator[list[str]]:
    """Yield the lines of a table, without its comments, in columns."""
    for line in (DATA / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def _classes() -> dict[str, list[str]]:
    return {name: words.split("|") for name, words in rows("classes")}


def word_list(name: str) -> list[str]:
    """Return a closed class of words in the order of the table."""
    return _classes()[name]


@cache
def word_class(name: str) -> frozenset[str]:
    """Return a closed class of words."""
    return frozenset(word_list(name))


def _sets() -> Iterator[list[str]]:
    yield from rows("kinds")
    yield from rows("kinds_by_hand")


@cache
def _kinds() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the sets of each word, in the order of the table, and the sets above each set."""
    senses: defaultdict[str, list[str]] = defaultdict(list)
    above: dict[str, list[str]] = {}
    for name, words, *higher in _sets():
        for word in words.split("|"):
            senses[word].append(name)
        above[name] = higher[0].split("|") if higher and higher[0] else []
    return dict(senses), above


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for _, form, base in rows("forms"):
        found[form].append(base)
    return {form: tuple(bases) for form, bases in found.items()}


@cache
def _opposites() -> frozenset[tuple[str, str]]:
    pairs = [(one, other) for name in ("opposites", "opposites_by_hand") for _, one, other in rows(name)]
    for (line,) in rows("exclusive"):
        words = line.split("|")
        pairs += [(one, other) for one in words for other in words if one != other]
    return frozenset({*pairs, *((other, one) for one, other in pairs)})


@cache
def _causes() -> frozenset[tuple[str, str]]:
    pairs = [(one, other) for part, one, other in rows("opposites_by_hand") if part == "c"]
    return frozenset({*pairs, *((other, one) for one, other in pairs)})


def explain(one: str, other: str) -> bool:
    """Tell whether two nouns exclude each other only as what something was, or came of: "leak" and "bomb"."""
    return any((left, right) in _causes() for left in bases(one) for right in bases(other))


@cache
def participles() -> frozenset[str]:
    """Return the participles that say what something is, and so have adjectives as opposites: "rigged"."""
    said = (word for part, *pair in rows("opposites_by_hand") if part == "a" for word in pair)
    return frozenset(word for word in said if is_verb(word) and (word in _forms() or word not in _kinds()[0]))


@cache
def _opposites_of() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in sorted(_opposites()):
        found[one].append(other)
    return dict(found)


@lru_cache(maxsize=20_000)
def bases(word: str) -> frozenset[str]:
    """Return a word in lower case with the plain words that it may be a form of."""
    found = {word, *_forms().get(word, ())}
    for ending, plain in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            found.add(stem + plain)
            if ending in {"ed", "ing"} and len(stem) > 2 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    known = _kinds()[0]
    return frozenset(each for each in found if each == word or each in known or len(each) > 3)


@lru_cache(maxsize=20_000)
def _senses(word: str) -> frozenset[str]:
    return frozenset(sense for base in bases(word) for sense in _kinds()[0].get(base, ()))


@lru_cache(maxsize=20_000)
def _over(word: str, steps: int) -> frozenset[str]:
    """Return the sets that a word is a kind of, so many steps up."""
    above = _kinds()[1]
    found: set[str] = set()
    layer = set(_senses(word))
    for _ in range(steps):
        layer = {higher for sense in layer for higher in above[sense]} - found
        found |= layer
    return frozenset(found)


def known(word: str) -> bool:
    """Tell whether a word, or one that it is a form of, is a noun or verb of the language."""
    return bool(_senses(word))


def is_verb(word: str) -> bool:
    """Tell whether a word may be a form of a verb."""
    return any(sense.startswith("v") for sense in _senses(word))


def same(one: str, other: str) -> bool:
    """Tell whether two words are forms of one word."""
    return one == other or bool(bases(one) & bases(other))


def synonyms(one: str, other: str) -> bool:
    """Tell whether two words have a meaning in common."""
    return bool(_senses(one) & _senses(other))


def kind_of(one: str, other: str, steps: int = _DEEPEST) -> bool:
    """Tell whether a thing or deed of one name is always one of the other: "rifle" is a kind of "weapon"."""
    return one.endswith(f"-{other}") or bool(_over(one, steps) & _senses(other))


def opposite(one: str, other: str) -> bool:
    """Tell whether two words exclude each other."""
    return not against(one).isdisjoint(bases(other))


@lru_cache(maxsize=20_000)
def against(word: str) -> frozenset[str]:
    """Return the words that exclude one."""
    return frozenset(each for base in bases(word) for each in _opposites_of().get(base, ()))


class Means(NamedTuple):
    """The forms and meanings of a word, and with them all of which a word that it can be tied to has one."""

    own: frozenset[str]
    reach: frozenset[str]

    def strange_to(self, other: Means) -> bool:
        """Tell at a glance that two words are neither alike nor opposite nor kinds of each other."""
        return self.own.isdisjoint(other.reach) and self.reach.isdisjoint(other.own)


@lru_cache(maxsize=20_000)
def means(word: str) -> Means:
    """Return what a word means, to be held against others."""
    own = bases(word) | _senses(word)
    tails = {word[at + 1 :] for at, letter in enumerate(word) if letter == "-"}
    return Means(own, own | against(word) | _over(word, _DEEPEST) | tails)


@lru_cache(maxsize=2_000)
def related(verb: str) -> tuple[str, ...]:
    """Return the verbs that mean nearly the same as one, more, less or the contrary, the nearest first."""
    names, above = _kinds()
    own = [sense for sense in names.get(verb, ()) if sense.startswith("v")]
    higher = [each for sense in own for each in above[sense]]
    lower = [each for sense in own for each in _below().get(sense, ())]
    found = list(_opposites_of().get(verb, ()))
    found += [word for sense in (*own, *higher, *lower) for word in _members()[sense]]
    return tuple(dict.fromkeys(word for word in found if word != verb))


@lru_cache(maxsize=2_000)
def kin(noun: str) -> tuple[str, ...]:
    """Return the nouns that mean the same as one, or the next wider thing: "vote" of "election"."""
    own = sorted(each for each in _senses(noun) if each.startswith("n"))
    above = {each for one in own for each in _kinds()[1][one]}
    # Of what has very many kinds, as an act or a state, too much is told.
    wider = sorted(each for each in above if len(_below().get(each, ())) <= _GENERAL)
    found = [word for sense in (*own, *wider) for word in _members()[sense]]
    return tuple(dict.fromkeys(word for word in found if word != noun))


@cache
def _members() -> dict[str, list[str]]:
    return {name: words.split("|") for name, words, *_ in _sets()}


@cache
def _below() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, higher in _kinds()[1].items():
        for each in higher:
            found[each].append(name)
    return dict(found)
