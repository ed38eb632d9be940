"""Every command is in the README."""

import re
from pathlib import Path
from typing import Any

import pytest

from cli import registry

README = Path(__file__).parents[2] / "README.md"


def _names() -> list[str]:
    names = []
    for name in registry.COMMANDS:
        command: Any = registry.load(name)
        names.append(name)
        names += [f"{name} {sub}" for sub in getattr(command, "commands", {})]
    return names


@pytest.mark.parametrize("name", _names())
def test_the_readme_names_every_command(name: str) -> None:
    words = README.read_text(encoding="utf-8")
    group, _, sub = name.partition(" ")
    # "tracker db upgrade|downgrade" names both.
    assert re.search(rf"tracker {group}\b" + (rf" [\w|]*\b{sub}\b" if sub else ""), words)
