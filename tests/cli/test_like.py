"""`tracker like`: which claims of the ledger a text repeats."""

import json
from pathlib import Path

import pytest
from runner import done, ran, refused

from tracker.extract import encoder

ARTICLES = {
    "bridge.txt": "Governor Ana Soto said on Friday that the old bridge at Brenn was closed to lorries.",
    "ship.txt": "The harbour master, Piet Vos, said that a grain ship had run aground off Zenda.",
    "wells.txt": "Lena Brandt said that the army had poisoned the wells of Orlo.",
    "strike.txt": "Juan Roca said that the teachers of Klow were on strike.",
}


@pytest.fixture(autouse=True)
def _ledger() -> None:
    for name, text in ARTICLES.items():
        Path(name).write_text(text + "\n", encoding="utf-8")
    done("ingest", *ARTICLES)


def first(text: str) -> str:
    found = json.loads(done("like", text, "--json"))["hits"]
    return found[0]["title"] if found else ""


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Soto: the Brenn bridge is shut for trucks, RT", "bridge"),
        ("GRAIN ship AGROUND off zenda!!!", "ship"),
        ("did the army really poison the wells in #Orlo? https://orlo.example/1", "wells"),
        ("teachers on strike in Klow", "teachers"),
        ("Is it so that the wells of Orlo were not poisoned?", "wells"),
    ],
)
def test_the_claim_that_a_post_repeats_comes_first(text: str, word: str) -> None:
    assert word in first(text)


@pytest.mark.skipif(encoder.shipped() is None, reason="by words alone it shares nothing with the claim")
def test_meaning_puts_a_claim_first_that_shares_one_word() -> None:
    assert "ship" in first("a freighter got stuck on the rocks near Zenda")


def test_each_row_says_what_speaks_for_it() -> None:
    (row, *_) = json.loads(done("like", "the", "bridge", "at", "Brenn", "--json"))["hits"]
    assert row["id"].startswith("C")
    score, _, shared = row["snippet"].partition(": ")
    assert float(score) > 0
    assert set(shared.split(", ")) <= {"bridge", "brenn"}


def test_the_likeliest_come_first_and_no_more_than_asked() -> None:
    text = "The army said that the bridge, the ship and the wells of Orlo are closed"
    rows = json.loads(done("like", text, "--json", "--limit", "3"))["hits"]
    scores = [float(row["snippet"].split(":")[0]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert len(rows) <= 3
    assert len(json.loads(done("like", text, "--json", "--limit", "1"))["hits"]) == 1


@pytest.mark.parametrize("text", ["", "🐟", "\x00", "''; DROP TABLE claims --", "xyzzy plugh", '"*^:()'])
def test_what_is_like_nothing_finds_nothing(text: str) -> None:
    result = ran("like", text)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "found nowhere" in result.stderr


def test_undecodable_words_do_no_harm() -> None:
    assert "wells" in first("poisoned wells \udced\udca0\udc80 Orlo")


def test_without_a_database_it_says_how_to_make_one() -> None:
    assert "tracker ingest" in refused(3, "--db", "none.db", "like", "wells")


def test_at_least_one_has_to_be_asked_for() -> None:
    assert "--limit" in refused(2, "like", "wells", "--limit", "0")
