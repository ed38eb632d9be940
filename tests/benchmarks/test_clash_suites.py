"""The suites of pairs and of negation scope on sentences of our own, and what names a judged clash."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.suites import clashes, contested, fakes, pairs, scone, stories
from tracker import comparing
from tracker.contradict import Weigher
from training import pairs_data

OWN = [
    ("The raid killed 12 people in Klow.", "The raid killed 30 people in Klow.", "contradiction"),
    ("The envoy did not send weapons.", "The envoy did not send rifles.", "entailment"),
    ("The envoy sent grain.", "The mayor sent grain to the port.", "neutral"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give a file of pairs."""
    rows = [dict(zip(("premise", "hypothesis", "label"), row, strict=True)) for row in OWN]
    path = tmp_path / "own.jsonl"
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_pairs_says_what_is_decided_and_leaves_neutral_pairs_apart(file: Path) -> None:
    lines = {line.split("  ")[0]: line for line in pairs.run([file])}
    assert " 1.000 " in lines["own.jsonl: accuracy by rules alone"]
    assert "n 2" in lines["own.jsonl: decided"]
    assert " 1.000 " in lines["own.jsonl: neutral left"]


def test_a_file_that_was_learnt_is_known_in_whatever_order_its_pairs_come() -> None:
    rows = [dict(zip(("premise", "hypothesis", "label"), row, strict=True)) for row in OWN]
    assert pairs.digest(rows) == pairs.digest(rows[::-1]) != pairs.digest(rows[1:])


def test_where_rules_are_silent_the_model_is_asked_and_has_to_take_a_side() -> None:
    rows = [{"premise": "The envoy sent grain.", "hypothesis": "The port starved.", "label": "contradiction"}]
    asked = Weigher("toy", 0.9, lambda texts: [(0.2, 0.5, 0.3) for _ in texts])
    lines = {
        each.split("  ")[0]: each for each in pairs.figures("x", rows, pairs.answers(rows, asked), "by toy")
    }
    assert " 1.000 " in lines["x: accuracy by toy"]
    assert " 1.000 " in lines["x: where rules are silent"]
    assert pairs.side(pairs.answers(rows, None)[0]) is None


def test_the_fifth_of_a_pair_depends_on_what_its_sentences_share() -> None:
    one, other = (
        {"premise": a, "hypothesis": b} for a, b in (("a red hat", "a red cap"), ("a red x", "a red y"))
    )
    assert scone.fifth(one) == scone.fifth(other)


@pytest.mark.parametrize(("name", "least"), [("fakes", 9), ("stories", 9), ("written", 9)])
def test_every_judgement_is_one_of_two(name: str, least: int) -> None:
    assert len(contested.judged(name)) >= least
    lines = (contested.FOLDER / f"{name}_judged.tsv").read_text(encoding="utf-8").splitlines()
    assert {line.split("\t")[1] for line in lines if not line.startswith("#")} == {"clash", "none"}


def test_the_days_and_articles_of_a_group() -> None:
    group = {
        "articles": [
            {"id": 2, "title": "B", "outlet": "x", "date": "5/14/2021", "text": "b", "place": ""},
            {"id": 1, "title": "A", "outlet": "x", "date": "5/4/2021", "text": "a", "place": ""},
        ]
    }
    assert [each.date for each in fakes.pieces(group)] == ["2021-05-14", "2021-05-04"]
    assert [each.id for each in fakes.in_one([group, group])] == ["1", "2"]


def test_a_story_is_held_out_by_its_name() -> None:
    assert {stories.held_out(f"story {number}") for number in range(20)} == {True, False}


EVENT = {
    "event": "a bridge",
    "claims": ["the bridge was shut", "the bridge was open all day", "Klow's bridge was closed", "it rained"],
    "contradict": [[0, 1], [2, 1]],
    "follows": [],
    "same": [[0, 2]],
}


def test_two_claims_on_an_event_are_asked_both_ways_round_and_what_is_not_listed_is_neutral() -> None:
    labels = [one["label"] for one in clashes.pairs(EVENT)]
    assert len(labels) == 12
    assert (labels.count("contradiction"), labels.count("entailment")) == (4, 2)


def test_of_what_follows_the_other_way_round_is_neutral() -> None:
    event = {**EVENT, "contradict": [], "same": [], "follows": [[0, 2]]}
    told = [(one["premise"], one["hypothesis"]) for one in clashes.pairs(event) if one["label"] != "neutral"]
    assert told == [("the bridge was shut", "Klow's bridge was closed")]


def test_the_lesser_of_both_ways_round_counts() -> None:
    def ask(texts: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        return [(0.0, 0.2, 0.8) if a < b else (0.0, 0.7, 0.3) for a, b in texts]

    found = clashes.judged(EVENT, Weigher("toy", 0.9, ask))
    assert [score for score, _ in found] == [0.3] * 6
    assert [right for _, right in found] == [True, False, False, True, False, False]


@pytest.mark.parametrize(
    ("ranked", "precision", "at_eight", "at_nine"),
    [
        ("yes yes no no", 1.0, 1.0, 1.0),
        ("yes no yes no", (1 + 2 / 3) / 2, 0.5, 0.5),
        ("yes yes yes yes no yes no", (4 + 5 / 6) / 5, 1.0, 0.8),
        ("no no", 0.0, 0.0, 0.0),
    ],
)
def test_the_ranking_is_told_by_average_precision_and_recall(
    ranked: str, precision: float, at_eight: float, at_nine: float
) -> None:
    found = [[(1 - place / 100, word == "yes") for place, word in enumerate(ranked.split())]]
    assert clashes.precision(found) == pytest.approx(precision)
    assert clashes.recall(found, 0.8) == pytest.approx(at_eight)
    assert clashes.recall(found, 0.9) == pytest.approx(at_nine)


def test_only_events_that_are_held_out_are_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"event {number}" for number in range(30)]
    held = [name for name in names if clashes.part(name) == clashes.HELD]
    path = tmp_path / "events.jsonl"
    path.write_text("".join(f"{json.dumps({**EVENT, 'event': name})}\n" for name in names), encoding="utf-8")
    toy = Weigher("toy", 0.5, lambda texts: [(0.0, 0.1, 0.9) for _ in texts])
    monkeypatch.setattr(comparing, "weigher", lambda: toy)
    lines = list(clashes.run([path]))
    assert 0 < len(held) < len(names)
    assert lines[0] == f"toy: {len(held)} events, {6 * len(held)} pairs, {2 * len(held)} contradict"
    assert "n " + str(6 * len(held)) in lines[-1]
    kept = pairs_data.read(path)
    assert len(kept) == 12 * (len(names) - len(held))
