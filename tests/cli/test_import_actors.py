"""A person's own list of actors: idempotent, joined to what is known, one line for a row of no use."""

import json
from pathlib import Path

import pytest
from runner import done, ran

CSV = """name,kind,aliases,acronyms,wikidata,speaks_for,member_of,from,to
Council of Lakes,body,Lake Council;Lakes Council,CL,Q900001,,,,
Vera Stahl,person,V. Stahl,,https://www.wikidata.org/wiki/Q900002,Council of Lakes,,2014,2018-06
Russian Federation,state,Rossiya,,Q159,,,,
Otto Lind,person,,,,,Council of Lakes,,
"""
JSONL = "\n".join(
    json.dumps(one)
    for one in (
        {"name": "Council of Lakes", "kind": "body", "wikidata": "Q900001", "aliases": ["Lake Council"]},
        {
            "name": "Vera Stahl",
            "kind": "person",
            "aliases": [{"text": "Stahl", "kind": "short_name"}],
            "affiliations": [{"to": "Council of Lakes", "kind": "speaks_for", "from": "2014"}],
        },
    )
)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_USER", "ada")
    monkeypatch.delenv("TRACKER_DB", raising=False)


def actor(name: str) -> dict[str, object]:
    (row,) = json.loads(done("actors", "--search", name, "--json"))["actors"]
    return dict(row)


def brought(text: str, name: str = "mine.csv") -> tuple[int, list[str]]:
    Path(name).write_text(text, encoding="utf-8")
    result = ran("import", "--actors", name)
    return result.exit_code, [line for line in result.stderr.splitlines() if not line.startswith("created")]


def test_a_table_is_taken_in_once() -> None:
    assert brought(CSV) == (0, ["4 actors read; new: 3 actors, 7 names, 2 ties"])
    assert brought(CSV) == (0, ["4 actors read; new: 0 actors, 0 names, 0 ties"])
    council = actor("Lake Council")
    assert (council["name"], council["kind"]) == ("Council of Lakes", "body")
    assert council["aliases"] == ["Lake Council", "Lakes Council", "CL", "Q900001"]
    assert actor("Vera Stahl")["affiliations"] == [
        "speaks for Council of Lakes 2014-01-01/2018-06-30 (your list of actors)"
    ]
    # An actor that is known by another name keeps its own, and can be asked for by its identifier.
    russia = actor("Q159")
    assert (russia["name"], russia["key"]) == ("Russia", "state:russia")
    assert "Rossiya" in str(russia["aliases"])


def test_json_lines_are_read_too() -> None:
    assert brought(JSONL, "mine.jsonl") == (0, ["2 actors read; new: 2 actors, 3 names, 1 ties"])
    assert brought(JSONL, "mine.jsonl") == (0, ["2 actors read; new: 0 actors, 0 names, 0 ties"])
    assert brought(CSV)[0] == 0
    assert actor("Vera Stahl")["aliases"] == ["Stahl", "V. Stahl", "Q900002"]


def test_two_of_one_name_with_two_identifiers_are_two() -> None:
    text = "name,kind,wikidata\nAda Noor,person,Q900003\nAda Noor,person,Q900004\nAda Noor,person,Q900004\n"
    assert brought(text)[1] == ["3 actors read; new: 2 actors, 2 names, 0 ties"]
    assert actor("Q900004")["aliases"] == ["Q900004"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("name,kind\n,person\nAda Noor,person\n", "line 2: it has no name; left out"),
        (
            "name,kind\nAda,planet\n",
            "line 2: 'planet' is none of state, body, group, person, outlet; left out",
        ),
        ("name,wikidata\nAda,159\n", "line 2: '159' is no Wikidata id: give Q and a number; left out"),
        ("name,speaks_for\nAda,Nowhere Land\n", "line 2: no actor is called “Nowhere Land”"),
        ("name,speaks_for\nAda Noor,Ada Noor\n", "line 2: Ada Noor cannot be tied to itself; left out"),
        ("name,leads,from\nAda,Russia,2014-13\n", "line 2: "),
        ("name\nAda,more\n", "line 2: '(more)' is no column"),
        ('{"name": "Ada"}\n[1]\n', "line 2: not a JSON object; left out"),
        ('{"name": "Ada"}\n{"name"\n', "line 2: not a JSON object; left out"),
        ('{"name": {"a": 1}}\n', 'line 1: {"a": 1} stands where a word is wanted; left out'),
        (
            '{"name": "Ada", "affiliations": ["x"]}\n',
            "line 1: an affiliation needs “to” and “kind”; left out",
        ),
    ],
)
def test_a_row_that_cannot_be_used_is_one_line(text: str, line: str) -> None:
    code, lines = brought(text, "mine.csv")
    assert code == 1
    assert len(lines) == 2
    assert lines[0].startswith(f"mine.csv: {line}")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("nom,kind\nAda,person\n", "mine.csv: the first line must name the columns, one of them “name”"),
        ("", "the first line must name the columns"),
    ],
)
def test_what_is_no_list_is_refused(text: str, message: str) -> None:
    code, lines = brought(text)
    assert code == 6
    assert message in lines[-1]
