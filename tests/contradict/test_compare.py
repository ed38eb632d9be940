"""Two claims side by side, as sentences: what one says beside the other, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.contradict import Relation, compare, lexicon
from tracker.contradict.compare import may_exclude
from tracker.records import ClaimActor, ClaimRecord
from tracker.terms import ClaimRole

SAME, ENTAILS, FOLLOWS = Relation.SAME, Relation.ENTAILS, Relation.FOLLOWS
CONTRADICTS, NEITHER = Relation.CONTRADICTS, Relation.NEITHER
CONVERSE = {ENTAILS: FOLLOWS, FOLLOWS: ENTAILS}
ACTORS = {"Borduria": "state:borduria", "Syldavia": "state:syldavia"}
VERBS = {
    "held": "hold", "has": "have", "armed": "arm", "arm": "arm", "supplied": "supply", "gave": "give",
    "funded": "fund", "helped": "help", "backed": "back", "trained": "train", "supply": "supply",
}  # fmt: skip


def claim(text: str) -> ClaimRecord:
    """Make a claim of a sentence; an actor that it names is its subject."""
    found = [name for name in ACTORS if name in text.split()]
    actors = tuple(ClaimActor(ACTORS[name], ClaimRole.SUBJECT, name, "") for name in found)
    predicate = next((verb for form, verb in VERBS.items() if form in text.split()), "")
    return ClaimRecord(text, text, text, predicate, "", actors)


CASES = [
    # both deny it
    ("No gun was drawn", "A gun was not drawn", NEITHER, ""),
    ("A gun was drawn", "A gun was not drawn", CONTRADICTS, "negation"),
    # what is narrower, what is broader
    ("Borduria sent weapons", "Borduria sent weapons", SAME, "same-words"),
    ("Borduria sent rifles", "Borduria sent weapons", ENTAILS, "narrower"),
    ("Borduria sent military aid", "Borduria sent aid", ENTAILS, "narrower"),
    ("Borduria sent aid", "Borduria sent military aid", FOLLOWS, "broader"),
    ("Borduria sent food and fuel", "Borduria sent fuel", ENTAILS, "narrower"),
    ("Borduria did not send weapons", "Borduria did not send rifles", ENTAILS, "narrower"),
    ("Borduria did not send aid", "Borduria did not send military aid", ENTAILS, "narrower"),
    ("Borduria never sent rifles", "Borduria never sent weapons", FOLLOWS, "broader"),
    ("At least 20 people died in the port", "More than 10 people died in the port", ENTAILS, "counts"),
    ("At least 20 people died in the port", "More than 18 people died in the port", ENTAILS, "narrower"),
    ("Borduria sent weapons", "Borduria sent money", NEITHER, ""),
    ("Borduria sent weapons", "Syldavia sent weapons", NEITHER, ""),
    ("Borduria sent fake weapons", "Borduria sent weapons", NEITHER, ""),
    ("Borduria shelled the ward", "Borduria attacked the ward", ENTAILS, "narrower"),
    # gifts in other words
    ("Borduria armed the Reds", "Borduria supplied military aid to the Reds", ENTAILS, "gifts"),
    ("Borduria supplied aid to the Reds", "Borduria armed the Reds", FOLLOWS, "gifts"),
    ("Borduria armed the Reds", "Borduria supplied weapons to the Reds", SAME, "gifts"),
    ("Borduria armed the rebels", "Borduria supplied the rebels with weapons", SAME, "gifts"),
    ("Borduria gave the Reds rifles", "Borduria armed the Reds", ENTAILS, "gifts"),
    ("Borduria armed the Reds in May", "Borduria backed the Reds", ENTAILS, "gifts"),
    ("Borduria funded the Reds", "Borduria supplied financial support to the Reds", SAME, "gifts"),
    ("Borduria funded the Reds", "Borduria gave help to the Reds", ENTAILS, "gifts"),
    ("Borduria did not supply aid to the Reds", "Borduria did not arm the Reds", ENTAILS, "gifts"),
    ("Borduria did not supply aid to the Reds", "Borduria armed the Reds", CONTRADICTS, "gifts"),
    ("Borduria did not arm the Reds", "Borduria supplied aid to the Reds", NEITHER, ""),
    ("Borduria funded the Reds", "Borduria armed the Reds", NEITHER, ""),
    ("Borduria funded the Reds", "Borduria supplied military aid to the Reds", NEITHER, ""),
    ("Borduria trained the Reds", "Borduria gave weapons to the Reds", NEITHER, ""),
    ("Borduria armed the Reds", "Borduria supplied aid to the Moles", NEITHER, ""),
    ("Borduria armed the Reds", "Syldavia supplied aid to the Reds", NEITHER, ""),
    ("Borduria helped the Reds win", "Borduria armed the Reds", NEITHER, ""),
    ("Borduria gave only food to the Reds", "Borduria armed the Reds", NEITHER, ""),
    ("Borduria gave fake weapons to the Reds", "Borduria armed the Reds", NEITHER, ""),
    # negations
    ("Borduria sent weapons", "Borduria did not send weapons", CONTRADICTS, "negation"),
    ("Borduria sent weapons", "Borduria didn’t send weapons", CONTRADICTS, "negation"),
    ("Borduria sent rifles", "Borduria never sent weapons", CONTRADICTS, "negation"),
    ("Borduria sent rifles", "Borduria sent no weapons", CONTRADICTS, "negation"),
    ("Borduria sent weapons", "Borduria did not send rifles", NEITHER, ""),
    ("Borduria sent weapons", "Borduria failed to send weapons", CONTRADICTS, "negation"),
    ("Borduria sent weapons", "It is not true that Borduria sent weapons", CONTRADICTS, "negation"),
    ("Borduria sent weapons", "It is a lie that Borduria did not send weapons", SAME, "same-words"),
    ("The report that Borduria sent rifles is false", "Borduria sent rifles", CONTRADICTS, "negation"),
    ("Nobody was hurt in the blast", "Nobody was hurt in the blast", SAME, "same-words"),
    ("No soldiers were killed in the raid", "Soldiers were killed in the raid", CONTRADICTS, "negation"),
    ("The guards did not fire because the order came late", "The guards fired", NEITHER, ""),
    # opposites
    ("Prices rose in May", "Prices fell in May", CONTRADICTS, "opposites"),
    ("Prices rose in May", "Prices did not fall in May", ENTAILS, "opposite-denied"),
    ("Prices did not rise", "Prices did not fall", NEITHER, ""),
    ("Borduria accepted the plan", "Borduria rejected the plan", CONTRADICTS, "opposites"),
    ("Borduria opened the border", "Borduria closed the border on Monday", CONTRADICTS, "opposites"),
    ("Borduria opened the border", "Syldavia closed the border", NEITHER, ""),
    ("Borduria seized", "Borduria lost 15 men in the attack", NEITHER, ""),
    ("The hostages are alive", "The hostages are dead", CONTRADICTS, "opposites"),
    ("The envoy voted for the treaty", "The envoy voted against the treaty", CONTRADICTS, "opposites"),
    ("The ship left before the storm", "The ship left after the storm", CONTRADICTS, "opposites"),
    # one value only
    ("The talks were held in Klow", "The talks were held in Szohod", CONTRADICTS, "places"),
    ("Borduria has bases in Klow", "Borduria has bases in Szohod", NEITHER, ""),
    ("The summit begins on Monday", "The summit begins on Tuesday", CONTRADICTS, "opposites"),
    ("The bank was founded in 1954", "The bank was founded in 1961", CONTRADICTS, "dates"),
    ("The raid killed 12 people", "The raid killed 30 people", CONTRADICTS, "numbers"),
    ("Borduria realised the risk of 3", "Borduria earned 9 million votes", NEITHER, ""),
    ("The raid killed twelve people", "The raid killed 12 people", SAME, "same-words"),
    ("The raid killed about 20 people", "The raid killed 22 people", FOLLOWS, "broader"),
    ("The raid killed up to 20 people", "The raid killed at least 35 people", CONTRADICTS, "numbers"),
    ("The raid killed dozens of people", "The raid killed 4 people", CONTRADICTS, "numbers"),
    ("The raid killed 12 soldiers", "The raid killed 3 horses", NEITHER, ""),
    ("Some 40% of the crop failed", "Some 70% of the crop failed", CONTRADICTS, "numbers"),
    # limits
    ("Borduria sent only food", "Borduria sent rifles", CONTRADICTS, "limit"),
    ("Borduria sent only food", "Borduria sent bread", FOLLOWS, "broader"),
    ("Borduria sent only food", "Syldavia sent rifles", NEITHER, ""),
    ("Borduria sent not only food", "Borduria sent rifles", NEITHER, ""),
    ("The attack only targeted soldiers", "A gunman targeted a bus of monks", NEITHER, ""),
    ("The raid killed 50 Syldavian rebels", "The raid killed three Syldavian officers", NEITHER, ""),
    ("The raid killed 50 Syldavian rebels", "The raid killed 30 Syldavian rebels", CONTRADICTS, "numbers"),
]


@pytest.mark.parametrize(("one", "other", "relation", "rule"), CASES)
def test_compare(one: str, other: str, relation: Relation, rule: str) -> None:
    found = compare(claim(one), claim(other))
    assert (found.relation, found.rule) == (relation, rule)
    assert may_exclude(claim(one), claim(other)) or relation is not CONTRADICTS
    back = compare(claim(other), claim(one))
    assert back.relation is CONVERSE.get(relation, relation)


def test_a_reason_names_the_words() -> None:
    found = compare(claim("Prices rose in May"), claim("Prices fell in May"))
    assert found.reason == "“rose” and “fell” exclude each other"
    found = compare(claim("Borduria sent rifles"), claim("Borduria sent weapons"))
    assert found.reason == "“rifles” is beside “weapons”"


WORDS = st.sampled_from(sorted({word for one, other, *_ in CASES for word in f"{one} {other}".split()}))
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@settings(deadline=None, max_examples=500)
@given(SENTENCES, SENTENCES)
def test_a_glance_overlooks_no_contradiction(one: str, other: str) -> None:
    found = compare(claim(one), claim(other))
    if found.relation is CONTRADICTS or found.rule == "counts":
        assert may_exclude(claim(one), claim(other))


@given(WORDS, WORDS)
def test_strangers_have_nothing_in_common(one: str, other: str) -> None:
    ties = (lexicon.same, lexicon.opposite, lexicon.synonyms, lexicon.kind_of)
    tied = any(tie(one, other) or tie(other, one) for tie in ties)
    assert not (tied and lexicon.means(one).strange_to(lexicon.means(other)))


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_words_can_be_compared(text: str) -> None:
    found = compare(claim(f"Borduria {text}"), claim(f"Borduria {text}"))
    assert found.relation is not CONTRADICTS
