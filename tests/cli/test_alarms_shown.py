"""Alarms as an analyst sees them, and the date of an article as an analyst gives it."""

import json
from pathlib import Path

from runner import done, ran, refused

HERE = """Twelve Miners Killed At Zenda Shaft

Ten miners were killed at the shaft on Monday, the mayor said.

“We have never sold a single rifle to the mountain rebels,” Vesely told reporters.
"""
THERE = "Anton Vesely spoke.\n\n“We have sold a single rifle to the mountain rebels,” Vesely said.\n"
CLEAN = "The bridge at Zenda was opened on Monday.\n"


def build() -> None:
    for name, text in (("here.txt", HERE), ("there.txt", THERE), ("clean.txt", CLEAN)):
        Path(name).write_text(text, encoding="utf-8")
        done("add", "article", name)


def test_the_listing_names_article_kind_passage_and_reason() -> None:
    build()
    rows = json.loads(done("alarms", "--json"))["alarms"]
    assert {(row["article_id"], row["kind"], row["other_article_id"]) for row in rows} == {
        ("A1", "headline", None),
        ("A1", "quotation", "A2"),
        ("A2", "quotation", "A1"),
    }
    (row,) = json.loads(done("alarms", "A2", "--json"))["alarms"]
    assert row["diff"] == "We have {+never+} sold a single rifle to the mountain rebels"
    text = json.loads(done("show", "A2", "--json"))["article"]["text"]
    assert text[row["start"] : row["end"]] == row["passage"]


def test_pages_hold_each_alarm_once() -> None:
    build()
    pages = [json.loads(done("alarms", "--json", "--limit", "1", "--offset", str(at))) for at in range(3)]
    assert [page["total"] for page in pages] == [3, 3, 3]
    assert len({json.dumps(page["alarms"]) for page in pages}) == 3


def test_clean_text_is_quiet() -> None:
    build()
    assert ran("alarms", "A3").stderr == "no alarms\n"
    assert "alarms" not in done("show", "A3")


def test_an_article_shows_its_alarms() -> None:
    build()
    shown = done("show", "A1")
    assert " headline: the headline says 12 Miners, the text 10\n" in shown
    assert "    < A2: We have [-never-] sold a single rifle to the mountain rebels\n" in shown
    kinds = [alarm["kind"] for alarm in json.loads(done("show", "A1", "--json"))["article"]["alarms"]]
    assert kinds == ["headline", "quotation"]


def test_a_copy_of_a_text_rings_nothing() -> None:
    build()
    Path("copy.txt").write_text(HERE, encoding="utf-8")
    done("add", "article", "copy.txt", "--outlet", "Courier", "--url", "https://courier.example/1")
    assert {row["other_article_id"] for row in json.loads(done("alarms", "A4", "--json"))["alarms"]} == {
        None,
        "A2",
    }


def test_an_article_is_dated_and_the_date_taken_back() -> None:
    build()
    assert done("edit", "A3", "--published", "2018-09", "--because", "the stamp") == (
        "A3 published: unknown -> 2018-09-01/2018-09-30\n"
    )
    assert "the stamp" in done("history", "A3")
    assert json.loads(done("show", "A3", "--json"))["article"]["published"] == "2018-09-01/2018-09-30"
    done("edit", "A3", "--published", "unknown")
    assert json.loads(done("show", "A3", "--json"))["article"]["published"] is None
    assert done("edit", "A3", "--published", "unknown") == ""
    done("check")


def test_what_cannot_be_dated_is_refused() -> None:
    build()
    assert "A99" in refused(3, "edit", "A99", "--published", "2018")
    assert "'soon' is not a date" in refused(2, "edit", "A3", "--published", "soon")
    assert "C1 is not an article" in refused(2, "edit", "C1", "--published", "2018")
    assert "A99" in refused(3, "alarms", "A99")


def kinds(*args: str) -> list[tuple[str, str]]:
    rows = json.loads(done("alarms", "--json", *args))["alarms"]
    return [(row["kind"], row["status"]) for row in rows if row["article_id"] == "A1"]


def named(kind: str) -> str:
    rows = json.loads(done("alarms", "A1", "--json"))["alarms"]
    return next(str(row["id"]) for row in rows if row["kind"] == kind)


def test_an_alarm_that_is_none_is_rejected_and_brought_back() -> None:
    build()
    quiet = named("headline")
    assert quiet.startswith("W1")
    assert named("headline") == quiet
    done("reject", quiet, "--because", "ten died at once, two later")
    assert kinds() == [("quotation", "candidate")]
    assert kinds("--all") == [("headline", "rejected"), ("quotation", "candidate")]
    assert "headline:" not in done("show", "A1")
    assert "ten died at once, two later" in done("history", quiet)
    assert "headline in A1: the headline says 12 Miners, the text 10" in done("why", quiet)
    assert "reject" in done("show", quiet)
    done("undo", quiet, "--because", "two are enough")
    assert kinds() == [("headline", "candidate"), ("quotation", "candidate")]
    done("check")


def test_what_was_decided_on_an_alarm_is_a_change_like_any_other() -> None:
    build()
    quiet = named("headline")
    done("reject", quiet)
    done("undo")
    assert kinds() == [("headline", "candidate"), ("quotation", "candidate")]
    done("redo")
    assert kinds() == [("quotation", "candidate")]
    done("check")
    done("accept", named("quotation"))
    assert kinds() == [("quotation", "accepted")]


def test_a_text_that_reads_otherwise_rings_anew() -> None:
    build()
    done("reject", named("headline"))
    Path("here.txt").write_text(HERE.replace("Ten miners", "Nine miners"), encoding="utf-8")
    done("add", "article", "here.txt")
    assert ("headline", "candidate") in kinds()


def test_a_decision_on_an_alarm_goes_with_the_ledger() -> None:
    build()
    done("reject", named("headline"), "--because", "two died later")
    Path("all.jsonl").write_text(done("export"), encoding="utf-8")
    done("--db", "other.db", "import", "all.jsonl")
    rows = json.loads(done("--db", "other.db", "alarms", "A1", "--json", "--all"))["alarms"]
    assert [row["status"] for row in rows if row["kind"] == "headline"] == ["rejected"]
    done("--db", "other.db", "check")


def test_what_rings_nowhere_is_not_decided_on() -> None:
    build()
    assert "there is no alarm W10000" in refused(3, "reject", "W10000")
    assert "there is no alarm W990001" in refused(3, "reject", "W990001")
    assert "there is no alarm W5" in refused(3, "show", "W5")
    assert refused(2, "edit", named("headline"), "--published", "2018")
