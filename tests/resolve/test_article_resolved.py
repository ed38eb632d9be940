"""A whole article: attributions in, one bundle out."""

from dataclasses import replace

import pytest
from making import BODY, GROUP, PERSON, PRODUCER, STATE, mention, on, resolved, said, tie

from tracker.records import Bundle, Hop, Mention, Proposition, Span, Tie, stable_key
from tracker.resolve import Gazetteer
from tracker.terms import (
    ActorKind,
    AffiliationKind,
    Bound,
    ClaimRole,
    Modality,
    Polarity,
    Quotation,
    SpanRole,
    Stance,
    Voice,
)

TEXT = (
    "Poland has accused Moscow of selling grain to the Red Front. This was denied by Orlov's envoy "
    "Dana Reyes, who said on Monday that Warsaw made it up. Russia has been accused of more, according "
    "to Polish officials. "
    "Ann Lee and Bo Lee asked whether Russia would visit Warsaw next month."
)
POLAND = mention("Poland", "Poland", STATE, text=TEXT)
MOSCOW = mention("Moscow", "Moscow", STATE, text=TEXT)
REDS = mention("the Red Front", "Red Front", GROUP, text=TEXT)
REYES = mention("Dana Reyes", "Dana Reyes", PERSON, tie(TEXT, "Orlov's envoy", "Orlov"), text=TEXT)
SALE = Proposition(
    "Moscow sold grain to the Red Front", (MOSCOW,), "sell", (mention("grain", text=TEXT), REDS)
)
ACCUSED = said(TEXT, [POLAND], "accused", "Moscow of selling grain to the Red Front", SALE)


def by_claim(bundle: Bundle) -> list[tuple[str, str, str]]:
    texts = {claim.key: claim.text for claim in bundle.claims}
    return [(each.actor_key, each.stance, texts[each.claim_key]) for each in bundle.assertions]


def test_a_denial_of_this_is_a_stance_on_the_claim_answered(known: Gazetteer) -> None:
    denied = said(TEXT, [REYES], "denied", "This", stance=Stance.DENIES, answers=0, scope="grain")
    bundle = resolved(TEXT, ACCUSED, denied, gazetteer=known)
    assert by_claim(bundle) == [
        ("state:poland", "asserts", "Moscow sold grain to the Red Front"),
        ("person:dana reyes", "denies", "Moscow sold grain to the Red Front"),
    ]
    accusation, denial = bundle.assertions
    assert (denial.answers_key, accusation.answers_key) == (accusation.key, None)
    assert (denial.scope, denial.group, accusation.group) == ("grain", 1, 0)


def test_the_order_of_answer_and_answered_does_not_matter(known: Gazetteer) -> None:
    denied = said(TEXT, [REYES], "denied", "This", stance=Stance.DENIES, answers=1)
    bundle = resolved(TEXT, denied, ACCUSED, gazetteer=known)
    denial, accusation = bundle.assertions
    assert (denial.claim_key, denial.answers_key) == (accusation.claim_key, accusation.key)


def test_an_answer_to_an_answer_reaches_the_first_claim(known: Gazetteer) -> None:
    denied = said(TEXT, [REYES], "denied", "This", stance=Stance.DENIES, answers=0)
    again = said(TEXT, [POLAND], "said", "it", answers=1)
    bundle = resolved(TEXT, ACCUSED, denied, again, gazetteer=known)
    assert len(bundle.claims) == 1
    assert bundle.assertions[2].answers_key == bundle.assertions[1].key


def test_an_answer_with_its_own_words_keeps_them(known: Gazetteer) -> None:
    invented = Proposition("Warsaw made it up", (mention("Warsaw", "Warsaw", text=TEXT),), "make", ())
    denied = said(TEXT, [REYES], "said", "Warsaw made it up", invented, answers=0, when="on Monday")
    bundle = resolved(TEXT, ACCUSED, denied, gazetteer=known, published=on(2021, 10, 6))
    accusation, answer = bundle.assertions
    assert answer.claim_key != accusation.claim_key
    assert answer.answers_key == accusation.key
    assert answer.said is not None
    assert (answer.said.edtf, answer.said.words) == ("2021-10-04", "on Monday")


@pytest.mark.parametrize("answers", [0, 7, -1])
def test_an_answer_to_itself_or_to_nothing_is_its_own_words(known: Gazetteer, answers: int) -> None:
    bundle = resolved(TEXT, said(TEXT, [REYES], "denied", "made it up", answers=answers), gazetteer=known)
    assert by_claim(bundle) == [("person:dana reyes", "asserts", "Made it up")]
    assert bundle.assertions[0].answers_key is None


def test_two_that_answer_each_other_keep_their_own_words(known: Gazetteer) -> None:
    one = said(TEXT, [REYES], "denied", "This", answers=1)
    other = said(TEXT, [POLAND], "said", "made it up", answers=0)
    bundle = resolved(TEXT, one, other, gazetteer=known)
    assert {claim.text for claim in bundle.claims} <= {"This", "Made it up"}
    assert len(bundle.assertions) == 2


def test_spans_are_verbatim_and_hold_the_three_roles(known: Gazetteer) -> None:
    (assertion,) = resolved(TEXT, ACCUSED, gazetteer=known).assertions
    assert [(role, each.quote) for role, each in assertion.spans] == [
        (SpanRole.SOURCE, "Poland"),
        (SpanRole.CUE, "accused"),
        (SpanRole.CONTENT, "Moscow of selling grain to the Red Front"),
    ]
    assert all(each.span.quote(TEXT) == each.quote for _, each in assertion.spans)


def test_every_speaker_and_proposition_makes_an_assertion(known: Gazetteer) -> None:
    lees = [mention(name, name, PERSON, text=TEXT) for name in ("Ann Lee", "Bo Lee")]
    trip = Proposition("Russia will visit Warsaw", (mention("Russia", "Russia"),), "visit", ())
    asked = said(TEXT, lees, "asked", "Russia would visit", SALE, trip, stance=Stance.QUESTIONS)
    bundle = resolved(TEXT, asked, gazetteer=known)
    assert (
        sorted(each.actor_key for each in bundle.assertions) == ["person:ann lee"] * 2 + ["person:bo lee"] * 2
    )
    assert len({each.key for each in bundle.assertions}) == 4


def test_two_words_for_one_speaker_make_one_assertion(known: Gazetteer) -> None:
    twice = [POLAND, mention("Warsaw", "Warsaw", text=TEXT)]
    bundle = resolved(TEXT, said(TEXT, twice, "accused", "Moscow", SALE), gazetteer=known)
    assert [each.actor_key for each in bundle.assertions] == ["state:poland"]


def test_actors_of_a_claim_with_their_words_and_how_they_were_found(known: Gazetteer) -> None:
    (claim,) = resolved(TEXT, ACCUSED, gazetteer=known).claims
    assert [(each.actor_key, each.role, each.words) for each in claim.actors] == [
        ("state:russia", ClaimRole.SUBJECT, "Moscow"),
        ("group:red front", ClaimRole.OBJECT, "the Red Front"),
    ]
    assert claim.actors[0].method == "its own words; metonym of Russia"
    assert (claim.predicate, claim.object) == ("sell", "grain to the Red Front")


def test_two_subjects_make_one_claim(known: Gazetteer) -> None:
    both = Proposition("Poland and Moscow sold grain", (POLAND, MOSCOW, MOSCOW), "sell", (mention("grain"),))
    bundle = resolved(TEXT, said(TEXT, [REYES], "said", "it", both), gazetteer=known)
    (claim,) = bundle.claims
    assert [each.actor_key for each in claim.actors] == ["state:poland", "state:russia"]


OBJECTS = [
    # a capital one is in, or travels to, is a place; one that is sent something is a government
    ("Reyes sold grain in Moscow", "sell", mention("Moscow", "Moscow"), None),
    ("Reyes sold grain outside the Kremlin", "sell", mention("Kremlin", "Kremlin"), None),
    ("Reyes visited Moscow", "visit", mention("Moscow", "Moscow"), None),
    ("Reyes sold grain to Moscow", "sell", mention("Moscow", "Moscow"), "state:russia"),
    ("Reyes sold grain in Russia", "sell", mention("Russia", "Russia"), "state:russia"),
    # words that mean nobody
    ("Reyes sold military grain", "sell", mention("military grain"), None),
    ("Reyes sold supply chains", "sell", mention("supply chains", None, GROUP), None),
    ("Reyes sold American and allied grain", "sell", mention("American and allied grain", "American"), None),
    ("Reyes sold it", "sell", mention(""), None),
    ("Reyes sold Polish grain", "sell", mention("Polish grain", "Polish", STATE), "state:poland"),
    # words that mean someone, named or not
    ("Reyes sold grain to the Americans", "sell", mention("the Americans", "Americans"), "group:americans"),
    ("Reyes sold grain to the UK", "sell", mention("UK"), "state:united kingdom"),
    ("Reyes met Polish officials", "meet", mention("Polish officials"), "unnamed"),
    ("Reyes met the Port Board", "meet", mention("the Port Board", "Port Board", BODY), "body:port board"),
]


@pytest.mark.parametrize(("text", "predicate", "given", "key"), OBJECTS)
def test_which_objects_are_actors(
    known: Gazetteer, text: str, predicate: str, given: Mention, key: str | None
) -> None:
    given = mention(given.text, given.name, given.kind, text=text)
    claim = Proposition(text, (mention("Reyes", "Reyes", PERSON, text=text),), predicate, (given,))
    bundle = resolved(text, said(text, [], "", text, claim), gazetteer=known)
    objects = [each.actor_key for each in bundle.claims[0].actors if each.role is ClaimRole.OBJECT]
    assert [each.split(":")[0] if key == "unnamed" else each for each in objects] == ([key] if key else [])


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("They sold grain and, by night, oil.", ["grain", "oil"], "grain and, by night, oil"),
        ("They sold grain. Oil they kept.", ["grain", "Oil"], "grain, Oil"),
        ("They sold oil before grain.", ["grain", "oil"], "grain, oil"),
        ("They sold Poland's grain.", ["Poland's grain", "Poland"], "Poland's grain"),
        ("They sold it.", ["rye", "oil"], "rye, oil"),
        ("They sold it.", [], ""),
    ],
)
def test_the_words_of_an_object(known: Gazetteer, text: str, words: list[str], expected: str) -> None:
    objects = tuple(mention(each, text=text) for each in words)
    claim = Proposition("They sold", (mention("They", text=text),), "sell", objects)
    bundle = resolved(text, said(text, [], "sold", text, claim), gazetteer=known)
    assert bundle.claims[0].object == expected


@pytest.mark.parametrize(("kind", "count"), [(GROUP, 1), (None, 0)])
def test_an_unnamed_subject_is_an_actor_if_it_is_known_to_be_one(
    known: Gazetteer, kind: ActorKind | None, count: int
) -> None:
    claim = Proposition("The militants left", (mention("The militants", None, kind),), "leave", ())
    bundle = resolved(TEXT, said(TEXT, [], "", "This", claim), gazetteer=known)
    assert len(bundle.claims[0].actors) == count


def test_an_unnamed_accuser_keeps_its_place(known: Gazetteer) -> None:
    more = Proposition("Russia did more", (mention("Russia", "Russia"),), "do", ())
    nobody = said(TEXT, [mention("")], "accused", "of more", more)
    none = said(TEXT, [], "according to", "Russia has been accused of more", more)
    bundle = resolved(TEXT, nobody, none, gazetteer=known)
    names = {actor.key: (actor.name, actor.named) for actor in bundle.actors}
    assert [names[each.actor_key] for each in bundle.assertions] == [("(unnamed)", False)] * 2
    assert len({each.actor_key for each in bundle.assertions}) == 2


@pytest.mark.parametrize("voice", [Voice.AUTHOR, Voice.HEADLINE, Voice.OPINION])
def test_the_articles_own_words_are_its_outlets(known: Gazetteer, voice: Voice) -> None:
    own = said(TEXT, [], "", "Warsaw made it up", voice=voice)
    bundle = resolved(TEXT, own, gazetteer=known, outlet="The Daily Lamp")
    assert [each.actor_key for each in bundle.assertions] == ["outlet:daily lamp"]


def test_the_chain_runs_from_the_outlet_and_keeps_unknown_hops(known: Gazetteer) -> None:
    hops = (
        Hop((mention("Ann Lee", "Ann Lee"), mention("Bo Lee", "Bo Lee")), "wrote"),
        Hop((), "reportedly"),
        Hop((mention(""),), "accused"),
        Hop((POLAND,), "accused"),
    )
    (assertion,) = resolved(
        TEXT, said(TEXT, [POLAND], "accused", "Moscow", SALE, chain=hops), gazetteer=known
    ).assertions
    assert [(hop.position, hop.actor_key, hop.words, hop.cue) for hop in assertion.chain] == [
        (0, None, "", ""),
        (1, "person:ann lee", "Ann Lee", "wrote"),
        (1, "person:bo lee", "Bo Lee", "wrote"),
        (2, None, "", "reportedly"),
        (3, None, "", "accused"),
        (4, "state:poland", "Poland", "accused"),
    ]  # fmt: skip


def test_polarity_modality_bound_and_time_pass_into_the_claim(known: Gazetteer) -> None:
    trip = Proposition(
        "Russia would only visit Warsaw", (mention("Russia", "Russia"),), "visit", (),
        Polarity.NEGATIVE, Modality.FUTURE, Bound.LIMIT, said(TEXT, [], "", "x", when="next month").said,
    )  # fmt: skip
    bundle = resolved(
        TEXT, said(TEXT, [], "asked", "Russia would visit", trip), gazetteer=known, published=on(2021, 10, 6)
    )
    (claim,) = bundle.claims
    assert (claim.polarity, claim.modality, claim.bound) == (Polarity.NEGATIVE, Modality.FUTURE, Bound.LIMIT)
    assert claim.event is not None
    assert claim.event.edtf == "2021-11-01/2021-11-30"


def test_what_claims_nothing_or_has_no_passage_is_skipped_with_the_reason(known: Gazetteer) -> None:
    silent = said(TEXT, [POLAND], "accused", "")
    nowhere = said(TEXT, [mention("Nobody")], "", "", SALE)
    bundle = resolved(TEXT, silent, nowhere, gazetteer=known)
    assert (bundle.claims, bundle.assertions) == ((), ())
    assert [(each.reason, each.span) for each in bundle.skipped] == [
        ("an attribution without words that claim anything", Span(0, 18)),
        ("an attribution without a passage", None),
    ]


def test_affiliations_carry_the_words_that_they_were_read_off(known: Gazetteer) -> None:
    (link,) = resolved(TEXT, said(TEXT, [REYES], "said", "Warsaw"), gazetteer=known).affiliations
    assert (link.actor_key, link.other_key, link.kind) == (
        "person:dana reyes", "actor:orlov", AffiliationKind.SPEAKS_FOR,
    )  # fmt: skip
    assert link.evidence is not None
    assert link.evidence.quote == "Orlov's envoy"


def test_what_the_extractor_and_the_words_both_tie_is_tied_once(known: Gazetteer) -> None:
    officials = mention(
        "Polish officials", None, GROUP, tie(TEXT, "Polish", "Polish", AffiliationKind.MEMBER_OF), text=TEXT
    )
    bundle = resolved(TEXT, said(TEXT, [officials], "according to", "more"), gazetteer=known)
    assert [each.kind for each in bundle.affiliations] == [AffiliationKind.SPEAKS_FOR]


def test_everything_named_is_in_the_bundle(known: Gazetteer) -> None:
    hop = Hop((mention("Evening Gazette", "Evening Gazette", ActorKind.OUTLET),), "wrote")
    bundle = resolved(
        TEXT, said(TEXT, [REYES], "said", "Warsaw", SALE, chain=(hop,)), gazetteer=known, outlet="Lamp"
    )
    keys = {actor.key for actor in bundle.actors}
    used = {each.actor_key for each in bundle.assertions}
    used |= {hop.actor_key for each in bundle.assertions for hop in each.chain if hop.actor_key}
    used |= {actor.actor_key for claim in bundle.claims for actor in claim.actors}
    used |= {key for each in bundle.affiliations for key in (each.actor_key, each.other_key)}
    assert used <= keys
    assert (bundle.producer, bundle.document.text) == (PRODUCER, TEXT)


def test_keys_depend_on_the_text_and_not_on_the_run(known: Gazetteer) -> None:
    first, second = (resolved(TEXT, ACCUSED, gazetteer=known) for _ in range(2))
    other = resolved(TEXT + " ", ACCUSED, gazetteer=known)
    assert first == second
    assert first.claims == other.claims
    assert first.assertions[0].key != other.assertions[0].key
    assert first.assertions[0].key != stable_key("assertion")


def test_reported_words_without_a_claim_are_none(known: Gazetteer) -> None:
    own = replace(said(TEXT, [], "", "Warsaw made it up"), quotation=Quotation.INDIRECT)
    bundle = resolved(TEXT, own, gazetteer=known)
    assert bundle.claims == ()
    assert len(bundle.skipped) == 1


def test_of_two_wordings_the_shorter_stands(known: Gazetteer) -> None:
    claims = [
        Proposition(text, (mention("Reyes", "Reyes"),), "sell", (mention("grain"),))
        for text in ("Reyes had sold grain", "Reyes sold grain")
    ]
    bundle = resolved(TEXT, said(TEXT, [], "", "Warsaw made it up", *claims), gazetteer=known)
    assert [claim.text for claim in bundle.claims] == ["Reyes sold grain"]


def test_the_evidence_of_a_tie_is_its_whole_phrase(known: Gazetteer) -> None:
    text = "Poland\u2019s envoy\u00a0Reyes said Warsaw had made it up."
    phrase = Tie(AffiliationKind.SPEAKS_FOR, "Poland", Span(0, 6), "Poland\u2019s envoy Reyes")
    reyes = Mention("Reyes", (Span(15, 20),), "Reyes", ActorKind.PERSON, (phrase,))
    bundle = resolved(text, said(text, [reyes], "said", "Warsaw had made it up"), gazetteer=known)
    assert [tie.evidence.quote for tie in bundle.affiliations if tie.evidence] == [
        "Poland\u2019s envoy\u00a0Reyes"
    ]
