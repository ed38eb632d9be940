"""The corpus is read as its format says."""

import pytest
from corpus_reader import CorpusError, Expected, lay_out, load, read

from tracker.records import Span
from tracker.terms import Layer, Stance

ONE = """% a remark
Lund said that Moe had told her the well was dry.
    Lund | said | that Moe had told her the well was dry | asserts
    ? Moe | had told | the well was dry | denies | Lund > Moe

# A headline
The first paragraph.
    nothing
"""


def quotes(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.quote(text) for span in spans]


def only(block: str) -> tuple[str, Expected]:
    (case,) = read("toy", block)
    (expected,) = case.expected
    return case.text, expected


def test_a_file_is_passages_parted_by_blank_lines() -> None:
    first, second = read("toy", ONE)
    assert (first.category, first.text) == ("toy", "Lund said that Moe had told her the well was dry.")
    outer, inner = first.expected
    assert (outer.speakers, outer.stance, outer.optional) == ((frozenset({"Lund"}),), Stance.ASSERTS, False)
    assert outer.chain == ((frozenset({"Lund"}),),)
    assert quotes(first.text, outer.content) == ["that Moe had told her the well was dry"]
    assert inner.chain == ((frozenset({"Lund"}),), (frozenset({"Moe"}),))
    assert (inner.stance, inner.optional) == (Stance.DENIES, True)
    assert second.expected == ()


def test_a_headline_is_a_title_and_lines_are_paragraphs() -> None:
    document = lay_out(["# Dam safe", "Rain fell.", "It stopped."])
    assert document.text == "Dam safe\nRain fell.\nIt stopped."
    assert [(p.layer, p.span.quote(document.text)) for p in document.passages] == [
        (Layer.TITLE, "Dam safe"),
        (Layer.BODY, "Rain fell."),
        (Layer.BODY, "It stopped."),
    ]


@pytest.mark.parametrize(
    ("cell", "hop"),
    [
        ("-", ()),
        ("Lund", ({"Lund"},)),
        ("Lund / the mayor", ({"Lund", "the mayor"},)),
        ("Lund + Moe / her aide", ({"Lund"}, {"Moe", "her aide"})),
    ],
)
def test_speakers(cell: str, hop: tuple[set[str], ...]) -> None:
    assert only(f"It is so.\n    {cell} | - | It is so | asserts")[1].speakers == hop


@pytest.mark.parametrize(
    ("text", "cue", "content", "places"),
    [
        # in pieces, one behind the other
        ("The well, Lund said, is dry.", "said", "The well … is dry", [(0, 8), (21, 27)]),
        # of words that occur twice, those nearest to the cue
        ("He is ill. She said he is ill.", "said", "is ill", [(23, 29)]),
        ("No, said Lund. No, said Moe. Yes, wrote Lund.", "wrote", "Yes", [(29, 32)]),
        # whole words only
        ("Thesis: the sis is here.", ":", "is", [(16, 18)]),
        ("Lund declined to comment.", "declined to comment", "-", []),
    ],
)
def test_where_words_stand(text: str, cue: str, content: str, places: list[tuple[int, int]]) -> None:
    expected = only(f"{text}\n    Lund | {cue} | {content} | asserts")[1]
    assert [(span.start, span.end) for span in expected.content] == places


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        ("Only words.", "wanted paragraphs"),
        ("    Lund | said | so | asserts", "wanted paragraphs"),
        ("Words.\n    nothing\nMore words.", "wanted paragraphs"),
        ("Lund said so.\n    nothing\n    Lund | said | so | asserts", "stands alone"),
        ("Lund said so.\n    Lund | said | so", "four or five cells"),
        ("Lund said so.\n    Lund | said | thus | asserts", "not in the passage"),
        ("Lund said so.\n    Lund | said | so … thus | asserts", "not in the passage"),
        ("Lund said so.\n    Lund | said so | said so | asserts", "not apart"),
        ("Lund said so.\n    Lund | said | so | sings", "sings"),
    ],
)
def test_a_mistake_is_named_with_its_place(block: str, problem: str) -> None:
    with pytest.raises(CorpusError, match=problem) as raised:
        read("toy", block)
    assert "toy" in str(raised.value)


def test_the_whole_corpus_can_be_read() -> None:
    for case in load():
        for expected in case.expected:
            assert expected.content or expected.cue, expected.line
            for span in (*expected.cue, *expected.content):
                assert span.quote(case.text).strip(), expected.line
