"""One blow laid to two doers by two speakers, and what only looks like it."""

from pathlib import Path

import pytest
from accounts import clashes

MAYOR, ENVOY = "mayor Ana Holt said", "envoy Milos Bok said"

TWO = [
    # what the mayor and the envoy say happened in one place on one day
    ("Serbia shelled the children's ward in Klow", "The rebels shelled the ward in Klow themselves"),
    ("Serbia shelled the ward in Klow", "It was the rebels who shelled the ward in Klow"),
    ("Serbia shelled the clinic in Klow", "Hungarian forces had shelled the clinic in Klow"),
    ("The market in Klow was hit by a Serbian missile", "The market in Klow was hit by a Hungarian missile"),
    ("A Serbian air strike hit the hospital in Klow", "A rebel rocket hit the hospital in Klow"),
    ("Serbia attacked the Klow power station", "The Klow power station was attacked by Hungary"),
    ("Serbia was behind the attack on the Klow depot", "Hungary was behind the attack on the Klow depot"),
    ("Serbia carried out the strike on Klow", "The strike on Klow was carried out by Hungary"),
    ("Serbia is responsible for the blast in Klow", "Hungary is to blame for the blast in Klow"),
    ("The regime carried out the gas attack on Klow", "The opposition carried out the gas attack on Klow"),
    ("The government bombed the bakery in Klow", "Terrorists bombed the bakery in Klow"),
    ("Protesters burned the bank in Klow", "Policemen burned the bank in Klow"),
    ("Serbian-backed rebels shot down the plane near Klow", "A Hungarian jet shot down the plane near Klow"),
    ("Serbian forces blew up the Klow dam", "Hungary blew up the Klow dam"),
]  # fmt: skip

NOT_TWO = [
    # another thing, another place, several
    ("Serbia shelled the hospital in Klow", "Hungary shelled the market in Klow"),
    ("Serbia bombed the school in Klow", "Hungary bombed the school in Zenda"),
    ("Serbia hit the power station in Klow", "Hungary hit the gas station in Klow"),
    ("Serbia hit three schools in Klow", "Hungary hit two schools in Klow"),
    ("Serbia bombed the school in Klow", "Hungary also bombed another school in Klow"),
    ("Serbia bombed a convoy near the airport in Klow", "Hungary bombed a depot near the airport in Klow"),
    ("Serbia bombed Klow", "Hungary bombed Klow"),
    ("Serbia shelled villages", "Hungary shelled villages"),
    # one and the same, or one that may be a part of the other
    ("Serbia bombed the camp in Klow", "Serbia and Hungary bombed the camp in Klow"),
    ("Serbia bombed the camp in Klow", "Serbian jets bombed the camp in Klow"),
    ("The army bombed the camp in Klow", "Serbia bombed the camp in Klow"),
    ("Rebels attacked the base in Klow", "The Red Front attacked the base in Klow"),
    ("Serbian rebels shelled the school in Klow", "Militants shelled the school in Klow"),
    ("The Serbian-led coalition bombed the school in Klow", "Serbia bombed the school in Klow"),
    ("Officer Tom Reed shot the student in Klow", "Police shot the student in Klow"),
    # not said to be so, or of something else
    ("Serbia shelled the school in Klow", "Hungary may have shelled the school in Klow"),
    ("Serbia shelled the school in Klow", "Hungary did not shell the school in Klow"),
    ("Serbia was behind the attack on Klow", "Hungary condemned the attack on Klow"),
    ("Serbia was behind the attack on Klow", "Hungary is responsible for the inquiry into the attack"),
    ("Serbia bombed the depot in Klow", "Hungary bombed the depot in Klow in March"),
    ("Serbia killed the envoy in Klow", "Hungary killed the mayor in Klow"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), TWO)
def test_one_blow_has_one_doer(one: str, other: str, tmp_path: Path) -> None:
    (link,) = clashes(tmp_path, [f"{one} on Tuesday, {MAYOR}.", f"{other} on Tuesday, {ENVOY}."])
    assert (link.kind, link.rule, link.clash) == ("in_tension_with", "two-doers", "dispute")


@pytest.mark.parametrize(("one", "other"), NOT_TWO)
def test_two_blows_may_have_two(one: str, other: str, tmp_path: Path) -> None:
    told = clashes(tmp_path, [f"{one} on Tuesday, {MAYOR}.", f"{other}, {ENVOY}."])
    assert [link.reason for link in told if link.rule == "two-doers"] == []


BLAMED = "A school in Klow was hit. Serbia blamed Hungary for the {0}. Hungary blamed Serbia for the {0}."
HIT, SHOT = "rocket hit the clinic in Klow", "shot the student"
LATER = "2021-07-02 Hungary"
ARTICLES = [
    # articles, and how many clashes over the doer they make
    ([BLAMED.format("strike")], 1),
    ([BLAMED.format("attack")], 1),
    ([f"Serbia bombed the school in Klow, {MAYOR}. Hungary had bombed the school, {ENVOY}."], 1),
    ([f"Serbia bombed the school in Klow, {MAYOR}. Hungary bombed the school, Holt said."], 0),
    ([f"Police {SHOT}, witnesses said. A protester {SHOT}, police chief Ana Holt said."], 1),
    ([f"Police {SHOT}, witnesses said. A policeman {SHOT}, police chief Ana Holt said."], 0),
    # What befalls somebody once is one deed, whenever it is told.
    ([f"Serbia poisoned Karl Brod, {MAYOR}.", f"{LATER} poisoned Karl Brod, {ENVOY}."], 1),
    ([f"Serbia poisoned Karl Brod, {MAYOR}.", f"{LATER} poisoned Ivo Lind, {ENVOY}."], 0),
    ([f"Serbia shelled the clinic in Klow, {MAYOR}.", f"{LATER} shelled the clinic in Klow, {ENVOY}."], 0),
    # Of a body and a state nobody can tell, unless one of the accused speaks.
    ([f"A Serbian {HIT}, the Red Front said.", f"A Red Front {HIT}, the Serbian army said."], 1),
    ([f"A Serbian {HIT}, {MAYOR}.", f"A Red Front {HIT}, {ENVOY}."], 0),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "expected"), ARTICLES)
def test_who_speaks_and_when_tells(texts: list[str], expected: int, tmp_path: Path) -> None:
    assert sum(link.rule == "two-doers" for link in clashes(tmp_path, texts)) == expected
