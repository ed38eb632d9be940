"""A quick stand-in for the extractor: it reads "NAME said that WHO VERBED WHAT." and the same with denied."""

import re

from tracker.records import Attribution, Document, Hop, Mention, Proposition, Span
from tracker.terms import ActorKind, Hedge, Quotation, Stance, Voice

SENTENCE = re.compile(
    r"(?P<source>[A-Z]\w+(?: [A-Z]\w+)*) (?P<cue>said|denied) that "
    r"(?P<content>(?P<subject>[A-Z]\w+) (?P<verb>\w+)ed (?P<object>[\w ]+))\."
)


def extract(document: Document) -> tuple[Attribution, ...]:
    """Return an attribution for each such sentence; a text with BOOM in it trips the extractor."""
    if "BOOM" in document.text:
        raise ValueError("boom")
    return tuple(_attribution(match) for match in SENTENCE.finditer(document.text))


def _span(match: re.Match[str], group: str) -> tuple[Span, ...]:
    return (Span(*match.span(group)),)


def _attribution(match: re.Match[str]) -> Attribution:
    speaker = Mention(match["source"], _span(match, "source"), name=match["source"], kind=ActorKind.PERSON)
    subject = Mention(match["subject"], _span(match, "subject"), name=match["subject"])
    return Attribution(
        source=_span(match, "source"),
        cue=_span(match, "cue"),
        content=_span(match, "content"),
        speakers=(speaker,),
        stance=Stance.DENIES if match["cue"] == "denied" else Stance.ASSERTS,
        quotation=Quotation.INDIRECT,
        hedge=Hedge.PLAIN,
        voice=Voice.SOURCE,
        chain=(Hop((speaker,), match["cue"], _span(match, "cue")),),
        propositions=(Proposition(match["content"], (subject,), match["verb"], (Mention(match["object"]),)),),
    )
