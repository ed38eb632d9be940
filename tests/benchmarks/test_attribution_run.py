"""Reading a folder of brat files, and the benchmark as it is called."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import attribution
from benchmarks.polnear import Marked, articles, read_brat
from tracker.errors import InputError
from tracker.records import Span

TEXT = "“The bridge is safe,” said Ada Brook, “and open.”\n\nBo Lind: The bridge is closed.\n"
ROOT = Path(attribution.__file__).parent.parent


def bound(number: int, role: str, *words: str) -> str:
    """Write a text-bound annotation of the words in TEXT."""
    offsets = ";".join(f"{TEXT.index(word)} {TEXT.index(word) + len(word)}" for word in words)
    return f"T{number}\t{role} {offsets}\t{' '.join(words)}\n"


FIRST = (
    bound(1, "Content", "“The bridge is safe,”", "“and open.”")
    + bound(2, "Cue", "said")
    + bound(3, "Source", "Ada Brook")
    + "T4\tAttribution 22 26\tsaid\n"
    + "E1\tAttribution:T4 Content:T1 Cue:T2 Source:T3\n"
    + bound(5, "Source", "Bo Lind")
    + bound(6, "Cue", ":")
    + bound(7, "Content", "The bridge is closed.")
    + "T8\tAttribution 60 61\t:\n"
    + "E2\tAttribution:T8 Source:T5 Cue:T6 Content:T7\n"
)
SECOND = (
    bound(1, "Content", "The bridge is closed.")
    + "T2\tAttribution 60 61\t:\nE1\tAttribution-no-source:T2 Content:T1\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a folder of two texts, the first marked by two annotators, the second not marked."""
    base = tmp_path / "marked" / "data" / "dev"
    for name in ("text", "attributions"):
        (base / name).mkdir(parents=True)
    (base / "text" / "daily_2020-01-02_bridge-is-safe.txt").write_text(TEXT, encoding="utf-8")
    (base / "text" / "daily_2020-01-03_unmarked.txt").write_text("Nobody spoke.\n", encoding="utf-8")
    for annotator, standoff in (("b2", SECOND), ("a1", FIRST)):
        path = base / "attributions" / f"daily_2020-01-02_bridge-is-safe_{annotator}.ann"
        path.write_text(standoff, encoding="utf-8")
    return tmp_path / "marked"


@pytest.mark.parametrize(
    ("standoff", "expected"),
    [
        (
            "T1\tContent 0 9;20 30\tx\nT2\tCue 12 16\tsaid\nT3\tAttribution 12 16\tsaid\n"
            "E1\tAttribution:T3 Content:T1 Cue:T2\n",
            [Marked((), (Span(12, 16),), (Span(0, 9), Span(20, 30)))],
        ),
        (
            # A second content belongs to the same attribution; spans come in order.
            "T1\tContent 20 30\tx\nT2\tContent 0 9\ty\nT3\tSource 11 12\tz\n"
            "E1\tAttribution-no-source:T9 Source:T3 Content:T1 Content2:T2 \n",
            [Marked((Span(11, 12),), (), (Span(0, 9), Span(20, 30)))],
        ),
        # Without content: a slip of the annotator.
        ("T1\tCue 0 4\tsaid\nE1\tAttribution:T2 Cue:T1\nE2\tAttribution-no-source:T3\n", []),
        # Twice the same is once.
        (
            "T1\tContent 0 4\train\nE1\tAttribution:T2 Content:T1\nE2\tAttribution:T3 Content:T1\n",
            [Marked(content=(Span(0, 4),))],
        ),
        # Notes, other events and the second line of a text with a line break say nothing.
        (
            "T1\tContent 0 4\tra\nT2 in 3 4\n#1\tAnnotatorNotes T1\tsure?\nE1\tDiscuss:T1\n"
            "E2\tAttribution:T7 Content:T1\n",
            [Marked(content=(Span(0, 4),))],
        ),
        ("", []),
    ],
)
def test_brat(standoff: str, expected: list[Marked]) -> None:
    assert list(read_brat(standoff)) == expected


@pytest.mark.parametrize("below", ["", "data", "data/dev"])
def test_the_alphabetically_first_annotator_is_the_gold(folder: Path, below: str) -> None:
    (article,) = articles(folder / below, "dev")
    assert [path.stem[-2:] for path in article.annotations] == ["a1", "b2"]
    assert [len(one.content) for one in article.marked()] == [2, 1]
    assert [one.source for one in article.marked(1)] == [()]


def test_line_ends_are_kept(folder: Path) -> None:
    path = next((folder / "data/dev/text").glob("*safe.txt"))
    path.write_bytes(b"One.\r\n\r\nTwo.\r\n")
    assert articles(folder, "dev")[0].text == "One.\r\n\r\nTwo.\r\n"


def test_a_folder_without_pairs_is_refused(tmp_path: Path) -> None:
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    with pytest.raises(InputError, match=r"no text/STEM\.txt"):
        articles(tmp_path, "dev")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ([], 2, "name a PolNeAR-shaped folder"),
        (["nowhere"], 6, "not a PolNeAR-shaped folder"),
    ],
)
def test_a_missing_folder_is_one_line(
    arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert attribution.main(arguments) == code
    printed = capsys.readouterr()
    assert printed.out == ""
    assert says in printed.err
    assert printed.err.count("\n") == 1


def test_no_second_annotator_is_one_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    next((folder / "data/dev/attributions").glob("*_b2.ann")).unlink()
    assert attribution.main([str(folder), "--human"]) == 6
    assert "no document with a second annotator" in capsys.readouterr().err


def test_the_second_annotator_is_scored(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written = tmp_path / "scores.json"
    assert attribution.main([str(folder), "--human", "--json", str(written)]) == 0
    printed = capsys.readouterr().out
    assert "second annotator, dev: 1 documents" in printed
    assert "words per CPU-second" not in printed
    found = json.loads(written.read_text(encoding="utf-8"))["scores"]
    row = found["attributions, any source"]
    assert (row["gold"], row["predicted"], row["precision"], row["recall"]) == (2, 1, 1.0, 0.5)
    assert row["f1_95"] == [2 / 3, 2 / 3]
    assert found["attributions"]["f1"] == 0.0  # the second annotator left the source out


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ("missed", "Ada Brook | said | “The bridge is safe,” … “and open.”"),
        ("source", "instead: (none)"),
        ("invented", ""),
    ],
)
def test_cases_are_shown(folder: Path, what: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert attribution.main([str(folder), "--human", "--show", what]) == 0
    printed = capsys.readouterr().out
    assert says in printed
    assert bool(says) == bool(printed)


def test_the_product_is_scored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert attribution.main([str(folder), "--limit", "1"]) == 0
    printed = capsys.readouterr()
    assert "1/1 articles" in printed.err
    assert "words per CPU-second" in printed.out
    assert "MB at most" in printed.out
    direct = next(line for line in printed.out.split("\n") if line.startswith("  quotation: direct"))
    assert direct.split()[2:7] == ["1", "1", "1.000", "1.000", "1.000"]


def test_an_article_that_is_refused_has_no_attributions(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next((folder / "data/dev/text").glob("*safe.txt")).write_text("  \n", encoding="utf-8")
    assert attribution.main([str(folder)]) == 0
    assert "refused: " in capsys.readouterr().err


def test_it_runs_as_a_file(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "attribution.py")]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("name a PolNeAR-shaped folder")
