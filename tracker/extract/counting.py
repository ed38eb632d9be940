"""Counts that somebody gives: "put the death toll at five", "estimated the damage at 4 million euros"."""

from collections.abc import Iterator
from dataclasses import replace

from tracker.extract.cues import Cue, CueFrame, lexicon
from tracker.extract.found import Found, subtree, trim
from tracker.extract.parsed import Token
from tracker.extract.subjects import is_passive

_PUTTING = frozenset({"put", "peg"})
_JUDGING = frozenset({"estimate", "reckon"})
# What is put at a number; a cup is put at somebody's side.
_MEASURES = frozenset(
    {
        "toll", "number", "figure", "total", "count", "cost", "damage", "loss", "casualty", "death", "injury",
        "dead", "wounded", "price", "value", "share", "rate", "deficit", "debt", "chance", "probability",
        "odds", "time", "date", "hour", "turnout", "strength", "population", "size", "budget", "support",
        "crowd", "attendance", "membership", "speed", "depth", "height", "distance", "weight", "age", "it",
    }
)  # fmt: skip


def cue(verb: Token) -> Cue | None:
    """Return the cue that a verb is where it gives a count."""
    if verb.lemma_ not in _PUTTING or next(counts(verb), None) is None:
        return None
    return replace(lexicon()["say", "verb"], lemma=verb.lemma_, frames=frozenset({CueFrame.OBJECT}))


def counts(verb: Token) -> Iterator[tuple[Token, Token]]:
    """Yield what is counted, with the number of it."""
    if verb.lemma_ not in _PUTTING | _JUDGING:
        return
    wanted = "nsubjpass" if is_passive(verb) else "dobj"
    for what in (c for c in verb.children if c.dep_ == wanted):
        if verb.lemma_ in _JUDGING or what.lemma_.lower() in _MEASURES:
            preps = [c for c in (*verb.children, *what.children) if c.lower_ == "at" and c.i > what.i]
            found = (number for prep in preps for number in prep.children if number.dep_ == "pobj")
            yield from ((what, number) for number in found if number.pos_ == "NUM" or _numbered(number))


def fill(found: Found) -> None:
    """Set the content of a count, which the frames of its verb do not reach."""
    for what, number in counts(found.trigger):
        tokens = subtree(what) | subtree(number.head)
        found.content = trim(found.trigger.doc, tokens - found.words - found.source)
        found.heads = [(number, None)]
        return


def _numbered(noun: Token) -> bool:
    return any(c.dep_ == "nummod" for c in noun.children)
