"""What waits for a decision: in the order of what a decision is worth, a page at the price of its rows."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from typing import Any

import crowd
import pytest
import samples
import sqlalchemy as sa

from tracker.records import (
    ActorRecord,
    AffiliationRecord,
    Bundle,
    Interval,
    LinkRecord,
    PairRecord,
    QueueQuery,
    Ref,
    as_ref,
    ordered_link,
)
from tracker.store import (
    Ledger,
    candidates,
    check,
    count_queue,
    judge,
    open_ledger,
    queue,
    save_bundle,
    save_links,
    set_published,
)
from tracker.store.queries.queue import page
from tracker.terms import ActorKind, AffiliationKind, CandidateKind, Decision, LinkKind, RefKind, Worth

SAYS = "Ardenia opened the gates of the Karst dam"


@pytest.fixture
def waiting(filled: Ledger) -> Ledger:
    """Give the samples with a join, a tension, a pair of actors and an article without a date beside."""
    third = (
        "Otto Brandt repeated that Ardenia had opened the gates. Nobody answered him on the phone that day"
    )
    said = samples.said(samples.BRANDT, samples.Stance.ASSERTS, samples.OPENED, "Ardenia had opened", third)
    twin = ActorRecord("person:o brandt", "O. Brandt", ActorKind.PERSON)
    undated = samples.document(third, "https://example.org/third", published=None, title="Undated")
    pair = PairRecord(samples.BRANDT.key, twin.key, "initial", "the same surname and initial")
    save_bundle(
        filled,
        Bundle(
            undated, samples.PRODUCER, (*samples.ACTORS, twin), (), (samples.OPENED,), (said,), pairs=(pair,)
        ),
    )
    ends = samples.OPENED.key, samples.GUARDS.key
    save_links(
        filled,
        [
            ordered_link(LinkRecord(LinkKind.SAME_AS, *ends, "alike", "alike in meaning", score=0.7)),
            ordered_link(LinkRecord(LinkKind.IN_TENSION_WITH, *ends, "limits", "they pull apart")),
        ],
    )
    return filled


def shown(ledger: Ledger, **query: Any) -> list[tuple[str, str, str]]:
    return [
        (str(one.ref), one.kind.value, one.worth.value)
        for one in queue(ledger, QueueQuery(limit=None, **query))
    ]


def test_the_contested_comes_first_then_the_perhaps_then_the_rest(waiting: Ledger) -> None:
    found = shown(waiting)
    assert [one for one in found if one[1] != "assertion"] == [
        ("L1", "clash", "contested"),
        ("L3", "clash", "unsure"),
        ("M1", "actor", "unsure"),
        ("L2", "claim", "unsure"),
        ("T1", "affiliation", "open"),
        ("A3", "date", "open"),
    ]
    worths = [list(Worth).index(Worth(worth)) for _, _, worth in found]
    assert worths == sorted(worths)
    # Four of the claim that is contested, told from the one of the claim that is not.
    assert [worth for _, kind, worth in found if kind == "assertion"] == ["contested"] * 5 + ["open"]
    assert count_queue(waiting) == len(found)
    assert check(waiting) == ()


@pytest.mark.parametrize(
    ("ref", "decision", "place"),
    [
        ("L1", Decision.ACCEPT, None),
        ("S1", Decision.REJECT, None),
        ("L2", Decision.UNSURE, Worth.UNSURE),
        ("S3", Decision.UNSURE, Worth.UNSURE),
        ("T1", Decision.UNSURE, Worth.UNSURE),
        ("M1", Decision.DEFER, Worth.DEFERRED),
        ("L1", Decision.DEFER, Worth.DEFERRED),
        ("S1", Decision.DEFER, Worth.DEFERRED),
        ("A3", Decision.UNSURE, Worth.UNSURE),
        ("A3", Decision.DEFER, Worth.DEFERRED),
        ("A3", Decision.ACCEPT, None),
        ("A3", Decision.NOTE, Worth.OPEN),
    ],
)
def test_a_decision_moves_what_it_is_on(
    waiting: Ledger, ref: str, decision: Decision, place: Worth | None
) -> None:
    target = as_ref(ref)
    assert target is not None
    judge(waiting, target, decision, "so it seems")
    found = {one.ref: one.worth for one in queue(waiting, QueueQuery(limit=None))}
    assert found.get(target) == place
    assert check(waiting) == ()


def test_what_is_said_of_a_rejected_claim_waits_no_longer(waiting: Ledger) -> None:
    judge(waiting, Ref(RefKind.CLAIM, 1), Decision.REJECT)
    assert shown(waiting, kinds=(CandidateKind.CLASH, CandidateKind.ASSERTION)) == [
        ("S3", "assertion", "open")
    ]
    assert check(waiting) == ()


def test_an_article_that_is_dated_waits_no_longer(waiting: Ledger) -> None:
    set_published(
        waiting, Ref(RefKind.ARTICLE, 3), Interval(None, samples.date(2021, 3, 9), "before 9 March"), ""
    )
    assert shown(waiting, kinds=(CandidateKind.DATE,)) == []


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ({"article": Ref(RefKind.ARTICLE, 1)}, {"L1", "M1", "S1", "S2", "S3", "T1"}),
        ({"article": Ref(RefKind.ARTICLE, 3)}, {"M1", "S6", "A3"}),
        ({"actor": "two officials"}, {"L2", "L3", "S3"}),
        ({"actor": "Lena Soroka", "kinds": (CandidateKind.AFFILIATION,)}, {"T1"}),
        ({"actor": "Otto Brandt", "kinds": (CandidateKind.ACTOR, CandidateKind.DATE)}, {"M1", "A3"}),
        ({"min_score": 0.6}, {"L2"}),
        ({"min_score": 0.8}, set()),
        ({"kinds": (CandidateKind.CLASH,)}, {"L1", "L3"}),
        ({"kinds": (CandidateKind.COPY,), "actor": "Ardenia"}, set()),
        ({"kinds": (CandidateKind.COPY,), "article": Ref(RefKind.ARTICLE, 2)}, set()),
    ],
)
def test_it_is_narrowed(waiting: Ledger, query: dict[str, Any], ids: set[str]) -> None:
    assert {ref for ref, _, _ in shown(waiting, **query)} == ids


def test_each_page_follows_on_the_one_before(waiting: Ledger) -> None:
    whole = queue(waiting, QueueQuery(limit=None))
    pages = [queue(waiting, QueueQuery(limit=4, offset=start)) for start in range(0, len(whole), 4)]
    assert tuple(one for some in pages for one in some) == whole


def test_each_is_a_line_of_words_with_a_token(waiting: Ledger) -> None:
    words = {
        str(one.waiting.ref): one.text for one in candidates(waiting, queue(waiting, QueueQuery(limit=None)))
    }
    assert words["L1"] == f"dispute over C1 “{SAYS}”"
    assert words["S2"] == f"Lena Soroka denies C1 “{SAYS}” (A1)"
    assert words["M1"].endswith("the same surname and initial")
    assert words["T1"] == 'Lena Soroka speaks for Ministry of Water ("the ministry\'s spokeswoman", A1)'
    assert words["A3"] == "“Undated” has no date"


def steps(url: str, of: Callable[[sa.Connection], sa.Select[Any]]) -> tuple[int, int, list[str]]:
    """Return how many rows a page has, how many hundred steps of SQLite's machine it takes, and its plan."""
    with open_ledger(url) as ledger, ledger.reading() as connection:
        query = of(connection).compile(connection.engine, compile_kwargs={"render_postcompile": True})
        sql, values = str(query), tuple(query.params[name] for name in query.positiontup or ())
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as raw:
        plan = [row[3] for row in raw.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        taken = 0

        def count() -> None:
            nonlocal taken
            taken += 1

        raw.set_progress_handler(count, 100)
        rows = raw.execute(sql, values).fetchall()
    return len(rows), taken, plan


@pytest.mark.parametrize("analysed", [False, True])
def test_the_first_page_costs_the_same_however_much_waits(filled: Ledger, url: str, analysed: bool) -> None:
    filled.close()
    taken = []
    for claims in (200, 20_000):
        copied = f"{url}.{claims}"
        shutil.copy(url.removeprefix("sqlite:///"), copied.removeprefix("sqlite:///"))
        crowd.crowd(copied, claims)
        if analysed:
            with closing(sqlite3.connect(copied.removeprefix("sqlite:///"))) as raw:
                raw.execute("ANALYZE")
        rows, count, plan = steps(copied, lambda connection: page(connection, QueueQuery()))
        assert rows == 50
        taken.append(count)
    assert taken[1] <= 1.2 * taken[0]
    assert (
        "SEARCH waiting USING COVERING INDEX ix_waiting_contested_assertions_claim_id (contested=?)" in plan
    )
    assert not [
        step for step in plan if step in ("SCAN assertion", "SCAN link", "SCAN waiting", "SCAN claim")
    ]


def test_opening_it_is_one_statement(waiting: Ledger) -> None:
    seen: list[str] = []
    sa.event.listen(waiting.connection.engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    queue(waiting)
    assert len([sql for sql in seen if sql.startswith("SELECT")]) == 1


def test_a_tie_from_a_list_does_not_wait(filled: Ledger) -> None:
    tie = AffiliationRecord(
        samples.BRANDT.key, samples.BORUNIA.key, AffiliationKind.LEADS, "your list of actors"
    )
    save_bundle(filled, Bundle(samples.document(), samples.PRODUCER, samples.ACTORS, (tie,)))
    assert shown(filled, kinds=(CandidateKind.AFFILIATION,)) == [("T1", "affiliation", "open")]
