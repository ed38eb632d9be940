"""All that one article gives, from its attributions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.records import Bundle, ClaimRecord, Skipped, Span
from tracker.resolve.actors import Actors
from tracker.resolve.assertions import assertions_of, when
from tracker.resolve.claims import make_claim
from tracker.resolve.parties import object_words, parties
from tracker.resolve.reach import meant, picked, reached
from tracker.terms import Modality, Quotation, Stance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tracker.records import (
        AssertionRecord,
        Attribution,
        Document,
        Mention,
        Producer,
        Proposition,
    )
    from tracker.resolve.gazetteer import Gazetteer

NOTHING_CLAIMED = "an attribution without words that claim anything"
_AGAINST = frozenset({Stance.DENIES, Stance.PARTLY_DENIES})
_MARKS = "\"'“”‘’«» \n"
# How far back "both claims" may look for the other one.
_BACK = 4
NO_PASSAGE = "an attribution without a passage"


def resolve(
    document: Document, attributions: Sequence[Attribution], gazetteer: Gazetteer, producer: Producer
) -> Bundle:
    """Return the actors, ties, claims and assertions of an article; the gazetteer stays as it is."""
    return _Resolution(document, attributions, gazetteer).bundle(producer)


class _Resolution:
    """The state of resolving one article."""

    def __init__(self, document: Document, attributions: Sequence[Attribution], gazetteer: Gazetteer) -> None:
        self._document = document
        self._attributions = attributions
        self._gazetteer = gazetteer
        self._actors = Actors(document, gazetteer, _mentions(attributions))
        self._claims: dict[int, tuple[ClaimRecord, ...]] = {}
        self._assertions: dict[int, tuple[AssertionRecord, ...]] = {}
        self._skipped: list[Skipped] = []

    def bundle(self, producer: Producer) -> Bundle:
        """Resolve every attribution."""
        for index in range(len(self._attributions)):
            self._assert(index, ())
        made = (each for index in sorted(self._assertions) for each in self._assertions[index])
        assertions = {each.key: each for each in made}
        used = {each.claim_key for each in assertions.values()}
        claims = _shortest(claim for index in sorted(self._claims) for claim in self._claims[index])
        return Bundle(
            document=self._document,
            producer=producer,
            actors=self._actors.records,
            affiliations=self._actors.affiliations,
            claims=tuple(claim for key, claim in claims.items() if key in used),
            assertions=tuple(assertions.values()),
            skipped=tuple(self._skipped),
            pairs=self._actors.pairs,
        )

    def _assert(self, index: int, asking: tuple[int, ...]) -> tuple[AssertionRecord, ...]:
        """Return the assertions of an attribution; those that it answers come first."""
        if index in self._assertions:
            return self._assertions[index]
        attribution = self._attributions[index]
        answered = self._answered(attribution, (*asking, index))
        claims = self._claims_of(index, attribution, (*asking, index))
        made = assertions_of(index, attribution, claims, self._document, self._actors, answered)
        if not attribution.propositions and attribution.stance in _AGAINST:
            # Nobody denies his own words: the answer was to somebody else's.
            own = {each.actor_key for each in answered}
            made = tuple(each for each in made if each.actor_key not in own)
        self._assertions[index] = made
        if not made:
            self._skip(attribution, NO_PASSAGE if claims else NOTHING_CLAIMED)
        return made

    def _answered(self, attribution: Attribution, asking: tuple[int, ...]) -> tuple[AssertionRecord, ...]:
        index = attribution.answers
        if index is None or index in asking or not 0 <= index < len(self._attributions):
            return ()
        return self._assert(index, asking)

    def _claims_of(
        self, index: int, attribution: Attribution, asking: tuple[int, ...]
    ) -> tuple[ClaimRecord, ...]:
        """Return an attribution's own claims, else those of the one it answers, else its words as one."""
        own = tuple(self._claim(each) for each in _told(attribution))
        other = attribution.answers
        if not own and other is not None and other in self._claims and other not in asking:
            own = picked(attribution.scope, self._claims[other], self._before(other))
            if own == self._claims[other]:
                words = " ".join(span.quote(self._document.text) for span in attribution.content)
                own = meant(words, own, _told(self._attributions[other]), self._document.text)
            own = reached(own, {each.actor_key for each in self._assertions.get(other, ())})
        own = own or self._fragment(attribution)
        self._claims[index] = own
        return own

    def _before(self, index: int) -> tuple[ClaimRecord, ...]:
        """Return the claims of the nearest attribution before one, of those that assert something."""
        earlier = (i for i in range(index - 1, max(-1, index - _BACK), -1) if self._claims.get(i))
        asserting = (i for i in earlier if self._attributions[i].stance is Stance.ASSERTS)
        return self._claims[nearest] if (nearest := next(asserting, None)) is not None else ()

    def _claim(self, proposition: Proposition) -> ClaimRecord:
        return make_claim(
            proposition.text,
            proposition.predicate,
            object_words(proposition, self._document),
            parties(proposition, self._document, self._actors, self._gazetteer),
            proposition.polarity,
            proposition.modality,
            proposition.bound,
            when(proposition.time, self._document, ahead=proposition.modality is Modality.FUTURE),
            self._document.text_sha256,
        )

    def _fragment(self, attribution: Attribution) -> tuple[ClaimRecord, ...]:
        """Return quoted words that no proposition was found in as a claim of their own."""
        if attribution.quotation is not Quotation.DIRECT:
            return ()
        words = " ".join(span.quote(self._document.text) for span in attribution.content).strip(_MARKS)
        return (make_claim(words, "", "", ()),) if any(char.isalnum() for char in words) else ()

    def _skip(self, attribution: Attribution, reason: str) -> None:
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        where = Span(min(span.start for span in spans), max(span.end for span in spans)) if spans else None
        self._skipped.append(Skipped(reason, where))


def _told(attribution: Attribution) -> list[Proposition]:
    """Return the propositions of an attribution that say something."""
    return [each for each in attribution.propositions if each.text.strip()]


def _shortest(claims: Iterable[ClaimRecord]) -> dict[str, ClaimRecord]:
    """Return the claims by key, in order; of several wordings of one the shortest stands for it."""
    found: dict[str, ClaimRecord] = {}
    for claim in claims:
        if claim.key not in found or len(claim.text) < len(found[claim.key].text):
            found[claim.key] = claim
    return found


def _mentions(attributions: Sequence[Attribution]) -> Iterator[Mention]:
    for attribution in attributions:
        yield from attribution.speakers
        for hop in attribution.chain:
            yield from hop.speakers
        for proposition in attribution.propositions:
            yield from (*proposition.subject, *proposition.object)
