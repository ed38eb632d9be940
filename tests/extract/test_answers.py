"""Which of several things said before a denial answers, and what answers none of them."""

import pytest
from articles import article

from tracker.extract import extract
from tracker.terms import Stance

BURNED = "Anna Holt said the soldiers burned the bridge. "
CHARGED = "The guild accused the army of shelling the town. "
ROWS = [
    # what an article says, and what its denial answers
    (BURNED + "The ministry denied it.", 0),
    (BURNED + "The ministry rejected the claim.", 0),
    (BURNED + "The ministry rejected that.", 0),
    (BURNED + "The ministry dismissed Holt's claim.", 0),
    (BURNED + "The ministry dismissed Reyes's claim.", None),
    ("Anna Holt, who rules, said men burned the bridge. The ministry dismissed Jan Reyes's claim.", None),
    (BURNED + "The ministry disputed its characterization.", None),
    (BURNED + "The envoy found the notes of the talks and dismissed them.", None),
    (BURNED + "The ministry called the report a hoax.", None),
    ("The Klow Gazette reported that soldiers burned the bridge. The ministry called the report a hoax.", 0),
    (BURNED + "The ministry denied the attack.", None),
    (CHARGED + BURNED + "The ministry denied the allegation.", 1),
    (CHARGED + BURNED + "The army denied the allegation.", 1),
    (CHARGED + BURNED + "It rained. It stopped. The ministry denied the accusation.", 0),
    (CHARGED + "The army denied wrongdoing.", 0),
    (CHARGED + BURNED + "The army has denied any wrongdoing.", 0),
    (BURNED + "The army holds Reyes's house, although Klow disputes this.", None),
    (BURNED + "Reyes stood by views that he has since disavowed.", None),
    (BURNED + "The ministry should not take comfort in this.", None),
    ("The guild said soldiers burned the bridge, which the army denied.", 0),
    ("There are allegations that Reyes burned the bridge, which he has denied.", 0),
    (BURNED + "It rained. There was disagreement on the claim.", None),
    (BURNED + "Reyes alleged that he was fired for a speech, a claim that the army strongly denied.", 1),
    ("Dr Holt told the jury that opinions may differ. Mr Reyes denies all the charges.", None),
    ("Dr Holt said he knew of no letter. Mr Reyes denies all the charges.", None),
    ("The prosecutor said that Mr Reyes burned the bridge. Mr Reyes denies the charges.", 0),
    (CHARGED + "Jan Reyes said he had seen no fires. “It is unfounded,” he said.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "answers"), ROWS)
def test_what_a_denial_answers(text: str, answers: int | None) -> None:
    found = extract(article(text))
    denials = [one.answers for one in found if one.stance is Stance.DENIES and not one.propositions]
    assert [one for one in denials if one is not None] == ([] if answers is None else [answers])


CHARGES = [
    # who is "he" in a charge and in its denial, which have to be of one claim
    ("Reyes denied accusations from the guild that he burned the bridge.", "He burned the bridge"),
    ("Reyes rejected Holt's claim that soldiers burned the bridge.", "Soldiers burned the bridge"),
    ("Reyes denied a report in the Klow Gazette that he would resign.", "He would resign"),
]


@pytest.mark.parametrize(("text", "claim"), CHARGES)
def test_a_charge_and_its_denial_are_of_one_claim(text: str, claim: str) -> None:
    found = extract(article(text))
    assert {one.stance for one in found} == {Stance.ASSERTS, Stance.DENIES}
    assert {each.text for one in found for each in one.propositions} == {claim}


def test_wrongdoing_that_nobody_is_accused_of() -> None:
    found = extract(article(BURNED + "The ministry denied any wrongdoing."))
    assert [one.answers for one in found] == [None, None]
    assert [each.text for each in found[-1].propositions] == ["The ministry did wrong"]


TYPED = [
    # by what noun an answer names what it answers, and whether that can be what was said before
    ("Dr. Anna Holt said 34 people had died. The mayor called the figures a lie.", 0),
    ("Dr. Anna Holt said the bridge burned. The mayor called the figures a lie.", None),
    ("Anna Holt said the sky had turned orange. The ministry rejected the accusation.", None),
    ("Anna Holt said soldiers burned the bridge. The ministry rejected the accusation.", 0),
    ("Traders said they had seen soldiers on Monday. An officer said the accusations were invented.", None),
    ("A panel of scientists said the water was unsafe. The firm disputed the findings.", 0),
    ("Anna Holt said her dog was ill. The firm disputed the findings.", None),
    ("Nine people were hurt, according to the court file. Mr Reyes rejected the account.", None),
    ("Holt said the chairman had read the report. The government called the papers a fabrication.", None),
]


@pytest.mark.parametrize(("text", "answers"), TYPED)
def test_a_noun_names_what_is_answered(text: str, answers: int | None) -> None:
    test_what_a_denial_answers(text, answers)


OWN_CLAIMS = [
    # whose deed it is in a claim that another denies
    ("India rejected Pakistan's claim that it had seized a drone.", "Pakistan had seized a drone"),
    ("Norland rejected accusations from Sudany that it had fled.", "Norland had fled"),
]


@pytest.mark.parametrize(("text", "claim"), OWN_CLAIMS)
def test_whose_deed_a_denied_claim_tells(text: str, claim: str) -> None:
    assert {p.text for one in extract(article(text)) for p in one.propositions} == {claim}


def test_reports_are_of_what_the_one_who_denies_them_is_accused_of() -> None:
    text = (
        "The rebels accused the army of using gas. Their spokesman said they had none. The wells ran dry for "
        "want of supplies, he said. The army's command called the reports a fabrication."
    )
    found = extract(article(text))
    assert [found[one.answers or 0].cue for one in found if one.stance is Stance.DENIES] == [found[0].cue]


def test_what_is_told_within_a_quotation_ends_with_it() -> None:
    text = (
        "A guard said that men had slept there. “Five of them. The doctors complained, but who listens?” He "
        "had seen no radio. The Front's delegate, Yahya Hamdi, called this a lie."
    )
    assert all("radio" not in p.text for one in extract(article(text)) for p in one.propositions)


def test_a_promise_is_hardly_the_claim() -> None:
    text = (
        "“We did not carry out this attack. What fell was a rocket fired by the rebels,” spokesman Ivo Brand "
        "told reporters. Asked whether the ministry had evidence, he said data would be released.\n\n"
        "The rebels' military chief, Danil Orsha, dismissed the claim as “an insult to the dead”."
    )
    (denial,) = (one for one in extract(article(text)) if one.stance is Stance.DENIES)
    assert denial.answers == 0


def test_whose_kin_denies_is_not_who_is_told_of() -> None:
    text = (
        "Chief Neil Farrow said that Mr Kerr had been arrested at a hotel. No force was used, he said.\n\n"
        "That account was rejected by Mr Kerr's partner, Tamika Rowe."
    )
    found = extract(article(text))
    (denial,) = (one for one in found if one.stance is Stance.DENIES)
    assert [one.text for one in found[denial.answers or 0].propositions] == ["No force was used"]
