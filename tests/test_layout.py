"""What stands where in the repository, and how large a file may grow."""

import ast
import shutil
import stat
import statistics
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted(path for folder in ("tracker", "cli") for path in (ROOT / folder).rglob("*.py"))
GIVEN = {"pyproject.toml", "README.md", "alembic", "tracker", "cli", "tests", "seeds"}
BESIDE = {".ci", ".gitignore", "LICENSE", "CHANGELOG.md", "benchmarks", "training"}
MOST_LINES = 500


def test_the_top_level_holds_what_was_agreed() -> None:
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout: what belongs to the project cannot be told from what a tool left")
    listed = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    found = {name.split("/")[0] for name in listed.splitlines()}
    assert found - BESIDE == GIVEN


def test_the_migrations_are_no_package() -> None:
    # An __init__.py there would shadow the library of the same name.
    assert not list((ROOT / "alembic").rglob("__init__.py"))


def test_the_checks_can_be_run() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & stat.S_IXUSR


def test_files_stay_small() -> None:
    lines = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert not {str(path) for path, count in lines.items() if count > MOST_LINES}
    assert statistics.median(lines.values()) <= 120


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_what_it_is_for(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not text or ast.get_docstring(ast.parse(text))
