"""Counts of one event are listed as one entry, each count once, every link with its number."""

import json
import re
from pathlib import Path

import pytest
from runner import done, ran

COUNTS = (
    ("Anna Berg", "At least 12 sailors were killed in the blast in Strelsau on Monday"),
    ("The coast guard", "30 sailors were killed in the blast in Strelsau on Monday"),
    ("Peter Lund", "More than 60 sailors were killed in the blast in Strelsau on Monday"),
)


@pytest.fixture(autouse=True)
def _ledger() -> None:
    for place, (who, said) in enumerate(COUNTS):
        head = f'---\ntitle: "Piece {place}"\ndate: "2021-03-02"\n---\n\n'
        Path(f"{place}.md").write_text(f"{head}{said}, {who} said.\n", encoding="utf-8")
    done("ingest", *(f"{place}.md" for place in range(len(COUNTS))))


def test_counts_of_one_event_are_one_entry() -> None:
    shown = done("contradictions")
    assert len(re.findall(r"^L", shown, re.MULTILINE)) == 1
    assert "L1 L2 L3  in tension with, dispute: 3 counts of what may be one event" in shown
    assert all(shown.count(said) == 2 for _, said in COUNTS)
    assert [line.split()[0] for line in shown.splitlines()[-3:]] == ["L1", "L2", "L3"]
    assert "“at least 12 sailors dead” and “30 sailors dead”" in shown


def test_each_link_stays_a_row_of_its_own_and_can_be_judged() -> None:
    listed = json.loads(done("contradictions", "--json"))
    assert (listed["total"], len(listed["contradictions"])) == (3, 3)
    done("reject", "L2")
    assert "L1 L3  in tension with" in done("contradictions")


def test_a_page_tells_how_many_links_it_shows() -> None:
    assert (
        "2 of 3 shown: --limit 0 shows all, --offset 2 the next"
        in ran("contradictions", "--limit", "2").stderr
    )
