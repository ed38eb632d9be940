"""Who says what a claim says: whoever makes it, not whoever hears of it, studies it or waves it away."""

import pytest
from articles import article

from tracker.extract import extract

CLAIM = "that the plant had leaked"
# what the ministry does with a claim, and how it stands to it; None where it says nothing on it
ROWS = [
    ("repeated its claim", "asserts"),
    ("raised the suspicion", "asserts"),
    ("made the claim", "asserts"),
    ("spread rumours", "asserts"),
    ("issued a statement", "asserts"),
    ("investigated reports", None),
    ("was studying claims", None),
    ("ignored warnings", None),
    ("received complaints", None),
    ("heard allegations", None),
    ("read statements", None),
    ("survived rumours", None),
    ("faced accusations", None),
    ("sued over claims", None),
    ("has fought allegations", "denies"),
    ("expressed outrage at suggestions", None),
    ("voiced anger over reports", None),
    ("mocked the idea", "denies"),
    ("criticised the view", "denies"),
    ("laughed off reports", "denies"),
    ("waved away suggestions", "denies"),
    ("took issue with a report", "denies"),
    ("pushed back against reports", "denies"),
    ("rejected as baseless reports", "denies"),
    ("rejected as false media reports", "denies"),
    ("rejected as politically motivated charges", "denies"),
    ("denounced as lies reports", "denies"),
    ("dismissed as “fantasy” reports", "denies"),
    ("dismissed as baseless and absurd allegations", "denies"),
    ("dismissed as propaganda claims by the union", "denies"),
    ("dismissed as scaremongering warnings", "denies"),
    ("dismissed as exaggerated the reports", "denies"),
    ("contradicted a statement by the mayor", "denies"),
    ("contradicted the mayor, who had said", "denies"),
    ("found no evidence", "declines"),
    ("saw no sign", "declines"),
]


@pytest.mark.parametrize(("does", "stance"), ROWS)
def test_whose_claim_it_is(does: str, stance: str | None) -> None:
    found = extract(article(f"The ministry {does} {CLAIM}."))
    own = {one.stance.value for one in found if any("inistry" in each.text for each in one.speakers)}
    assert own == ({stance} if stance else set())
    texts = {claim.text for one in found for claim in one.propositions}
    assert texts == {"The plant had leaked"}


@pytest.mark.parametrize(
    ("text", "source", "stance"),
    [
        ("Neither the ministry nor the army has admitted that the plant had leaked.", "Neither", "declines"),
        ("Neither Kovac nor Lind said that the plant had leaked.", "Neither", "declines"),
        ("Not a single witness has said that the plant had leaked.", "Not a", "declines"),
        ("None of the witnesses said that the plant had leaked.", "None", "declines"),
        ("Few officials believe that the plant had leaked.", "Few", "denies"),
        ("A few officials believe that the plant had leaked.", "A few", "asserts"),
        ("Not only the union but also the owner says that the plant had leaked.", "the owner", "asserts"),
        ("It would be wrong to say that the plant had leaked, the ministry said.", "the", "denies"),
        ("The ministry said it was nonsense to claim that the plant had leaked.", "The", "denies"),
        ("It is not accurate to say that the plant had leaked, Dane said.", "Dane", "denies"),
        ("The mayor was wrong to say that the plant had leaked, Dane said.", "Dane", "denies"),
        ("The mayor was not right to say that the plant had leaked, Dane said.", "Dane", "denies"),
        ("The mayor was right to say that the plant had leaked, Dane said.", "Dane", "asserts"),
        ("It may be wrong to say that the plant had leaked, Dane said.", "Dane", "asserts"),
        ("The minister called reports that the plant had leaked “pure invention”.", "The", "denies"),
        ("The minister branded reports that the plant had leaked “a smear”.", "The", "denies"),
    ],
)
def test_who_says_that_it_is_not_so(text: str, source: str, stance: str) -> None:
    (found,) = (one for one in extract(article(text)) if one.source)
    said = " ".join(text[span.start : span.end] for span in found.source)
    assert (said[: len(source)], found.stance.value) == (source, stance)
    if stance != "asserts":
        assert [claim.text for claim in found.propositions] == ["The plant had leaked"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Police blamed the crash on ice.", ["Ice is responsible for the crash"]),
        ("Moscow blamed the attack on Kyiv.", ["Kyiv is responsible for the attack"]),
        ("Moscow blamed the attack squarely on Kyiv.", ["Kyiv is responsible for the attack"]),
        ("Moscow blamed the attack on the bridge on Kyiv.", ["Kyiv attacked the bridge"]),
        ("Moscow blamed Kyiv for the attack on the bridge.", ["Kyiv attacked the bridge"]),
    ],
)
def test_on_whom_it_is_blamed(text: str, claims: list[str]) -> None:
    (found,) = extract(article(text))
    assert [claim.text for claim in found.propositions] == claims


def test_what_is_called_absurd_without_a_which_is_denied() -> None:
    text = "Moscow blamed the attack on Kyiv, a charge Ukrainian officials called absurd."
    assert [(one.stance.value, one.answers) for one in extract(article(text))] == [
        ("asserts", None),
        ("denies", 0),
    ]
