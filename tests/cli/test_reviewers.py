"""What people vouched for, and where they differ."""

import json
import subprocess
import sys
from pathlib import Path

import hand
import pytest
from runner import done, refused

from tracker.agreement import kappa
from tracker.store import check, open_ledger

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _ledger() -> None:
    hand.build()


def _claims(*args: str) -> dict[str, dict[str, object]]:
    return {row["id"]: row for row in json.loads(done("claims", "--json", *args))["claims"]}


def test_a_candidate_never_counts_as_accepted() -> None:
    done("defer", "S2")
    done("defer", "L1")
    shown = _claims()["C1"]
    assert (shown["denied_by"], shown["contested"], shown["reviewed"]) == (["Lena Brandt"], True, 1)
    vouched = _claims("--reviewed")["C1"]
    assert (vouched["asserted_by"], vouched["denied_by"]) == (["Anton Vesely"], [])
    assert (vouched["asserts"], vouched["denies"], vouched["contested"]) == (1, 0, False)
    assert vouched["lineage"] == "1 article, 1 origin"
    done("accept", "L1")
    assert _claims("--reviewed")["C1"]["contested"] is True


@pytest.mark.parametrize(
    ("args", "ids", "head"),
    [
        (
            [],
            {"C1", "C2"},
            "candidates and accepted claims (--reviewed: accepted only; --all: rejected ones too)",
        ),
        (["--reviewed"], {"C1"}, "accepted claims only"),
        (["--all"], {"C1", "C2", "C3"}, "all claims: candidates, accepted and rejected ones"),
        (["--status", "rejected"], {"C3"}, "claims that are rejected"),
    ],
)
def test_the_header_says_which_claims_are_meant(args: list[str], ids: set[str], head: str) -> None:
    done("add", "claim", "Zenda burned", "--subject", "Ruritania", "--predicate", "burn")
    done("defer", "C2")
    done("reject", "C3")
    assert set(_claims(*args)) == ids
    assert done("claims", *args).startswith(head)
    assert not done("claims", "--no-header", *args).startswith(head)


def test_which_claims_are_meant_is_said_once() -> None:
    assert "give one of them" in refused(2, "claims", "--reviewed", "--all")


def test_gradings_stand_in_the_listings_under_each_name() -> None:
    done(
        "--who",
        "ada",
        "grade",
        json.loads(done("actors", "--search", "Vesely", "--json"))["actors"][0]["id"],
        "B",
    )
    done("--who", "ben", "settle", "C1", "--as", "settled", "--because", "found")
    (vesely,) = json.loads(done("actors", "--search", "Vesely", "--json"))["actors"]
    assert vesely["reliability"] == ["B (ada)"]
    assert "settled (ben)" in done("claims")


def test_two_people_s_judgements_are_both_kept_and_listed() -> None:
    assert "nobody differs" not in done("disagreements")
    for who, args in (
        ("ada", "accept S1 S2 S3"),
        ("ben", "accept S1 S3"),
        ("ben", "reject S2 --because forged"),
        ("cem", "defer S3"),
        ("cem", "note S1 odd"),
        ("ada", "grade S1 2"),
        ("ben", "grade S1 4"),
        ("ben", "grade S1 3"),
    ):
        done("--who", who, *args.split())
    rows = json.loads(done("disagreements", "--json"))["disagreements"]
    assert [(row["id"], row["scale"], row["held"]) for row in rows] == [
        ("S1", "credibility", ["2 (ada)", "3 (ben)"]),
        ("S2", "decision", ["accept (ada)", "reject (ben)"]),
    ]
    assert rows[1]["opinions"][1]["why"] == "forged"
    newest = json.loads(done("history", "--json", "--limit", "1"))["changes"][0]["id"]
    before = f"H{int(newest[1:]) - 1}"
    then = json.loads(done("disagreements", "--json", "--as-of", before))["disagreements"]
    assert [row["held"] for row in then] == [["2 (ada)", "4 (ben)"], ["accept (ada)", "reject (ben)"]]
    pairs = json.loads(done("disagreements", "--kappa", "--json"))["agreements"]
    assert [
        (row["scale"], row["one"], row["other"], row["both"], row["same"], row["kappa"]) for row in pairs
    ] == [
        ("credibility", "ada", "ben", 1, 0, 0.0),
        ("decision", "ada", "ben", 3, 2, 0.0),
    ]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([], None),
        ([("a", "a"), ("a", "a")], None),
        ([("a", "a"), ("r", "r")], 1.0),
        ([("a", "r"), ("r", "a")], -1.0),
        # The table of 50 in Cohen's manner: 20 and 15 alike, 5 and 10 not.
        ([("y", "y")] * 20 + [("y", "n")] * 5 + [("n", "y")] * 10 + [("n", "n")] * 15, 0.4),
    ],
)
def test_kappa(pairs: list[tuple[str, str]], expected: float | None) -> None:
    found = kappa(pairs)
    assert found is None if expected is None else found == pytest.approx(expected)


REVIEWER = """
import sys
from tracker import review
from tracker.records import Choice, as_ref
from tracker.store import open_ledger
from tracker.terms import Verb
with open_ledger(sys.argv[1], who=sys.argv[2], write=True) as ledger:
    for turn in range(int(sys.argv[3])):
        verb = Verb.ACCEPT if turn % 2 else Verb.REJECT
        review.apply(ledger, Choice(verb, (as_ref(f"S{turn % 3 + 1}"),), str(turn)))
"""


def test_two_reviewers_at_once_lose_no_decision() -> None:
    url, each = f"sqlite:///{Path('tracker.db').resolve()}", 25
    both = [
        subprocess.Popen(
            [sys.executable, "-c", REVIEWER, url, who, str(each)], cwd=ROOT, stderr=subprocess.PIPE, text=True
        )
        for who in ("ada", "ben")
    ]
    assert [(one.communicate()[1], one.returncode) for one in both] == [("", 0)] * 2
    judged = [
        (row["who"], row["why"])
        for ref in ("S1", "S2", "S3")
        for row in json.loads(done("show", ref, "--json"))["assertion"]["judgements"]
    ]
    assert sorted(judged) == sorted((who, str(turn)) for who in ("ada", "ben") for turn in range(each))
    with open_ledger(url) as ledger:
        assert check(ledger) == ()
