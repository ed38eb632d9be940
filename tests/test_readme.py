"""The README: every command is in it, and its session prints what it says.

To approve what the program prints now: UPDATE_GOLDEN=1 python -m pytest tests/test_readme.py
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from cli.registry import COMMANDS
from tracker.errors import TrackerError

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
SESSION = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
HOME = "/home/ana"
TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")


def text() -> str:
    return README.read_text(encoding="utf-8")


def command(marker: str) -> list[str]:
    """Return the lines of the fenced block under a marker, as .ci/run reads them."""
    found = re.search(rf"^<!-- {marker} -->\n```\w*\n(.*?)^```$", text(), re.MULTILINE | re.DOTALL)
    assert found, f"no block under <!-- {marker} -->"
    return found.group(1).splitlines()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_table(name: str) -> None:
    assert re.search(rf"^\| `{name}\b", text(), re.MULTILINE)


@pytest.mark.parametrize("marker", ["run", "tests"])
def test_a_fresh_machine_needs_one_line(marker: str) -> None:
    (line,) = command(marker)
    assert line.startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_checks_run_the_command_of_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_command tests" in script


def test_every_exit_code_is_explained() -> None:
    errors = [TrackerError, *TrackerError.__subclasses__()]
    codes = {error.exit_code for error in errors if error.__module__ == TrackerError.__module__}
    assert codes <= {int(code) for code in re.findall(r"^\| (\d+) \|", text(), re.MULTILINE)}


def shell(line: str, folder: Path) -> str:
    """Run one command of the session as a terminal would show it; `tracker` is the one under test."""
    program, *args = shlex.split(line)
    assert program == "tracker"
    environment = os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "OMP_NUM_THREADS": "1",
        "TRACKER_USER": "ana",
        "PYTHONIOENCODING": "utf-8",
    }
    run = subprocess.run(
        [sys.executable, "-m", "tracker", *args],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    shown = TIME.sub("2026-11-20 09:14:03", run.stdout.replace(str(folder.resolve()), HOME))
    return "\n".join(line.rstrip() for line in shown.splitlines())


def played(session: str, folder: Path) -> str:
    """Run the commands of a session again and return the session with what they print now."""
    lines = [line for line in session.splitlines() if line.startswith(PROMPT)]
    shown = [f"{line}\n{shell(line.removeprefix(PROMPT), folder)}".rstrip() for line in lines]
    return "\n\n".join(shown) + "\n"


def test_the_session_prints_what_the_readme_says(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "seeds" / "articles", tmp_path / "seeds" / "articles")
    sessions = SESSION.findall(text())
    assert sessions
    for session in sessions:
        now = played(session, tmp_path)
        if os.environ.get("UPDATE_GOLDEN"):
            README.write_text(text().replace(session, now), encoding="utf-8")
        else:
            assert session == now
