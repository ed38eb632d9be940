"""Examples for the tagger: labels, decoys, batches, and the articles held out by time."""

import random
import re
from collections import Counter
from pathlib import Path

import pytest

from tracker.extract.tag_windows import Piece, cue_windows
from training import data, gold
from training.data import IGNORED, Example
from training.gold import Article, Gold

TEXT = "Nobody was hurt, the mayor told reporters. “We were lucky,” she said.\nThe police say otherwise."


def paragraphs(text: str) -> list[list[Piece]]:
    words = sorted(set(re.findall(r"\w+|[^\w\s]", text)))
    return [
        [
            Piece(1000 + words.index(m[0]), start + m.start(), start + m.end())
            for m in re.finditer(r"\w+|[^\w\s]", text[start:end])
        ]
        for start, end in gold.paragraphs(text)
    ]


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


GOLDS = (
    Gold((at("the mayor"),), (at("told"),), (at("Nobody was hurt"),)),
    Gold((at("she"),), (at("said"),), (at("“We were lucky,”"),)),
    Gold((), (at("say"),), (at("otherwise"),)),
)


def made() -> list[Example]:
    read = paragraphs(TEXT)
    chance = random.Random(1)
    return list(data.examples(read, GOLDS, data.cue_words([(read, GOLDS)]), chance=chance, fill=0))


def test_each_window_has_its_cues_labelled() -> None:
    first, second = made()
    assert [label for label in first.labels if label > 0] == [1, 1]
    assert [label for label in second.labels if label > 0] == [1]
    assert first.labels[0] == first.labels[-1] == IGNORED


def test_each_cue_has_its_own_source_and_content() -> None:
    first, second = made()
    read = paragraphs(TEXT)
    words = [TEXT[piece.start : piece.end] for piece in read[0]]
    told = [[words[i - 1] for i, label in enumerate(roles.labels) if label in kinds]
            for roles in first.roles for kinds in ({1, 2}, {3, 4})]  # fmt: skip
    assert told == [
        ["the", "mayor"],
        ["Nobody", "was", "hurt"],
        ["she"],
        ["“", "We", "were", "lucky", ",", "”"],
    ]
    assert [words[roles.marks.index(1) - 1] for roles in first.roles] == ["told", "said"]
    assert 1 not in second.roles[0].labels


def test_two_contents_of_one_cue_begin_twice() -> None:
    text = "It was, he said, a mistake"
    halves = Gold(((8, 10),), ((11, 15),), ((0, 6), (17, 26)))
    (window,) = cue_windows(paragraphs(text), fill=0)
    assert data.roles(window, range(4, 5), halves).labels.count(3) == 2


def test_a_cue_in_a_neighbour_is_not_asked_about_here() -> None:
    read = paragraphs(TEXT)
    for window in cue_windows(read, fill=100):
        labels = data.cue_labels(window, [span for one in GOLDS for span in one.cue])
        assert {i for i, label in enumerate(labels) if label != IGNORED} == set(window.own)


def test_a_decoy_is_a_word_that_is_a_cue_elsewhere_and_has_no_roles() -> None:
    read = paragraphs(TEXT)
    words = Counter({read[0][0].id: 9, read[1][2].id: 9, read[0][1].id: 1})
    assert list(data.decoys(read, GOLDS, words)) == [(0, range(0, 1))]
    example = next(data.examples(read, GOLDS, words, chance=random.Random(1), decoy_share=1.0))
    assert [any(label > 0 for label in roles.labels) for roles in example.roles] == [True, True, False]


@pytest.mark.parametrize(("share", "count"), [(1.0, 2), (0.0, 1)])
def test_windows_without_anything_to_find_may_be_left_out(share: float, count: int) -> None:
    text = "It rained.\nShe said so."
    found = Gold(((11, 14),), ((15, 19),), ((20, 22),))
    examples = data.examples(paragraphs(text), [found], Counter(), chance=random.Random(1), empty_share=share)
    assert len(list(examples)) == count


def test_a_span_outside_every_paragraph_has_no_place() -> None:
    assert data.place(paragraphs("One.\n\nTwo."), (5, 6)) is None


def test_an_epoch_holds_every_example_once_in_batches_of_one_width() -> None:
    examples = [Example((1,) * n, (0,) * n, ()) for n in (5, 17, 3, 40, 16, 8, 33, 2)]
    batches = data.epoch(examples, 64, random.Random(1))
    assert sorted(i for batch in batches for i in batch) == list(range(8))
    for batch in batches:
        assert len(batch) == 1 or len(batch) * max(data.padded(len(examples[i].ids), 16) for i in batch) <= 64
    assert batches == data.epoch(examples, 64, random.Random(1))
    assert batches != data.epoch(examples, 64, random.Random(2))


@pytest.mark.parametrize(("length", "width"), [(1, 16), (16, 16), (17, 32)])
def test_widths_are_few(length: int, width: int) -> None:
    assert data.padded(length, 16) == width


def test_the_latest_are_held_out() -> None:
    names = ["a_2016-03-01_x", "b_2015-01-01_y", "c_2016-09-01_z", "d_2016-01-01_w", "undated"]
    learn, held = gold.by_time([Article(name, "", ()) for name in names], 0.4)
    assert [one.name for one in learn] == ["undated", "b_2015-01-01_y", "d_2016-01-01_w"]
    assert [one.name for one in held] == ["a_2016-03-01_x", "c_2016-09-01_z"]


def test_articles_are_read_with_their_attributions_and_those_without_a_cue_left_to_rules(
    tmp_path: Path,
) -> None:
    for name in ("text", "attributions"):
        (tmp_path / "data" / "train" / name).mkdir(parents=True)
    base = tmp_path / "data" / "train"
    (base / "text" / "x_2016-01-02_y.txt").write_text("She said so. “And more.”", encoding="utf-8")
    (base / "attributions" / "x_2016-01-02_y_z.ann").write_text(
        "T1\tSource 0 3\tShe\nT2\tCue 4 8\tsaid\nT3\tContent 9 11\tso\nT4\tAttribution 4 8\tsaid\n"
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n"
        "T5\tContent 13 24\t“And more.”\nT6\tAttribution 13 24\t“And more.”\nE2\tAttribution:T6 Content:T5\n",
        encoding="utf-8",
    )
    (article,) = gold.read(tmp_path, "train")
    assert article.date == "2016-01-02"
    assert article.attributions == (Gold(((0, 3),), ((4, 8),), ((9, 11),)),)
    assert len(article.marked) == 2
