"""What becomes of the tagger's spans beside the rules; no model is needed for these."""

import re
from pathlib import Path

import pytest
from articles import article

from tracker.extract import nlp
from tracker.extract import tagger as tagger_module
from tracker.extract.parsed import view
from tracker.extract.tagged import merge
from tracker.extract.tagger import Tagged, shipped

Row = tuple[str, str, str]


def places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    found = []
    for part in words.split(" … ") if words else ():
        place = re.search(re.escape(part), text)
        assert place, part
        found.append(place.span())
    return tuple(found)


def merged(text: str, *rows: Row) -> list[tuple[Row, str, int]]:
    """Return source, cue and content in words, the cue's lemma, and the number of clause heads."""
    doc = nlp.parse(article(text), tagger=False)
    tagged = [Tagged(*(places(text, words) for words in row), 0.9) for row in rows]

    def words(tokens: set[int]) -> str:
        return " ".join(doc[i].text for i in sorted(tokens))

    found = merge(doc, tagged, doc._.found)
    return [((words(f.source), words(f.words), words(f.content)), f.cue.lemma, len(f.heads)) for f in found]


@pytest.mark.parametrize(
    ("text", "rows", "expected"),
    [
        # the rules know the cue: the spans are the tagger's, the rest is theirs
        (
            "Ana Soto said again that the bridge was mined.",
            [("Ana Soto", "said again", "that the bridge was mined")],
            [(("Ana Soto", "said again", "that the bridge was mined"), "say", 1)],
        ),
        # a cue that the rules pass over
        (
            "Ana Soto wants the bridge mined.",
            [("Ana Soto", "wants", "the bridge mined")],
            [(("Ana Soto", "wants", "the bridge mined"), "want", 1)],
        ),
        # a cue that nobody knows
        (
            "The bridge, in a nod to Ana Soto, was mined.",
            [("Ana Soto", "in a nod to", "The bridge … was mined")],
            [(("Ana Soto", "in a nod to", "The bridge was mined"), "", 0)],
        ),
        # what the tagger passes over and what is no dispute is left out
        ("Ana Soto said that the bridge was mined.", [], []),
        # a dispute is kept
        (
            "Chile has accused Peru of mining the bridge.",
            [],
            [(("Chile", "has accused", "Peru of mining the bridge"), "accuse", 1)],
        ),
        # a speaker inside another's words is kept, in words that belong to both
        (
            "Andina reported that Ana Soto said that the bridge was mined.",
            [("Andina", "reported", "that … that the bridge was mined")],
            [
                (("Andina", "reported", "that Ana Soto said that the bridge was mined"), "report", 1),
                (("Ana Soto", "said", "that the bridge was mined"), "say", 1),
            ],
        ),
        # nothing to say, or nobody's cue
        ("Ana Soto left Lima.", [("Ana Soto", "left", "")], []),
        ("Ana Soto left Lima.", [("Ana Soto", "", "left Lima")], []),
    ],
)
def test_the_taggers_spans_and_the_rules(text: str, rows: list[Row], expected: list[object]) -> None:
    assert merged(text, *rows) == expected


def test_a_passive_without_source_says_that_somebody_spoke() -> None:
    text = "Peru is said to have mined the bridge."
    doc = nlp.parse(article(text), tagger=False)
    row = Tagged((), places(text, "is said"), places(text, "Peru … to have mined the bridge"), 0.9)
    assert [found.agentless for found in merge(doc, [row], doc._.found)] == [True]


def test_a_relative_pronoun_speaks_for_its_noun_also_where_the_rules_lack_the_cue() -> None:
    text = "Zenda left the Shipping Board, which dreads such ties."
    row = ("which", "dreads", "such ties")
    doc = nlp.parse(article(text), tagger=False)
    (found,) = merge(view(doc), [Tagged(*(places(text, words) for words in row), 0.9)], [])
    assert [doc[i].text for i in sorted(found.speaker)] == ["the", "Shipping", "Board"]


def test_an_agency_in_between_is_no_part_of_what_is_said() -> None:
    text = "“Talks are over,” Soto was quoted as saying by the Andina agency."
    doc = nlp.parse(article(text), tagger=False)
    content = places(text, "“Talks are over,” … as saying by the Andina agency")
    found = merge(doc, [Tagged((), places(text, "was quoted"), content, 0.9)], doc._.found)
    assert [doc[min(f.content) : max(f.content) + 1].text for f in found] == ['"Talks are over,"']
    assert [bool(f.via and f.via.source) for f in found] == [True]


def test_the_shipped_tagger_is_found_and_read() -> None:
    text = "“Talks are over,” Ana Soto was quoted as saying by the Andina agency. Peru denied it."
    by_rules, by_tagger = (nlp.parse(article(text), tagger=tagger)._.found for tagger in (False, True))
    assert (
        [found.cue.lemma for found in by_tagger] == ["say", "deny"] == [found.cue.lemma for found in by_rules]
    )


def test_without_the_model_rules_work_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped.cache_clear()
    monkeypatch.setattr(tagger_module, "MODEL", tmp_path / "none")
    assert shipped() is None
    monkeypatch.undo()
    shipped.cache_clear()
