"""Which claims a denial denies, within a paragraph and across: "this", "both claims", "the first part"."""

from pathlib import Path

import pytest

from tracker import pipeline, store
from tracker.records import ClaimQuery, Ref, Report
from tracker.terms import RefKind

ACCUSED = "Poland accused Serbia of arming the rebels and buying grain."
CASES = [
    # what follows the accusation; the claims denied, and the words that say how much is
    (" Serbia denied this.", ["Serbia armed the rebels", "Serbia bought grain"], None),
    ("\n\nSerbia denied the allegations.", ["Serbia armed the rebels", "Serbia bought grain"], None),
    ("\n\nSerbia denied both claims.", ["Serbia armed the rebels", "Serbia bought grain"], "both claims"),
    (
        " Serbia denied the first part of the claim.",
        ["Serbia armed the rebels"],
        "the first part of the claim",
    ),
    (" Serbia denied the second allegation.", ["Serbia bought grain"], "the second allegation"),
    (" Serbia denied arming the rebels.", ["Serbia armed the rebels"], None),
]


def test_his_comments_are_not_another_man_s(tmp_path: Path) -> None:
    text = (
        "Peter Vance said on Monday that Serbia had burned the bridge. Serbia hit out at Karl Johnson on"
        " Tuesday, dismissing his comments as hysteria."
    )
    (tmp_path / "a.txt").write_text(f"{text}\n", encoding="utf-8")
    reports: list[Report] = []
    with store.open_ledger(f"sqlite:///{tmp_path / 'x.db'}", write=True, create=True) as ledger:
        pipeline.start(ledger)
        pipeline.ingest(ledger, [str(tmp_path / "a.txt")], reports.append)
        assert store.list_links(ledger, ClaimQuery()) == ()


@pytest.mark.parametrize(("text", "denied", "scope"), CASES)
def test_what_a_denial_denies(text: str, denied: list[str], scope: str | None, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{ACCUSED}{text}\n", encoding="utf-8")
    reports: list[Report] = []
    with store.open_ledger(f"sqlite:///{tmp_path / 'x.db'}", write=True, create=True) as ledger:
        pipeline.start(ledger)
        pipeline.ingest(ledger, [str(tmp_path / "a.txt")], reports.append)
        lines = store.list_claims(ledger, ClaimQuery(denied_by="Serbia"))
        assert sorted(line.text for line in lines) == denied
        views = [view for line in lines for view in store.assertions_of(ledger, line.ref)]
        assert {view.scope for view in views if view.stance == "denies"} == {scope}


def test_why_says_what_a_denial_reaches(tmp_path: Path) -> None:
    text = "Poland accused Serbia of buying rifles. Serbia denied that it bought weapons."
    (tmp_path / "a.txt").write_text(f"{text}\n", encoding="utf-8")
    reports: list[Report] = []
    with store.open_ledger(f"sqlite:///{tmp_path / 'x.db'}", write=True, create=True) as ledger:
        pipeline.start(ledger)
        pipeline.ingest(ledger, [str(tmp_path / "a.txt")], reports.append)
        lines = store.explain(ledger, Ref(RefKind.ASSERTION, 2))
    assert any(line.startswith("which reaches C1 “Serbia bought rifles” (L1): ") for line in lines)
    assert "denies C2" in lines
