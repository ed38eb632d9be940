"""Claims around their cue, charges, epithets, inverted denials: who says what of which claims."""

import pytest
from articles import article

from tracker.extract import extract

TABLE = [
    # the sentence; who says what of which claims
    ("Orlo accused the envoy of arming the rebels.", [("Orlo", "asserts", ["The envoy armed the rebels"])]),
    (
        "Orlo accused members of the council of taking bribes.",
        [("Orlo", "asserts", ["Members of the council took bribes"])],
    ),
    (
        "Orlo accused the head of the army of torture.",
        [("Orlo", "asserts", ["The head of the army is guilty of torture"])],
    ),
    (
        "Eva Mala blamed rebels in the north for killing six villagers.",
        [("Eva Mala", "asserts", ["Rebels killed six villagers"])],
    ),
    (
        "About 40 people were hurt, Eva Mala said, many of them by glass that the wind had blown in.",
        [
            (
                "Eva Mala",
                "asserts",
                ["About 40 people were hurt many of them by glass that the wind had blown in"],
            )
        ],
    ),
    (
        "Norland, Eva Mala said in a letter, does not want a war.",
        [("Eva Mala", "asserts", ["Norland does not want a war"])],
    ),
    (
        "Six dockers were killed and two cranes were burnt in the fire, Eva Mala claimed.",
        [("Eva Mala", "asserts", ["Six dockers were killed", "Two cranes were burnt in the fire"])],
    ),
    (
        "Eva Mala said port agents from all four companies, including the Sea Alliance, were present.",
        [
            (
                "Eva Mala",
                "asserts",
                ["Port agents from all four companies, including the Sea Alliance, were present"],
            )
        ],
    ),
    (
        "The mayor, Petra Lund, copied 31 pages of her thesis, Eva Mala said.",
        [("Eva Mala", "asserts", ["The mayor, Petra Lund, copied 31 pages of her thesis"])],
    ),
    (
        '"Let me put it on record that not a single form was changed," Eva Mala said.',
        [("Eva Mala", "asserts", ["Not a single form was changed"])],
    ),
    (
        '"Let me be clear: Norland did not fire," Eva Mala said.',
        [("Eva Mala", "asserts", ["Norland did not fire"])],
    ),
    (
        'Petra Lund ridiculed as "their usual sums" the assertion by Orlo that six dockers died.',
        [("Petra Lund", "denies", ["Six dockers died"]), ("Orlo", "asserts", ["Six dockers died"])],
    ),
    (
        'Petra Lund dismissed as "a bad joke" a claim by Orlo that six dockers died.',
        [("Petra Lund", "denies", ["Six dockers died"]), ("Orlo", "asserts", ["Six dockers died"])],
    ),
    (
        "Petra Lund described as false the claim that Orlo had fled.",
        [("Petra Lund", "denies", ["Orlo had fled"]), ("", "asserts", ["Orlo had fled"])],
    ),
    (
        "Petra Lund disputed a statement issued last week in the name of the Sea Alliance.",
        [("Petra Lund", "denies", [])],
    ),
    (
        "It is worth mentioning that the rebels seized control of Brenn on May 27.",
        [("", "asserts", ["The rebels seized control of Brenn on May 27"])],
    ),
    (
        "At least 31 killed in strike on Norland hospital, doctors say; army denies responsibility",
        [("doctors", "asserts", []), ("army", "denies", ["Army was responsible"])],
    ),
    (
        "Petra Lund praised the police for the calm manner in which they acted.",
        [("Petra Lund", "asserts", [])],
    ),
    (
        "Eva Mala said that an invitation was sent and turned down.",
        [("Eva Mala", "asserts", ["An invitation was sent", "An invitation was turned down"])],
    ),
    ('"I counted them myself," Eva Mala said.', [("Eva Mala", "asserts", ["Eva Mala counted them herself"])]),
    (
        '"My father did his duty," Eva Mala said.',
        [("Eva Mala", "asserts", ["Eva Mala's father did his duty"])],
    ),
    (
        "Eva Mala told aides on Monday that figures on forms from three stations were changed.",
        [("Eva Mala", "asserts", ["Figures on forms from three stations were changed"])],
    ),
    (
        "Carl Porter said he had died of his wounds.",
        [("Carl Porter", "asserts", ["He had died of his wounds"])],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), TABLE)
def test_who_says_what(sentence: str, expected: list[tuple[str, str, list[str]]]) -> None:
    found = extract(article(sentence))
    said = [
        (
            next((m.name or m.text for m in one.speakers), ""),
            one.stance.value,
            [each.text for each in one.propositions],
        )
        for one in found
    ]
    assert said == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "At no time did the army fire on the crowd, Eva Mala said.",
        "Under no circumstances will Norland leave, Eva Mala said.",
        "In no way has the firm broken the law, Eva Mala said.",
    ],
)
def test_a_denial_that_begins_with_no(sentence: str) -> None:
    (one,) = extract(article(sentence))
    assert [each.polarity.value for each in one.propositions] == ["-"]


NAMES = [
    ("Premier Textiles denied that a door was shut.", "Premier Textiles"),
    ("General Motors said that a plant was shut.", "General Motors"),
    ("Premier Oil said that the rig was safe.", "Premier Oil"),
    ("General Haidar said that the town had fallen.", "Haidar"),
    ("The Teachers' Union said that the schools were shut.", "Teachers' Union"),
    ("The Norland Fishermen's Association said that nets were cut.", "Norland Fishermen's Association"),
    ("The People's Party said that it had won.", "People's Party"),
    ("The Writers' Guild of Norland said that talks had failed.", "Writers' Guild of Norland"),
    ("Doctors Without Borders said that the ward was hit.", "Doctors Without Borders"),
    ("Copperbelt police commanding officer Fidel Zulu confirmed that two men were hurt.", "Fidel Zulu"),
    ("The train had been stopped, and Marine Scotland said that it was safe.", "Marine Scotland"),
]


@pytest.mark.parametrize(("sentence", "name"), NAMES)
def test_the_whole_name_of_a_body(sentence: str, name: str) -> None:
    (one,) = extract(article(sentence))
    assert [m.name for m in one.speakers] == [name]


def test_who_speaks_when_somebody_without_a_name_was_mentioned_last() -> None:
    text = (
        "Amna Yousif was holding her sister's hand. Her sister, 23, had had a boy. “I saw it,” she says.\n\n"
        "The Free Front (FF) denied it. An FF aide said that six men had been posted at the Brenn hospital. "
        "The group had said before that it had no men there."
    )
    found = extract(article(text))
    assert found[-1].speakers[0].name != "Brenn hospital"


def test_a_firm_that_is_called_like_a_river_is_meant_by_it() -> None:
    text = "The Energy Cabinet said a car had leaked. Tri-Rivers said its car was safe. It said it was sorry."
    found = extract(article(text))
    assert found[-1].speakers[0].name == "Tri-Rivers"


def test_what_is_denied_does_not_speak() -> None:
    text = (
        "“He said it would hold,” Lyle said of the rail.\n\n"
        "The supervisor, Roy Gentry, denied it. “That talk did not take place,” he said when reached at home."
    )
    assert [[m.name for m in one.speakers] for one in extract(article(text))][1:] == [["Roy Gentry"]] * 2


def test_verbs_that_the_parser_tied_outside_are_claimed_too() -> None:
    text = (
        "Two weeks before a freight train came apart above Calder Fork, Kentucky, a track inspector named "
        "Curtis Lyle says he knelt on the ballast, shone a flashlight on the gauge side of the rail and saw "
        "a crack."
    )
    (one,) = extract(article(text))
    assert [m.name for m in one.speakers] == ["Curtis Lyle"]
    assert [each.predicate for each in one.propositions] == ["kneel", "shine", "see"]


NOT_ANSWERED = [
    # What Sudany denies is the deed, which is not told.
    "“The army has not hit any convoy,” a military source said. Sudany too denied it.",
    # The Norland statement is not what the doctors said.
    "The Norland ministry said a depot was hit. Doctors said 34 people were killed. Hugo Brandt called the "
    "Norland statement a lie.",
]


def test_a_denial_is_of_no_denial() -> None:
    found = extract(article(NOT_ANSWERED[0]))
    assert [one.answers for one in found] == [None, None]


def test_a_denial_of_a_nations_words_finds_that_nations() -> None:
    found = extract(article(NOT_ANSWERED[1]))
    assert [one.answers for one in found] == [None, None, 0]


def test_a_coalition_keeps_who_leads_it_where_hyphens_were_lost() -> None:
    text = "About ten Houthi fighters were at the market. The Saudi led coalition has rejected the report."
    assert extract(article(text))[-1].speakers[0].name == "Saudi led coalition"


def test_what_a_denial_calls_the_reports_is_no_part_of_them() -> None:
    text = (
        "The Norland Coast Guard rejected allegations that one of its boats had towed a dinghy back, "
        "calling the reports “unfounded from beginning to end”."
    )
    claims = {each.text for one in extract(article(text)) for each in one.propositions}
    assert claims == {"One of the Norland Coast Guard's boats had towed a dinghy back"}
