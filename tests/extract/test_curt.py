"""Answers of a word or two, who is asked before he speaks, and counts that leave out what is counted."""

import pytest
from articles import article

from tracker.extract import extract

SHELLED = "Kyiv said Russian troops had shelled the market. "
ANSWERS = [
    # what an article says; the stance of its last speaker, and what he answers
    (SHELLED + "“Nonsense,” said Colonel Idris Vance.", "denies", 0),
    (SHELLED + "“That is nonsense,” Colonel Idris Vance told reporters.", "denies", 0),
    (SHELLED + "Moscow said the opposite.", "denies", 0),
    (SHELLED + "Moscow called this nonsense.", "denies", 0),
    ("The ministry accused Sudan of arming the rebels. “Lies, all lies,” said Hamid Nur.", "denies", 0),
    ("The bank is solvent, its chairman said. An auditor, Vera Holm, called that fantasy.", "denies", 0),
    ("The rebels said the bridge had fallen. The army said otherwise.", "denies", 0),
    ("Asked whether troops had fired first, Colonel Vance said no.", "denies", 0),
    ("Asked whether troops had fired first, Colonel Vance answered: “No.”", "denies", 0),
    ("Asked if the plant was safe, the director said: “Yes, of course.”", "asserts", 0),
    ("Challenged over whether Teller had taken the money, Ms Harrow said he had not.", "denies", 0),
    ("Questioned about whether the plant was safe, the director said it was.", "asserts", 0),
    ("The council asked whether the plant was safe. “No,” said its director, Ida Roos.", "denies", 0),
    ("Offered a deal, the captain said no.", "asserts", None),
    ("Brussels said that no decision had been taken; Budapest said one had.", "denies", 0),
    ("Reyes denied it was his voice. Two experts concluded that it was.", "asserts", 0),
    ("The mayor says he will not run, and the party says no more.", "asserts", None),
    ("Kyiv accuses Moscow of shelling the market, something Moscow has repeatedly denied.", "denies", 0),
    ("The owners said that the papers were in order, which the port authority disputes.", "denies", 0),
    ("A panel found that Norland had sent troops. Klow dismisses the findings as politically motivated.",
     "denies", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stance", "answers"), ANSWERS)
def test_what_a_word_or_two_answer(text: str, stance: str, answers: int | None) -> None:
    last = extract(article(text))[-1]
    assert (last.stance.value, last.answers) == (stance, answers)


def test_what_is_said_of_a_claim_answers_it() -> None:
    text = "“That is simply wrong,” Dr Hale said of the claim that the drug causes strokes."
    said, claim = extract(article(text))
    assert (said.stance.value, said.answers) == ("denies", 1)
    assert [p.text for p in claim.propositions] == ["The drug causes strokes"]


def test_whoever_answers_before_he_is_told_to_be_asked() -> None:
    said, asked = extract(article("“Never,” said General Okoro when asked whether the army had used gas."))
    assert (said.stance.value, said.answers) == ("denies", 1)
    assert [one.name for one in said.speakers] == ["Okoro"]
    assert [p.text for p in asked.propositions] == ["The army had used gas"]


ASKED = [
    # nobody says what somebody is asked
    "Pressed on whether the smuggler had paid him, the mayor said he could not recall.",
    "Quizzed on whether the smuggler had paid him, the mayor said he could not recall.",
    "Asked if the smuggler had paid him, the mayor said he could not recall.",
]


@pytest.mark.parametrize("text", ASKED)
def test_whoever_is_asked_does_not_say_it(text: str) -> None:
    asked = extract(article(text))[0]
    assert asked.stance.value == "questions"
    assert not any(one.text for one in asked.speakers)
    assert [p.text.startswith("The smuggler had paid") for p in asked.propositions] == [True]


def test_what_is_said_behind_a_curt_answer_is_said_besides() -> None:
    found = extract(article(SHELLED + "“Utter nonsense. We were not there,” said Colonel Idris Vance."))
    assert [(one.stance.value, one.answers) for one in found] == [
        ("asserts", None), ("denies", 0), ("asserts", None),
    ]  # fmt: skip


COUNTS = [
    # what the last speaker counts, with what the one before him left to say
    ("The union says 400 of its members walked out. Management says fewer than 50 did.",
     "Fewer than 50 of the union's members walked out"),
    ("The army said nine men had been held. The rebels said only four had been.", "Four men had been held"),
    ("The ministry put the number of dead at 11; rebels said the true figure was closer to 60.",
     "The number of dead is closer to 60"),
    ("The mayor said 300 homes burned. The fire chief said the real number was 120.", "120 homes burned"),
    ("The court heard that Boyle had drunk six pints; he said it was two.", "Boyle had drunk two pints"),
    ("The mayor said the bill was 3 million dollars; the auditors put it at 12 million.",
     "The bill was 12 million dollars"),
    ("The mayor said prices fell below 5 percent. The bank put it at 9 percent.", "It is 9 percent"),
    ("The mayor said 300 homes burned. The fire chief said the figure of 300 was wrong.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), COUNTS)
def test_a_count_without_what_is_counted(text: str, claim: str | None) -> None:
    told = [p.text for p in extract(article(text))[-1].propositions]
    assert told == [claim] if claim is not None else all("homes burned" not in each for each in told)


def test_who_distances_himself_does_not_say_it() -> None:
    text = "The minister distanced himself from a claim by his deputy that the talks had failed."
    assert [one.stance.value for one in extract(article(text))] == ["questions", "asserts"]


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        (
            "No, said the captain, the ship had not been warned.",
            "the captain",
            "The ship had not been warned",
        ),
        ("No, said Ana Ruiz, she had never met him.", "Ana Ruiz", "Ana Ruiz had never met the mayor"),
        ("Yes, said Ruiz, the ship was empty.", "Ruiz", "The ship was empty"),
        ("Not so, said the union: two lines had failed.", "the union", "Two lines had failed"),
        (
            "Wrong, said the warden: the bridge was checked in May.",
            "the warden",
            "The bridge was checked in May",
        ),
    ],
)
def test_who_goes_on_behind_an_answer(text: str, source: str, said: str) -> None:
    (found,) = extract(article("The mayor said the road was shut. " + text))[1:]
    assert [each.text for each in found.speakers] == [source]
    assert (found.stance.value, [claim.text for claim in found.propositions]) == ("asserts", [said])
