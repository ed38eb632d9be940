"""What every ledger starts from: the country table and the seeds file."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from tracker import paths
from tracker.errors import InputError
from tracker.records import Interval
from tracker.resolve import Gazetteer, starting_actors
from tracker.resolve.lexicon import DATA
from tracker.resolve.starting import states
from tracker.terms import AffiliationKind, AliasKind


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "seeds", lambda: tmp_path)
    return tmp_path / "actors.yaml"


def test_seeds_bring_actors_and_dated_ties(seeds: Path) -> None:
    seeds.write_text(
        """
- key: person:mara holt
  name: Mara Holt
  kind: person
  aliases: [{text: M. Holt, kind: name}]
  source: invented
  affiliations:
    - {to: state:france, kind: speaks_for, from: 2014, to_date: 2016-03}
    - {to: body:senate, kind: member_of, from: 2017-05-04}
    - {to: body:club, kind: member_of}
- {key: actor:nobody, name: Nobody}
""",
        encoding="utf-8",
    )
    actors, ties = starting_actors()
    holt = Gazetteer(actors).find("M Holt")
    assert holt is not None
    assert holt.key == "person:mara holt"
    assert [(tie.other_key, tie.kind, tie.when) for tie in ties] == [
        ("state:france", AffiliationKind.SPEAKS_FOR, Interval(date(2014, 1, 1), date(2016, 3, 31))),
        ("body:senate", AffiliationKind.MEMBER_OF, Interval(date(2017, 5, 4), None)),
        ("body:club", AffiliationKind.MEMBER_OF, None),
    ]
    assert {tie.rule for tie in ties} == {"starting data (invented)"}


def test_a_time_of_day_and_a_missing_source_do_no_harm(seeds: Path) -> None:
    seeds.write_text(
        "actors:\n- {key: a, name: A, kind: group, affiliations: "
        "[{to: b, kind: part_of, from: 2014-02-03 10:00:00, to_date: ''}]}\n",
        encoding="utf-8",
    )
    _, (tie,) = starting_actors()
    assert (tie.when, tie.rule) == (Interval(date(2014, 2, 3), None), "starting data")


@pytest.mark.parametrize("content", [None, ""])
def test_without_seeds_the_states_remain(seeds: Path, content: str | None) -> None:
    if content is not None:
        seeds.write_text(content, encoding="utf-8")
    assert starting_actors() == (states(), ())


@pytest.mark.parametrize(
    "content", ["[", "3", "people: []", "- {name: A}", "- {key: a, name: A, kind: planet}"]
)
def test_seeds_that_are_no_list_of_actors_are_named(seeds: Path, content: str) -> None:
    seeds.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=r"actors\.yaml"):
        starting_actors()


def test_the_table_of_states() -> None:
    names = {state.name for state in states()}
    assert len(names) == len(states()) == 197
    assert {"Russia", "United States", "United Kingdom", "Palestine", "Kosovo", "Taiwan"} <= names
    assert not names & {"Greenland", "Scotland", "Burma", "Antarctica"}


@pytest.mark.parametrize(
    ("state", "kind", "words"),
    [
        ("Russia", AliasKind.DEMONYM, "Russians"),
        ("China", AliasKind.DEMONYM, "Chinese"),
        ("Switzerland", AliasKind.DEMONYM, "Swiss"),
        ("Poland", AliasKind.DEMONYM, "Poles"),
        ("United Arab Emirates", AliasKind.ACRONYM, "UAE"),
        ("France", AliasKind.METONYM, "Elysee"),
        ("Kazakhstan", AliasKind.METONYM, "Astana"),
        ("Afghanistan", AliasKind.NAME, "Islamic Republic of Afghanistan"),
    ],
)
def test_names_of_states(state: str, kind: AliasKind, words: str) -> None:
    found = next(each for each in states() if each.name == state)
    assert (words, kind) in {(alias.text, alias.kind) for alias in found.aliases}


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.name)
def test_every_table_has_its_source_and_licence(path: Path) -> None:
    head = path.read_text(encoding="utf-8").splitlines()[:4]
    assert any(line.startswith("# source:") and ("licence" in line) for line in head)


def test_the_country_table_is_what_its_script_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("countryinfo")
    place = importlib.util.spec_from_file_location("build_countries", DATA / "build_countries.py")
    assert place is not None
    assert place.loader is not None
    script = importlib.util.module_from_spec(place)
    monkeypatch.setitem(__import__("sys").modules, "build_countries", script)
    place.loader.exec_module(script)
    for name in ("countries_by_hand.tsv", "metonyms.tsv"):
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    monkeypatch.setattr(script, "HERE", tmp_path)
    script.main()
    assert (tmp_path / "countries.tsv").read_bytes() == (DATA / "countries.tsv").read_bytes()
    with pytest.raises(ValueError, match="nobody knows how"):
        script.correct({"A": script.State("A")}, "sing", "A", "")
