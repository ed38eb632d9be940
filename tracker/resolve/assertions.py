"""Assertions: who takes which stance on which claim, with the passages and the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.records import AssertionRecord, ClaimRecord, EvidenceSpan, HopRecord, stable_key
from tracker.resolve.intervals import read
from tracker.terms import SpanRole, Voice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.records import Attribution, Document, Hop, Interval, TimePhrase
    from tracker.resolve.actors import Actors, Resolved
    from tracker.terms import CertaintyBy

_OWN_WORDS = {Voice.AUTHOR, Voice.HEADLINE, Voice.OPINION}


def assertions_of(
    index: int,
    attribution: Attribution,
    claims: Sequence[ClaimRecord],
    document: Document,
    actors: Actors,
    answered: Sequence[AssertionRecord] = (),
) -> tuple[AssertionRecord, ...]:
    """Return one assertion for each speaker and claim; none when no passage bears them out."""
    spans = evidence(attribution, document)
    if not spans:
        return ()
    chain = _chain(attribution, document, actors, index)
    readings = _certainty(attribution) or [(None, None)] * len(claims)
    said = when(attribution.said, document)
    return tuple(
        AssertionRecord(
            key=_key(document, spans, claim, speaker.key),
            claim_key=claim.key,
            actor_key=speaker.key,
            stance=attribution.stance,
            voice=attribution.voice,
            hedge=attribution.hedge,
            quotation=attribution.quotation,
            spans=spans,
            chain=chain,
            scope=attribution.scope,
            said=said,
            answers_key=_answered(claim, answered),
            method=speaker.method,
            group=index,
            certainty=certainty,
            certainty_by=by,
        )
        for speaker in _speakers(index, attribution, actors)
        for claim, (certainty, by) in zip(claims, readings, strict=True)
    )


def _certainty(attribution: Attribution) -> list[tuple[float | None, CertaintyBy | None]]:
    """Return how surely the words say that each of the attribution's own claims happened."""
    return [(each.certainty, each.certainty_by) for each in attribution.propositions if each.text.strip()]


def evidence(attribution: Attribution, document: Document) -> tuple[tuple[SpanRole, EvidenceSpan], ...]:
    """Return the passages of an attribution verbatim; a span outside the text is left out."""
    roles = (
        (SpanRole.SOURCE, attribution.source),
        (SpanRole.CUE, attribution.cue),
        (SpanRole.CONTENT, attribution.content),
    )
    return tuple(
        (role, EvidenceSpan(span, span.quote(document.text)))
        for role, spans in roles
        for span in spans
        if 0 <= span.start < span.end <= len(document.text)
    )


def when(phrase: TimePhrase | None, document: Document, *, ahead: bool = False) -> Interval | None:
    """Return the interval of a time phrase as read on the article's day."""
    return read(phrase.text, document.published, ahead=ahead) if phrase else None


def _speakers(index: int, attribution: Attribution, actors: Actors) -> list[Resolved]:
    if attribution.speakers:
        found = [actors.resolve(mention, at=index) for mention in attribution.speakers]
    elif attribution.voice in _OWN_WORDS:
        found = [actors.author()]
    else:
        found = [actors.missing(index)]
    return list({each.key: each for each in found}.values())


def _chain(attribution: Attribution, document: Document, actors: Actors, index: int) -> tuple[HopRecord, ...]:
    """Return the hops, the outlet in front; an unknown one keeps its place."""
    outlet = HopRecord(0, actors.outlet(), document.outlet or "", "")
    hops = (
        record
        for position, hop in enumerate(attribution.chain, 1)
        for record in _hop(position, hop, actors, f"{index}.{position}")
    )
    return (outlet, *hops)


def _hop(position: int, hop: Hop, actors: Actors, at: str) -> list[HopRecord]:
    if not hop.speakers:
        return [HopRecord(position, None, "", hop.cue)]
    return [
        HopRecord(position, actors.resolve(mention, at).key if _said(mention.text, mention.name) else None,
                  mention.text, hop.cue)
        for mention in hop.speakers
    ]  # fmt: skip


def _said(text: str, name: str | None) -> bool:
    return bool(text.strip() or name)


def _key(
    document: Document,
    spans: tuple[tuple[SpanRole, EvidenceSpan], ...],
    claim: ClaimRecord,
    actor_key: str,
) -> str:
    places = (f"{role}:{each.span.start}-{each.span.end}" for role, each in spans)
    return stable_key("assertion", document.text_sha256, *places, claim.key, actor_key)


def _answered(claim: ClaimRecord, answered: Sequence[AssertionRecord]) -> str | None:
    """Return the assertion answered: the one on the same claim, else the first."""
    same = [each.key for each in answered if each.claim_key == claim.key]
    return next(iter(same or [each.key for each in answered]), None)
