"""Nobody beside a number: "no one was hurt", and twelve were."""

from pathlib import Path

import pytest
from accounts import clashes

NOBODY = [
    ("No one was hurt in the raid on Klow", "12 people were hurt in the raid on Klow"),
    ("Nobody was killed in the raid on Klow", "Seven people were killed in the raid on Klow"),
    ("There were no casualties in the raid on Klow", "Seven people were killed in the raid on Klow"),
    ("The raid on Klow caused no casualties", "12 people were hurt in the raid on Klow"),
    ("The raid on Klow was carried out without casualties", "Seven people were killed in the raid on Klow"),
    ("There were no deaths in the blast in Klow", "Three people died in the blast in Klow"),
    ("The blast in Klow left no one dead", "The blast in Klow killed three people"),
    ("Nobody surrendered in Klow", "30 soldiers surrendered in Klow"),
    ("No soldiers surrendered in Klow", "30 soldiers surrendered in Klow"),
    ("No one was arrested in Klow", "40 people were arrested in Klow"),
    (
        "There were no civilian casualties in the raid on Klow",
        "Seven civilians were killed in the raid on Klow",
    ),
    ("None of the passengers was hurt in the crash in Klow", "Two passengers were hurt in the crash in Klow"),
]
OTHERS = [
    ("No one was hurt in the raid on Klow", "12 people were hurt in the raid on Zenda"),
    ("No one was hurt in the raid on Klow", "Seven people were killed in the raid on Klow"),
    ("No children were killed in the raid on Klow", "Seven soldiers were killed in the raid on Klow"),
    ("No soldiers surrendered in Klow", "30 rebels surrendered in Klow"),
    ("Nobody else was hurt in the raid on Klow", "12 people were hurt in the raid on Klow"),
    ("No one has been arrested since the raid on Klow", "40 people were arrested in Klow"),
    ("No one was killed in the blast in Klow", "Seven people were killed in the air raid on Klow"),
]


@pytest.mark.parametrize(("one", "other"), NOBODY)
def test_nobody_is_not_a_number(one: str, other: str, tmp_path: Path) -> None:
    texts = [f"{one} on Tuesday, mayor Ana Holt said.", f"{other} on Tuesday, envoy Milos Bok said."]
    assert {link.clash for link in clashes(tmp_path, texts, "Raid in Klow")} == {"dispute"}


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_nobody_there_is_a_number_here(one: str, other: str, tmp_path: Path) -> None:
    texts = [f"{one} on Tuesday, mayor Ana Holt said.", f"{other} on Tuesday, envoy Milos Bok said."]
    assert clashes(tmp_path, texts, "Raid in Klow") == []
