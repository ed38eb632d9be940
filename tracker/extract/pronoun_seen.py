"""Mentions on the way through an article: whom each meant, where, and how prominent it was."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase
from tracker.extract.parsed import Token
from tracker.extract.telling import reports, speaks_out

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_HEARING = frozenset({"hear", "learn"})
_ONE_OF = frozenset({"one", "another", "some"})


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention on the way through the article: whom it meant, where, and how prominent it was."""

    phrase: Phrase
    figures: tuple[int, ...]
    sentence: int
    paragraph: int
    weight: float
    verb: int
    subject: bool
    quoted: bool


def seen(words: Words, phrase: Phrase, figures: tuple[int, ...]) -> Seen:
    """Note a mention; subjects weigh more than objects, subjects of reporting verbs most."""
    token = _top(words, phrase)
    dep, verb = token.dep_, token.head
    if dep == "appos" and verb.lower_ in _ONE_OF:
        # "One of the rescued, Ana Ruiz, said".
        dep, verb = verb.dep_, verb.head
    subject = dep in _SUBJECTS
    # "The pump failed, according to two nurses": they speak, though the pump is the subject.
    attributed = dep != "poss" and _attributed(words, phrase)
    weight = 2.0 if subject or attributed else 1.0 if dep == "appos" and token.head.dep_ in _SUBJECTS else 0.3
    if (subject and speaks_out(verb)) or attributed:
        weight += 0.8
    told = _who_told(words, phrase) or _heard(token)
    if told is not None:
        # "Ana Ruiz, who told us that …", "they heard from Ana Ruiz that …": as good as the subject.
        weight, subject, verb = 2.8, True, told
    if dep == "poss" and words.dep[verb.i] in _SUBJECTS:
        weight += 0.5
    elif dep in {"poss", "compound"} or phrase.prep in {"in", "at", "on", "from"}:
        weight -= 0.3
    sentence, paragraph = words.sentence[phrase.start], words.paragraph[phrase.start]
    return Seen(phrase, figures, sentence, paragraph, weight, verb.i, subject, words.quoted[phrase.start])


def _top(words: Words, phrase: Phrase) -> Token:
    """Return the word by which a phrase hangs on the rest: "Union" of "the Union of Dockers"."""
    for i in range(phrase.start, phrase.end):
        if not phrase.start <= words.doc[i].head.i < phrase.end and words.dep[i] in _SUBJECTS:
            return words.doc[i]
    return words.doc[phrase.head]


def _who_told(words: Words, phrase: Phrase) -> Token | None:
    """Return the verb of speech of a clause that tells who it is."""
    clauses = (c for c in words.doc[phrase.head].children if c.dep_ == "relcl")
    return next(
        (c for c in clauses if reports(c.lemma_) and any(w.lower_ == "who" for w in c.children)), None
    )


def _heard(token: Token) -> Token | None:
    """Return the verb of hearing whose source somebody is: "heard from a doctor, Ana Ruiz, that"."""
    while token.dep_ == "appos":
        token = token.head
    from_ = token.head if token.dep_ == "pobj" and token.head.lower_ == "from" else None
    return from_.head if from_ is not None and from_.head.lemma_ in _HEARING else None


def _attributed(words: Words, phrase: Phrase) -> bool:
    return words.lower[max(0, phrase.start - 2) : phrase.start] == ["according", "to"]
