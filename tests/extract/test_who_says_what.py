"""Whole sentences as a newspaper has them, and who claims what in them."""

import pytest
from articles import article

from tracker.extract import extract
from tracker.records import Attribution
from tracker.terms import Stance

ROWS = [
    # A paragraph that begins with somebody is about him.
    (
        "Anna Holt said the dam was safe. She said nobody had rung.\n\n"
        "The warden, Jana Okri, walked the dam at noon. The east gate, she said, was open.",
        ["Anna Holt: The dam was safe", "Anna Holt: Nobody had rung", "Jana Okri: The east gate was open"],
    ),
    (
        "Minister Goran Petrov said the talks went well.\n\n"
        "His counterpart, Baruk Selim, said he had made no offer. “We came with a plan,” he said.",
        [
            "Goran Petrov: The talks went well",
            "Baruk Selim: Baruk Selim had made no offer",
            "Baruk Selim: We (Baruk Selim) came with a plan",
        ],
    ),
    (
        "Jan Kovac led the rescue. One of the saved, Piotr Wolny, 51, said that the manager had rung. "
        "“They never listened,” he said.",
        ["Piotr Wolny: The manager had rung", "Piotr Wolny: They never listened"],
    ),
    (
        "Paul Norris said the number was right. "
        "A Western diplomat familiar with the draft was less sure: "
        "the number appears in it, he said, but in brackets.",
        ["Paul Norris: The number was right", "A Western diplomat: The number appears in it but in brackets"],
    ),
    (
        "Dr Lena Vogt, who saw him on Monday, said that her client had signed nothing.",
        ["Lena Vogt: Lena Vogt's client had signed nothing"],
    ),
    (
        "Inspector Neil Crossan said Mr Adam Addy had been violent. "
        "He declined to see a doctor, Mr Crossan said.\n\n"
        "A friend who was there, Kyle Redway, said there had been no struggle. “They lie,” he said.\n\n"
        "His mother, Beverley Addy, said that he had never used drugs.",
        [
            "Neil Crossan: Mr Adam Addy had been violent",
            "Adam Addy: Adam Addy will see a doctor",
            "Kyle Redway: There had been no struggle",
            "Kyle Redway: They lie",
            "Beverley Addy: Adam Addy had never used drugs",
        ],
    ),
    (
        "Sgt. Paul Deering said the road was clear. Union president Carla Benedetto said it was not.\n\n"
        "State labor commissioner June Abascal said her office had a complaint. "
        "The talks, she said, were over.",
        [
            "Paul Deering: The road was clear",
            "June Abascal: June Abascal's office had a complaint",
            "June Abascal: The talks were over",
        ],
    ),
    (
        "Two were hurt. One, Marcus Bell, said he was sprayed. Bell said the road was clear.",
        ["Marcus Bell: Marcus Bell was sprayed", "Marcus Bell: The road was clear"],
    ),
    (
        "The bus had no brakes, according to the mayor, though the firm insists they were checked.",
        ["the mayor: The bus had no brakes", "the firm: They were checked"],
    ),
    # Whoever is told something does not say it.
    (
        "Told that the mine was closed, Anna Holt said the gate was open.",
        [": The mine was closed", "Anna Holt: The gate was open"],
    ),
    (
        "Informed that the bank had failed, Anna Holt said the safe was full.",
        [": The bank had failed", "Anna Holt: The safe was full"],
    ),
    # Offices of several words, those who are yet to take them, and what fighters fight for.
    (
        "The lake will be filled as planned, Minister of Water, Irrigation and Energy Baruk Selim said. "
        "The minister said the wall was sound.",
        ["Baruk Selim: The lake will be filled as planned", "Baruk Selim: The wall was sound"],
    ),
    (
        "President-elect Anna Holt said the bridge was closed. The president-elect said the road was open.",
        ["Anna Holt: The bridge was closed", "Anna Holt: The road was open"],
    ),
    (
        "Troops fought guerrillas of the National Liberation Army (ELN). "
        "The ELN said the bridge was mined. It said two men had died.",
        [
            "National Liberation Army: The bridge was mined",
            "National Liberation Army: Two men had died",
        ],
    ),
    (
        "A minibus was hit. The army killed three Ansar fighters. "
        "Ansar's spokesman said the group's men had left.",
        ["Ansar's spokesman: Ansar's men had left"],
    ),
    (
        "The ministry ordered an inquiry. "
        "The police said fingerprints had shown the identity of the body flown to the capital.",
        ["The police: Fingerprints had shown the identity of the body flown to the capital"],
    ),
    # Where a report is from is no part of it.
    (
        "LIMA - Norland on Thursday declared that the bridge was closed.",
        ["Norland: The bridge was closed"],
    ),
    (
        "ACCRA, 3 May (Norwire) - At least four of the men shown last week are deaf, according to a doctor.",
        ["a doctor: At least four of the men shown last week are deaf"],
    ),
    # Clauses that a small parser cuts in the wrong place.
    (
        "The company said a valve supplied and serviced by an outside firm had failed.",
        ["The company: A valve supplied and serviced by an outside firm had failed"],
    ),
    (
        "Mrs Holt says soldiers and teachers posted to the district are allowed to vote there.",
        ["Holt: Soldiers and teachers posted to the district are allowed to vote there"],
    ),
    (
        "Shopkeepers say a few boys threw bottles, but only after the gas had come.",
        ["Shopkeepers: A few boys threw bottles, but only after the gas had come"],
    ),
    (
        "The ministry said nine officers had been hurt by stones and 31 people arrested.",
        [
            "The ministry: Nine officers had been hurt by stones",
            "The ministry: 31 people were arrested",
        ],
    ),
    (
        "He began to ask for more money and had quietly rung the embassy, the source added.",
        [
            "the source: He began to ask for more money",
            "the source: He had quietly rung the embassy",
        ],
    ),
    (
        "There are no camps in the valley, the general said, and the army had cleared the hills.",
        [
            "the general: There are no camps in the valley",
            "the general: The army had cleared the hills",
        ],
    ),
    (
        "Anna Holt said drone pictures of the blast “leave no room for doubt” about the cause.",
        ["Anna Holt: Drone pictures of the blast leave no room for doubt about the cause"],
    ),
    (
        "Police said that there were no signs of violence and that carbon monoxide was the cause.",
        [
            "Police: There were no signs of violence",
            "Police: Carbon monoxide was the cause",
        ],
    ),
    (
        "Jan Kovac was on his second shift, his widow says; he had texted her at ten.",
        [
            "his widow: Jan Kovac was on his second shift",
            "his widow: Jan Kovac had texted his widow at ten",
        ],
    ),
    (
        "“Nobody downstream will go thirsty on our account,” the minister said.",
        ["the minister: Nobody downstream will go thirsty on our account"],
    ),
    (
        "“I know what a rocket sounds like,” Anna Holt said.",
        ["Anna Holt: Anna Holt knows what a rocket sounds like"],
    ),
    ("The firm maintains the list came on the 9th.", ["The firm: The list came on the 9th"]),
    ("He put the time of the blast at 9.40 p.m.", ["He: The time of the blast is 9.40 p.m"]),
    (
        "“I want to see the paper,” said Anna Holt in an interview on Monday, according to the Gazette.",
        ["Anna Holt: Anna Holt wants to see the paper"],
    ),
    (
        "The mayor said the bridge was safe.\n\nAnna Holt, a deputy, walked over the bridge.\n\n"
        "“The east side is rotten,” she said.",
        ["The mayor: The bridge was safe", "Anna Holt: The east side is rotten"],
    ),
    (
        "As Ms Holt put it in a letter to a friend, the council is deaf.",
        ["Holt: The council is deaf"],
    ),
    (
        "“Norland opposes all attacks and is itself a victim,” the spokesman said.",
        ["the spokesman: Norland opposes all attacks", "the spokesman: Norland is itself a victim"],
    ),
    (
        "The accused had confessed, he added, and had asked to be spared a trial.",
        ["he: The accused had confessed", "he: The accused had asked to be spared a trial"],
    ),
    (
        "The minister said that a man believed to be Jan Kovac had been found in a house.",
        ["The minister: A man believed to be Jan Kovac had been found in a house"],
    ),
    # What claims nothing.
    ("Nor had he been careless about papers, his wife said.", []),
    ("The people of Lom said farewell on Tuesday to the five dead.", []),
    ("Those who wished to live had two days to leave.", []),
    ("What do they have? More than they let on, says the source.", []),
    ("The agency could not confirm where the film was made.", []),
    # Whom "according to" names speaks, and a clause behind tells who that is.
    (
        "The regional office acknowledged that some homes were cut off for hours.\n\n"
        "The main pump failed to start, "
        "according to two nurses on the night shift, who asked not to be named. "
        "They said an old man died.",
        [
            "The regional office: Some homes were cut off for hours",
            "two nurses on the night shift: The main pump failed to start",
            "two nurses on the night shift: An old man died",
        ],
    ),
    (
        "The owner was picked up at the port, according to the prosecutor's office. "
        "His lawyer, Mary Gur, said the fine had been paid. She said nobody had asked for it.",
        [
            "the prosecutor's office: The owner was picked up at the port",
            "Mary Gur: The fine had been paid",
            "Mary Gur: Nobody had asked for it",
        ],
    ),
    # Who speaks has a name like a preposition, stands behind a clause of its own, or is told more of.
    (
        "“We waited until dark,” said Per Holm, and saw no boat.",
        ["Per Holm: Per Holm waited until dark"],
    ),
    (
        "Giving evidence in closed session, the head of the agency, General Tomas Brek, is understood to "
        "have told members that the file had been opened by mistake.",
        ["Tomas Brek: The file had been opened by mistake"],
    ),
    (
        "Two nurses, who were not named, said the ward had no oxygen.",
        ["Two nurses: The ward had no oxygen"],
    ),
    (
        "The finance ministry's head met the envoy. The justice ministry said four plants will close.",
        ["The justice ministry: Four plants will close"],
    ),
    # "She" is whoever the sentence before is about, "they" what was spoken of rather than one body.
    (
        "Anna Holt, the owner, said the gate was shut.\n\n"
        "A spokeswoman for the town was more careful. The gate was open, she said.",
        ["Anna Holt: The gate was shut", "A spokeswoman for the town: The gate was open"],
    ),
    (
        "The paper has not said who gave it the records. Norland's state news agency said they were produced "
        "by the secret service.",
        ["Norland's state news agency: They were produced by the secret service"],
    ),
    (
        "A person briefed on the findings said the valve was stuck. Brandt, when the question was put to "
        "him, said: “That's speculation and I'm not going there.”",
        [
            "A person briefed on the findings: The valve was stuck",
            "Brandt: That is speculation",
            "Brandt: Brandt is not going there",
        ],
    ),
    (
        "At the city's burns unit a nurse, speaking outside the gate, said three men had been admitted.",
        ["a nurse: Three men had been admitted"],
    ),
    # His wife is not he, and a ship is no company.
    (
        "Captain Torben Holm is in hospital. His wife, Berit, left. Mrs Holm said he was well.",
        ["Mrs Holm: Torben Holm was well"],
    ),
    (
        "At least 58 people drowned when the ferry Maren Star capsized on Tuesday. "
        "The captain was among the last to leave, the company said.",
        ["the company: The captain was among the last to leave"],
    ),
    (
        "Norland accused Ruritania on Tuesday of flying rifles to rebels in the northern hills, a charge "
        "that Ruritania, the rebels and a freight company all rejected.",
        ["Norland: Ruritania flew rifles to rebels in the northern hills"],
    ),
    # Each of two says it of the other.
    (
        "Norland and Ruritania accused each other of breaking the truce.",
        ["Norland: Ruritania broke the truce", "Ruritania: Norland broke the truce"],
    ),
    (
        "Both the ministry and the union blamed one another for the fire at the depot.",
        [
            "the ministry: The union is responsible for the fire at the depot",
            "the union: The ministry is responsible for the fire at the depot",
        ],
    ),
    (
        "The firm and the union each accused the other of lying about the dam.",
        ["The firm: The union lied about the dam", "the union: The firm lied about the dam"],
    ),
    ("The two sides accused one another of shelling the market.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_says_what(text: str, expected: list[str]) -> None:
    found = [f"{_who(one)}: {said.text}" for one in extract(article(text)) for said in one.propositions]
    assert found == expected


def _who(one: Attribution) -> str:
    return " and ".join(who.name or who.text for who in one.speakers)


DENIED = [
    # an answer to "Anna Holt said the mayor took bribes."
    "The mayor's spokesman calls this “invention”.",
    "The mayor calls that “an outright lie, and a crime by whoever told it”.",
    "The mayor called that “science fiction”.",
    "The mayor insists he never did.",
]
HUNG = [
    ", a claim her lawyers rejected on Monday as absurd.",
    ", a charge the town rejected as a smokescreen for its neighbour's own dealings.",
    ", an accusation the mayor dismissed.",
]


@pytest.mark.parametrize(
    "text",
    [f"Anna Holt said the mayor took bribes. {one}" for one in DENIED]
    + [f"Anna Holt said the mayor took bribes{one}" for one in HUNG],
)
def test_a_denial_in_passing_answers_what_stands_before(text: str) -> None:
    first, second, *_ = extract(article(text))
    assert first.propositions
    assert (second.stance, second.answers) == (Stance.DENIES, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry denied a report in a London-based newspaper that Norland had written to the council.",
        "The ministry tried to deny that Norland had written to the council.",
    ],
)
def test_what_is_denied_is_what_was_reported(text: str) -> None:
    denial = next(one for one in extract(article(text)) if one.stance is Stance.DENIES)
    assert [one.text for one in denial.propositions] == ["Norland had written to the council"]
