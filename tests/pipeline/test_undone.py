"""What somebody did beside the denial that it was done at all."""

from pathlib import Path

import pytest
from accounts import clashes

CLASH = [
    (
        "Ana Holt said officers had blocked the door for 20 minutes.",
        "Chief Goran Brod denied that any door had been blocked.",
    ),
    (
        "Ana Holt said guards had burned the letters.",
        "The prison's governor said no letters had been burned.",
    ),
    (
        "Ana Holt said Norland's planes bombed the bridge at Lom.",
        "The Norland army said the bridge was not bombed.",
    ),
]
NONE = [
    (
        "Ana Holt said officers had blocked the road.",
        "Chief Goran Brod denied that any door had been blocked.",
    ),
    (
        "Ana Holt said officers had painted the door.",
        "Chief Goran Brod denied that any door had been blocked.",
    ),
    (
        "Ana Holt said officers may have blocked the door.",
        "Chief Goran Brod denied that any door had been blocked.",
    ),
    (
        "Ana Holt said guards had burned the letters.",
        "The prison's governor said letters had been burned before.",
    ),
]


def found(text: tuple[str, str], folder: Path) -> list[str]:
    return [link.rule for link in clashes(folder, [" ".join(text)])]


@pytest.mark.parametrize("text", CLASH)
def test_what_was_done_clashes_with_that_it_was_not(text: tuple[str, str], tmp_path: Path) -> None:
    assert len(found(text, tmp_path)) == 1


@pytest.mark.parametrize("text", NONE)
def test_other_things_and_other_deeds_may_stand_beside_it(text: tuple[str, str], tmp_path: Path) -> None:
    assert found(text, tmp_path) == []
