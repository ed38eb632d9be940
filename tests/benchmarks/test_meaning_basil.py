"""Naming the speaker of a marked quotation: an article of our own in the shape of the public set."""

import json
from pathlib import Path

import pytest

from benchmarks.suites import basil

SAID = "“The bridge is a disgrace,”"
SENTENCE = f"{SAID} Ms. Okafor told the council."
ARTICLE = {
    "title": "Mayor attacked over bridge",
    "body-paragraphs": [["Mayor Peter Lund was attacked by Ada Okafor, a builder, on Monday."], [SENTENCE]],
}
QUOTES = [{"text": SAID, "speaker": "Ada_Okafor", "start": 0, "end": len(SAID), "id": "p1"}]


def test_a_pronoun_s_or_surname_s_full_name_counts(tmp_path: Path) -> None:
    path = tmp_path / "set.jsonl"
    path.write_text(json.dumps({"story": "1", "article": ARTICLE, "quotes": QUOTES}), encoding="utf-8")
    figures = {line[:42].strip(): float(line[42:].split()[0]) for line in basil.run([path])}
    assert figures == {
        "surname of the nearest person before it": 1,
        "the same of the nearest on either side": 1,
        "name that the ledger gives": 1,
        "ratio to the first line": 1,
        "that name, or whom it answers for": 1,
        "quotations that an assertion covers": 1,
    }


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [
        ("Harry Reid", "Reid", True),
        ("Harry Reid", "Harry M. Reid Jr.", True),
        ("Republican lawmakers", "Republican Lawmaker", True),
        ("Reid campaign", "Reid", False),
        ("Ann Reid", "Harry Reid", False),
        ("Reid", "Harry", False),
        ("", "Reid", False),
    ],
)
def test_when_two_names_are_the_same(name: str, other: str, expected: bool) -> None:
    assert basil.same(name, other) is basil.same(other, name) is expected
