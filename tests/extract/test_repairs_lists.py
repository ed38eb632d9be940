"""Lists of clauses, names given to claims, and sentences of two halves, where the small parser goes wrong."""

import pytest
from articles import article

from tracker.extract import extract

TABLE = [
    # the sentence; who says what of which claims
    (
        "Police said that John Hart was drunk, that Hart fled and that Hart hit a cyclist.",
        [("Police", "asserts", ["John Hart was drunk", "John Hart fled", "John Hart hit a cyclist"])],
    ),
    (
        "Police said that the bus left the road, that the brakes failed and that two passengers died.",
        [("Police", "asserts", ["The bus left the road", "The brakes failed", "Two passengers died"])],
    ),
    (
        "Police said John Hart was drunk, fled the scene and hit a cyclist.",
        [
            (
                "Police",
                "asserts",
                ["John Hart was drunk", "John Hart fled the scene", "John Hart hit a cyclist"],
            )
        ],
    ),
    (
        "The minister said the plant was safe, the leak had stopped and nobody had been hurt.",
        [
            (
                "The minister",
                "asserts",
                ["The plant was safe", "The leak had stopped", "Nobody had been hurt"],
            )
        ],
    ),
    # Where two verbs share nothing but their subject, what belongs to the second is no part of the first.
    (
        "Police said the men were seized and held in a cellar.",
        [("Police", "asserts", ["The men were seized", "The men were held in a cellar"])],
    ),
    (
        "Mr Hart said the guards panicked and fired on the crowd.",
        [("Hart", "asserts", ["The guards panicked", "The guards fired on the crowd"])],
    ),
    (
        "Police said the men were arrested and beaten by soldiers.",
        [("Police", "asserts", ["The men were arrested by soldiers", "The men were beaten by soldiers"])],
    ),
    (
        "Mr Hart said the army bombed and shelled the town.",
        [("Hart", "asserts", ["The army bombed the town", "The army shelled the town"])],
    ),
    (
        "Mr Hart denied that he was drunk, that he fled or that he hit anyone.",
        [("Hart", "denies", ["Hart was drunk", "Hart fled", "Hart hit anyone"])],
    ),
    (
        "The army believes three soldiers crossed the line, a source said.",
        [
            ("The army", "asserts", ["Three soldiers crossed the line"]),
        ],
    ),
    (
        "The ministry called the suggestion that the crew had been drunk nonsense.",
        [
            ("The ministry", "denies", ["The crew had been drunk"]),
            ("", "asserts", ["The crew had been drunk"]),
        ],
    ),
    (
        'The ministry called the idea that the crew was drunk "complete nonsense", and asked for an apology.',
        [("The ministry", "denies", ["The crew was drunk"])],
    ),
    (
        "Mr Ordway described the report that he had struck the nurse as a lie.",
        [
            ("Ordway", "denies", ["Ordway had struck the nurse"]),
            ("", "asserts", ["Ordway had struck the nurse"]),
        ],
    ),
    (
        "The company dismissed as absurd the version that the crew was drunk.",
        [("The company", "denies", ["The crew was drunk"])],
    ),
    (
        "Ordway called the story that the mayor had sold the land a complete and utter fabrication.",
        [("Ordway", "denies", ["The mayor had sold the land"])],
    ),
    (
        "The mayor hit back at claims that he had taken bribes.",
        [("The mayor", "denies", ["The mayor had taken bribes"])],
    ),
    (
        "The widow rejected the finding that the pilot had fallen asleep.",
        [("The widow", "denies", ["The pilot had fallen asleep"])],
    ),
    (
        "A spokesman for the airline said reports that the pilot had been drinking were untrue.",
        [
            ("A spokesman for the airline", "denies", ["The pilot had been drinking"]),
            ("", "asserts", ["The pilot had been drinking"]),
        ],
    ),
    (
        "A spokesman said the reports that the pilot was drunk were without foundation.",
        [("A spokesman", "denies", ["The pilot was drunk"]), ("", "asserts", ["The pilot was drunk"])],
    ),
    (
        "According to the prosecutor, the nurse gave the injection at nine; her lawyer says she had left.",
        [
            ("the prosecutor", "asserts", ["The nurse gave the injection at nine"]),
            ("her lawyer", "asserts", ["She had left"]),
        ],
    ),
    (
        "Russia says the base was empty; Ukraine claims to have hit it.",
        [("Russia", "asserts", ["The base was empty"])],
    ),
    (
        "The firm conceded that the valve had failed but maintained that the valve had been replaced in May.",
        [
            ("The firm", "asserts", ["The valve had failed"]),
            ("The firm", "asserts", ["The valve had been replaced in May"]),
        ],
    ),
    (
        "The coroner ruled that the death was an accident, a conclusion the family rejects.",
        [("The coroner", "asserts", ["The death was an accident"]), ("the family", "denies", [])],
    ),
    (
        "Norland and the rebels blamed each other for the shelling of the school.",
        [
            ("Norland", "asserts", ["The rebels shelled the school"]),
            ("the rebels", "asserts", ["Norland shelled the school"]),
        ],
    ),
    (
        "The UN said 30,000 people fled; the government put the figure at 9,000, and said most had returned.",
        [
            ("UN", "asserts", ["30,000 people fled"]),
            ("the government", "asserts", ["9,000 people fled"]),
            ("the government", "asserts", ["Most had returned"]),
        ],
    ),
    (
        "Her husband disputes that account: he says they waited four hours.",
        [("Her husband", "denies", []), ("Her husband", "asserts", ["They waited four hours"])],
    ),
    (
        "According to the report, the shots came from the roof; the army says they came from the crowd.",
        [
            ("the report", "asserts", ["The shots came from the roof"]),
            ("the army", "asserts", ["They came from the crowd"]),
        ],
    ),
    (
        "Police first said the man was armed but later said the man was ill.",
        [("Police", "asserts", ["The man was armed"]), ("Police", "asserts", ["The man was ill"])],
    ),
    (
        "The agency said the passports were Russian. The Russian embassy in Minsk said they were fake.",
        [
            ("The agency", "asserts", ["The passports were Russian"]),
            ("Russian embassy", "asserts", ["They were fake"]),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TABLE)
def test_who_says_what(text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    found = [
        (
            " and ".join(one.name or one.text for one in each.speakers),
            str(each.stance),
            [one.text for one in each.propositions],
        )
        for each in extract(article(text))
    ]
    for each in expected:
        assert each in found
    claimed = [text for _, _, texts in found for text in texts]
    assert len(claimed) <= sum(len(texts) for *_, texts in expected) + 1


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The general said his troops had not entered the town. Residents said they had.", "denies"),
        ("The general said his troops had entered the town. Residents said they had not.", "denies"),
        ("The general denied that prisoners died in the camp. Two guards said they did.", "asserts"),
        (
            "The firm says the pipe was inspected in June. Inspectors say it was not, and never had been.",
            "denies",
        ),
        ("The general said prisoners were fed and clothed. Two guards said they were not.", "denies"),
        (
            "The bank would not confirm that the clerk had been questioned. Two lawyers said he had.",
            "asserts",
        ),
        ("The ministry said some prisoners had died. Its own guards insisted none had.", "denies"),
    ],
)
def test_what_is_left_out_was_just_said(text: str, stance: str) -> None:
    first, second = extract(article(text))
    assert first.propositions
    assert (str(second.stance), second.answers, second.propositions) == (stance, 0, ())


def test_a_second_that_clause_belongs_to_who_speaks() -> None:
    text = "A survivor said he swam until a boat reached him, and that he saw no ship come to help."
    assert [p.text for one in extract(article(text)) for p in one.propositions] == [
        "A survivor swam until a boat reached a survivor", "A survivor saw no ship come to help",
    ]  # fmt: skip


TURNED = [
    # words by which somebody turns to whoever asked are no part of what he claims
    ("“No, Asante signed nothing,” said Kwabena Oduro.", ["Asante signed nothing"]),
    ("“Look, nobody was hurt,” Mr Reyes said.", ["Nobody was hurt"]),
    ("“Of course Reyes knew,” said Ms Lind.", ["Reyes knew"]),
    ("“No soldier fired,” said Ms Lind.", ["No soldier fired"]),
]


@pytest.mark.parametrize(("text", "claims"), TURNED)
def test_a_claim_begins_with_what_is_claimed(text: str, claims: list[str]) -> None:
    assert [p.text for one in extract(article(text)) for p in one.propositions] == claims


def test_who_is_only_told_to_have_spoken_says_nothing_of_what_is_told_of_her() -> None:
    text = "Records show that Ana Kattu, the nurse who first spoke out, worked at night until August 29."
    assert [one.speakers[0].text for one in extract(article(text)) if one.propositions] == ["Records"]


def test_what_a_relative_clause_says_of_a_thing_names_it() -> None:
    text = "The passport, which police say was forged, is genuine, according to the consulate."
    assert "The passport was forged" in [p.text for one in extract(article(text)) for p in one.propositions]


def test_what_joins_two_sayings_is_no_part_of_either() -> None:
    text = "The consulate said the passport was genuine, while police said it had been forged."
    assert [p.text for p in extract(article(text))[0].propositions] == ["The passport was genuine"]
