"""Which claims a denial denies, within a paragraph and across: "this", "both claims", "the first part"."""

from pathlib import Path

import pytest

from tracker import pipeline, store
from tracker.records import ClaimQuery, Ref, Report
from tracker.terms import RefKind

ACCUSED = "Poland accused Serbia of arming the rebels and buying grain."
ARMED, BOUGHT = "Serbia armed the rebels", "Serbia bought grain"
BURNED, LOOTED = "Serbia burned the bridge", "Serbia looted the mill"
SAID = f"Poland said {BURNED}."
CASES = [
    # what follows the accusation; the claims denied, and the words that say how much is
    (" Serbia denied this.", [ARMED, BOUGHT], None),
    (" Serbia denied it.", [ARMED, BOUGHT], None),
    ("\n\nSerbia denied the allegations.", [ARMED, BOUGHT], None),
    ("\n\nSerbia denied both claims.", [ARMED, BOUGHT], "both claims"),
    (" Serbia called the accusations baseless.", [ARMED, BOUGHT], None),
    (" Serbia dismissed the charges as nonsense.", [ARMED, BOUGHT], None),
    (" Serbia rejected the claims.", [ARMED, BOUGHT], None),
    (" Serbia has denied all of it.", [ARMED, BOUGHT], "all of it"),
    (" Serbia denied the first part of the claim.", [ARMED], "the first part of the claim"),
    (" Serbia denied only the first charge.", [ARMED], "only the first charge"),
    (" Serbia denied the former allegation.", [ARMED], "the former allegation"),
    (" Serbia denied the second allegation.", [BOUGHT], "the second allegation"),
    (" Serbia denied the latter.", [BOUGHT], "the latter"),
    (" Serbia denied arming the rebels.", [ARMED], None),
    (" Serbia denied having armed the rebels.", [ARMED], None),
    (" Serbia denied that it had bought grain.", [BOUGHT], None),
    (" Serbia admitted buying grain but denied arming the rebels.", [ARMED], None),
    (
        " Serbia denied supplying any rifles to the rebels.",
        ["Serbia supplied any rifles to the rebels"],
        None,
    ),
    # Who answers nothing, or does not deny, denies nothing.
    (" Serbia declined to comment.", [], None),
    (" Serbia did not deny the allegations.", [], None),
    (" Serbia said it had not bought grain.", [], None),
    pytest.param(
        " Serbia denied arming the rebels but not buying grain.",
        [ARMED],
        None,
        marks=pytest.mark.xfail(reason="what stands behind “but not” is taken for denied, too", strict=True),
    ),
    pytest.param(
        " Serbia denied buying wheat.",
        ["Serbia bought wheat"],
        None,
        marks=pytest.mark.xfail(reason="the parse takes the gerund for a noun", strict=True),
    ),
]
# A text of its own each; whose denials, the claims denied.
TEXTS = [
    (f"{SAID} Serbia denied it.", "Serbia", [BURNED]),
    (f"{SAID} Serbia denies that.", "Serbia", [BURNED]),
    (f"{SAID} “That is a lie,” Serbia said.", "Serbia", [BURNED]),
    (f"{SAID} Hungary denied that Serbia burned the bridge.", "Hungary", [BURNED]),
    (f"{SAID} Hungary denied that Serbia burned the bridge.", "Serbia", []),
    (f"{SAID} Serbia denied responsibility.", "Serbia", ["Serbia was responsible"]),
    # A denial of how or when is none of that.
    (f"{SAID} Serbia denied burning the bridge deliberately.", "Serbia", [f"{BURNED} deliberately"]),
    (
        f"{SAID} Serbia denied that it knowingly burned the bridge.",
        "Serbia",
        ["Serbia knowingly burned the bridge"],
    ),
    (f"{SAID} Serbia denied burning the bridge in 2014.", "Serbia", [f"{BURNED} in 2014"]),
    (
        "Poland said Serbia burned the bridge and the mill. Serbia denied burning the mill.",
        "Serbia",
        ["Serbia burned the mill"],
    ),
    ("Serbia denied burning the bridge.", "Serbia", [BURNED]),
    ("Serbia denied ever burning the bridge.", "Serbia", [BURNED]),
    ("Serbia denied that it burned the bridge and looted the mill.", "Serbia", [BURNED, LOOTED]),
    ("Serbia denied burning the bridge or looting the mill.", "Serbia", [BURNED, LOOTED]),
    ("Serbia denied burning the bridge but admitted looting the mill.", "Serbia", [BURNED]),
    ("Serbia denied allegations that it burned the bridge.", "Serbia", [BURNED]),
    ("Serbia denied accusations of burning the bridge.", "Serbia", [BURNED]),
    ("Serbia refuted the claim that it burned the bridge.", "Serbia", [BURNED]),
    (
        "Serbia strongly denied on Monday that its army burned the bridge.",
        "Serbia",
        ["Serbia's army burned the bridge"],
    ),
    (
        "Serbia denied involvement in the attack on the mill.",
        "Serbia",
        ["Serbia was involved in the attack on the mill"],
    ),
    (
        "Serbia denied military support for the rebels, but said it had sent food.",
        "Serbia",
        ["Serbia provided military support for the rebels"],
    ),
    ("Serbia never denied burning the bridge.", "Serbia", []),
    ("Serbia could not deny burning the bridge.", "Serbia", []),
    ("Serbia insisted that it had not burned the bridge.", "Serbia", []),
    ("Neither Serbia nor Hungary denied burning the bridge.", "Serbia", []),
    pytest.param(
        "Serbia rejected a report that it had burned the bridge as fabricated.",
        "Serbia",
        ["Serbia had burned the bridge"],
        marks=pytest.mark.xfail(reason="“as fabricated” is taken for part of it", strict=True),
    ),
]


def told(text: str, folder: Path) -> store.Ledger:
    (folder / "a.txt").write_text(f"{text}\n", encoding="utf-8")
    reports: list[Report] = []
    ledger = store.open_ledger(f"sqlite:///{folder / 'x.db'}", write=True, create=True)
    pipeline.start(ledger)
    pipeline.ingest(ledger, [str(folder / "a.txt")], reports.append)
    return ledger


@pytest.mark.parametrize(("text", "denied", "scope"), CASES)
def test_what_a_denial_denies(text: str, denied: list[str], scope: str | None, tmp_path: Path) -> None:
    with told(f"{ACCUSED}{text}", tmp_path) as ledger:
        lines = store.list_claims(ledger, ClaimQuery(denied_by="Serbia"))
        assert sorted(line.text for line in lines) == denied
        views = [view for line in lines for view in store.assertions_of(ledger, line.ref)]
        assert {view.scope for view in views if view.stance == "denies"} == ({scope} if denied else set())


@pytest.mark.parametrize(("text", "who", "denied"), TEXTS)
def test_what_is_denied_by_whom(text: str, who: str, denied: list[str], tmp_path: Path) -> None:
    with told(text, tmp_path) as ledger:
        lines = store.list_claims(ledger, ClaimQuery(denied_by=who))
        assert sorted(line.text for line in lines) == denied


def test_his_comments_are_not_another_man_s(tmp_path: Path) -> None:
    text = (
        "Peter Vance said on Monday that Serbia had burned the bridge. Serbia hit out at Karl Johnson on"
        " Tuesday, dismissing his comments as hysteria."
    )
    with told(text, tmp_path) as ledger:
        assert store.list_links(ledger, ClaimQuery()) == ()


def test_why_says_what_a_denial_reaches(tmp_path: Path) -> None:
    text = "Poland accused Serbia of buying rifles. Serbia denied that it bought weapons."
    with told(text, tmp_path) as ledger:
        lines = store.explain(ledger, Ref(RefKind.ASSERTION, 2))
    assert any(line.startswith("which reaches C1 “Serbia bought rifles” (L1): ") for line in lines)
    assert "denies C2" in lines
