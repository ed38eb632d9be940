"""The starting actors and articles that come with the program."""

from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import pytest
import yaml

from tracker.ingest import read, walk
from tracker.paths import seeds
from tracker.resolve import starting_actors
from tracker.resolve.names import fold
from tracker.terms import ActorKind, AffiliationKind, AliasKind, Layer

FURNITURE = (
    "Leave a Reply",
    "Post a Comment",
    "Related Articles",
    "Print Friendly",
    "Inline Feedbacks",
    "Must Read",
)


@cache
def entries() -> list[dict[str, Any]]:
    return list(yaml.safe_load((seeds() / "actors.yaml").read_text(encoding="utf-8")))


def test_every_actor_has_its_own_readable_key() -> None:
    keys = [entry["key"] for entry in entries()]
    assert [key for key, count in Counter(keys).items() if count > 1] == []
    assert [
        entry["key"] for entry in entries() if entry["key"] != f"{entry['kind']}:{fold(entry['name'])}"
    ] == []


def test_kinds_are_those_of_the_vocabularies() -> None:
    assert {entry["kind"] for entry in entries()} <= set(ActorKind)
    assert {alias["kind"] for entry in entries() for alias in entry.get("aliases", ())} <= set(AliasKind)
    ties = [tie for entry in entries() for tie in entry.get("affiliations", ())]
    assert {tie["kind"] for tie in ties} <= set(AffiliationKind)


def test_ties_lead_to_known_actors_and_run_forward_in_time() -> None:
    actors, ties = starting_actors()
    keys = {actor.key for actor in actors}
    assert [tie for tie in ties if tie.other_key not in keys] == []
    spans = [(tie.when.first or date.min, tie.when.last or date.max) for tie in ties if tie.when]
    assert all(first <= last for first, last in spans)


def test_a_tie_is_given_once() -> None:
    ties = Counter(tie.key for tie in starting_actors()[1])
    assert [key for key, count in ties.items() if count > 1] == []


def test_no_alias_is_a_common_word() -> None:
    aliases = {fold(alias["text"]) for entry in entries() for alias in entry.get("aliases", ())}
    assert not aliases & {
        "who",
        "is",
        "it",
        "he",
        "may",
        "will",
        "us",
        "hill",
        "time",
        "sun",
        "mirror",
        "economist",
    }


@pytest.mark.parametrize(("kind", "least"), [("person", 80), ("body", 25), ("group", 20), ("outlet", 40)])
def test_there_is_enough_to_start_with(kind: str, least: int) -> None:
    assert sum(entry["kind"] == kind for entry in entries()) >= least


def test_the_articles_are_complete_and_laid_out() -> None:
    documents = [read(path) for path in walk([str(seeds() / "articles")])]
    assert len(documents) == 5
    for document in documents:
        assert document.title
        assert document.outlet
        assert document.authors
        assert document.published
        assert document.url
        body = "\n".join(p.span.quote(document.text) for p in document.passages if p.layer is Layer.BODY)
        assert 150 <= len(body.split()) <= 300
        assert not [words for words in FURNITURE if words in body]
    assert [document.opinion for document in documents] == [False, False, False, False, True]
