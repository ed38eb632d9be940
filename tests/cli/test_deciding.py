"""Decisions as plain commands and from a file: one path, all or none, refused where something has changed."""

import json
from pathlib import Path

import hand
import pytest
from runner import done, ran, refused

ACTOR = ""


@pytest.fixture(autouse=True)
def _ledger() -> None:
    global ACTOR
    ACTOR = hand.build()[2]


def _shown(ref: str) -> dict[str, object]:
    found: dict[str, dict[str, object]] = json.loads(done("show", ref, "--json"))
    return next(value for name, value in found.items() if name != "schema_version")


def _decisions(ref: str) -> list[tuple[object, ...]]:
    rows = _shown(ref)["judgements"]
    assert isinstance(rows, list)
    return [(row["who"], row["decision"], row["why"], row["confidence"]) for row in rows]


@pytest.mark.parametrize(
    ("args", "said", "status"),
    [
        ("accept S1 --because seen --confidence high", "accepted S1", "accepted"),
        ("reject S1", "rejected S1", "rejected"),
        ("unsure S1 --because torn", "left as unsure S1", "unsure"),
        ("defer S1", "put off S1", "deferred"),
        ("note S1 ask the envoy", "kept the note on S1", "accepted"),
        ("accept L1 C1", "accepted L1, C1", "accepted"),
        ("unsure A1", "left as unsure A1", None),
    ],
)
def test_each_decision_is_a_command(args: str, said: str, status: str | None) -> None:
    result = ran(*args.split())
    assert (result.exit_code, result.stderr) == (0, said + "\n"), result.output
    assert _shown(args.split()[1]).get("status") == status
    done("check")


@pytest.mark.parametrize(
    ("args", "why"),
    [
        ("reject A1", "A1 is an article: judge its claims and assertions instead"),
        ("grade C1 B", "C1 is not an actor (P5) or an assertion (S40)"),
        ("grade S1 B", "'B' is no grade of S1: give one of 1, 2, 3, 4, 5, 6"),
        ("settle S1 --as open --because x", "S1 is not a claim (C12)"),
        ("settle C1 --as settled", "where a claim stands is a judgement with a reason: give --because"),
        ("edit S1", "nothing to edit: of an assertion give stance, scope, hedge, voice, actor, claim"),
        ("edit S1 --text x", "'text' of S1 cannot be edited; of the assertion you can edit"),
        ("edit L1 --text x", "'text' of L1 cannot be edited; of the link you can edit nothing"),
        ("edit S1 --stance asserts", "S1 is so already: nothing to edit"),
        ("accept S1 S2 --if-unchanged 00000000", "a token belongs to one thing: give one id with it"),
    ],
)
def test_what_cannot_be_decided_is_refused(args: str, why: str) -> None:
    before = done("export", "-")
    assert why in refused(2, *args.split())
    assert done("export", "-") == before


def test_gradings_stand_under_each_name_and_are_shown() -> None:
    done("--who", "ada", "grade", ACTOR, "b", "--because", "right before", "--confidence", "moderate")
    done("--who", "ben", "grade", ACTOR, "D")
    done("--who", "ada", "grade", ACTOR, "C", "--because", "wrong since")
    done("grade", "S1", "2", "--because", "two saw it")
    done("settle", "C1", "--as", "settled", "--because", "the ledger was found")
    held = _shown(ACTOR)["gradings"]
    assert isinstance(held, list)
    assert [(one["who"], one["grade"], one["why"]) for one in held] == [
        ("ben", "D", ""),
        ("ada", "C", "wrong since"),
    ]
    assert "reliability (A to F)" in done("show", ACTOR)
    assert "tester 2: two saw it" in done("show", "S1")
    assert "tester settled: the ledger was found" in done("show", "C1")
    # What is derived stays beside it.
    assert _shown("C1")["contested"] is True
    done("check")


def test_an_edit_keeps_what_stood_there_in_the_log() -> None:
    done("edit", "S2", "--stance", "partly_denies", "--scope", "the money", "--because", "she said paid")
    done("edit", "S3", "--actor", "Lena Brandt")
    done("edit", "C2", "--text", "Zenda paid for its own harbour")
    done("edit", ACTOR, "--name", "Republic of Ruritania")
    shown = _shown("S2")
    assert (shown["stance"], shown["scope"], shown["status"]) == ("partly_denies", "the money", "edited")
    assert _shown("S3")["actor"] == "Lena Brandt"
    assert "stance: denies -> partly_denies" in done("history", "S2")
    assert "Zenda paid for its own harbour" in done("claims", "--search", "own harbour")
    assert "Republic of Ruritania" in done("actors", "--search", "republic of ruritania")
    done("check")


LINES = """id,decision,because,confidence,who,value
S1,accept,seen,high,ada,
S2,reject,,,ben,
S9,accept,,,,
C1,settle,the minutes,,ada,settled
S1,grade,,,ada,2
L1,same,,,,
nonsense,accept,,,,
S3,edit,,,,stance=denies; scope=the bond
"""
BAD = [
    "f.csv: line 4: there is no assertion S9",
    "f.csv: line 7: L1 does not ask whether two are one: accept or reject it",
    "f.csv: line 8: 'nonsense' is not an id such as S40",
]


def test_a_file_with_a_bad_line_changes_nothing_and_names_it() -> None:
    Path("f.csv").write_text(LINES, encoding="utf-8")
    before = done("export", "-")
    result = ran("decide", "f.csv")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [*BAD, "nothing was recorded: 3 lines of 8 cannot be used"]
    assert done("export", "-") == before


def test_keep_going_records_the_others_under_their_names() -> None:
    Path("f.csv").write_text(LINES, encoding="utf-8")
    assert ran("decide", "f.csv", "--keep-going", "--dry-run").stderr.endswith(
        "5 decisions would be recorded, 3 left out\n"
    )
    assert _shown("S2")["status"] == "accepted"
    result = ran("decide", "f.csv", "--keep-going")
    assert (result.exit_code, result.stderr.splitlines()) == (1, [*BAD, "5 decisions recorded, 3 left out"])
    assert _decisions("S1") == [("ada", "accept", "seen", "high")]
    assert _decisions("S2") == [("ben", "reject", "", None)]
    assert _shown("S3")["scope"] == "the bond"
    assert "ada settled: the minutes" in done("show", "C1")
    done("check")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "S1"}', "it has no decision"),
        ('{"decision": "accept"}', "it has no id"),
        ('{"id": "S1", "decision": "like"}', "'like' is none of accept, reject,"),
        ('{"id": "S1", "decision": "accept", "why": "x"}', "'why' is no column: known are id, decision"),
        ('{"id": "S1", "decision": "accept", "value": "2"}', "accept takes no value"),
        ('{"id": "S1", "decision": "edit", "value": "denies"}', "an edit needs its fields as the value"),
        ('{"id": ["S1"], "decision": "accept"}', '["S1"] stands where a word is wanted'),
        ("{broken", "not a JSON object"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(line: str, why: str) -> None:
    result = ran("decide", "-", stdin=line)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"-: line 1: {why}")


def test_json_lines_can_merge_and_edit() -> None:
    brandt, vesely = (
        json.loads(done("actors", "--search", name, "--json"))["actors"][0]["id"]
        for name in ("Brandt", "Vesely")
    )
    lines = [
        {"id": vesely, "with": brandt, "decision": "merge", "because": "a joke"},
        {"id": "S1", "decision": "edit", "value": {"hedge": "likely"}},
        {"id": "A1", "decision": "edit", "value": {"published": "2021-03"}},
        {"id": "A1", "decision": "accept"},
    ]
    text = "\n".join(map(json.dumps, lines[:3]))
    assert ran("decide", "-", stdin=text).stderr == "3 decisions recorded\n"
    assert _shown("S1")["hedge"] == "likely"
    assert _shown("A1")["published"] == "2021-03-01/2021-03-31"
    assert refused(2, "accept", "A1") == "A1 is an article: judge its claims and assertions instead"


def test_no_columns_is_no_file_of_decisions() -> None:
    assert "the first line must name the columns" in refused(6, "decide", "-", stdin="S1,accept\n")


def test_a_decision_on_what_has_changed_is_refused_and_shown_again() -> None:
    token = str(_shown("S1")["if_unchanged"])
    done("--who", "ben", "reject", "S1", "--because", "not his words")
    result = ran("accept", "S1", "--if-unchanged", token)
    assert result.exit_code == 4
    assert result.stderr.startswith(
        "tracker: S1 has changed since it was shown: look at it again (it is now "
    )
    assert "ben reject: not his words" in result.stdout
    done("accept", "S1", "--if-unchanged", str(_shown("S1")["if_unchanged"]))
    assert [one[:2] for one in _decisions("S1")] == [("ben", "reject"), ("tester", "accept")]


@pytest.mark.parametrize(
    ("before", "of", "moves"),
    [
        ("edit C1 --text Ruritania^paid", "L1", True),
        ("note L1 odd", "L1", True),
        ("reject S1", "L1", False),
        ("accept S3", "S1", False),
        ("edit C1 --text Ruritania^paid", "S1", True),
        ("grade S1 3", "S1", False),
    ],
)
def test_a_token_moves_with_what_was_shown(before: str, of: str, moves: bool) -> None:
    token = _shown(of)["if_unchanged"]
    done(*(word.replace("^", " ") for word in before.split()))
    assert (_shown(of)["if_unchanged"] != token) is moves
