"""What is missing in the ledger of an article: answers, accusers, second origins, dates, names."""

from pathlib import Path

import pytest

from tracker import pipeline
from tracker.records import Report
from tracker.store import count_gaps, list_gaps, open_ledger
from tracker.terms import GapKind

DATED = "---\ntitle: News\ndate: 2021-03-02\noutlet: Gazette\n---\n"
CASES = [
    # an article, with its date or without; the kind asked for; the claims that show it
    ("Poland accused Serbia of arming the rebels.", GapKind.UNANSWERED, ["Serbia armed the rebels"]),
    ("Poland accused Serbia of arming the rebels. Serbia denied this.", GapKind.UNANSWERED, []),
    ("Poland said that Serbia armed the rebels.", GapKind.UNANSWERED, []),
    # Italy, of whom something else is claimed, answers nothing by saying the same.
    (
        "Poland accused Serbia of arming the rebels. Italy said that Serbia armed the rebels. "
        "France said that Italy closed its ports.",
        GapKind.UNANSWERED,
        ["Serbia armed the rebels"],
    ),
    ("Serbia denied that it armed the rebels.", GapKind.NO_ACCUSER, ["Serbia armed the rebels"]),
    ("Poland accused Serbia of arming the rebels. Serbia denied this.", GapKind.NO_ACCUSER, []),
    ("Poland accused Serbia of buying rifles. Serbia denied that it bought weapons.", GapKind.NO_ACCUSER, []),
    (
        "Poland accused Serbia of buying weapons. Serbia denied that it bought rifles.",
        GapKind.NO_ACCUSER,
        ["Serbia bought rifles"],
    ),
    (
        "Poland accused Serbia of arming the rebels. Serbia denied this.",
        GapKind.ONE_ORIGIN,
        ["Serbia armed the rebels"],
    ),
    ("Poland said that Serbia armed the rebels.", GapKind.ONE_ORIGIN, []),
    ("Poland said that Serbia armed the rebels.", GapKind.UNDATED, ["Serbia armed the rebels"]),
    (f"{DATED}Poland said that Serbia armed the rebels.", GapKind.UNDATED, []),
    ("Two officials said that Serbia armed the rebels.", GapKind.UNNAMED, ["Serbia armed the rebels"]),
    ("Poland said that Serbia armed the rebels.", GapKind.UNNAMED, []),
]


@pytest.mark.parametrize(("text", "kind", "expected"), CASES)
def test_what_is_missing(text: str, kind: GapKind, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{text}\n", encoding="utf-8")
    reports: list[Report] = []
    with open_ledger(f"sqlite:///{tmp_path / 'x.db'}", write=True, create=True) as ledger:
        pipeline.start(ledger)
        pipeline.ingest(ledger, [str(tmp_path / "a.md")], reports.append)
        found = list_gaps(ledger, [kind])
        assert [gap.claim_text for gap in found] == expected
        assert count_gaps(ledger, [kind]) == len(expected)
        assert count_gaps(ledger) >= len(list_gaps(ledger, limit=1))
        assert all(gap.passage and gap.why and gap.kind is kind for gap in found)
