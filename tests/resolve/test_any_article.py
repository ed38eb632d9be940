"""Whatever an extractor delivers, the bundle holds together."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import PRODUCER, document

from tracker.records import Attribution, Hop, Mention, Proposition, Span, Tie, TimePhrase
from tracker.resolve import Gazetteer, resolve
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    Bound,
    Hedge,
    Modality,
    Polarity,
    Quotation,
    Stance,
    Voice,
)

TEXT = (
    "Polish officials in Moscow said that “the Russians” had sold grain to Ann Holt's Red Front in May 2018."
)
NAMES = [
    "",
    " ",
    "they",
    "Moscow",
    "the Russians",
    "Polish officials",
    "Ann Holt",
    "Holt",
    "US",
    "us",
    "Red Front",
    "…",
]
_SPANS = st.lists(
    st.builds(Span, st.integers(-2, len(TEXT) + 5), st.integers(-2, len(TEXT) + 5)), max_size=2
).map(tuple)
_TIES = st.builds(
    Tie, st.sampled_from(AffiliationKind), st.sampled_from(NAMES), st.just(Span(0, 6)), st.just("Polish")
)
_MENTIONS = st.builds(
    Mention,
    text=st.sampled_from(NAMES),
    spans=_SPANS,
    name=st.sampled_from([None, *NAMES]),
    kind=st.sampled_from([None, *ActorKind]),
    ties=st.lists(_TIES, max_size=2).map(tuple),
)
_SEVERAL = st.lists(_MENTIONS, max_size=2).map(tuple)
_PROPOSITIONS = st.builds(
    Proposition,
    text=st.sampled_from(["", "They sold grain", "Moscow sold it"]),
    subject=_SEVERAL,
    predicate=st.sampled_from(["", "sell", "visit"]),
    object=_SEVERAL,
    polarity=st.sampled_from(Polarity),
    modality=st.sampled_from(Modality),
    bound=st.sampled_from([None, *Bound]),
    time=st.sampled_from([None, TimePhrase("in May 2018", Span(0, 1)), TimePhrase("then", Span(0, 1))]),
)
_ATTRIBUTIONS = st.builds(
    Attribution,
    source=_SPANS,
    cue=_SPANS,
    content=_SPANS,
    speakers=_SEVERAL,
    stance=st.sampled_from(Stance),
    quotation=st.sampled_from(Quotation),
    hedge=st.sampled_from(Hedge),
    voice=st.sampled_from(Voice),
    chain=st.lists(st.builds(Hop, speakers=_SEVERAL, cue=st.just("said")), max_size=2).map(tuple),
    propositions=st.lists(_PROPOSITIONS, max_size=2).map(tuple),
    scope=st.none(),
    answers=st.sampled_from([None, 0, 1, 2, -1]),
    said=st.none(),
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(found=st.lists(_ATTRIBUTIONS, max_size=3), outlet=st.sampled_from([None, "Daily Lamp", "Ann Holt"]))
def test_the_bundle_holds_together(known: Gazetteer, found: list[Attribution], outlet: str | None) -> None:
    article = document(TEXT, outlet=outlet)
    bundle = resolve(article, found, known, PRODUCER)
    assert bundle == resolve(article, found, known, PRODUCER)
    actors = {actor.key for actor in bundle.actors}
    claims = {claim.key for claim in bundle.claims}
    keys = [each.key for each in bundle.assertions]
    assert len(set(keys)) == len(keys)
    assert claims == {each.claim_key for each in bundle.assertions}
    for each in bundle.assertions:
        assert each.actor_key in actors
        assert each.answers_key is None or each.answers_key in keys
        assert each.spans
        assert all(part.span.quote(TEXT) == part.quote != "" for _, part in each.spans)
        assert {hop.actor_key for hop in each.chain} - {None} <= actors
        assert sorted(hop.position for hop in each.chain) == [hop.position for hop in each.chain]
    for claim in bundle.claims:
        assert {actor.actor_key for actor in claim.actors} <= actors
    for tie in bundle.affiliations:
        assert {tie.actor_key, tie.other_key} <= actors
        assert tie.actor_key != tie.other_key
        assert tie.evidence is None or tie.evidence.span.quote(TEXT) == tie.evidence.quote != ""
    assert all(actor.name.strip() for actor in bundle.actors)
