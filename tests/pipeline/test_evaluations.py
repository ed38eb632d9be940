"""What something is said to be by one, and the contrary by another."""

from pathlib import Path

import pytest
from accounts import clashes

OPPOSED = [
    ("The election in Serbia was free and fair", "The election in Serbia was rigged"),
    ("The vote was fair", "The vote was fraudulent"),
    ("The election was fair", "The election was stolen"),
    ("The referendum in Klow was lawful", "The referendum in Klow was illegal"),
    ("The referendum was valid", "The referendum was void"),
    ("The detention of Karl Brod was lawful", "The detention of Karl Brod was arbitrary"),
    ("The trial of Karl Brod was fair", "The trial of Karl Brod was a sham"),
    ("The vaccine is safe", "The vaccine is dangerous"),
    ("The water in Klow is safe to drink", "The water in Klow is contaminated"),
    ("The document is authentic", "The document is forged"),
    ("The video is authentic", "The video was fabricated"),
    ("The photograph is genuine", "The photograph was doctored"),
    ("The claim is credible", "The claim is baseless"),
    ("The arrest was justified", "The arrest was unjustified"),
    ("The confession was voluntary", "The confession was coerced"),
    ("The protest was peaceful", "The protest was violent"),
    ("The court is independent", "The court is biased"),
]
NOT_OPPOSED = [
    ("The election was fair", "The election was expensive"),
    ("The election in Serbia was fair", "The election in Hungary was rigged"),
    ("The parliamentary election was fair", "The presidential election was rigged"),
    ("The vote was free of charge", "The vote was rigged"),
    ("The election was fair", "The election was not rigged"),
    ("The election must be fair", "The election was rigged"),
    ("The first vote was valid", "The second vote was void"),
    ("The northern bridge is open", "The southern bridge is closed"),
    ("The vaccine is safe", "The virus is dangerous"),
    ("The protest was peaceful", "The police were violent"),
    ("The documents were authentic", "The passport was forged"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_what_is_fair_is_not_rigged(one: str, other: str, tmp_path: Path) -> None:
    (link,) = clashes(tmp_path, [f"{one}, mayor Ana Holt said.", f"{other}, envoy Milos Bok said."])
    assert (link.kind, link.rule, link.clash) == ("contradicts", "opposite-opposites", "dispute")


@pytest.mark.parametrize(("one", "other"), NOT_OPPOSED)
def test_what_may_both_be_so(one: str, other: str, tmp_path: Path) -> None:
    assert clashes(tmp_path, [f"{one}, mayor Ana Holt said.", f"{other}, envoy Milos Bok said."]) == []


@pytest.mark.parametrize(
    ("what", "day", "expected"),
    [("report", "2021-05-04", 1), ("report", "2021-07-02", 0), ("Serbian report", "2021-07-02", 1)],
)
def test_without_a_name_it_may_be_another(what: str, day: str, expected: int, tmp_path: Path) -> None:
    ours, theirs = f"The {what} is accurate, Holt said.", f"{day} The {what} is misleading, Bok said."
    assert len(clashes(tmp_path, [ours, theirs])) == expected
