"""Where a flat phrase runs on into another one, because the comma between them is missing."""

from __future__ import annotations

from tracker.extract.cast_text import NOUN, Words
from tracker.extract.roles import first_name, head_kind, is_portfolio, role_of, title_of

_OBJECTS = frozenset({"pobj", "dobj"})
_LISTS = frozenset({",", "and", "&"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def seam(words: Words, start: int, end: int) -> int | None:
    """Return where the second of two phrases starts that stand in one, nothing where it is one."""
    return (
        _behind_charge(words, start, end)
        or _behind_object(words, start, end)
        or _before_person(words, start, end)
        or _described(words, start, end)
    )


def charged(words: Words, start: int, end: int) -> bool:
    """Tell whether words are what an office is in charge of: "Energy" of "Minister of Water and Energy"."""
    if not all(words.capital(i) and is_portfolio(words.lower[i]) for i in range(start, end)):
        return False
    k = start
    while k > 0 and (
        words.lower[k - 1] in _LISTS or (words.capital(k - 1) and is_portfolio(words.lower[k - 1]))
    ):
        k -= 1
    return k > 1 and words.lower[k - 1] in {"of", "for"} and role_of(words.lower[k - 2]) is not None


def _behind_charge(words: Words, start: int, end: int) -> int | None:
    """Cut "Energy Ana Ruiz" of "Minister of Water and Energy Ana Ruiz" before the person."""
    k = start
    while k < end and is_portfolio(words.lower[k]):
        k += 1
    person = end - k > 1 and all(words.proper(i) for i in range(k, end))
    return k if k > start and person and charged(words, start, k) else None


def _behind_object(words: Words, start: int, end: int) -> int | None:
    """Cut "in Norland OCHA" where the parser has an object of what stands before, then a verb's subject."""
    last = words.doc[end - 1]
    if last.dep_ not in _SUBJECTS:
        return None
    for k in range(start + 1, end):
        before = words.doc[k - 1]
        if before.dep_ in _OBJECTS and before.head.i < start and words.proper(k):
            return k
    return None


def _before_person(words: Words, start: int, end: int) -> int | None:
    """Cut "for Afghanistan Zamir Kabulov", "of the service Karel Novak" before the person."""
    if start == 0 or words.tag[start - 1] not in {"IN", "TO"}:
        return None
    for k in range(start + 1, end):
        if _starts_person(words, k, end):
            served = words.lower[start:k]
            return None if any(role_of(word) or title_of(word) for word in served) else k
    return None


def _starts_person(words: Words, k: int, end: int) -> bool:
    full = end - k > 1
    named = words.capital(k) and full and first_name(words.lower[k])
    person = words.label[k] == "PERSON" and (words.begins[k] or head_kind(words.lower[k - 1]) == "body")
    if words.proper(k - 1):
        return person or named
    common = words.tag[k - 1] in NOUN and full and all(words.proper(i) for i in range(k, end))
    return common and (person or named or not words.label[k] or words.label[k] == "PRODUCT")


def _described(words: Words, start: int, end: int) -> int | None:
    """Cut "Ole Berg deputy director", with a preposition behind it, behind the person."""
    k = start
    while k < end and words.label[k] == "PERSON" and words.proper(k) and (k == start or not words.begins[k]):
        k += 1
    if not 2 <= k - start < end - start or end >= len(words.text) or words.tag[end] != "IN":
        return None
    role = words.text[end - 1].islower() and role_of(words.lower[end - 1]) is not None
    return k if role and words.tag[end - 1] == "NN" else None
