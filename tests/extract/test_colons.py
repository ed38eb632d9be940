"""Who speaks where a colon, a dash or nothing but a place says it: transcripts, headlines, posts."""

from collections.abc import Callable

import pytest

from tracker.records import Attribution

Reader = Callable[..., tuple[Attribution, ...]]


def said(text: str, found: tuple[Attribution, ...]) -> list[tuple[list[str], str]]:
    """Return who says what, by the words of the text."""
    return [
        ([m.name or m.text for m in one.speakers], " … ".join(span.quote(text) for span in one.content))
        for one in found
    ]


TURNS = [
    ("REED: The gate was open.\nMOSS: Since when?",
     [(["REED"], "The gate was open"), (["MOSS"], "Since when?")]),
    ("Reporter: Who paid?\nNora Falk: The club paid for it.",
     [(["Reporter"], "Who paid?"), (["Nora Falk"], "The club paid for it")]),
    ("Host — And the road?\nGuest — It will flood.",
     [(["Host"], "And the road?"), (["Guest"], "It will flood")]),
    ("DR. PELL: We tried the pump twice.", [(["PELL"], "We tried the pump twice")]),
    ("@gale_watch: Waves of six metres off the point tonight.",
     [(["@gale_watch"], "Waves of six metres off the point tonight")]),
    ("RT @pier_news: ferry late again", [(["@pier_news"], "ferry late again")]),
    ("TURIN: Two trams collided in fog.", []),
    ("Date: 4 May\nVenue: Old mill, Turin", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_turns(reading: Reader, text: str, expected: list[tuple[list[str], str]]) -> None:
    assert said(text, reading(text)) == expected


HEADLINES = [
    ("Mayor: No new road before spring", [(["Mayor"], "No new road before spring")]),
    ("'They left us there': brother of lost climber",
     [(["brother of lost climber"], "'They left us there'")]),
    ("Five walks on the coast: a map for beginners", []),
]  # fmt: skip


@pytest.mark.parametrize(("title", "expected"), HEADLINES)
def test_headlines(reading: Reader, title: str, expected: list[tuple[list[str], str]]) -> None:
    text = f"{title}\nThe hearing goes on this week."
    assert said(text, reading(text, title=True)) == expected


PLACES = [
    ("LAGOS, Nigeria (AP) — Governor Ade Cole said Monday that the port would close.", ["Ade Cole"]),
    ("PRAGUE, 3 May (CTK): The minister denied that the bridge had cracked.", ["The minister"]),
    ("SEVILLE (EFE).- The bishop asked the choir to sing.", ["The bishop"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), PLACES)
def test_a_dateline_does_not_speak(reading: Reader, text: str, names: list[str]) -> None:
    assert [m.name or m.text for m in reading(text)[0].speakers] == names
