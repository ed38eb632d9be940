"""Tells the class of a cue from its words alone: no parse, so gold and predicted cues are classed alike."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracker.extract.cues import CueClass, lexicon, phrases
from tracker.records import Span

SPEECH, VERB, NOUN, ACCORDING = "speech verb", "other verb", "noun", "according to"
COLON, OTHER, NONE = "colon or dash", "other", "none"
# Classes of verbs that report words rather than a thought, a wish or a deed.
_SPOKEN = frozenset(map(CueClass, ("say", "deny", "admit", "warn", "ask", "confirm", "reveal")))
_WORD = re.compile(r"['’]s\b|\w+(?:['’](?!s\b)\w+)*")
_BEFORE = re.compile(r"(['’]s|\w+)\s+$")
_DETERMINER = re.compile(
    r"'s|of|an?|the|this|that|these|those|his|her|its|their|our|my|your|any|no|some|every|another|such"
)
# An ending and what stands in its place in the lemma; those of nouns first.
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ed", ""),
    ("d", ""),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
)
_NOUN_ENDINGS = _ENDINGS[:3]
_IRREGULAR = {
    "say": ("said",),
    "tell": ("told",),
    "write": ("wrote", "written"),
    "think": ("thought",),
    "know": ("knew", "known"),
    "feel": ("felt",),
    "see": ("saw", "seen"),
    "find": ("found",),
    "hold": ("held",),
    "hear": ("heard",),
    "speak": ("spoke", "spoken"),
    "swear": ("swore", "sworn"),
    "make": ("made",),
    "give": ("gave", "given"),
    "show": ("shown",),
    "understand": ("understood",),
    "mean": ("meant",),
    "seek": ("sought",),
    "foresee": ("foresaw", "foreseen"),
    "forget": ("forgot", "forgotten"),
}
_LEMMA = {form: lemma for lemma, forms in _IRREGULAR.items() for form in forms}


@cache
def _lexicon() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Return the first words of the lexicon's speech verbs, verbs, nouns and source phrases."""
    cues = lexicon().values()
    verbs = frozenset(cue.words[0] for cue in cues if cue.pos == "verb")
    speech = frozenset(cue.words[0] for cue in cues if cue.pos == "verb" and cue.kind in _SPOKEN)
    nouns = frozenset(cue.words[0] for cue in cues if cue.pos == "noun")
    # "the" opens a phrase ("the way X sees it") and much else.
    openers = frozenset(cue.words[0] for cue in phrases()) - {"the", "no", "citing", "quoting"}
    # Reports are documents in the lexicon, and "reported" is said of speakers.
    return speech | {"report"}, verbs, nouns, openers


@cache
def strong_speech() -> frozenset[str]:
    """Return the speech verbs that nearly always report words."""
    return frozenset(
        c.lemma for c in lexicon().values() if c.pos == "verb" and c.kind in _SPOKEN and c.strong
    )


def cue_class(text: str, cue: Sequence[Span]) -> str:
    """Return the class of a cue: a verb before a noun, a speech verb before any other."""
    words = [found for span in cue for found in _words(text, span)]
    if not words:
        return _without_words("".join(span.quote(text) for span in cue))
    classes = {_class_of(word, before) for word, before in words}
    if SPEECH in classes:
        return SPEECH
    if VERB not in classes and _opens_phrase([word for word, _ in words if word not in {"'s", "’s"}]):
        return ACCORDING
    return next((name for name in (VERB, NOUN) if name in classes), OTHER)


def _opens_phrase(words: Sequence[str]) -> bool:
    """Whether the words begin like "according to X"; "to" before more words is an infinitive."""
    return bool(words) and words[0] in _lexicon()[3] and (words[0] != "to" or len(words) == 1)


def _without_words(marks: str) -> str:
    if not marks.strip():
        return NONE
    return COLON if set(marks) & set(":-‐–—―") else OTHER


def _words(text: str, span: Span) -> Iterator[tuple[str, str]]:
    """Yield the words of a span, in lower case, each with the word right before it in the text."""
    for match in _WORD.finditer(text, span.start, span.end):
        before = _BEFORE.search(text, max(0, match.start() - 30), match.start())
        yield match[0].lower(), before[1].lower().replace("’", "'") if before else ""


def _class_of(word: str, before: str) -> str:
    """Return the class of one word: a word that is both noun and verb is a noun after a determiner."""
    speech, verbs, nouns, _ = _lexicon()
    lemmas = set(lemmas_of(word))
    is_noun = not nouns.isdisjoint(_stems(word, _NOUN_ENDINGS))
    if is_noun and (_DETERMINER.fullmatch(before) or not lemmas & verbs):
        return NOUN
    if lemmas & speech:
        return SPEECH
    return VERB if lemmas & (verbs | nouns) else OTHER


def lemmas_of(word: str) -> tuple[str, ...]:
    """Return what the word may be a form of, by its ending."""
    return (_LEMMA[word],) if word in _LEMMA else _stems(word, _ENDINGS)


def _stems(word: str, endings: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    stems = [word]
    for ending, instead in endings:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending) + instead
            stems.append(stem)
            if not instead and stem[-1] == stem[-2:-1]:
                stems.append(stem[:-1])
    return tuple(stems)
