"""Every listing in every format, and everything that can be shown, as it was approved.

To approve what the program prints now: UPDATE_GOLDEN=1 python -m pytest tests/cli/test_golden.py
"""

import os
import re
from pathlib import Path

import hand
import pytest
from runner import ran

GOLDEN = Path(__file__).parent / "golden"
FORMATS = ("table", "json", "jsonl", "csv", "tsv", "md")
LISTINGS = (
    "claims",
    "claims --actor Ruritania",
    "contradictions",
    "gaps",
    "review --list --kind date",
    "gaps --kind unnamed --kind one_origin",
    "articles",
    "actors --of Ruritania",
    "search harbour",
    "show C1",
    "show A1",
    "show L1",
    "show S2",
    "show S3",
    "show P0",
)
TEXTS = (
    "why C1",
    "why L1",
    "why S2",
    "check",
    "claims --search nowhere",
    "actors --search Brandt --kind person",
)


def _masked(text: str) -> str:
    # The ids of actors follow the starting actors, and times follow the clock.
    text = re.sub(r"\bP\d+", "P#", text)
    text = re.sub(r'"if_unchanged": "[0-9a-f]{8}"', '"if_unchanged": "TOKEN"', text)
    return re.sub(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?", "TIME", text)


CASES = [f"{listing} --format {format}" for listing in LISTINGS for format in FORMATS] + list(TEXTS)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the ledger once for all of these tests, which only read."""
    folder = tmp_path_factory.mktemp("hand")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("TRACKER_USER", "tester")
        patch.delenv("TRACKER_DB", raising=False)
        actor = hand.build()[2]
        ran("accept", "L1", "--because", "seen by two")
    (folder / "actor").write_text(actor)
    return folder


@pytest.mark.parametrize("case", CASES)
def test_it_prints_what_was_approved(case: str, ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ledger)
    args = case.replace("P0", (ledger / "actor").read_text()).split()
    result = ran(*args)
    assert result.exit_code == 0, result.output
    got = _masked(result.stdout) + (f"--- stderr\n{_masked(result.stderr)}" if result.stderr else "")
    file = GOLDEN / (re.sub(r"\W+", "-", case) + ".txt")
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(got, encoding="utf-8")
    assert got == file.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    names = {re.sub(r"\W+", "-", case) + ".txt" for case in CASES}
    assert {file.name for file in GOLDEN.glob("*.txt")} == names
