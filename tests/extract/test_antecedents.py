"""Whom a pronoun in a claim is replaced by: nobody, rather than somebody else."""

import pytest
from articles import article

from tracker.extract import extract

TABLE = [
    # who is quoted does not say "he" of himself
    ("Paul Norris met Adam Stone. “He will resign,” Stone said.", ["Paul Norris will resign"]),
    ("Critics attacked Paul Norris. “He is a liar,” Adam Stone said. “He took the money.”",
     ["Paul Norris is a liar", "Paul Norris took the money"]),
    ("“Paul Norris is a liar,” Adam Stone said. “He took the money.”",
     ["Paul Norris is a liar", "Paul Norris took the money"]),
    ("Paul Norris and Adam Stone quarrelled for years. “He took the money,” Ana Ruiz said.",
     ["He took the money"]),
    ("“If Maria Ruiz thinks she can win, she is wrong,” Paul Norris wrote.",
     ["If Maria Ruiz thinks Maria Ruiz can win, Maria Ruiz is wrong"]),
    ("Adam Stone was hurt. “He'd helped an old man up. He was on no boat,” Ana Ruiz said.",
     ["Adam Stone had helped an old man up", "He was on no boat"]),
    # who speaks of himself, unless somebody else is named on the way
    ("Paul Norris said he would resign.", ["Paul Norris would resign"]),
    ("Paul Norris said that supporters of Adam Stone would vote for him.",
     ["Supporters of Adam Stone would vote for him"]),
    ("Paul Norris, a rival of Adam Stone, said he would resign.", ["Paul Norris would resign"]),
    ("Paul Norris said Maria Ruiz would lose because he had the better plan.",
     ["Maria Ruiz would lose because Paul Norris had the better plan"]),
    # two in the sentence before
    ("Paul Norris attacked Maria Ruiz. Her lawyers said that she had paid.", ["Maria Ruiz had paid"]),
    ("The party of Paul Norris said that he had paid.", ["Paul Norris had paid"]),
    ("Adam Stone sued Paul Norris. The court said that he had lied.", ["He had lied"]),
    ("Iran acknowledged for the first time on Saturday that it had supplied Moscow with boats.",
     ["Iran had supplied Moscow with boats"]),
    # "it" and "they" mean a thing that stands nearer
    ("Norland said it had left the valley.", ["Norland had left the valley"]),
    ("“Norland's view of the valley is false, and it risks a war,” Paul Norris said.",
     ["Norland's view of the valley is false", "It risks a war"]),
    ("“The Front has the guns. Firms that sold them are to blame,” Paul Norris said.",
     ["The Front has the guns", "Firms that sold them are to blame"]),
    ("The Kremlin's envoy said that deficits had shrunk but that they would grow.",
     ["Deficits had shrunk", "They would grow"]),
    ("While Norland maintains that it only trades there, its aims go further, Ana Ruiz said.",
     ["Norland's aims go further"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), TABLE)
def test_whose_name_a_claim_has(text: str, claims: list[str]) -> None:
    said = [claim.text for each in extract(article(text)) for claim in each.propositions]
    assert [claim for claim in claims if claim not in said] == [], said


DESCRIBED = [
    (
        "Norland answered the raid, which it says was carried out by the Front.",
        ["The raid was carried out by the Front"],
    ),
    (
        "Ana Ruiz blamed Norland for the raid which she says killed 40 people.",
        ["Norland is responsible for the raid"],
    ),
    ("Ana Ruiz discussed the proposed wall.", []),
    ("Ana Ruiz spoke of a growing economy and the book she wrote.", []),
    ("Ana Ruiz condemned the killing of people held by police.", ["People held by police were killed"]),
    ("Ana Ruiz praised three firms, including one that had left Norland.", []),
    ("Norland repeated its interest in Sweden joining the talks.", ["Sweden should join the talks"]),
    ("Ana Ruiz repeated the claim that Norland sank the ship.", ["Norland sank the ship"]),
    (
        "Ana Ruiz condemned Norland's refusal to pay the pilots.",
        ["Norland refused to pay the pilots", "Norland will pay the pilots"],
    ),
    ("Ana Ruiz announced a plan to close the mine.", ["Ana Ruiz plans to close the mine"]),
]


@pytest.mark.parametrize(("text", "claims"), DESCRIBED)
def test_words_that_tell_which_thing_is_meant_claim_nothing(text: str, claims: list[str]) -> None:
    assert [claim.text for each in extract(article(text)) for claim in each.propositions] == claims


ROLES = [
    # what somebody is said to be is not replaced by his name
    ("Paul Norris, the nominee, spoke. Adam Stone said Norris was the nominee.",
     ["Paul Norris was the nominee"]),
    # two presidents, two parties
    ("President Paul Norris met Adam Stone, the former president. Ana Ruiz said that the president lied.",
     ["The president lied"]),
    ("President Paul Norris met Adam Stone. Ana Ruiz said that the president lied.",
     ["Paul Norris lied"]),
    ("The Green Party met the Liberal Party. Ana Ruiz said that the party would win.",
     ["The party would win"]),
    ("The Green Party met in Oslo. Ana Ruiz said that the party would win.",
     ["The Green Party would win"]),
    ("Envoys of Hezbollah came. The Taliban denied that Sweden had armed the group.",
     ["Sweden had armed the Taliban"]),
    # towns are no countries
    ("The minister flew to Boston. Ana Ruiz said that the country would recover.",
     ["The country would recover"]),
    ("The Green Foundation met. Ana Ruiz said that the foundation of the church had cracked.",
     ["The foundation of the church had cracked"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), ROLES)
def test_whose_name_stands_for_a_role(text: str, claims: list[str]) -> None:
    said = [claim.text for each in extract(article(text)) for claim in each.propositions]
    assert [claim for claim in claims if claim not in said] == [], said
