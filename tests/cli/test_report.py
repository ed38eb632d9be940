"""`tracker report`: what it says, what it escapes, and that its manifest can be checked without the program.

To approve what the program prints now: UPDATE_GOLDEN=1 python -m pytest tests/cli/test_report.py
"""

import json
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import hand
import pytest
from runner import done, ran, refused

GOLDEN = Path(__file__).parent / "golden"
README = Path(__file__).parents[2] / "README.md"
VOID = {"meta", "br", "link", "img", "input", "hr"}


@pytest.fixture(autouse=True)
def _ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_USER", "tester")
    monkeypatch.delenv("TRACKER_DB", raising=False)
    hand.build()


class Tags(HTMLParser):
    """Checks that every tag is closed, and collects the tags and what they point to."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.ids: set[str] = set()
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag."""
        self.seen.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.add(value or "")
            if name in {"href", "src"}:
                self.targets.add(value or "")
            assert not name.startswith("on")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of a tag that closes itself."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost tag."""
        assert self.open.pop() == tag


def parsed(html: str) -> Tags:
    tags = Tags()
    tags.feed(html)
    tags.close()
    assert tags.open == []
    return tags


def masked(text: str) -> str:
    return re.sub(r"\d{4}-\d\d-\d\d \d\d:\d\d UTC", "TIME UTC", text)


@pytest.mark.parametrize("format", ["md", "html"])
def test_it_says_what_was_approved(format: str) -> None:
    done("accept", "L1", "--because", "seen by two")
    got = masked(done("report", "--actor", "Ruritania", "--format", format))
    file = GOLDEN / f"report.{format}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(got, encoding="utf-8")
    assert got == file.read_text(encoding="utf-8")


def test_the_html_is_whole_and_needs_nothing_from_outside() -> None:
    tags = parsed(done("report", "--format", "html"))
    assert "script" not in tags.seen
    assert {"svg", "figure", "table"} <= tags.seen
    assert all(target.startswith("#") for target in tags.targets)
    assert {target[1:] for target in tags.targets} <= tags.ids


EVIL = """---
title: <script>alert(1)</script> | *bold* [x](javascript:y)
outlet: <b>Herald
date: 2021-03-02
---
Ruritania paid <img src=x onerror=alert(2)> for the harbour, the envoy Ana Soto said. \u202e

Lena Brandt called it _false_ & "a | lie".
"""


@pytest.mark.parametrize("format", ["md", "html"])
def test_what_an_article_says_is_text_and_no_markup(format: str) -> None:
    Path("evil.md").write_text(EVIL, encoding="utf-8")
    for step in (
        "add article evil.md",
        "add actor Ana^<i>Soto --kind person",
        "add claim Ruritania^<u>paid</u> --subject Ruritania --predicate pay",
        "add assertion --claim C3 --actor Ana^<i>Soto --article A3 --stance asserts"
        " --quote Ruritania^paid^<img^src=x^onerror=alert(2)>^for^the^harbour",
        "add assertion --claim C3 --actor Lena^Brandt --article A3 --stance denies --quote false",
    ):
        done(*(word.replace("^", " ") for word in step.split()))
    got = done("report", "--actor", "Ruritania", "--format", format)
    assert "\u202e" not in got
    for raw in ("<script>", "<img", "<b>Herald", "<i>", "<u>"):
        assert not re.search(rf"(?<!\\){re.escape(raw)}", got)
    if format == "html":
        assert "&lt;img src=x onerror=alert(2)&gt;" in got
        assert {"img", "i", "u", "script"}.isdisjoint(parsed(got).seen)
    else:
        row = next(line for line in got.splitlines() if line.startswith("| A3"))
        assert len(re.findall(r"(?<!\\)\|", row)) == 7
        assert r"\*bold\* \[x\]" in row


def verify(folder: str) -> subprocess.CompletedProcess[str]:
    found = re.search(r"^<!-- verify -->\n```python\n(.*?)^```$", README.read_text("utf-8"), re.M | re.S)
    assert found is not None
    script = found.group(1)
    assert script.count("\n") <= 20
    command = [sys.executable, "-I", "-c", script, folder]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_manifest_can_be_checked_without_the_program() -> None:
    result = ran("report", "--actor", "Ruritania", "--format", "html", "--to", "out")
    assert result.exit_code == 0
    assert {path.name for path in Path("out").iterdir()} == {"report.html", "manifest.json", "texts"}
    checked = verify("out")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    printed = re.search(r"[0-9a-f]{64}", result.stderr)
    assert printed is not None
    assert f"manifest {printed.group()}" in checked.stdout
    assert not list(Path("out").rglob("*.part"))


@pytest.mark.parametrize("changed", ["report.md", "texts"])
def test_a_changed_byte_is_found(changed: str) -> None:
    done("report", "--to", "out")
    path = Path("out") / changed
    file = next(path.iterdir()) if path.is_dir() else path
    file.write_bytes(file.read_bytes().replace(b"harbour", b"Harbour", 1))
    checked = verify("out")
    assert checked.returncode == 1
    assert "wrong:" in checked.stdout


def test_each_passage_of_the_manifest_stands_in_the_text_at_its_place() -> None:
    done("report", "--to", "out")
    held = json.loads(Path("out/manifest.json").read_text())
    words = {
        Path("out", one["file"]).read_bytes().decode()[one["start"] : one["end"]] for one in held["passages"]
    }
    assert {"Nobody paid us", "Ruritania paid for the new harbour at Zenda"} <= words


def test_a_folder_with_something_in_it_is_left_alone() -> None:
    Path("out").mkdir()
    Path("out/kept.txt").write_text("mine")
    assert "--yes" in refused(4, "report", "--to", "out")
    done("report", "--to", "out", "--yes")
    assert Path("out/kept.txt").read_text() == "mine"
    assert verify("out").returncode == 0


def test_an_older_snapshot_is_the_one_that_is_shown() -> None:
    text = Path("harbour.md").read_text("utf-8")
    Path("harbour.md").write_text(text.replace("Comments are closed.", "Corrected on Friday."), "utf-8")
    done("add", "article", "harbour.md")
    done("report", "--actor", "Ruritania", "--to", "out")
    assert verify("out").returncode == 0
    assert "Comments are closed" in "".join(file.read_text("utf-8") for file in Path("out/texts").iterdir())


def test_an_actor_of_whom_nothing_is_contested_gets_a_report_that_says_so() -> None:
    done("add", "actor", "Nobody Known")
    got = done("report", "--actor", "Nobody Known")
    assert "Nothing here is contested." in got
    assert "0 contested claims" in got


def test_an_unknown_actor_is_refused_with_one_line() -> None:
    assert "Atlantis" in refused(3, "report", "--actor", "Atlantis")


def test_a_rejected_clash_is_left_out() -> None:
    assert "L1 contradicts" in done("report", "--actor", "Ruritania")
    done("reject", "L1")
    assert "L1" not in done("report", "--actor", "Ruritania")


def test_the_other_side_of_a_clash_is_told_too() -> None:
    got = done("report", "--actor", "Lena Brandt")
    assert "### C2 Zenda Council paid for its harbour" in got
    assert "The city of Zenda raised a bond" in got


def test_grades_stand_under_each_name_on_their_own_scale() -> None:
    done("grade", "S1", "2", "--because", "seen on film")
    done("--who", "ivo", "grade", "S1", "4")
    actor = json.loads(done("actors", "--search", "Lena Brandt", "--json"))["actors"][0]["id"]
    done("grade", actor, "C")
    got = done("report", "--actor", "Ruritania")
    for words in (
        "tester: credibility of S1: 2, seen on film",
        "ivo: credibility of S1: 4",
        "tester: reliability of Lena Brandt: C",
    ):
        assert words in got


def test_claims_that_say_the_same_are_told_once() -> None:
    done("reject", "L1")
    done("merge", "C1", "C2", "--because", "one harbour")
    got = done("report", "--actor", "Ruritania", "--format", "html")
    tags = parsed(got)
    assert {"C1"} == tags.ids & {"C1", "C2"}
    assert got.count('id="S3"') == 1
    assert {target[1:] for target in tags.targets} <= tags.ids
