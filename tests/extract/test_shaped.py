"""What is mended of the tagger's spans, and what the rules add beside them; no model is needed."""

import re

import pytest
from articles import article

from tracker.extract import nlp
from tracker.extract.parsed import view
from tracker.extract.tagged import merge
from tracker.extract.tagger import Tagged

Row = tuple[str, str, str]


def places(text: str, words: str) -> tuple[tuple[int, int], ...]:
    return tuple(m.span() for part in words.split(" … ") if part and (m := re.search(re.escape(part), text)))


def merged(text: str, *rows: Row, title: bool = False) -> list[Row]:
    doc = view(nlp.parse(article(text, title=title), tagger=False))
    tagged = [Tagged(*(places(text, words) for words in row), 0.9) for row in rows]

    def words(tokens: set[int]) -> str:
        return " ".join(doc[i].text for i in sorted(tokens))

    return [(words(f.source), words(f.words), words(f.content)) for f in merge(doc, tagged, doc._.found)]


@pytest.mark.parametrize(
    ("text", "row", "expected"),
    [
        # a name that was cut
        (
            "Accusing Peru of fraud, Ana Soto left.",
            ("Ana", "Accusing", "Peru of fraud"),
            ("Ana Soto", "Accusing", "Peru of fraud"),
        ),
        # phrases that end before their heads
        (
            "Major Ilse Roth, then-head of the Danube-led River Watch, revealed that a lock broke.",
            ("Major Ilse Roth, then-head of the Danube-", "revealed", "that a lock broke"),
            (
                "Major Ilse Roth , then - head of the Danube - led River Watch",
                "revealed",
                "that a lock broke",
            ),
        ),
        (
            "Ana Soto wrote in a letter that the bridge was mined amid the unrest.",
            ("Ana Soto", "wrote in a", "that the bridge was mined amid the"),
            ("Ana Soto", "wrote in a letter", "that the bridge was mined amid the unrest"),
        ),
        # what joins a source to the words behind it
        (
            "Soto and Roth further wrote that the bridge was mined.",
            ("Soto and Roth further", "wrote", "that the bridge was mined"),
            ("Soto and Roth", "wrote", "that the bridge was mined"),
        ),
        # a word inside the subject
        (
            "A letter released after the meeting said that the bridge was mined.",
            ("the meeting", "said", "that the bridge was mined"),
            ("A letter released after the meeting", "said", "that the bridge was mined"),
        ),
        # the "what" of a name
        (
            "The band plays what it calls “swamp jazz”.",
            ("it", "calls", "what … “swamp jazz”"),
            ("it", "calls", '" swamp jazz "'),
        ),
        # the "it" of nobody
        (
            "It has been suggested that the bridge was mined.",
            ("It", "has been suggested", "that the bridge was mined"),
            ("", "has been suggested", "that the bridge was mined"),
        ),
        # who is accused
        ("Bank accused of fraud", ("Bank", "accused of", "fraud"), ("", "accused of", "Bank fraud")),
        # who announces, in words that look like those of somebody accused
        (
            "A port source announced that the crane fell.",
            ("A port source", "announced", "that the crane fell"),
            ("A port source", "announced", "that the crane fell"),
        ),
        # a piece of another clause
        (
            "The storm hurt dozens and the monitor said the toll could rise.",
            ("The … the monitor", "said", "the toll could rise"),
            ("the monitor", "said", "the toll could rise"),
        ),
        # what a quotation is about
        (
            "“No,” Ana Soto said of the bridge.",
            ("Ana Soto", "said", "“No,” … of the bridge"),
            ("Ana Soto", "said", '" No , "'),
        ),
        # whom somebody told
        (
            "Ana Soto told reporters that the bridge was mined.",
            ("Ana Soto", "told", "reporters that the bridge was mined"),
            ("Ana Soto", "told", "that the bridge was mined"),
        ),
        # a quotation that goes on behind the cue
        (
            "“The pigs are fine,” the vet said. “The farmer is not.”",
            ("the vet", "said", "“The pigs are fine,”"),
            ("the vet", "said", '" The pigs are fine , " " The farmer is not . "'),
        ),
        # the turn of a transcript is as long as its line
        (
            "ANA SOTO: I object. It was mined.",
            ("ANA SOTO", ":", "I object"),
            ("ANA SOTO", ":", "I object . It was mined"),
        ),
    ],
)
def test_spans_are_mended(text: str, row: Row, expected: Row) -> None:
    assert merged(text, row) == [expected]


def test_a_headline_ends_where_it_ends() -> None:
    text = "Ship carried arms, experts say\nThe ship was held in Lima."
    row = ("experts", "say", "Ship carried arms … The ship was held in Lima")
    assert merged(text, row, title=True) == [("experts", "say", "Ship carried arms")]


def test_a_quotation_in_the_next_paragraph_stands_for_itself() -> None:
    text = "“We came at night,” Ana Soto said.\n“The boat was full of water by dawn.”"
    row = ("Ana Soto", "said", "“We came at night,” … “The boat was full of water by dawn.”")
    contents = [content for _, _, content in merged(text, row)]
    assert contents == ['" We came at night , "', '" The boat was full of water by dawn . "']


@pytest.mark.parametrize(
    ("inner", "kept"),
    [
        ("the harbour master believes that the bridge was mined", True),
        ("a leaked memo showed that the bridge was mined", True),
        ("the miners denied this", True),
        ("the fall of the bridge showed that it was mined", False),
        ("she hopes to mine the bridge", False),
        ("Peru plans to mine the bridge", False),
        ("he thought that the bridge was mined", False),
    ],
)
def test_who_speaks_inside_others_words(inner: str, kept: bool) -> None:
    found = merged(f"Andina reported that {inner}.", ("Andina", "reported", f"that {inner}"))
    assert (len(found) > 1) is kept


def test_a_word_beside_a_cue_is_no_cue_of_its_own() -> None:
    text = "“The bridge was mined,” Ana Soto further wrote."
    said = "“The bridge was mined,”"
    found = merged(text, ("Ana Soto", "further", said), ("Ana Soto further", "wrote", said))
    assert found == [("Ana Soto", "wrote", '" The bridge was mined , "')]


NEXT = [
    # the next sentence is a quotation of somebody else: "…, according to X. “…,” said Y"
    (
        "The dam leaks, according to Ruud. “Nobody came,” said Ana Soto.",
        ("Ruud", "according to", "The dam leaks … “Nobody came,”"),
        ("Ana Soto", "said", "“Nobody came,”"),
        "The dam leaks",
    ),
    (
        "The mayor knew, according to The Lamp. “He lied,” a clerk told the paper.",
        ("The Lamp", "according to", "The mayor knew … “He lied,” a clerk"),
        ("a clerk", "told the paper", "“He lied,”"),
        "The mayor knew",
    ),
    # nobody else says it
    (
        "The dam leaks, Ruud said. “Nobody came.” Ana Soto left.",
        ("Ruud", "said", "The dam leaks … “Nobody came.”"),
        None,
        'The dam leaks " Nobody came . "',
    ),
]


@pytest.mark.parametrize(("text", "first", "second", "content"), NEXT)
def test_what_somebody_else_says_next_is_not_taken_in(
    text: str, first: Row, second: Row | None, content: str
) -> None:
    found = merged(text, first, *((second,) if second else ()))
    assert next(row for row in found if row[0] == first[0])[2] == content
