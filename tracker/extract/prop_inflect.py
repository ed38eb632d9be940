"""Inflecting English verbs: irregular forms from a data file, regular ones by rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from tracker.extract.prop_data import rows

# The table of the vocabulary that lists the verbs of the language.
VERBS = "tracker_verbs"
# Pasts that are other verbs as well.
_BASES = frozenset({"bore", "bound", "felt", "found", "ground", "saw", "wound"})
_VOWELS = "aeiou"
# Verbs of several syllables that are stressed on the last one and so double their consonant.
_STRESSED = frozenset(
    [
        "abet",
        "abhor",
        "acquit",
        "admit",
        "allot",
        "commit",
        "compel",
        "concur",
        "confer",
        "control",
        "defer",
        "deter",
        "dispel",
        "emit",
        "equip",
        "expel",
        "format",
        "incur",
        "infer",
        "kidnap",
        "occur",
        "omit",
        "outfit",
        "patrol",
        "permit",
        "prefer",
        "propel",
        "rebel",
        "rebut",
        "recur",
        "refer",
        "regret",
        "remit",
        "repel",
        "submit",
        "transfer",
        "transmit",
        "unplug",
    ]
)


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    return {row[0]: (row[1], row[2]) for row in rows("irregular")}


@cache
def _pasts() -> frozenset[str]:
    """Return the irregular pasts that are no verb's base: "swam", not "found" or "put"."""
    return frozenset(was for was, _ in _irregular().values()) - frozenset(_irregular()) - _BASES


def _doubles(lemma: str) -> bool:
    """Tell whether the last consonant is doubled: after a stressed vowel ("permit", not "visit")."""
    if len(re.findall(r"[aeiouy]+", lemma)) > 1:
        return lemma in _STRESSED
    return bool(re.search(r"(?:^|[^aeiou])[aeiou][bdgklmnprt]$", lemma))


def _regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    if lemma.endswith("ic"):
        return lemma + "ked"
    return lemma + (lemma[-1:] if _doubles(lemma) else "") + "ed"


def past(lemma: str, *, plural: bool = False) -> str:
    """Return the simple past; only "be" tells singular from plural."""
    if lemma == "be":
        return "were" if plural else "was"
    return _irregular().get(lemma, ("", ""))[0] or _regular_past(lemma)


def participle(lemma: str) -> str:
    """Return the past participle."""
    return _irregular().get(lemma, ("", ""))[1] or _regular_past(lemma)


def present(lemma: str, *, plural: bool = False) -> str:
    """Return the simple present of the third person."""
    if lemma == "be":
        return "are" if plural else "is"
    if plural or lemma in _pasts():
        # The tagger took "he swam" for a present.
        return lemma
    if lemma == "have":
        return "has"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", lemma) else "s")


def base_of_gerund(word: str, known: Callable[[str], bool]) -> str:
    """Return the lemma behind an "-ing" form that was tagged as a noun, by the words that the model knows."""
    stem = word.lower().removesuffix("ing")
    undoubled = stem[:-1] if stem[-2:-1] == stem[-1:] else stem
    candidates = (stem, stem + "e", undoubled, stem[:-1] + "ie")
    return next((base for base in candidates if len(base) > 1 and known(base)), stem)
