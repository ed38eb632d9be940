"""States and roles inside the words of an actor."""

import pytest

from tracker.resolve import Gazetteer
from tracker.resolve.phrases import organ, owned_by, role_kind, role_tie
from tracker.terms import ActorKind


@pytest.mark.parametrize(
    ("phrase", "ties"),
    [
        ("Russian officials", {"russia": "speaks_for"}),
        ("US intelligence officials", {"united states": "speaks_for"}),
        ("Russian government sources", {"russia": "speaks_for"}),
        ("a senior South Korean official", {"south korea": "speaks_for"}),
        ("Russia's foreign minister", {"russia": "speaks_for"}),
        ("a Kremlin spokesman", {"russia": "speaks_for"}),
        ("Afghan leaders", {"afghanistan": "member_of"}),
        ("the Iranian president", {"iran": "leads"}),
        ("Polish troops", {"poland": "part_of"}),
        ("officials of the Democratic Republic of the Congo", {"dr congo": "speaks_for"}),
        ("the US ambassador to Russia", {"united states": "speaks_for"}),
        ("the US ambassador to the Russian Federation", {"united states": "speaks_for"}),
        ("a spokesman for the Polish army", {"poland": "speaks_for"}),
        ("a Russian military intelligence unit", {"russia": "part_of"}),
        ("Polish and Czech officials", {"poland": "speaks_for", "czechia": "speaks_for"}),
        # no role, no state, a state that is only a place or a topic, a tie that is broken
        ("Russian analysts", {}),
        ("government sources", {}),
        ("officials in Kabul", {}),
        ("special envoy for the Afghan talks", {}),
        ("Russian military aid", {}),
        ("Russian sources", {}),
        ("US-led forces", {}),
        ("pro-Russian officials", {}),
        ("former Russian officials", {}),
        ("exiled Afghan leaders", {}),
        ("russian officials", {}),
        ("Congolese officials", {}),
        ("Mara Holt officials", {}),
    ],
)
def test_whose_people_they_are(known: Gazetteer, phrase: str, ties: dict[str, str]) -> None:
    found = {owned.state.key.removeprefix("state:"): owned.kind for owned in owned_by(phrase, known)}
    assert found == ties


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Russian Foreign Ministry", "russian foreign ministry"),
        ("Russia’s Foreign Ministry", "russian foreign ministry"),
        ("the Foreign Ministry of Russia", "russian foreign ministry"),
        ("the Russian Defense Ministry", "russian defence ministry"),
        ("Ministry of Foreign Affairs of Russia", "russian ministry foreign affairs"),
        ("the Afghan government", "afghan government"),
        ("a Russian court", None),
        ("Russian Foreign Ministry spokesman", None),
        ("Ministry officials of Russia", None),
        ("Russia", None),
        ("Russian", None),
        ("the government", None),
        ("Russian analysts", None),
        ("Russian officials", None),
        ("former Afghan government", None),
        ("the Polish and Czech governments", None),
    ],
)
def test_organs_of_states(known: Gazetteer, phrase: str, name: str | None) -> None:
    found = organ(phrase, known)
    assert (found[0] if found else None) == name


def test_the_last_role_noun_counts() -> None:
    assert role_kind("ministry officials") is ActorKind.GROUP
    assert role_kind("analysts") is None
    assert role_tie("analysts") is None
