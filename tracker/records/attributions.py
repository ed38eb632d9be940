"""Extraction: text in, attributions out."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracker.records.text import Span
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    Bound,
    CertaintyBy,
    Hedge,
    Modality,
    Polarity,
    Quotation,
    Stance,
    Voice,
)


@dataclass(frozen=True, slots=True)
class Tie:
    """An affiliation read off the words around a mention ("Putin's special envoy"), before resolution."""

    kind: AffiliationKind
    other: str
    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name an actor, with what the article itself says of whom they mean.

    `name` is the fullest name of the same actor in the article, None for one without ("government sources").
    `method` says how the words were tied to that name. No `text` is a missing agent ("has been accused").
    """

    text: str
    spans: tuple[Span, ...] = ()
    name: str | None = None
    kind: ActorKind | None = None
    ties: tuple[Tie, ...] = ()
    method: str = "its own words"


@dataclass(frozen=True, slots=True)
class TimePhrase:
    """Words that say when, such as "last year"."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is claimed, as a sentence that stands alone, with its parts; `predicate` is a lemma.

    `place` is where its verb stands. `certainty` is how surely the words say that it happened, from -1 to 1,
    and `certainty_by` what read that; None where it is unknown.
    """

    text: str
    subject: tuple[Mention, ...]
    predicate: str
    object: tuple[Mention, ...]
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    bound: Bound | None = None
    time: TimePhrase | None = None
    place: Span | None = field(default=None, compare=False)
    certainty: float | None = field(default=None, compare=False)
    certainty_by: CertaintyBy | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Hop:
    """One step of a chain: who passed the words on, and with which cue; without speakers it is unknown."""

    speakers: tuple[Mention, ...]
    cue: str
    cue_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: source, cue and content spans, and what they amount to.

    `speakers` are the actors of the source, resolved within the article: two for "Smith and Jones", none when
    no one is named or implied. `chain` runs from the outermost source in the article to this one's own.
    `answers` is the index of the attribution that this one answers.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speakers: tuple[Mention, ...]
    stance: Stance
    quotation: Quotation
    hedge: Hedge
    voice: Voice
    chain: tuple[Hop, ...]
    propositions: tuple[Proposition, ...]
    scope: str | None = None
    answers: int | None = None
    said: TimePhrase | None = None
