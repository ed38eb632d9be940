"""Searching, listing articles and actors, explaining, and checking."""

from collections.abc import Callable
from datetime import date

import pytest
import samples

from tracker.records import ClaimQuery, Ref
from tracker.store import (
    Ledger,
    add_claim,
    changes,
    check,
    checked,
    explain,
    list_actors,
    list_articles,
    list_claims,
    list_links,
    neighbourhood,
    notes,
    save_bundle,
    search,
)
from tracker.store import check as _check
from tracker.store.queries import search as search_module
from tracker.store.queries.neighbourhood import Neighbourhood
from tracker.terms import ActorKind, LinkKind, RefKind

NASTY = [
    *('"', '""', "'", "a-b", "col:x", "text:gates", "AND", "OR NOT", "NEAR(gates dam)", "gates*", "^gates"),
    *(
        "(gates",
        "{gates}",
        "gates\x00dam",
        "\ud800",
        "…",
        "%",
        "_",
        "gates AND",
        "dam's",
        "“gates”",
        "-gates",
    ),
    *("+", "x" * 5000, "word " * 500),
]


RULE = "by rule asserted-and-denied: Otto Brandt asserts it, Lena Soroka denies it"


@pytest.mark.parametrize("words", NASTY)
def test_odd_words_are_only_words(filled: Ledger, words: str) -> None:
    search(filled, words)
    list_claims(filled, ClaimQuery(search=words))
    list_articles(filled, search=words)
    list_actors(filled, search=words)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("gates", ["C1", "A1", "A2"]),
        ("GATES Karst", ["C1", "A1"]),
        ("warning", ["A1"]),
        ("night", ["A1"]),
        ("guards the army", ["C2", "A1"]),
        ("nowhere", []),
        ("", []),
    ],
)
def test_searching(filled: Ledger, words: str, expected: list[str]) -> None:
    assert [str(hit.ref) for hit in search(filled, words)] == expected
    assert [str(hit.ref) for hit in search(filled, words, 1, 1)] == expected[1:2]


def test_words_that_are_everywhere_are_not_ranked(filled: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search_module, "RANKED", 0)
    found = search(filled, "the")
    assert [str(hit.ref) for hit in found] == ["C2", "C1", "A2", "A1"]
    assert found[-1].title == "Dam gates opened at night"


def test_an_article_is_found_by_any_snapshot(filled: Ledger) -> None:
    from tracker.records import Bundle

    save_bundle(filled, Bundle(samples.document("Rewritten about a bridge."), samples.PRODUCER))
    assert [hit.ref.id for hit in search(filled, "bridge")] == [1]
    assert [hit.ref.id for hit in search(filled, "warning")] == [1]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [2, 1]),
        ({"limit": 1}, [2]),
        ({"limit": None, "offset": 1}, [1]),
        ({"outlet": "MONDAY post"}, [2]),
        ({"since": date(2021, 3, 5)}, [2]),
        ({"until": date(2021, 3, 5)}, [1]),
        ({"search": "repeated"}, [2]),
        ({"search": "!"}, []),
        ({"search": "dam", "outlet": "Monday Post"}, []),
    ],
    ids=str,
)
def test_listing_articles(filled: Ledger, asked: dict[str, object], expected: list[int]) -> None:
    assert [line.ref.id for line in list_articles(filled, **asked)] == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"limit": 2}, ["Lena Soroka", "Otto Brandt"]),
        ({"limit": 1, "offset": 2}, ["two officials"]),
        ({"kind": ActorKind.STATE}, ["Ardenia", "Borunia"]),
        ({"search": "velk"}, ["Ardenia"]),
        ({"search": "ARDEN"}, ["Ardenia", "Ardenian Army"]),
        ({"search": "a%"}, []),
    ],
    ids=str,
)
def test_listing_actors(filled: Ledger, asked: dict[str, object], expected: list[str]) -> None:
    assert [line.name for line in list_actors(filled, **asked)] == expected  # type: ignore[arg-type]


def test_an_actor_line_counts_what_it_said(filled: Ledger) -> None:
    (line,) = list_actors(filled, search="soroka")
    assert (line.asserts, line.denies, line.articles) == (0, 1, 2)
    assert line.affiliations == ('speaks for Ministry of Water ("the ministry\'s spokeswoman", A1)',)


def test_the_neighbourhood_of_a_claim(filled: Ledger) -> None:
    claims, said, *_ = neighbourhood(filled, [samples.GUARDS.key])
    assert claims == (samples.OPENED, samples.GUARDS)
    assert [(one.actor_name, one.stance.value) for one in said] == [
        ("Otto Brandt", "asserts"),
        ("Lena Soroka", "denies"),
        ("two officials", "asserts"),
        ("Otto Brandt", "asserts"),
        ("Lena Soroka", "declines"),
    ]
    assert said[1].answers_key == said[0].key
    assert neighbourhood(filled, ["no such claim"]) == Neighbourhood()


def test_claims_of_one_frame_are_neighbours(filled: Ledger) -> None:
    twin = samples.claim("Ardenia did not open the gates", "open", "gates", samples.stands(samples.ARDENIA))
    add_claim(filled, twin)
    assert twin in neighbourhood(filled, [samples.OPENED.key])[0]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("C1", f"contested: L1 contradicts {RULE}"),
        ("C1", "contested: asserted (S1, S4) and denied (S2) by different actors"),
        ("C1", "S5 Lena Soroka declines to comment on it in A2: “would not comment”"),
        ("C1", "2 articles, 1 origin; denied by 1 origin"),
        ("C1", "origin 1: Otto Brandt: S1 in A1, S4 in A2"),
        ("S2", "answers S1"),
        ("S2", "produced by rules 1"),
        ("S2", 'Lena Soroka speaks for Ministry of Water (T1: "the ministry\'s spokeswoman", A1)'),
        ("L1", f"L1 C1 contradicts C1 (dispute) {RULE}"),
        ("L1", "side b: S2 Lena Soroka denies it in A1: “We opened nothing”"),
        ("P1", "P5 Ardenian Army answers for it: is part of Ardenia (T3: starting actors)"),
        ("P1", "also called Velk, Ardenian"),
        ("A1", "1 snapshot(s), 3 assertion(s)"),
    ],
)
def test_everything_explains_itself(filled: Ledger, ref: str, expected: str) -> None:
    assert expected in explain(filled, Ref(RefKind(ref[0]), int(ref[1:])))


def test_links_are_narrowed_like_claims(filled: Ledger) -> None:
    assert len(list_links(filled, ClaimQuery(actor="Ardenia"))) == 1
    assert list_links(filled, ClaimQuery(actor="Borunia")) == ()
    assert list_links(filled, ClaimQuery(), [LinkKind.SUPPORTS]) == ()


def test_the_log_says_who_did_what(filled: Ledger) -> None:
    (entry,) = changes(filled, Ref(RefKind.ASSERTION, 2))
    assert (entry["who"], entry["action"], entry["before"]) == ("ada", "insert", None)
    assert entry["after"]["claim_key"] == samples.OPENED.key
    batches = {one["batch"] for one in changes(filled, limit=None)}
    assert len(batches) == 3


@pytest.mark.parametrize(
    ("statement", "expected"),
    [
        ("UPDATE claim SET asserts = 9 WHERE id = 1", ("counters", "C1")),
        ("UPDATE claim SET contested = 1 WHERE id = 2", ("counters", "C2")),
        ("DELETE FROM affiliation_closure WHERE member_id = 6 AND body_id = 1", ("closure", "P6")),
        ("DELETE FROM actor_feed WHERE role = 'denied'", ("feed", "C1")),
        ("DELETE FROM assertion_span WHERE assertion_id = 2", ("evidence", "S2")),
        ("INSERT INTO claim_fts (claim_fts, rowid, text) VALUES ('delete', 1, '')", ("full text", "C1")),
        ("INSERT INTO claim_fts (rowid, text) VALUES (77, 'x')", ("full text", "C77")),
        (
            "INSERT INTO judgement (key, table_name, row_key, decision, who, at, why)"
            " VALUES ('k', 'claim', 'none', 'accept', '', '2020-01-01 00:00:00.000000', '')",
            ("judgement", "claim none"),
        ),
    ],
)
def test_check_finds_what_is_wrong(
    filled: Ledger, sql: Callable[..., object], statement: str, expected: tuple[str, str]
) -> None:
    sql(statement)
    # What was done past the program is not in the log either, and moves what waits.
    found = [(one.rule, one.ref) for one in check(filled)]
    assert [one for one in found if one[0] not in ("log", "queue")] == [expected]


@pytest.mark.parametrize(
    ("statement", "detail"),
    [
        ("UPDATE claim SET object = 'x' WHERE id = 1", "the log gives another object"),
        ("UPDATE actor SET kind = NULL WHERE id = 1", "the log gives another kind"),
        ("UPDATE link SET status = 'accepted'", "the log gives another status"),
        ("DELETE FROM hop WHERE assertion_id = 1", "the log gives another hop"),
        ("DELETE FROM claim_actor WHERE claim_id = 1", "the log gives another claim_actor"),
        ("DELETE FROM link_evidence WHERE side = 'b'", "the log gives another link_evidence"),
        ("DELETE FROM passage WHERE snapshot_id = 1", "the log gives another passage"),
        ("DELETE FROM alias WHERE id = 1", "it is in the log but not there"),
        (
            "INSERT INTO actor (key, name, folded) VALUES ('k', 'n', 'n')",
            "it is there, but the log does not say how it came",
        ),
        (
            "INSERT INTO change (key, batch, at, who, action, table_name, row_key, after)"
            " SELECT 'k', batch, at, who, 'update', 'claim', row_key, '{}' FROM change"
            " WHERE table_name = 'claim' AND id = (SELECT max(id) FROM change WHERE table_name = 'claim')",
            None,
        ),
        (
            "INSERT INTO change (key, batch, at, who, action, table_name, row_key, before, after)"
            " SELECT 'k', batch, at, who, 'update', 'claim', row_key, '{\"object\": \"y\"}', '{}'"
            " FROM change WHERE table_name = 'claim' AND id ="
            " (SELECT max(id) FROM change WHERE table_name = 'claim')",
            "of it does not follow from what came before",
        ),
    ],
)
def test_check_finds_what_the_log_does_not_give(
    filled: Ledger, sql: Callable[..., object], statement: str, detail: str | None
) -> None:
    sql(statement)
    found = [one.detail for one in check(filled) if one.rule == "log"]
    assert [detail is not None and detail in one for one in found] == ([] if detail is None else [True])


def test_check_finds_words_that_were_changed(filled: Ledger, sql: Callable[..., object]) -> None:
    sql("DROP TRIGGER snapshot_refuses_UPDATE")
    sql("UPDATE snapshot SET text = replace(text, 'nothing', 'NOTHING') WHERE id = 1")
    assert [(one.rule, one.ref[:5]) for one in check(filled)] == [("text", "A1"), ("verbatim", "span ")]


def test_check_finds_a_row_that_points_to_nothing(filled: Ledger) -> None:
    filled.close()
    import sqlite3

    with sqlite3.connect(filled.where) as raw:
        raw.execute("UPDATE hop SET actor_id = 99 WHERE assertion_id = 1")
    raw.close()
    from tracker.store import open_ledger

    with open_ledger(filled.url) as reader:
        assert [(one.rule, one.detail) for one in check(reader)] == [
            ("foreign key", "the actor that it points to is not there"),
            ("log", "the log gives another hop"),
        ]


def test_what_check_looks_at(filled: Ledger) -> None:
    counts = checked(filled)
    assert (counts["article"], counts["claim"], counts["assertion"], counts["link"]) == (2, 2, 5, 1)


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 40, 1), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 52, 0), True),
    ],
)
def test_which_sqlite_is_safe(version: tuple[int, ...], safe: bool) -> None:
    from tracker.store.check import _safe

    assert _safe(version) is safe
    assert _check is check


@pytest.mark.parametrize(("safe", "expected"), [(True, "SQLite "), (False, "a known race")])
def test_the_note_on_sqlite(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch, safe: bool, expected: str
) -> None:
    import sys

    monkeypatch.setattr(sys.modules["tracker.store.check"], "_safe", lambda _: safe)
    assert expected in notes(filled)[0]
