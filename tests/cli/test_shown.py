"""What a reader sees of an article, actor or passage beyond the golden files."""

import json
from dataclasses import replace
from pathlib import Path

import hand
import pytest
import toy
from runner import done, ran

import tracker.extract
from cli import terminal
from tracker.records import (
    ActorRecord,
    Attribution,
    Bundle,
    Document,
    Passage,
    Producer,
    Skipped,
    Span,
    TimePhrase,
)
from tracker.store import open_ledger, save_actors, save_bundle
from tracker.terms import CertaintyBy, Layer

LONG = "The wind rose and fell all day while the crowd waited outside. " * 8


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracker.extract, "extract", toy.extract)


def _ingest(text: str, name: str = "a.txt") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return done("ingest", name)


def test_an_actor_with_much_to_say_is_cut_with_where_to_look() -> None:
    _ingest("\n\n".join(f"Anna Berg said that Strelsau closed bridge number x{n}." for n in range(23)))
    actor = json.loads(done("actors", "--search", "Anna Berg", "--json"))["actors"][0]["id"]
    shown = done("show", actor)
    assert f"and 3 more: tracker claims --by {actor} --no-roll-up" in shown
    assert shown.count(" asserts C") == 20


def test_an_actor_shows_its_names_ties_and_who_counts_with_it() -> None:
    hand.build()
    done("add", "actor", "Quay Board", "--part-of", "Ruritania")
    shown = done("show", json.loads(done("actors", "--search", "Quay Board", "--json"))["actors"][0]["id"])
    assert "part of Ruritania (given by hand)" in shown
    assert "(kind unknown, accepted)" in shown


def test_an_unnamed_actor_says_so() -> None:
    hand.build()
    with open_ledger(f"sqlite:///{Path('tracker.db').resolve()}", write=True) as ledger:
        save_actors(ledger, [ActorRecord("unnamed:1", "two sailors", None, named=False)], [])
    (row,) = json.loads(done("actors", "--search", "two sailors", "--json"))["actors"]
    assert "(kind unknown, unnamed, candidate)" in done("show", row["id"])


@pytest.mark.parametrize("tty", [True, False])
def test_an_article_is_shown_by_layer_with_its_spans_marked(
    tty: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(terminal, "is_tty", lambda stream: tty)
    text = "Harbour news\n\nAnna Berg said that Strelsau closed one bridge.\n\nLeave a Reply\n"
    layers = ((Layer.TITLE, 0, 12), (Layer.BODY, 14, 61), (Layer.BOILERPLATE, 63, 77))
    passages = tuple(Passage(layer, Span(start, end)) for layer, start, end in layers)
    skipped = (Skipped("a stray mark", Span(0, 3)), Skipped("a stray mark", Span(4, 5)))
    document = Document("a.txt", text, "x", "utf-8", "text/plain", passages, skipped=skipped)
    with open_ledger(f"sqlite:///{Path('tracker.db').resolve()}", write=True, create=True) as ledger:
        save_bundle(ledger, Bundle(document, Producer("other", "1"), skipped=skipped))
    _ingest(text)
    shown = done("show", "A1")
    assert "skipped\n" in shown.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert shown.count("a stray mark") == 1
    if tty:
        assert "\x1b[34;1mAnna Berg\x1b[0m \x1b[33msaid\x1b[0m" in shown
        assert "\x1b[2mLeave a Reply\x1b[0m" in shown
    else:
        assert "body | [source: Anna Berg] [cue: said] that [content: Strelsau closed one bridge]." in shown
        assert "\x1b" not in shown


def test_a_passage_from_an_older_text_keeps_its_words() -> None:
    front = "---\ntitle: Bridges\nurl: https://herald.example/b\n---\n"
    _ingest(front + "Anna Berg said that Strelsau closed one bridge.\n", "a.md")
    _ingest(front + "Correction. Strelsau closed no bridge.\n", "a.md")
    assert "snapshots: 2" in done("show", "A1")
    assert "> Anna Berg … said … Strelsau closed one bridge\n" in done("show", "C1")


def test_a_long_passage_is_shown_in_stretches() -> None:
    hand.build()
    text = f"The mayor rose. {LONG}At last he spoke: the bridge is closed. {LONG}"
    Path("c.txt").write_text(text, encoding="utf-8")
    done("add", "article", "c.txt")
    start = text.index("the bridge is closed")
    add = (
        "add",
        "assertion",
        "--claim",
        "C2",
        "--actor",
        "Lena Brandt",
        "--article",
        "A3",
        "--stance",
        "declines",
    )
    made = done(*add, "--start", str(start), "--end", str(start + 20)).strip()
    assert "> At last he spoke: [the bridge is closed].\n" in done("show", made)
    assert "neither\n" in done("show", "C2")


def test_a_claim_without_object_or_event_is_shown() -> None:
    done("add", "actor", "Ruritania")
    done("add", "claim", "Ruritania did not lie", "--subject", "Ruritania", "--predicate", "lie", "--negated")
    shown = done("show", "C1")
    assert "object: none; polarity: -; modality: actual\n" in shown
    assert "0 assertions, 0 denials" in shown


def test_contradictions_are_counted_beyond_the_page() -> None:
    hand.build()
    assert done("link", "C1", "C2", "--as", "in_tension_with") == "L2\n"
    assert "1 of 2 shown" in ran("contradictions", "--limit", "1").stderr
    assert json.loads(done("contradictions", "--limit", "1", "--json"))["total"] == 2


def test_extract_reads_well() -> None:
    Path("a.txt").write_text("It rained.\n", encoding="utf-8")
    Path("b.txt").write_text("Anna Berg said that Strelsau closed one bridge.\n", encoding="utf-8")
    assert done("extract", "a.txt", "b.txt") == (
        "a.txt\n  no attributions found\n\nb.txt\n  0  Anna Berg asserts: Strelsau closed one bridge\n"
        "     > Anna Berg … said … Strelsau closed one bridge\n"
    )


@pytest.mark.parametrize(
    ("published", "said"),
    [("2018-06-05", "2017-01-01/2017-12-31"), ("2018", "2017-01-01/2017-12-31"), (None, None)],
)
def test_extract_dates_phrases_from_the_day_of_the_article(
    published: str | None, said: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dated(document: Document) -> tuple[Attribution, ...]:
        return tuple(replace(one, said=TimePhrase("last year", Span(0, 1))) for one in toy.extract(document))

    monkeypatch.setattr(tracker.extract, "extract", dated)
    front = f"---\ntitle: B\ndate: {published}\n---\n" if published else ""
    Path("a.md").write_text(front + "Anna Berg said that Strelsau closed one bridge.\n", encoding="utf-8")
    (found,) = json.loads(done("extract", "a.md", "--format", "jsonl"))["attributions"]
    assert found["said"] == said


def test_an_empty_ledger_has_nothing_to_check() -> None:
    with open_ledger(f"sqlite:///{Path('new.db').resolve()}", write=True, create=True):
        pass
    result = ran("--db", "new.db", "check")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (
        8,
        "tracker: nothing to check: the ledger is empty",
    )


@pytest.mark.parametrize(
    ("certainty", "by", "said", "warned"),
    [
        (0.92, CertaintyBy.MODEL, "certainty +0.92, read by model", False),
        (-0.25, CertaintyBy.RULE, "certainty -0.25, read by rule", False),
        (-0.8, CertaintyBy.MODEL, "certainty -0.80, read by model", True),
        (None, None, "", False),
    ],
)
def test_an_assertion_says_how_surely_it_happened(
    monkeypatch: pytest.MonkeyPatch, certainty: float | None, by: CertaintyBy | None, said: str, warned: bool
) -> None:
    def extract(document: Document) -> tuple[Attribution, ...]:
        (one,) = toy.extract(document)
        claim = replace(one.propositions[0], certainty=certainty, certainty_by=by)
        return (replace(one, propositions=(claim,)),)

    monkeypatch.setattr(tracker.extract, "extract", extract)
    _ingest("Anna Berg said that Strelsau closed bridge number 4.")
    shown = done("show", "C1")
    assert said in shown
    assert ("certainty" in shown) == (certainty is not None)
    assert ("! these words read as if it had not happened\n" in shown) == warned
    row = json.loads(done("show", "C1", "--json"))["claim"]["assertions"][0]
    assert (row["certainty"], row["certainty_by"]) == (certainty, by)
