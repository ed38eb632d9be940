"""A whole ledger can be kept by hand, with every passage checked against its article."""

import json
import sqlite3
from pathlib import Path

import hand
import pytest
from runner import done, ran, refused


def sole(noun: str, *args: str) -> dict[str, object]:
    """Return the one record that a command prints as JSON."""
    found = json.loads(done(*args, "--json"))[noun]
    assert isinstance(found, dict)
    return found


def state() -> list[str]:
    """Return everything that the database holds."""
    with sqlite3.connect("tracker.db") as connection:
        return list(connection.iterdump())


def test_each_step_prints_the_id_of_what_it_made() -> None:
    printed = hand.build()
    assert printed[:2] == ["A1", "A2"]
    assert printed[6] == printed[2]
    assert printed[7:] == ["C1", "C2", "S1", "S2", "S3", "L1"]
    done("check")


def test_an_assertion_has_its_words_speaker_and_chain() -> None:
    hand.build()
    row = sole("assertion", "show", "S2")
    assert (row["actor"], row["stance"], row["scope"], row["answers"]) == (
        "Lena Brandt",
        "denies",
        "money",
        "S1",
    )
    (span,) = row["spans"]  # type: ignore[misc]
    text = sole("article", "show", "A1")["text"]
    assert isinstance(text, str)
    assert text[span["start"] : span["end"]] == "Nobody paid us"
    assert span["start"] == text.rindex("Nobody paid us")
    assert sole("assertion", "show", "S3")["chain"] == ["unknown", "Ruritania", "Zenda Council"]
    assert sole("assertion", "show", "S1")["speaks_for"] == ["Ruritania"]


def test_the_denial_makes_the_claim_contested_and_rolls_up_to_the_state() -> None:
    hand.build()
    contested = {
        row["id"]: row["denied_by"] for row in json.loads(done("claims", "--contested", "--json"))["claims"]
    }
    assert contested == {"C1": ["Lena Brandt"], "C2": []}
    rolled = json.loads(done("claims", "--by", "Ruritania", "--json"))["claims"]
    assert [row["id"] for row in rolled] == ["C1"]
    assert "speaks for Ruritania" in " ".join(rolled[0]["why"])
    assert json.loads(done("claims", "--by", "Ruritania", "--no-roll-up", "--json"))["claims"] == []


ASSERTION = "add assertion --claim C1 --actor Lena^Brandt --article A1 --stance denies"


@pytest.mark.parametrize(
    ("code", "step", "message"),
    [
        (2, f"{ASSERTION} --quote Nobody^paid^us", "these words stand 2 times in A1, at "),
        (2, f"{ASSERTION} --quote Nobody^paid^us --nth 3", "there is no --nth 3"),
        (3, f"{ASSERTION} --quote nobody^paid^them", "these words do not stand in A1"),
        (3, f'{ASSERTION} --quote "Nobody^paid^us,"', "it reads: “Nobody paid us,”"),
        (2, ASSERTION, "give the passage"),
        (2, f"{ASSERTION} --start 5 --end 5", "5-5 is no passage of A1"),
        (2, f"{ASSERTION} --quote Ruritania --said Monday", "'Monday' is not a date"),
        (4, f"{ASSERTION} --quote Nobody^paid^us --nth 2", "S2"),
        (3, ASSERTION.replace("C1", "C99") + " --quote Ruritania", "C99"),
        (3, ASSERTION.replace("A1", "A99") + " --quote Ruritania", "A99"),
        (2, ASSERTION.replace("C1", "A1") + " --quote Ruritania", "A1 is not a claim (C12)"),
        (3, ASSERTION.replace("Lena^Brandt", "Lena^Brand") + " --start 0 --end 9", "Lena Brandt"),
        (3, f"{ASSERTION} --start 0 --end 9 --via Nobody^Atall", "Nobody Atall"),
        (3, f"{ASSERTION} --start 0 --end 9 --answers S99", "S99"),
        (4, "add article harbour.md", "A1"),
        (6, "add article missing.txt", "missing.txt"),
        (2, "add article bond.txt --published someday", "'someday' is not a date"),
        (4, "add actor Ruritania --kind state", "P"),
        (2, "add actor ^", "an empty name"),
        (3, "add actor New^Person --speaks-for Rurtania", "Ruritania"),
        (3, "add alias Rurtania X", "Ruritania"),
        (2, "add alias Ruritania ^", "an empty name"),
        (4, "add claim Ruritania^paid^for^the^harbour^at^Zenda --subject Ruritania --predicate pay "
            "--object the^harbour --event 2020/2021", "C1"),
        (3, "add claim Rurtania^paid --subject Rurtania --predicate pay", "Ruritania"),
        (2, "add claim ^ --subject Ruritania --predicate pay", "an empty name"),
        (2, "add claim X --subject Ruritania --predicate pay --event 2021-02-30", "is not a date"),
        (4, "link C1 C2 --as contradicts", "L1"),
        (4, "link C2 C1 --as contradicts", "L1"),
        (2, "link C1 C1 --as supports", "C1 cannot be tied to itself"),
        (3, "link C1 C9 --as supports", "C9"),
        (2, "link C1 S1 --as supports", "S1 is not a claim"),
        (3, "unlink L9", "L9"),
        (3, "unlink C2 C9", "no link between C2 and C9"),
        (2, "unlink C1", "C1 is not a link"),
        (3, "accept C1 C99", "C99"),
        (2, "reject C1 nonsense", "'nonsense' is not an id"),
        (3, "show C99", "C99"),
        (3, "show S99", "S99"),
        (3, "show P99999", "P99999"),
        (3, "show A99", "A99"),
        (3, "show L99", "L99"),
        (3, "why C99", "C99"),
        (2, "why 12", "'12' is not an id"),
        (2, "show C-1", "'C-1' is not an id"),
        (3, "claims --actor Rurtania", "Ruritania"),
        (3, "actors --of Rurtania", "Ruritania"),
        (2, "claims --since 2018-13", "'2018-13' is not a date"),
        (2, "articles --until tomorrow", "'tomorrow' is not a date"),
        (3, "history C99", "C99"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_refused_and_changes_nothing(code: int, step: str, message: str) -> None:
    hand.build()
    before = state()
    assert message in refused(code, *(word.replace("^", " ") for word in step.split()))
    assert state() == before


@pytest.mark.parametrize("given", [["L1"], ["C1", "C2"], ["C2", "C1"]])
def test_unlink_rejects_and_deletes_nothing(given: list[str]) -> None:
    hand.build()
    done("unlink", *given, "--because", "they mean two harbours")
    assert json.loads(done("contradictions", "--json"))["contradictions"] == []
    row = sole("link", "show", "L1")
    assert row["status"] == "rejected"
    assert row["judgements"][-1]["why"] == "they mean two harbours"  # type: ignore[index]
    assert "no link between" in refused(3, "unlink", "C1", "C2")


def test_a_decision_names_who_took_it() -> None:
    hand.build()
    result = ran("--who", "ada", "accept", "C1", "s1", "--because", "two papers", "--confidence", "high")
    assert result.stderr == "accepted C1, S1\n"
    (judgement,) = sole("claim", "show", "C1")["judgements"]  # type: ignore[misc]
    assert judgement["who"] == "ada"
    assert (judgement["decision"], judgement["confidence"]) == ("accept", "high")
    assert "ada accept, high confidence: two papers" in done("show", "C1")


def test_a_decision_on_several_things_is_all_or_nothing() -> None:
    hand.build()
    refused(3, "reject", "C1", "C99")
    assert sole("claim", "show", "C1")["judgements"] == []


@pytest.mark.parametrize("name", ["harbour.md", "-"])
def test_an_article_is_known_again(name: str) -> None:
    hand.build()
    result = ran("add", "article", name, stdin=Path("harbour.md").read_bytes())
    assert (result.exit_code, "A1" in result.stderr) == (4, True)


def test_an_article_says_what_was_given_by_hand() -> None:
    hand.build()
    row = sole("article", "show", "A2")
    assert (row["title"], row["outlet"], row["published"]) == ("Bonds", "Courier", "2021-04-01/2021-04-30")
    assert row["authors"] == ["Ada", "Ivo"]
