"""Phrases that may stand for an actor: flat noun phrases cut at possessives, and pronouns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.extract.cast_text import ADJECTIVE, NOUN, Words
from tracker.extract.roles import head_kind, role_of

PRONOUNS = frozenset(
    {"he", "him", "his", "himself", "she", "her", "hers", "herself", "they", "them", "their", "theirs"}
    | {
        "themselves",
        "it",
        "its",
        "itself",
        "i",
        "me",
        "my",
        "mine",
        "myself",
        "we",
        "us",
        "our",
        "ours",
        "ourselves",
    }
    | {"you", "your"}
)
_STARTS = frozenset({"DT", "PDT", "PRP$", "WP$"})
_INNER = NOUN | ADJECTIVE | {"CD", "HYPH", "AFX", "FW"}
PARTICLES = frozenset(
    {"al", "bin", "binti", "bint", "ibn", "de", "da", "del", "della", "di", "dos", "du", "la", "le"}
    | {"wa", "ould", "ag", "ait", "degli", "das", "af", "av", "zu"}
)
_NOBLE = frozenset({"van", "von", "der", "den", "ten", "ter", "ul", "ur", "el", "y"})
_OF = frozenset({"of", "for"})
_ON = frozenset({"on", "to", "against"})
_PANELS = frozenset(
    {"commission", "committee", "council", "panel", "subcommittee", "coalition", "campaign", "mission"}
)
_OFFICES = frozenset(
    {"department", "ministry", "office", "institute", "committee", "bureau", "center", "centre"}
)


# "US-led", "Kabul-based".
BASED = frozenset({"based", "led", "backed", "controlled", "run", "owned", "funded", "born", "supported"})
# "Police commanding officer", "district returning officer".
_POSTED = frozenset({"commanding", "presiding", "investigating", "returning", "managing", "acting"})
CALENDAR = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february"}
    | {"march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
)


class Sort(StrEnum):
    """What a phrase is headed by."""

    NAME = "name"
    ROLE = "role"
    COMMON = "common"
    PRONOUN = "pronoun"


@dataclass(slots=True)
class Phrase:
    """One flat phrase, in token indices; `mods` is what stands before the role or head ("Russian" officials).

    `owner` is the phrase before a possessive mark, `parent` the phrase that this one is attached to by a
    preposition or as an apposition, `figures` whom it means once that is known; it is
    `unsure` where somebody else could be meant, too.
    """

    index: int
    start: int
    end: int
    head: int
    sort: Sort
    name: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    noun: str = ""
    mods: tuple[int, int] | None = None
    determiner: str = ""
    owner: int | None = None
    owns: bool = False
    plural: bool = False
    parent: int | None = None
    prep: str = ""
    twins: list[int] = field(default_factory=list)
    figures: tuple[int, ...] = ()
    method: str = ""
    unsure: bool = False

    @property
    def definite(self) -> bool:
        """Whether it speaks of somebody known already."""
        return self.determiner in {"the", "this", "that", "these", "those", "both"}


def cut(words: Words) -> Iterator[tuple[int, int]]:
    """Yield the flat noun phrases of an article, and its pronouns, as token ranges."""
    i, size = 0, len(words.text)
    while i < size:
        end = _grow(words, i)
        if end > i:
            yield i, end
        i = max(end, i + 1)


def _grow(words: Words, start: int) -> int:
    if words.lower[start] in PRONOUNS and words.tag[start] != "PRP$" and words.text[start] != "US":
        return start + 1
    i, size = start, len(words.text)
    while i < size and words.tag[i] in _STARTS and i - start < 3:
        i += 1
    while i < size and _inside(words, start, i):
        i += 1
    return _trim(words, start, i)


def _inside(words: Words, start: int, i: int) -> bool:
    tag, last = words.tag[i], i > start
    if words.text[i].isspace() or (last and words.paragraph[i] != words.paragraph[i - 1]):
        return False
    if last and words.datelines.get(words.paragraph[i]) == i:
        return False
    if tag in _INNER:
        return not (last and (_apart(words, i) or _dated(words, start, i)))
    if tag == "POS":
        return last and words.tag[i - 1] in NOUN | ADJECTIVE
    if tag in {"VBN", "VBG", "RB", "RBS", "JJS"} or words.lower[i] in BASED:
        return _describes(words, start, i)
    return last and (
        _in_name(words, i) or _particle(words, i) or _junior(words, i) or _of_several(words, start, i)
    )


def _of_several(words: Words, start: int, i: int) -> bool:
    """Tell whether a comma or "and" joins what a body is for: "Office of Trade, Ports and Tolls"."""
    office = next((k for k in range(start, i) if words.lower[k] in _PANELS | _OFFICES), None)
    if office is None or i + 3 >= len(words.text) or not (words.capital(office) and words.capital(i + 1)):
        return False
    led = words.lower[office + 1] in _OF | _ON
    listed = words.text[i] == "," and words.lower[i + 2] == "and" and words.capital(i + 3)
    return led and (listed or (words.lower[i] == "and" and "," in words.text[office:i]))


def _apart(words: Words, i: int) -> bool:
    """Tell whether a day or number after a name starts something else ("Lavrov Monday")."""
    return words.label[i] in {"DATE", "TIME"} and words.begins[i] and words.proper(i - 1)


def _dated(words: Words, start: int, i: int) -> bool:
    """Tell whether a name starts behind a date that has nothing to do with it: "21 June 2016 Ruiz said"."""
    if words.lower[i] in CALENDAR or not words.capital(i) or not words.text[i].isalpha():
        return False
    before = words.lower[start - (start > 0 and words.lower[start].isdecimal()) : i]
    dated = any(word in CALENDAR or (len(word) == 4 and word.isdecimal()) for word in before)
    return dated and all(word in CALENDAR or not word.isalpha() for word in before)


def _describes(words: Words, start: int, i: int) -> bool:
    """Tell whether a participle or adverb describes the noun after it ("the ruling party", "then-chief")."""
    after = i + 1 if i + 1 < len(words.text) else i
    nouny = words.tag[after] in _INNER and after > i
    if words.lower[i] in {"then", "ex", "former"}:
        return nouny
    if i > start and words.lower[i] in _POSTED:
        return nouny and words.tag[i - 1] in NOUN
    if i > start and words.lower[i] in BASED and words.label[i - 1] in {"GPE", "NORP", "LOC"}:
        # "The Saudi led coalition".
        return nouny and not words.capital(after) and words.dep[i] in {"amod", "acl", "compound"}
    hyphened = i > start and words.tag[i - 1] == "HYPH"
    opened = i > start and words.tag[i - 1] in _STARTS | ADJECTIVE
    return hyphened or (opened and nouny)


def _in_name(words: Words, i: int) -> bool:
    """Tell whether "of", "for", "the", "and" or "Without" stands inside the name of a body."""
    if i + 1 >= len(words.text):
        return False
    if words.lower[i] == "without":
        return words.capital(i) and words.capital(i + 1) and words.capital(i - 1) and not words.titled[i]
    joined = words.label[i] in {"ORG", "FAC", "WORK_OF_ART", "LAW"} and not words.begins[i]
    if words.lower[i] in _OF or (words.lower[i] in _ON and words.lower[i - 1] in _PANELS):
        head = words.proper(i - 1) and head_kind(words.lower[i - 1]) in {"body", "outlet", "state"}
        follows = words.capital(i + 1) or (words.lower[i + 1] in {"the", "a"} and _capital_at(words, i + 2))
        return follows and (head or joined) and words.label[i + 1] != "PERSON"
    if words.lower[i] in {"the", "a"}:
        return words.lower[i - 1] in _OF and _in_name(words, i - 1) and words.capital(i + 1)
    return words.lower[i] in {"and", "&"} and _joins_name(words, i, joined)


def _capital_at(words: Words, i: int) -> bool:
    return i < len(words.text) and words.capital(i)


def _joins_name(words: Words, i: int, joined: bool) -> bool:
    before, after = i - 1, i + 1
    if not (words.proper(before) and words.capital(after)):
        return False
    if words.lower[before] == words.lower[after]:
        return True
    if {words.label[before], words.label[after]} & {"GPE", "PERSON", "NORP"}:
        return False
    if words.lower[before] in words.places and words.lower[after] in words.places:
        return False
    if words.lower[i] == "&":
        return True
    if joined and _long_name(words, i) and not words.text[before].isupper():
        return True
    if after + 1 < len(words.text) and words.lower[after + 1] in _OFFICES and words.capital(after + 1):
        # "The Foreign and Expatriates Ministry": two would be ministries.
        return True
    office = any(words.lower[k] in _OFFICES and words.capital(k) for k in range(max(0, i - 4), i))
    return office and (joined or words.lower[max(0, i - 2)] in _OF or words.tag[after] in {"NNPS", "NNP"})


def _long_name(words: Words, i: int) -> bool:
    """Tell whether an "and" stands in a name of four words or more: two surnames are two people."""
    start, end = i, i + 1
    while start > 0 and words.label[start - 1] == words.label[i] and not words.begins[start]:
        start -= 1
    while end < len(words.text) and words.label[end] == words.label[i] and not words.begins[end]:
        end += 1
    return end - start >= 4


def _particle(words: Words, i: int) -> bool:
    return words.lower[i] in PARTICLES | _NOBLE and words.proper(i - 1) and _capital_at(words, i + 1)


def _junior(words: Words, i: int) -> bool:
    return (
        words.text[i] == "," and i + 1 < len(words.text) and words.lower[i + 1] in {"jr.", "jr", "sr.", "sr"}
    )


def _trim(words: Words, start: int, end: int) -> int:
    """Drop what cannot end a phrase; "the former" and "the British" may stand without a noun."""
    while end > start and words.tag[end - 1] not in NOUN:
        if words.tag[end - 1] in ADJECTIVE and _stands_alone(words, start, end):
            break
        if words.tag[end - 1] == "PRP$":
            break
        if (
            words.tag[end - 1] == "CD"
            and words.lower[end - 1] in {"two", "three"}
            and words.tag[start] == "DT"
        ):
            break
        if words.lower[end - 1] == "both" and words.tag[end - 1] == "DT":
            break
        end -= 1
    return end


def _stands_alone(words: Words, start: int, end: int) -> bool:
    if words.lower[end - 1] in {"former", "latter"}:
        return end - start == 2
    return words.capital(end - 1) and bool(words.label[end - 1] or role_of(words.lower[end - 1]))
