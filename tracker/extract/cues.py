"""The lexicon of cues: words that say that somebody said, denied, believed or asked something."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from tracker.extract.tables import rows
from tracker.terms import Hedge, Stance


class CueClass(StrEnum):
    """What kind of act a cue names."""

    SAY = "say"
    ACCUSE = "accuse"
    DENY = "deny"
    ADMIT = "admit"
    DOUBT = "doubt"
    BELIEVE = "believe"
    KNOW = "know"
    LEARN = "learn"
    PROMISE = "promise"
    ORDER = "order"
    REQUEST = "request"
    PLAN = "plan"
    HOPE = "hope"
    FEAR = "fear"
    AGREE = "agree"
    CRITICISE = "criticise"
    PRAISE = "praise"
    WARN = "warn"
    PREDICT = "predict"
    ASK = "ask"
    DECLINE = "decline"
    RETRACT = "retract"
    QUESTION = "question"
    DOCUMENT = "document"
    PERCEIVE = "perceive"
    SUPPORT = "support"
    OPPOSE = "oppose"
    CONFIRM = "confirm"
    REVEAL = "reveal"
    SUGGEST = "suggest"


class CueFrame(StrEnum):
    """The construction in which a cue brings its content."""

    THAT = "that"
    QUOTED = "quote"
    OBJECT = "np"
    OF_ING = "of_ing"
    FOR_ING = "for_ing"
    TO_INF = "to_inf"
    OBJECT_INF = "obj_inf"
    AS = "as"
    ING = "ing"
    WH = "wh"
    ABOUT = "about"


class CueStrength(StrEnum):
    """STRONG is nearly always an attribution; WEAK only with a clause or a quotation."""

    STRONG = "strong"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: `lemma` may be several words (verb and particle); in a phrase X stands for the source."""

    lemma: str
    pos: str
    kind: CueClass
    stance: Stance
    hedge: Hedge | None
    frames: frozenset[CueFrame]
    strength: CueStrength

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the lemma in order."""
        return tuple(self.lemma.split())

    @property
    def strong(self) -> bool:
        """Whether the cue needs no further evidence."""
        return self.strength is CueStrength.STRONG


def _cue(row: tuple[str, ...]) -> Cue:
    lemma, pos, kind, stance, hedge, frames, strength = row
    return Cue(
        lemma,
        pos,
        CueClass(kind),
        Stance(stance),
        Hedge(hedge) if hedge else None,
        frozenset(CueFrame(frame) for frame in frames.split(",")),
        CueStrength(strength),
    )


@cache
def lexicon() -> Mapping[tuple[str, str], Cue]:
    """Return every cue by lemma and part of speech (verb, noun, adj, phrase)."""
    return MappingProxyType({(cue.lemma, cue.pos): cue for cue in map(_cue, rows("cues.tsv"))})


@cache
def phrases() -> tuple[Cue, ...]:
    """Return the phrases, longest first."""
    found = (cue for cue in lexicon().values() if cue.pos == "phrase")
    return tuple(sorted(found, key=lambda cue: (-len(cue.words), cue.lemma)))
