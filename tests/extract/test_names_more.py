"""Names with titles, of many languages, together; quotations that a sentence or a cue inside leads up to."""

from collections.abc import Callable

import pytest
from articles import article

from tracker.extract import extract
from tracker.records import Attribution

Reader = Callable[..., tuple[Attribution, ...]]

NAMES = [
    ("“The lane is shut,” said Sgt. Carl Porter of the patrol.", ["Carl Porter"]),
    ("Cpl. Dan Frost said the lane was shut.", ["Dan Frost"]),
    ("Đặng Thu Hà said the field was dry.", ["Đặng Thu Hà"]),
    ("Mwangi wa Njoroge said the field was dry.", ["Mwangi wa Njoroge"]),
    ("Adele Munk as well as her nephew said the field was dry.", ["Adele Munk", "her nephew"]),
    ("Ana Ruiz, along with Peter Hall, said the field was dry.", ["Ana Ruiz", "Peter Hall"]),
    ("The firm's founder and chief executive, 41-year-old Lia Chen, said it would grow.", ["Lia Chen"]),
    ("Founder and chief executive Lia Chen said it would grow.", ["Lia Chen"]),
    ("The driver and the mayor Lia Chen said it would grow.", ["The driver", "Lia Chen"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names(reading: Reader, text: str, names: list[str]) -> None:
    (one,) = reading(text)
    assert [m.name or m.text for m in one.speakers] == names


LOOSE = [
    ("Dr Abel explained the delay.\n“The parts came late. Then it snowed.”", ["Dr Abel"]),
    ("Captain Ines Roth opened the log. “Wind from the north. Sails torn.”", ["Captain Ines Roth"]),
    # two people could be meant
    ("Dr Abel wrote to Ines Roth.\n“The parts came late. Then it snowed.”", None),
    # no person
    ("The hall was empty.\n“The parts came late. Then it snowed.”", None),
    # a name of something in the middle of a sentence
    ("Dr Abel sold the shop. “Old Things” closed in May.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), LOOSE)
def test_a_quotation_that_a_sentence_leads_up_to(
    reading: Reader, text: str, speaker: list[str] | None
) -> None:
    found = [one.speakers for one in reading(text) if not one.cue]
    # Of nobody that the text names, it is somebody's all the same.
    named = [speakers for speakers in found if any(m.text for m in speakers)]
    assert [[m.text for m in speakers] for speakers in named] == ([speaker] if speaker else [])
    assert all(m.method == "the quotation goes on" for speakers in named for m in speakers)


INNER = [
    ("“My coach said ‘swim’, so I swim,” Tao Lin said.", "coach", "‘swim’"),
    ("“When the driver shouted ‘Jump!’ we jumped,” recalled Emma Voss.", "driver", "‘Jump!’"),
    ("“She told me, ‘Never sell the boat,’” Hugh Penn said.", "She", "‘Never sell the boat,’"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "words"), INNER)
def test_a_quotation_inside_a_quotation(reading: Reader, text: str, speaker: str, words: str) -> None:
    inner = [one for one in reading(text) if len(one.chain) == 2]
    assert [[span.quote(text) for span in one.content] for one in inner] == [[words]]
    assert speaker in inner[0].speakers[0].text


def test_the_title_of_a_work_is_not_said(reading: Reader) -> None:
    assert len(reading("“I read ‘Dead Souls’ twice on the train,” said Olaf Lind.")) == 1


NOT_MEANT = [
    # what is hardly a person
    ("Neighbours described Mr Kell as quiet. His wife, Anna Kell, told police he had a gun.",
     "Mr Kell had a gun"),
    ("Colonel Dimitri Arsov told the Courier that he never entered the village.",
     "Dimitri Arsov never entered the village"),
    ("Mr Arsov told the Gazette he had never entered the village.", "Arsov had never entered the village"),
    ("Mr Cole, the guard, said that he saw him hit the boy.", "Cole saw him hit the boy"),
    ("Per Lindqvist, a fisherman, told the court he saw no lights.", "Lindqvist saw no lights"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim"), NOT_MEANT)
def test_no_neighbour_and_no_newspaper_is_he(text: str, claim: str) -> None:
    found = extract(article(text))
    assert [p.text for p in found[-1].propositions] == [claim]


CLOSING = [
    # who speaks is named behind what he is
    ("One of them, Tatay Lumbre, said no boat had appeared.", "Tatay Lumbre"),
    ("A member of the town's committee reached by telephone, Yasir Fadul, said shelling had stopped.",
     "Yasir Fadul"),
    ("The report says that the aim was peace. Its leader met Ana Ruiz on Mount Klow, it says.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name"), CLOSING)
def test_a_name_behind_what_somebody_is(text: str, name: str | None) -> None:
    assert [one.name for one in extract(article(text))[-1].speakers] == [name]
