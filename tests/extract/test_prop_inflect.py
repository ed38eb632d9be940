"""Inflection of verbs, irregular and regular."""

import pytest

from tracker.extract.prop_data import rows
from tracker.extract.prop_inflect import base_of_gerund, participle, past, present


@pytest.mark.parametrize(
    ("lemma", "simple", "perfect", "third"),
    [
        ("supply", "supplied", "supplied", "supplies"),
        ("play", "played", "played", "plays"),
        ("invade", "invaded", "invaded", "invades"),
        ("agree", "agreed", "agreed", "agrees"),
        ("plan", "planned", "planned", "plans"),
        ("aid", "aided", "aided", "aids"),
        ("visit", "visited", "visited", "visits"),
        ("permit", "permitted", "permitted", "permits"),
        ("offer", "offered", "offered", "offers"),
        ("refer", "referred", "referred", "refers"),
        ("control", "controlled", "controlled", "controls"),
        ("equip", "equipped", "equipped", "equips"),
        ("panic", "panicked", "panicked", "panics"),
        ("fix", "fixed", "fixed", "fixes"),
        ("show", "showed", "shown", "shows"),
        ("attack", "attacked", "attacked", "attacks"),
        ("help", "helped", "helped", "helps"),
        ("reach", "reached", "reached", "reaches"),
        ("veto", "vetoed", "vetoed", "vetoes"),
        ("give", "gave", "given", "gives"),
        ("go", "went", "gone", "goes"),
        ("do", "did", "done", "does"),
        ("have", "had", "had", "has"),
        ("steal", "stole", "stolen", "steals"),
        ("undergo", "underwent", "undergone", "undergoes"),
        ("be", "was", "been", "is"),
    ],
)
def test_forms_of_a_verb(lemma: str, simple: str, perfect: str, third: str) -> None:
    assert (past(lemma), participle(lemma), present(lemma)) == (simple, perfect, third)


@pytest.mark.parametrize(
    ("lemma", "simple", "now"), [("be", "were", "are"), ("have", "had", "have"), ("fly", "flew", "fly")]
)
def test_plural_forms(lemma: str, simple: str, now: str) -> None:
    assert (past(lemma, plural=True), present(lemma, plural=True)) == (simple, now)


@pytest.mark.parametrize(
    ("gerund", "lemma"),
    [
        ("funding", "fund"),
        ("Arming", "arm"),
        ("invading", "invade"),
        ("stopping", "stop"),
        ("killing", "kill"),
        ("lying", "lie"),
        ("zzqqing", "zzqq"),
    ],
)
def test_lemma_behind_a_gerund(gerund: str, lemma: str) -> None:
    known = {"fund", "arm", "invade", "stop", "kill", "lie"}
    assert base_of_gerund(gerund, known.__contains__) == lemma


def test_irregular_verbs_are_listed_once_and_whole() -> None:
    found = rows("irregular")
    assert len({row[0] for row in found}) == len(found) > 180
    assert all(len(row) == 3 and all(row) for row in found)
