"""What stands where in a flat phrase: whose it is, what comes before the role, the role, the name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from tracker.extract.cast_kinds import masthead
from tracker.extract.cast_seams import charged, seam
from tracker.extract.cast_text import ADJECTIVE, NOUN, PROPER, Words
from tracker.extract.mentions import BASED, CALENDAR, PARTICLES, PRONOUNS, Phrase, Sort, cut
from tracker.extract.roles import (
    Role,
    first_name,
    head_kind,
    is_document,
    is_party,
    modifies_role,
    role_of,
    title_of,
)

_COUNTED = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_KINDS = frozenset({"body", "outlet"})
_BODIES = frozenset({"body", "group", "firm"})
# Plurals that do not look like one.
_MANY = frozenset({"people", "children"})
_TO_BE = (["-", "elect"], ["-", "designate"])
_DETERMINERS = frozenset({"DT", "PDT", "WP$"})


def read_phrases(words: Words) -> list[Phrase]:
    """Return the phrases of an article in order."""
    phrases: list[Phrase] = []
    for start, end in cut(words):
        owner: int | None = None
        for left, right in _segments(words, start, end):
            phrase = _phrase(words, len(phrases), left, right)
            if phrase is None:
                owner = None
                continue
            phrase.owner = owner
            phrase.owns = right < end and (phrase.sort is Sort.PRONOUN or words.tag[right] == "POS")
            phrases.append(phrase)
            owner = phrase.index if phrase.owns else None
    return phrases


def _segments(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a phrase after each possessor: "Iran's envoy" is two, "his aide" too."""
    left = start
    for i in range(start, end):
        if words.tag[i] == "POS":
            if _of_members(words, i, end):
                continue
            yield left, i
            left = i + 1
        elif words.tag[i] == "PRP$" and words.lower[i] in PRONOUNS:
            yield i, i + 1
            left = i + 1
    if left < end:
        yield from _unglued(words, left, end)


def _of_members(words: Words, mark: int, end: int) -> bool:
    """Tell whether a possessive mark stands within a name: "the Teachers' Union", "the People's Party"."""
    whose, after = words.lower[mark - 1], mark + 1
    if after >= end or not (words.capital(mark - 1) and words.capital(after)):
        return False
    many = words.text[mark] == "'" or whose.endswith("men") or whose in _MANY
    if not many or words.label[mark - 1] in {"GPE", "NORP", "PERSON"}:
        return False
    capitals = itertools.takewhile(words.capital, range(after, end))
    return any(head_kind(words.lower[k]) in _BODIES for k in capitals)


def _unglued(words: Words, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a phrase where it runs on into another one."""
    at = seam(words, start, end)
    if at is not None:
        yield start, at
        yield from _unglued(words, at, end)
        return
    yield start, end


def _phrase(words: Words, index: int, start: int, end: int) -> Phrase | None:
    if end <= start:
        return None
    if words.lower[start] in PRONOUNS and words.text[start] != "US" and end == start + 1:
        plural = words.lower[start] in {
            "they",
            "them",
            "their",
            "theirs",
            "themselves",
            "we",
            "us",
            "our",
            "ours",
        }
        return Phrase(index, start, end, start, Sort.PRONOUN, noun=words.lower[start], plural=plural)
    first = start
    while first < end - 1 and words.tag[first] in _DETERMINERS:
        first += 1
    determiner = words.lower[first - 1] if first > start else ""
    phrase = Phrase(index, start, end, end - 1, Sort.COMMON, determiner=determiner)
    _fill(words, phrase, first)
    return phrase


def _fill(words: Words, phrase: Phrase, first: int) -> None:
    first = _after_based(words, phrase, first)
    last = phrase.end - 1
    counted = _counted(words, last) or (first == last and is_document(words.lower[last]))
    if counted or charged(words, first, phrase.end):
        phrase.noun = words.lower[last]
        return
    at = _last_role(words, first, phrase.end, phrase.end)
    phrase.plural = words.tag[last] in {"NNS", "NNPS"}
    phrase.noun = words.lower[last]
    start = _name_start(words, first, phrase.end)
    lone = first == last and (_alone(words, phrase) or masthead(words, phrase))
    if at == last and (_surname(words, first, last) or lone):
        at = _last_role(words, first, last, phrase.end)
    # "The governor-elect".
    close = at + 2 if at is not None and words.lower[at + 1 : at + 3] in _TO_BE else at
    if _body_name(words, first, last, start):
        _name(words, phrase, start, first)
    elif at is not None and close == last:
        _role(words, phrase, first, at)
    elif at is not None and close is not None and start <= close + 1:
        phrase.name = (close + 2 if words.text[close + 1] == "." else close + 1, phrase.end)
        _role(words, phrase, first, at)
        phrase.sort, phrase.plural = Sort.NAME, _plural_title(words, at)
    elif start <= last:
        _name(words, phrase, start, first)
    elif first < last:
        phrase.mods = _mods(words, first, last)


def _counted(words: Words, last: int) -> bool:
    """Tell whether a phrase is a number or a day; "Commissioner June Ruiz" is none."""
    named = words.tag[last] in PROPER and words.capital(last) and words.lower[last] not in CALENDAR
    dated = words.label[last] == "DATE" and not any(c.isdigit() for c in words.text[last])
    return words.label[last] in _COUNTED and not (dated and named and words.proper(last - 1))


def _after_based(words: Words, phrase: Phrase, first: int) -> int:
    """Step over "US-based" and keep whose it is."""
    for k in range(first, phrase.end - 2):
        if words.lower[k + 2] in BASED and words.tag[k + 1] == "HYPH" and k + 3 < phrase.end:
            phrase.mods = (first, k + 1)
            return k + 3
        if words.lower[k + 1] in BASED and words.proper(k):
            # "The US led coalition", where hyphens were lost.
            phrase.mods = (first, k + 1)
            return k + 2
    return first


def _last_role(words: Words, first: int, stop: int, end: int) -> int | None:
    for k in range(stop - 1, first - 1, -1):
        word = words.lower[k]
        if words.tag[k] == "NNPS" and words.label[k] == "NORP":
            continue
        if k < end - 1 and _given(words, k):
            continue
        if role_of(word) is not None and words.tag[k] in NOUN | ADJECTIVE | {"VB", "VBP"}:
            return k
        if title_of(word) is not None and words.capital(k) and k < end - 1:
            return k
        if word == "number" and k > first and words.lower[k - 1] == "opposite":
            return k
    return None


def _given(words: Words, k: int) -> bool:
    """Tell whether what may be a title is a first name: "Dean Baker"."""
    return first_name(words.lower[k]) and words.label[k] == "PERSON" and words.begins[k]


def _plural_title(words: Words, at: int) -> bool:
    return words.tag[at] in {"NNS", "NNPS"} and words.lower[at].endswith("s")


def _name_start(words: Words, first: int, end: int) -> int:
    """Return where the run of name words at the end of a phrase starts; `end` when there is none."""
    k = end
    while k > first and (words.proper(k - 1) or (k < end and _link(words, k - 1, end))):
        k -= 1
    while k < end and not words.proper(k):
        k += 1
    without = k > first + 1 and words.text[k - 1] == "Without" and words.capital(k - 2)
    return k - 2 if without else k


def _link(words: Words, i: int, end: int) -> bool:
    return (
        words.tag[i] in {"HYPH", "IN", "CC", "CD", ","}
        or words.tag[i] == "DT"
        or not words.text[i].isalpha()
        or (words.lower[i] in PARTICLES | {"van", "von", "der"} and i + 1 < end)
    )


def _body_name(words: Words, first: int, last: int, start: int) -> bool:
    """Tell whether a phrase names a body: its last word, or the one before "of", is Ministry or the like."""
    if start > last or (words.label[last] == "PERSON" and not _firm(words, start, last)):
        return False
    if _of_at(words, start, last) is not None:
        return True
    if (first_name(words.lower[start]) and start > first) or _courtesy(words, start):
        return False
    headed = words.capital(last) and bool(head_kind(words.lower[last]))
    return last > start and (headed or _corps(words, start, last))


def _firm(words: Words, start: int, last: int) -> bool:
    """Tell whether a word for a trade ends a name that begins like nobody's: "Premier Oil"."""
    person = first_name(words.lower[start]) or _courtesy(words, start)
    return last > start and head_kind(words.lower[last]) == "firm" and not person


def _courtesy(words: Words, i: int) -> bool:
    """Tell whether a word is a title that says man or woman: "Mr"."""
    title = title_of(words.lower[i])
    return title is not None and bool(title.gender)


def _corps(words: Words, start: int, last: int) -> bool:
    """Tell whether a body is called by a role and its country: "Marine Scotland"."""
    role = words.lower[start]
    named = role in words.names and role_of(role) is not None and title_of(role) is None
    return named and words.label[last] in {"GPE", "ORG"} and last == start + 1


def _of_at(words: Words, start: int, last: int) -> int | None:
    return next((k for k in range(start, last) if words.lower[k] in {"of", "for", "without"}), None)


def _alone(words: Words, phrase: Phrase) -> bool:
    """Tell whether a single capitalised word such as Dean or Judge is a name and no role."""
    i = phrase.head
    owned = phrase.start > 0 and words.tag[phrase.start - 1] in {"POS", "PRP$"}
    return words.label[i] == "PERSON" and words.capital(i) and not phrase.determiner and not owned


def _surname(words: Words, first: int, last: int) -> bool:
    """Tell whether a last word such as King or Judge is a surname."""
    named = last > first and (first_name(words.lower[last - 1]) or _courtesy(words, last - 1))
    spoken = words.label[last] == "PERSON" and not words.begins[last] and words.label[first] == "PERSON"
    return words.capital(last) and (named or (spoken and first_name(words.lower[first])))


def _name(words: Words, phrase: Phrase, start: int, first: int) -> None:
    """Take a run of name words; a demonym before a person is not part of the name."""
    phrase.sort = Sort.NAME
    for k in range(start + 1, phrase.end):
        switch = words.label[k] == "PERSON" and words.begins[k] and words.label[k - 1] in {"NORP", "GPE"}
        if switch and words.proper(k - 1):
            phrase.mods, start = (start, k), k
            break
    phrase.name = (start, phrase.end)
    if start > first and phrase.mods is None:
        phrase.mods = _mods(words, first, start)
        common = phrase.end - start == 1 and head_kind(words.lower[start]) in _KINDS
        if phrase.mods is not None and common and not (words.text[start].isupper() and words.begins[start]):
            # "Syrian state TV": what many are called is the name of none.
            phrase.name = (phrase.mods[0], phrase.end)


def _role(words: Words, phrase: Phrase, first: int, at: int) -> None:
    phrase.sort, phrase.noun = Sort.ROLE, words.lower[at].rstrip(".")
    title = title_of(words.lower[at])
    if role_of(phrase.noun) is None and title is not None:
        phrase.noun = title.role
    start = _role_start(words, first, at)
    phrase.role = (start, at + 1)
    if start > first and phrase.mods is None:
        phrase.mods = _mods(words, first, start)


def _role_start(words: Words, first: int, at: int) -> int:
    k = at
    while k > first and _belongs(words, k - 1):
        k -= 1
    return k


def _belongs(words: Words, i: int) -> bool:
    """Tell whether a word before a role is part of it and not the actor that it serves."""
    word = words.lower[i]
    if words.capital(i) and (is_party(word) or (words.label[i] == "ORG" and not words.begins[i])):
        return False
    if modifies_role(word) or role_of(word) is not None or title_of(word) is not None:
        return True
    plain = not words.capital(i) and words.tag[i] in NOUN | ADJECTIVE | {"HYPH", "VBN", "VBG", "RB", "CD"}
    return plain and not head_kind(word)


def _mods(words: Words, start: int, end: int) -> tuple[int, int] | None:
    """Return the name words, or the name of a body, among the words before a role or head."""
    while end > start and not (
        words.proper(end - 1) or _demonym(words, end - 1) or _bodily(words, start, end)
    ):
        end -= 1
    while start < end and not (words.proper(start) or _demonym(words, start)) and end - start > 1:
        start += 1
    if not any(words.capital(i) for i in range(start, end)):
        return None
    if words.label[start] in _COUNTED or (end - start == 1 and modifies_role(words.lower[start])):
        return None
    return start, end


def _demonym(words: Words, i: int) -> bool:
    return words.label[i] in {"NORP", "GPE", "ORG"} and words.capital(i)


def _bodily(words: Words, start: int, end: int) -> bool:
    return head_kind(words.lower[end - 1]) in {"body", "outlet"} and words.tag[end - 1] in NOUN


def role_in(words: Words, phrase: Phrase) -> Role | None:
    """Return the role of a phrase; two words such as "press secretary" go before one."""
    if phrase.role is None:
        return None
    at = phrase.role[1] - 1
    while at > phrase.role[0] and words.text[at].endswith(".") and role_of(words.lower[at - 1]) is not None:
        at -= 1
    pair = f"{words.lower[at - 1]} {words.lower[at]}" if at > phrase.role[0] else ""
    return (role_of(pair) if pair else None) or role_of(words.lower[at].rstrip(".")) or role_of(phrase.noun)
