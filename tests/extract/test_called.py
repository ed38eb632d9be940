"""What somebody is called is a claim of whoever calls him so."""

import pytest
from articles import article

from tracker.extract import extract
from tracker.terms import Stance

TABLE = [
    ("Jan Holt called the plan a disaster for the valley.", ["The plan is a disaster for the valley"]),
    (
        "Jan Holt called the statement “offensive and outlandish.”",
        ["The statement is offensive and outlandish"],
    ),
    ("Jan Holt described Norris as a liar.", ["Norris is a liar"]),
    ("Jan Holt considers the limit sustainable.", ["The limit is sustainable"]),
    ("Jan Holt regards Norris as the best hope for peace.", ["Norris is the best hope for peace"]),
    ("The board deemed the vote illegal.", ["The vote is illegal"]),
    ("Critics called Norris a man who had lost his way.", ["Norris is a man who had lost his way"]),
    ('Jan Holt called the strike "a war crime".', ["The strike is a war crime"]),
    ("The rebels called themselves the Free Valley Front.", ["The rebels are the Free Valley Front"]),
    ("Jan Holt described himself as a patriot.", ["Jan Holt is a patriot"]),
    # how much somebody says that it is
    ("Local officials put the death toll at five.", ["The death toll is five"]),
    ("Rescuers put the number of dead at 31.", ["The number of dead is 31"]),
    ("The death toll was put at 31 by the Red Cross.", ["The death toll is 31"]),
    ("The insurers estimated the damage at 4 million crowns.", ["The damage is 4 million crowns"]),
    ("Jan Holt put the cup at his side.", []),
    ("Jan Holt put the trial at three o'clock.", []),
    # not what somebody is called
    ("Jan Holt called the mayor on Friday.", []),
    ("Jan Holt called for a new vote.", []),
]


RECOUNTS = [
    (
        "The club said 6,500 people were stranded; the airline put the figure at 3,200.",
        ["6,500 people were stranded", "3,200 people were stranded"],
    ),
    (
        "Police said that six people had been arrested. The union put the number at 15.",
        ["Six people had been arrested", "15 people had been arrested"],
    ),
    (
        "The bank said the plan would raise $1.1 trillion. The ministry put the figure at $498 billion.",
        ["The plan would raise $1.1 trillion", "The plan would raise $498 billion"],
    ),
    # of what is not known: two numbers, none, or too far back
    (
        "Police said that six of 40 marchers were held. The union put the number at 15.",
        ["Six of 40 marchers were held", "The number is 15"],
    ),
    ("Police said that marchers were held. The union put the number at 15.",
     ["Marchers were held", "The number is 15"]),
    ("Police said that six people were held. It rained. The union put the number at 15.",
     ["Six people were held", "The number is 15"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claims"), RECOUNTS)
def test_a_count_that_leans_on_another(text: str, claims: list[str]) -> None:
    assert [claim.text for each in extract(article(text)) for claim in each.propositions] == claims


@pytest.mark.parametrize(("text", "claims"), TABLE)
def test_what_somebody_is_called(text: str, claims: list[str]) -> None:
    assert [claim.text for each in extract(article(text)) for claim in each.propositions] == claims


def test_calling_a_report_baseless_denies_what_it_says() -> None:
    said, denied = extract(
        article(
            "The ministry reported that Norland had armed the Front. "
            "The embassy in Oslo called the report “baseless and anonymous accusations”."
        )
    )
    assert (denied.stance, denied.answers) == (Stance.DENIES, 0)
    assert [claim.text for claim in said.propositions] == ["Norland had armed the Front"]


def test_who_calls_a_report_baseless_denies_what_is_reported_in_it() -> None:
    _, spies, denied = extract(
        article(
            "The Harbour Daily reported that spies believe that Norland armed the Front. "
            "The embassy in Oslo called the report “baseless”."
        )
    )
    assert [claim.text for claim in spies.propositions] == ["Norland armed the Front"]
    assert (denied.stance, denied.answers) == (Stance.DENIES, 1)


def test_what_takes_lives_says_nothing() -> None:
    assert extract(article("The air strikes have claimed hundreds of lives and razed the market.")) == ()
