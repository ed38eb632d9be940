"""What an attribution amounts to: speakers, stance, hedge, voice, chain, answers and claims."""

import pytest

from tracker.records import Attribution
from tracker.terms import Hedge, Quotation, Stance, Voice


def last(reading, text: str) -> Attribution:
    return reading(text)[-1]


def names(mentions) -> list[str | None]:
    return [m.name or m.text or None for m in mentions]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chile said it had armed the rebels.", Stance.ASSERTS),
        ("Chile denied that it had armed the rebels.", Stance.DENIES),
        ("Chile partly denied the allegations.", Stance.PARTLY_DENIES),
        ("Chile did not deny that it had armed the rebels.", Stance.DECLINES),
        ("Chile refused to confirm that it had armed the rebels.", Stance.DECLINES),
        ("Chile declined to comment on the report.", Stance.DECLINES),
        ("Chile has not said whether it armed the rebels.", Stance.DECLINES),
        ("Chile does not believe that Peru armed the rebels.", Stance.DENIES),
        ("Chile doubts that Peru armed the rebels.", Stance.QUESTIONS),
        ("Chile asked whether Peru had armed the rebels.", Stance.QUESTIONS),
        ("Chile asked Peru to leave the valley.", Stance.ASSERTS),
        ("Chile dismissed the accusation.", Stance.DENIES),
        ("Chile dismissed the general.", Stance.ASSERTS),
        ("Chile retracted the claim.", Stance.RETRACTS),
        ("Chile protested that nobody had asked it.", Stance.ASSERTS),
    ],
)
def test_stance(reading, text: str, stance: Stance) -> None:
    found = reading(text)
    assert not found or found[-1].stance is stance
    assert found or stance is Stance.ASSERTS


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("Chile said the bridge was closed.", Hedge.PLAIN),
        ("Chile insisted that the bridge was closed.", Hedge.CERTAIN),
        ("Chile suspects that the bridge was mined.", Hedge.LIKELY),
        ("Chile said the bridge might be mined.", Hedge.POSSIBLE),
        ("Chile said the bridge was probably mined.", Hedge.LIKELY),
        ("Chile said the bridge was allegedly mined.", Hedge.REPORTED),
        ("The bridge is believed to have been mined.", Hedge.REPORTED),
        ("Chile doubts that the bridge was mined.", Hedge.DOUBTFUL),
    ],
)
def test_hedge(reading, text: str, hedge: Hedge) -> None:
    assert last(reading, text).hedge is hedge


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“We are staying,” Reyes said.", Quotation.DIRECT),
        ("Reyes said the deal was “a farce”.", Quotation.MIXED),
        ("Reyes said the deal was a farce.", Quotation.INDIRECT),
    ],
)
def test_quotation(reading, text: str, quotation: Quotation) -> None:
    assert last(reading, text).quotation is quotation


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        (
            "According to the Andina agency, Soto said that villagers had told her the bridge was mined.",
            [["Andina"], ["Soto"], ["villagers"]],
        ),
        ("“Talks are over,” Soto was quoted as saying by Reuters.", [["Reuters"], ["Soto"]]),
        ("Soto said the bridge was mined.", [["Soto"]]),
        ("Chile has been accused of mining the bridge.", [[None]]),
    ],
)
def test_chain(reading, text: str, chain: list[list[str | None]]) -> None:
    deepest = max(reading(text), key=lambda found: len(found.chain))
    assert [
        [name and name.removeprefix("the ") for name in names(hop.speakers)] for hop in deepest.chain
    ] == chain


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Ana Soto flew to Lima. She said the talks were over.", "Ana Soto"),
        ("Foreign minister Ana Soto flew to Lima. The minister said the talks were over.", "Ana Soto"),
        ("Officials in Lima waited. Soto, who said the talks were over, left.", "Soto"),
        ("“I will not resign,” Ana Soto said. “I was elected.”", "Ana Soto"),
    ],
)
def test_speakers_within_the_article(reading, text: str, speaker: str) -> None:
    assert names(last(reading, text).speakers) == [speaker]


def test_two_speak_together(reading) -> None:
    assert names(last(reading, "Smith and Jones said the bridge was closed.").speakers) == ["Smith", "Jones"]


def test_nobody_is_named(reading) -> None:
    found = last(reading, "Chile has been accused of arming the rebels.")
    assert [m.text for m in found.speakers] == [""]
    assert [p.text for p in found.propositions] == ["Chile armed the rebels"]


@pytest.mark.parametrize(
    "text",
    [
        "Peru has accused Chile of arming the rebels. This was denied by Ana Soto.",
        "Peru has accused Chile of arming the rebels.\nSoto rejected the accusation.",
        "Peru said Chile had armed the rebels. Nobody was surprised. Chile denied it.",
        "Peru has accused Chile of arming the rebels. The allegations were dismissed by Santiago.",
        "Peru has accused Chile of arming the rebels, a charge that Chile has repeatedly denied.",
    ],
)
def test_a_denial_answers_what_it_points_at(reading, text: str) -> None:
    found = reading(text)
    assert (found[-1].stance, found[-1].answers) == (Stance.DENIES, 0)
    assert found[-1].propositions == ()


def test_a_denial_with_words_of_its_own_answers_nothing_by_pointing(reading) -> None:
    found = last(
        reading, "Peru accused Chile of arming the rebels. Chile denied that it had mined the bridge."
    )
    assert found.answers is None
    assert [(p.text, p.polarity) for p in found.propositions] == [("Chile had mined the bridge", "+")]


@pytest.mark.parametrize(
    ("text", "opinion", "voice"),
    [
        ("I believe that the bridge was mined.", False, Voice.AUTHOR),
        ("I believe that the bridge was mined.", True, Voice.OPINION),
        ("Soto believes that the bridge was mined.", True, Voice.SOURCE),
    ],
)
def test_voice(reading, text: str, opinion: bool, voice: Voice) -> None:
    assert reading(text, opinion=opinion)[-1].voice is voice


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On Monday Soto said the bridge was mined.", "On Monday"),
        ("In 2017, Soto said the bridge had been mined in 2015.", "In 2017"),
        ("Soto said the bridge was mined in 2015.", None),
    ],
)
def test_when_it_was_said(reading, text: str, said: str | None) -> None:
    found = last(reading, text).said
    assert (found.text.removeprefix("on ") if found else None) == said


@pytest.mark.parametrize(
    "text",
    [
        "China might agree to leave.",
        "He wanted to say that the bridge was mined.",
        "She could claim that she won.",
    ],
)
def test_what_nobody_said_is_no_attribution(reading, text: str) -> None:
    assert all(found.cue and text[found.cue[0].start :].startswith("wanted") for found in reading(text))


def test_who_only_passes_words_on_claims_nothing(reading) -> None:
    outer, inner = reading("According to Andina, Soto said that the bridge was mined.")
    if len(outer.chain) > len(inner.chain):
        outer, inner = inner, outer
    assert outer.propositions == ()
    assert [p.text for p in inner.propositions] == ["The bridge was mined"]


def test_the_words_that_a_parser_loses_are_found_again(reading) -> None:
    text = (
        "Soto and Lund said that the recent revelations in the Lima Post and other media that US officials "
        "believed a Chilean army unit had offered secret bounties to the rebels for killing police and army "
        "officers in Peru renew concerns about the truce."
    )
    found = reading(text)
    deepest = max(found, key=lambda each: len(each.chain))
    assert [names(hop.speakers) for hop in deepest.chain][-1] == ["US officials"]
    assert all("renew" not in p.text for p in deepest.propositions)


def test_what_is_dismissed_is_the_claim(reading) -> None:
    found = reading(
        "Chile dismissed as “idle gossip” a claim by the general that Chile was arming the rebels."
    )
    denied = [(each.stance, p.text) for each in found for p in each.propositions]
    assert (Stance.DENIES, "Chile was arming the rebels") in denied
    assert (Stance.ASSERTS, "Chile was arming the rebels") in denied


def test_joint_speakers_are_named_in_what_they_promise(reading) -> None:
    found = reading(
        "President Ana Soto and Prime Minister Per Lund met on Friday. They pledged to keep the truce."
    )
    assert [p.text for p in found[-1].propositions] == ["Ana Soto and Per Lund will keep the truce"]


def test_it_is_no_actor_behind_what_just_happens(reading) -> None:
    text = (
        "Norland met the council. It said that with the bridges failing, it will be a hard winter for trade."
    )
    assert [p.text for p in reading(text)[-1].propositions] == [
        "With the bridges failing, it will be a hard winter for trade"
    ]


def test_who_speaks_does_what_cannot_be_the_others(reading) -> None:
    text = "Ana Soto confirmed they will sail but hasn't named the day."
    found = [one for one in reading(text) if one.stance is Stance.ASSERTS]
    assert [[p.text for p in one.propositions] for one in found] == [["They will sail"]]


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Records show he's sold his share, Ana Soto said.", ["He has sold his share"]),
        ("Records show it's been sold.", ["It has been sold"]),
        ("Records show he's given a room.", ["He is given a room"]),
        ("Ana Soto asked about firms that had left the town.", []),
        (
            "The guides met. Ana Soto said that planes killed sixty civilians, some of them children.",
            ["Planes killed sixty civilians, some of them children"],
        ),
        (
            "Norland sent guards. Ana Soto said that planes are told apart by their type.",
            ["Planes are told apart by their type"],
        ),
        ("Peru was calm. The Hill Agency says it has proof.", ["The Hill Agency has proof"]),
    ],
)
def test_what_is_claimed(reading, text: str, claimed: list[str]) -> None:
    assert [p.text for one in reading(text) for p in one.propositions] == claimed


def test_the_company_is_the_one_that_the_sentence_names(reading) -> None:
    text = (
        "Nabo plc said it was shut.\nAna Soto wrote to Acme Inc. in May, when the company said it was open."
    )
    assert [m.name for m in reading(text)[-1].speakers] == ["Acme Inc."]


def test_a_sentence_whose_only_verb_looks_like_a_participle(reading) -> None:
    text = 'The group\'s first ad called Soto an "elitist hypocrite" for her detail.'
    assert [span.quote(text) for span in reading(text)[-1].source] == ["The group's first ad"]


def test_when_it_comes_to_names_nobody(reading) -> None:
    text = "The Lake Union met. “When it comes to the poor, we must act,” Ana Soto said."
    claims = [p.text for p in reading(text)[-1].propositions]
    assert claims == ["When it comes to the poor, we (Ana Soto) must act"]
