"""Merging, splitting and undoing from the command line, and narrowing by way."""

import json
from pathlib import Path

import hand
import pytest
from runner import done, ran, refused


@pytest.fixture(autouse=True)
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_USER", "ada")
    monkeypatch.delenv("TRACKER_DB", raising=False)
    hand.build()


def listed(*words: str) -> list[dict[str, object]]:
    return list(json.loads(done(*words, "--json", "--limit", "0"))[words[0]])


def names() -> set[object]:
    return {row["name"] for row in listed("actors")}


def test_two_who_are_one_are_listed_once_and_apart_again() -> None:
    before = listed("claims")
    merged = ran("merge", "Lena Brandt", "Anton Vesely", "--because", "one and the same envoy")
    assert (merged.exit_code, merged.stderr.split()[0], merged.stderr.strip()[-4:]) == (0, "merged", "(M1)")
    assert len({"Anton Vesely", "Lena Brandt"} & names()) == 1
    shown = done("show", "M1")
    assert "M1  perhaps the same actor (accepted): Anton Vesely and Lena Brandt" in shown
    assert "accept: one and the same envoy" in shown
    one = next(row for row in listed("actors") if row["merged"])
    assert "ada: one and the same envoy" in str(one["merged"])
    assert "one with P" in done("show", str(one["id"]))
    assert "one with P" in done("why", str(one["id"]))
    assert ran("split", "Lena Brandt", "--because", "no").exit_code == 0
    assert {"Anton Vesely", "Lena Brandt"} <= names()
    assert ran("undo", "M1").stderr == "took back the newest decision on M1\n"
    assert len({"Anton Vesely", "Lena Brandt"} & names()) == 1
    done("undo", "M1")
    assert listed("claims") == before
    done("check")


@pytest.mark.parametrize(
    ("code", "words", "message"),
    [
        (2, ("merge", "Lena Brandt"), "one actor is one already: give two or more"),
        (3, ("merge", "Lena Brandt", "Nobody at all"), "no actor is called"),
        (4, ("split", "Lena Brandt"), "is not merged with another actor"),
        (4, ("undo", "C1"), "there is no decision on C1 to take back"),
        (3, ("undo", "M9"), "there is no pair of actors M9"),
        (
            2,
            ("claims", "--by", "Ruritania", "--via", "self,cousin"),
            "'cousin' is no way: give one or more of self",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(code: int, words: tuple[str, ...], message: str) -> None:
    assert message in refused(code, *words)


def test_any_decision_can_be_taken_back() -> None:
    done("reject", "C1")
    done("accept", "C1")
    done("undo", "C1", "--because", "too soon")
    assert json.loads(done("show", "C1", "--json"))["claim"]["status"] == "rejected"
    done("undo", "C1")
    assert listed("claims")[0]["status"] == "accepted"
    assert "undo" in done("show", "C1")


@pytest.mark.parametrize(
    ("via", "expected"),
    [
        ("self", []),
        ("spokesperson", ["C1"]),
        ("self, spokesperson", ["C1"]),
        ("member,metonym,alias", []),
    ],
)
def test_only_by_the_ways_asked_for(via: str, expected: list[str]) -> None:
    found = listed("claims", "--by", "Ruritania", "--via", via)
    assert [row["id"] for row in found] == expected
    assert all(row["via"] == ["spokesperson"] for row in found)
    if expected:
        assert "speaks for Ruritania" in str(found[0]["why"])


def test_what_was_decided_on_any_name_or_wording_stands_on_the_whole() -> None:
    ids = {row["name"]: str(row["id"]) for row in listed("actors")}
    lena, anton = ids["Lena Brandt"], ids["Anton Vesely"]
    for ref in (lena, anton):
        done("accept", ref, "--because", f"met {ref}")
    done("grade", anton, "B", "--because", "mostly right")
    done("merge", lena, anton)
    lead = next(str(row["id"]) for row in listed("actors") if row["merged"])
    other = next(ref for ref in (lena, anton) if ref != lead)
    for ref in (lena, anton):
        record = json.loads(done("show", ref, "--json"))["actor"]
        assert {(one["id"], one["why"]) for one in record["judgements"]} == {
            (lena, f"met {lena}"),
            (anton, f"met {anton}"),
        }
        assert [(one["id"], one["grade"]) for one in record["gradings"]] == [(anton, "B")]
    assert f"accept {other}: met {other}" in done("show", lead)
    assert f"accept of {other} by ada" in done("why", lead)
    claims = [str(row["id"]) for row in listed("claims")][:2]
    done("accept", claims[1], "--because", "as it was said")
    done("merge", *claims)
    for ref in claims:
        assert "as it was said" in done("show", ref)
