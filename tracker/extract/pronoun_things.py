"""What "it" and "they" stand for that is nobody: things, papers, and nothing at all."""

from __future__ import annotations

import itertools

from tracker.extract.cast_text import Words
from tracker.extract.mentions import Phrase
from tracker.extract.parsed import Token
from tracker.extract.roles import is_document, role_of
from tracker.extract.subjects import SUBJECTS
from tracker.extract.telling import reports, speaks_out

_PRONOUNS = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
# What only things are said to be.
_ONLY_THINGS = frozenset(
    {
        "fake", "forged", "genuine", "authentic", "empty", "full", "loaded", "unloaded", "locked", "sealed",
        "expired", "contaminated", "edible", "defective", "faulty", "counterfeit", "doctored", "stolen",
        "mislaid", "spotless", "unlocked",
    }
)  # fmt: skip


def written(words: Words, phrase: Phrase) -> Token | None:
    """Return the paper that is the last to speak before a pronoun in its paragraph: "the report says"."""
    start, here = words.doc[phrase.head].sent.start, words.paragraph[phrase.start]
    before = (words.doc[i] for i in range(start - 1, -1, -1))
    said = (t for t in itertools.takewhile(lambda t: words.paragraph[t.i] == here, before) if speaks_out(t))
    who = next((c for t in said for c in t.children if c.dep_ in SUBJECTS), None)
    return who if who is not None and is_document(who.lower_) else None


def of_things(words: Words, phrase: Phrase) -> bool:
    """Tell whether "they" or "it" is said to be what no people are: "they were fake", "it was forged"."""
    token = words.doc[phrase.head]
    named = (c.lower_ for c in token.head.children if c.dep_ in {"acomp", "oprd"})
    passive = token.dep_ == "nsubjpass" and token.head.lower_ in _ONLY_THINGS
    plain = token.dep_ == "nsubj" and token.head.lemma_ == "be" and any(w in _ONLY_THINGS for w in named)
    of_things = passive or plain or _parallel(words, token)
    return words.lower[phrase.head] in _PRONOUNS and of_things


def _parallel(words: Words, token: Token) -> bool:
    """Tell whether a thing did the same before: "the shots came from a roof; X says they came"."""
    verb = token.head
    if token.dep_ not in SUBJECTS or verb.pos_ != "VERB" or reports(verb.lemma_):
        return False
    start = verb.doc[max(token.sent.start - 1, 0)].sent.start
    before = (t for t in verb.doc[start : token.i] if t.lemma_ == verb.lemma_ and t.pos_ == "VERB")
    nouns = (c for t in before for c in t.children if c.dep_ in SUBJECTS and c.pos_ == "NOUN")
    return any(not c.ent_type_ and role_of(c.lower_) is None for c in nouns)


def expletive(words: Words, phrase: Phrase) -> bool:
    """Tell whether "it" stands for no one: "it is clear that", "it seems"."""
    verb = words.doc[phrase.head].head
    if verb.lemma_ in {"seem", "appear", "happen", "turn", "rain", "snow"}:
        return True
    after = words.lower[verb.i + 1 : verb.i + 7]
    if verb.lemma_ == "come" and after[:1] == ["to"]:
        return True
    return verb.lemma_ == "be" and bool({"that", "to", "when", "who", "time", "if"} & set(after))
