"""What one says that something was, or came of, beside what another says."""

from pathlib import Path

import pytest
from accounts import clashes

MAYOR, ENVOY = "mayor Ana Holt said", "envoy Milos Bok said"

TWO = [
    ("The blast in Klow was caused by a gas leak", "The explosion in Klow was caused by a bomb"),
    ("A gas leak caused the blast in Klow", "A bomb caused the explosion in Klow"),
    ("The blast in Klow was an accident", "The blast in Klow was a deliberate attack"),
    ("The crash in Klow was an accident", "The crash in Klow was an act of sabotage"),
    ("The fire in Klow was caused by lightning", "The fire in Klow was caused by arson"),
    ("The crash was caused by a malfunction", "The crash was caused by a missile"),
    ("The death of Karl Brod was a suicide", "The death of Karl Brod was murder"),
    ("The fire was accidental", "The fire was deliberate"),
    pytest.param(
        "Karl Brod died of a heart attack",
        "Karl Brod was poisoned",
        marks=pytest.mark.xfail(
            reason="of one claim he is the subject, of the other the object", strict=True
        ),
    ),
]
NOT_TWO = [
    ("The blast in Klow was an accident", "The blast in Zenda was an attack"),
    ("The blast in Klow was caused by a gas leak", "The fire in Klow was caused by a bomb"),
    ("The first blast was an accident", "The second blast was an attack"),
    ("Police investigated the suicide", "Police investigated the murder"),
    ("Serbia was behind the leak", "Serbia was behind the attack"),
    ("The leak was an embarrassment", "The attack was an embarrassment"),
    ("Serbia caused the accident", "Serbia caused the attack"),
    ("There was a gas leak in Klow", "There was a bomb in Klow"),
]


@pytest.mark.parametrize(("one", "other"), TWO)
def test_one_thing_has_one_cause(one: str, other: str, tmp_path: Path) -> None:
    (link,) = clashes(tmp_path, [f"{one}, {MAYOR}.", f"{other}, {ENVOY}."])
    assert (link.kind, link.clash) == ("contradicts", "dispute")


@pytest.mark.parametrize(("one", "other"), NOT_TWO)
def test_two_things_may_have_two(one: str, other: str, tmp_path: Path) -> None:
    assert clashes(tmp_path, [f"{one}, {MAYOR}.", f"{other}, {ENVOY}."]) == []
