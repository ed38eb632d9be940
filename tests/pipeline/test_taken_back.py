"""What somebody takes back of his own words: a reversal, with the claim that it takes back."""

from pathlib import Path

import pytest
from accounts import clashes

from tracker.terms import Clash

SAID = "Minister Karl Brod said Serbia had burned the bridge."
CLAIM = "Serbia had burned the bridge"

BACK = [
    f"On Friday Brod retracted his claim that {CLAIM}.",
    f"Brod later withdrew his claim that {CLAIM}.",
    f"On Friday Brod backtracked on his claim that {CLAIM}.",
    f"Brod later apologised for saying that {CLAIM}.",
    "Brod later withdrew the accusation.",
    "Brod later took back the claim.",
    "Brod has since retracted the statement.",
    "He later withdrew the accusation.",
    "“I was wrong,” Brod said on Friday.",
    "Brod later admitted that he had been wrong.",
    "Brod later conceded he was mistaken.",
]
MISSED = [
    ("Brod later took it back.", "the parts of the verb stand too far apart"),
    (f"Brod said on Friday he was wrong to say that {CLAIM}.", "it is read as one claim of himself"),
    (f"Brod later said he regretted saying that {CLAIM}.", "it is read as one claim of himself"),
    ("“I misspoke,” Brod said on Friday.", "the verb is no word of the lexicon"),
]
STANDS = [
    "Brod apologised for the delay.",
    f"Brod refused to retract his claim that {CLAIM}.",
    "Serbia demanded that Brod retract the claim.",
    "Envoy Ana Holt withdrew the accusation.",
    "Envoy Ana Holt withdrew her claim that Hungary had paid.",
    "Envoy Ana Holt spoke. She later withdrew the accusation.",
    "“You were wrong,” envoy Ana Holt said.",
    "“I was not wrong,” Brod said on Friday.",
    "“I was wrong about the weather,” Brod said on Friday.",
    "“I may be wrong,” Brod said.",
    "“If I was wrong, I will resign,” Brod said.",
    "Brod withdrew the troops.",
    "Brod took back the town.",
]


def reversals(text: str, folder: Path) -> list[str]:
    found = [link for link in clashes(folder, [text]) if link.clash is Clash.REVERSAL]
    return [span.quote for link in found for view in link.b_side for _, span in view.spans]


@pytest.mark.parametrize(
    "text",
    [*BACK, *(pytest.param(one, marks=pytest.mark.xfail(reason=why, strict=True)) for one, why in MISSED)],
)
def test_own_words_are_taken_back(text: str, tmp_path: Path) -> None:
    (link,) = clashes(tmp_path, [f"{SAID} {text}"])
    assert link.clash is Clash.REVERSAL
    assert CLAIM in {link.a.text, link.b.text}
    assert {view.actor_name for view in (*link.a_side, *link.b_side)} == {"Karl Brod"}


def test_what_is_owned_to_is_not_taken_back(tmp_path: Path) -> None:
    text = "Ana Holt said no plane had landed. She conceded that a plane landed. She was mistaken, she said."
    found = [link for link in clashes(tmp_path, [text]) if link.rule == "said-to-have-been-wrong"]
    assert [link.a.text for link in found] == ["No plane had landed"]


@pytest.mark.parametrize("text", STANDS)
def test_what_is_not_taken_back_stands(text: str, tmp_path: Path) -> None:
    assert reversals(f"{SAID} {text}", tmp_path) == []


def test_it_may_have_been_said_in_another_article(tmp_path: Path) -> None:
    later = f"2021-06-04 Minister Karl Brod withdrew his claim that {CLAIM}."
    (link,) = clashes(tmp_path, [SAID, later])
    assert (link.clash, link.rule) == (Clash.REVERSAL, "asserted-and-retracted")
