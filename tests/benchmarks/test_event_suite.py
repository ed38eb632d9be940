"""The suite of one event across articles, on sentences of our own."""

import json
from pathlib import Path

import numpy as np

from benchmarks.suites import ecbplus
from benchmarks.suites.event_weights import fitted, weighed

TELLS = ("A ferry sank off {}.", "The ferry that sank near {} was old.", "Vos won the race in {}.")
PLACES = ("Zenda", "Klow", "Brenn", "Orlo", "Strelsau")


def told(topics: range) -> list[dict[str, object]]:
    return [
        {
            "topic": topic,
            "subtopic": f"{topic} {'sea' if number < 2 else 'race'}",
            "doc": f"{topic}-{number}",
            "text": text.format(PLACES[topic % len(PLACES)]),
            "events": [{"cluster": f"{topic} {'sink' if number < 2 else 'win'}"}],
        }
        for topic in topics
        for number, text in enumerate(TELLS)
    ]


def test_topics_that_were_learnt_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "topics.jsonl"
    path.write_text("".join(f"{json.dumps(one)}\n" for one in told(range(34, 42))), encoding="utf-8")
    first, *lines = ecbplus.run([path])
    assert first == "topics: 36 37 38 39 40 41"
    assert all("weights as they are" in one or "cross-validated" in one for one in lines)


def test_cross_validation_weighs_a_pair_alike_from_both_sides() -> None:
    some = told(range(36, 42))
    found = ecbplus.crossed(some, ecbplus.texts(some, [None] * len(some)))
    assert np.allclose(found, found.T)
    assert found[0, 1] > max(found[0, 2], found[0, 5])


def test_articles_on_one_happening_are_told_by_what_they_share() -> None:
    some = told(range(36, 42))
    vectors = np.random.default_rng(1).standard_normal((len(some), 8)).astype(np.float32)
    given = ecbplus.texts(some, list(vectors / np.linalg.norm(vectors, axis=1, keepdims=True)))
    happening, event = weighed(some, given, ecbplus.same(some), np.ones(len(some), bool))
    assert happening["gist"] > 0
    assert set(event) == {"words", "meaning", "company", "crowd", "always"}
    found = ecbplus.crossed(some, given)
    assert np.allclose(found, found.T)


def test_what_tells_pairs_apart_has_weight_and_what_does_not_has_none() -> None:
    chance = np.random.default_rng(1)
    sign, noise = chance.random(400), chance.random(400)
    found = fitted({"sign": sign, "noise": noise}, sign + 0.2 * chance.random(400) > 0.6)
    assert found["sign"] > 10 * abs(found["noise"])
    assert found["always"] < 0
