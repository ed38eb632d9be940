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
    # A command stands at the head of a row of the README's table: "| `add article\|actor` |".
    rows = re.findall(r"^\| `(\w+) ?([^`]*)`", README.read_text(encoding="utf-8"), re.MULTILINE)
    group, _, sub = name.partition(" ")
    listed = {head: set(re.split(r"\W+", rest)) for head, rest in rows}
    assert group in listed
    assert not sub or sub in listed[group]
