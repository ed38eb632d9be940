""" "No such warning" answers whoever spoke of a warning just before."""

from pathlib import Path

import pytest
from accounts import clashes

CLASH = [
    ("Ana Holt said she had warned the firm.", "The firm's lawyer said no such warning was ever received."),
    ("Jan Kovac said he did it on Dr Vogt's orders.", "Dr Vogt said that she had given no such order."),
    ("Ana Holt said she had put a note on his desk.", "His lawyer said that no such note was in the files."),
    (
        "Beijing said it had proposed an inquiry.",
        "The Manila government said no such proposal had ever arrived.",
    ),
    (
        "Envoy Ana Holt said the other side had asked for time.",
        "Envoy Goran Brod said he made no such request.",
    ),
    (
        "Ana Holt said Norland and Sudany had agreed on a test.",
        "Norland said it knew of no such arrangement.",
    ),
    (
        "Jan Kovac said that he had recommended a new duct.",
        "The trust said there was never any such recommendation.",
    ),
    (
        "Ana Holt said she passed it to the head office with a request.",
        "The firm said it had no record of any such message.",
    ),
]
NONE = [
    # of another matter, of no kind at all, his own
    ("Ana Holt said she had painted the gate.", "The firm's lawyer said no such warning was ever received."),
    ("Ana Holt said she had warned the firm.", "The firm's lawyer said there is no such thing as luck."),
    (
        "Ana Holt said she had not warned the firm.",
        "The firm's lawyer said no such warning was ever received.",
    ),
    (
        "Ana Holt said she had given a warning.",
        "Later Ana Holt said she had given no such warning to Norland.",
    ),
]


def found(text: tuple[str, str], folder: Path) -> list[str]:
    return [link.rule for link in clashes(folder, [" ".join(text)]) if link.rule == "no-such"]


@pytest.mark.parametrize("text", CLASH)
def test_no_such_thing_answers_what_was_said_before(text: tuple[str, str], tmp_path: Path) -> None:
    assert found(text, tmp_path) == ["no-such"]


@pytest.mark.parametrize("text", NONE)
def test_of_another_kind_or_of_himself_it_answers_nothing(text: tuple[str, str], tmp_path: Path) -> None:
    assert found(text, tmp_path) == []
