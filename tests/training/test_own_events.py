"""The events of our own that the model of pairs learns from: whole, and cut into parts."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.suites import clashes
from benchmarks.suites.common import Record, records
from training import pairs_data

FILE = Path(pairs_data.__file__).parent / "own_events.jsonl.gz"


@pytest.fixture(scope="module")
def events() -> list[Record]:
    """Give all events."""
    return list(records(FILE))


def test_no_two_events_have_one_name_and_no_event_a_claim_twice(events: list[Record]) -> None:
    names = Counter(one["event"] for one in events)
    assert [name for name, often in names.items() if often > 1] == []
    assert [one["event"] for one in events if len({*one["claims"]}) < len(one["claims"])] == []


def test_every_list_names_claims_and_no_pair_twice(events: list[Record]) -> None:
    for one in events:
        listed = [frozenset(pair) for kind in ("contradict", "follows", "same") for pair in one[kind]]
        assert len(listed) == len({*listed}), one["event"]
        assert all(len(pair) == 2 and pair < {*range(len(one["claims"]))} for pair in listed), one["event"]


def test_a_fifth_is_held_out_and_a_seventh_of_the_pairs_contradicts(events: list[Record]) -> None:
    held = sum(clashes.part(one["event"]) == clashes.HELD for one in events)
    assert 0.15 < held / len(events) < 0.25
    labels = Counter(one.label for one in pairs_data.read(FILE))
    assert 0.1 < labels["contradiction"] / labels.total() < 0.18
    assert labels["neutral"] > labels["contradiction"] > labels["entailment"] > 0


def test_what_is_held_out_is_not_read(events: list[Record]) -> None:
    held = {text for one in events if clashes.part(one["event"]) == clashes.HELD for text in one["claims"]}
    read = {text for one in pairs_data.read(FILE) for text in (one.premise, one.hypothesis)}
    assert held
    assert not held & read


def test_of_judged_pairs_both_ways_round_are_there_and_contradict_alike() -> None:
    lessons = pairs_data.read(FILE.parent / "own_judged.jsonl.gz")
    labels = {(one.premise, one.hypothesis): one.label for one in lessons}
    assert {one.label for one in lessons} == {"entailment", "neutral", "contradiction"}
    for (first, second), label in labels.items():
        assert (labels[second, first] == "contradiction") == (label == "contradiction"), (first, second)
