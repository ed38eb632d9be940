"""Short ways to make the records that resolution starts from."""

from collections.abc import Sequence
from datetime import date

from tracker.records import (
    Attribution,
    Bundle,
    Document,
    Hop,
    Interval,
    Mention,
    Producer,
    Proposition,
    Span,
    Tie,
    TimePhrase,
)
from tracker.resolve import Gazetteer, resolve
from tracker.terms import ActorKind, AffiliationKind, Hedge, Quotation, Stance, Voice

PRODUCER = Producer("by hand", "1")
PERSON, STATE, BODY, GROUP = ActorKind.PERSON, ActorKind.STATE, ActorKind.BODY, ActorKind.GROUP


def document(text: str, **given: object) -> Document:
    """Make an article of a text."""
    return Document("article.txt", text, "raw", "utf-8", "text/plain", (), **given)  # type: ignore[arg-type]


def on(year: int, month: int, day: int) -> Interval:
    """Make a single day."""
    return Interval(date(year, month, day), date(year, month, day))


def span(text: str, words: str) -> tuple[Span, ...]:
    """Find words in a text; no span when they do not stand there."""
    start = text.find(words)
    return (Span(start, start + len(words)),) if words and start >= 0 else ()


def mention(
    words: str, name: str | None = None, kind: ActorKind | None = None, *ties: Tie, text: str = ""
) -> Mention:
    """Make a mention, with its place if the text is given."""
    return Mention(words, span(text, words), name, kind, ties)


def tie(text: str, words: str, other: str, kind: AffiliationKind = AffiliationKind.SPEAKS_FOR) -> Tie:
    """Make a tie read off words of a text."""
    return Tie(kind, other, span(text, words)[0], words)


def said(
    text: str,
    speakers: Sequence[Mention],
    cue: str,
    content: str,
    *propositions: Proposition,
    stance: Stance = Stance.ASSERTS,
    voice: Voice = Voice.SOURCE,
    chain: tuple[Hop, ...] = (),
    answers: int | None = None,
    when: str | None = None,
    scope: str | None = None,
) -> Attribution:
    """Make an attribution whose spans are looked up in the text."""
    return Attribution(
        source=tuple(place for speaker in speakers for place in span(text, speaker.text)),
        cue=span(text, cue),
        content=span(text, content),
        speakers=tuple(speakers),
        stance=stance,
        quotation=Quotation.INDIRECT if propositions else Quotation.DIRECT,
        hedge=Hedge.PLAIN,
        voice=voice,
        chain=chain,
        propositions=propositions,
        scope=scope,
        answers=answers,
        said=TimePhrase(when, span(text, when)[0]) if when else None,
    )


def resolved(text: str, *attributions: Attribution, gazetteer: Gazetteer, **given: object) -> Bundle:
    """Resolve attributions made by hand."""
    return resolve(document(text, **given), attributions, gazetteer, PRODUCER)
