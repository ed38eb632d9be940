"""Windows, stretches and offsets of the tagger, on pieces cut by hand."""

import re
from types import SimpleNamespace

import numpy as np
import pytest

from tracker.extract.tag_labels import (
    CUE_LABELS,
    ROLE_LABELS,
    best_labels,
    chances,
    offsets,
    runs,
    trim,
    whole_words,
)
from tracker.extract.tag_windows import (
    CLS,
    MARGIN,
    SEP,
    Piece,
    Window,
    batches,
    chunks,
    cue_windows,
    cut,
    marks,
    parts,
)


def pieces(text: str, start: int = 0) -> list[Piece]:
    """Cut a text into words and marks; what follows a tilde goes on with the word before it."""
    found = re.finditer(r"~?\w+|[^\w\s~]", text)
    return [Piece(1000 + m.start(), start + m.start(), start + m.end(), m[0][0] != "~") for m in found]


def numbered(count: int) -> list[Piece]:
    return [Piece(1000 + i, 2 * i, 2 * i + 1) for i in range(count)]


def ids(view: Window) -> list[int]:
    return [piece.id for piece in view.pieces]


def test_a_short_paragraph_is_filled_with_the_end_of_one_neighbour_and_the_start_of_the_other() -> None:
    before, own, after = (numbered(10) for _ in range(3))
    window = list(cue_windows([before, own, after], limit=40, fill=22))[1]
    kept = [piece.id for piece in own]
    assert ids(window) == [CLS, *kept[-4:], SEP, *kept, SEP, *kept[:4], SEP]
    assert [window.pieces[i].id for i in window.own] == kept


@pytest.mark.parametrize(
    ("before", "after", "left", "right"),
    [(0, 30, 0, 8), (30, 0, 8, 0), (2, 30, 2, 6), (30, 2, 6, 2), (0, 0, 0, 0)],
)
def test_room_that_one_neighbour_leaves_goes_to_the_other(
    before: int, after: int, left: int, right: int
) -> None:
    window = list(cue_windows([numbered(before), numbered(10), numbered(after)], limit=40, fill=22))
    own = next(w for w in window if w.paragraph == 1)
    assert own.own.start == 1 + left + bool(left)
    assert len(own.pieces) - own.own.stop == 1 + right + bool(right)


def test_a_full_paragraph_stands_alone() -> None:
    window = next(cue_windows([numbered(30), numbered(30)], limit=40, fill=20))
    assert window.own == range(1, 31)
    assert len(window.pieces) == 32


def test_every_piece_of_a_long_paragraph_is_read_once_and_seen_with_what_stands_around_it() -> None:
    paragraph = numbered(1000)
    windows = list(cue_windows([numbered(3), paragraph, numbered(3)], limit=100, fill=50))[1:-1]
    read = [window.pieces[i].id for window in windows for i in window.own]
    assert read == [piece.id for piece in paragraph]
    assert max(len(window.pieces) for window in windows) <= 100
    assert all(window.own.start == 1 + MARGIN for window in windows[1:])
    assert [window.offset for window in windows] == [
        sum(len(w.own) for w in windows[:i]) for i in range(len(windows))
    ]


def test_a_word_of_any_length_ends_the_cutting() -> None:
    endless = [Piece(7, i, i + 1, i == 0) for i in range(5000)]
    assert sum(len(part) for part in parts(endless, 100)) == 5000


def test_parts_start_with_a_word() -> None:
    words = [Piece(7, i, i + 1, i % 3 == 0) for i in range(500)]
    assert all(words[part.start].head for part in parts(words, 100))


def test_no_text_no_windows() -> None:
    assert list(cue_windows([[], []])) == []


def test_the_cue_is_marked_where_it_stands_in_the_window() -> None:
    window = list(cue_windows([numbered(8), numbered(6)], limit=40, fill=20))[1]
    marked = [window.pieces[i].id for i, one in enumerate(marks(window, range(2, 4))) if one]
    assert marked == [1002, 1003]
    assert sum(marks(window, range(2, 4))) == 2


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ([0, 0], []),
        ([0, 1, 2, 0], [("SOURCE", range(1, 3))]),
        ([1, 1], [("SOURCE", range(0, 1)), ("SOURCE", range(1, 2))]),
        ([1, 2, 3, 4], [("SOURCE", range(0, 2)), ("CONTENT", range(2, 4))]),
        ([3, 0, 3, 4], [("CONTENT", range(0, 1)), ("CONTENT", range(2, 4))]),
        ([0, 4, 4], [("CONTENT", range(1, 3))]),
    ],
)
def test_labels_are_read_as_stretches(labels: list[int], expected: list[tuple[str, range]]) -> None:
    assert runs(labels, ROLE_LABELS) == expected


@pytest.mark.parametrize(
    ("rows", "biases", "expected"),
    [
        ([[0.9, 0.1, 0.0], [0.1, 0.8, 0.1]], (0.0,), [0, 1]),
        ([[0.9, 0.1, 0.0], [0.4, 0.0, 0.6]], (0.0,), [0, 0]),
        ([[0.45, 0.55, 0.0], [0.1, 0.0, 0.9]], (0.0,), [1, 2]),
        ([[0.6, 0.4, 0.0]], (0.0,), [0]),
        ([[0.6, 0.4, 0.0]], (1.0,), [1]),
        ([[0.1, 0.6, 0, 0.3, 0], [0.1, 0, 0.1, 0.1, 0.7]], (0.0, 0.0), [3, 4]),
        ([[0.1, 0.6, 0, 0.3, 0], [0.3, 0, 0.1, 0.1, 0.5]], (0.0, -2.0), [1, 0]),
    ],
)
def test_nothing_goes_on_that_has_not_begun(
    rows: list[list[float]], biases: tuple[float, ...], expected: list[int]
) -> None:
    assert best_labels(np.array(rows, dtype=np.float32), biases) == expected


def test_the_search_finds_the_best_of_all_paths() -> None:
    sure = chances(np.random.default_rng(3).normal(size=(6, 5)).astype(np.float32))
    found = best_labels(sure, (0.0, 0.0))

    def legal(path: tuple[int, ...]) -> bool:
        before = (0, *path[:-1])
        return all(
            label in {0, 1, 3} or last in {label, label - 1} for last, label in zip(before, path, strict=True)
        )

    paths = [p for p in np.ndindex(*(5,) * 6) if legal(p)]
    best = max(paths, key=lambda path: sum(np.log(sure[i, label]) for i, label in enumerate(path)))
    assert tuple(found) == best


def test_chances_add_up_to_one() -> None:
    assert chances(np.array([[1000.0, 0.0], [1.0, 1.0]], dtype=np.float32)) == pytest.approx(
        np.array([[1, 0], [0.5, 0.5]])
    )


def test_a_stretch_takes_whole_words() -> None:
    cut_up = pieces("un ~believ ~able news")
    assert whole_words(cut_up, range(1, 2)) == range(0, 3)
    assert whole_words(cut_up, range(3, 4)) == range(3, 4)


@pytest.mark.parametrize(
    ("text", "stretches", "expected"),
    [
        ("the mayor said", [range(0, 2)], ["the mayor"]),
        ("the mayor said", [range(0, 1), range(1, 3)], ["the mayor said"]),
        ("yes, he said, no", [range(0, 1), range(5, 6)], ["yes", "no"]),
    ],
)
def test_stretches_become_offsets(text: str, stretches: list[range], expected: list[str]) -> None:
    found = offsets(text, pieces(text), stretches)
    assert [text[start:end] for start, end in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he left.", "he left"),
        ("“he left.”", "“he left.”"),
        (" that it rained, ", "that it rained"),
        ("troops of the U.S.", "troops of the U.S."),
        ("“we left. They", "“we left. They"),
        ("“we left.", "“we left."),
        ("why?", "why?"),
        (",", None),
    ],
)
def test_loose_ends_are_trimmed(text: str, expected: str | None) -> None:
    assert [text[start:end] for start, end in trim(text, [(0, len(text))])] == (
        [expected] if expected else []
    )


def test_a_full_stop_before_a_closing_mark_stays() -> None:
    assert trim("he left.”", [(0, 8)]) == ((0, 8),)


@pytest.mark.parametrize("lengths", [[], [5], [10, 90, 20, 80, 10], [500, 1]])
def test_batches_hold_every_input_once_and_stay_small(lengths: list[int]) -> None:
    made = list(batches(lengths, tokens=100))
    assert sorted(i for batch in made for i in batch) == list(range(len(lengths)))
    assert all(len(batch) == 1 or len(batch) * max(lengths[i] for i in batch) <= 100 for batch in made)


def test_a_batch_costs_no_more_than_it_saves() -> None:
    assert sorted(map(sorted, batches([30, 31, 32, 60, 61], tokens=130))) == [[0, 1, 2], [3, 4]]
    assert sorted(batches([10, 60], tokens=130)) == [[0], [1]]


def test_a_long_row_of_inputs_is_cut_into_stretches() -> None:
    assert list(chunks([40, 40, 40, 300, 5], 100)) == [range(0, 2), range(2, 3), range(3, 4), range(4, 5)]
    assert list(chunks([], 100)) == []


class Words:
    """A tokenizer of words, with the parts of `tokenizers` that are used."""

    def encode_batch(self, texts: list[str], add_special_tokens: bool) -> list[object]:
        assert not add_special_tokens
        return [self._one(text) for text in texts]

    def _one(self, text: str) -> object:
        text.encode()
        found = list(re.finditer(r"\w+|[^\w\s]", text))

        return SimpleNamespace(
            ids=[len(m[0]) for m in found], offsets=[m.span() for m in found], tokens=[m[0] for m in found]
        )


@pytest.mark.parametrize("text", ["He said:\n“Go.”", "🙂 he\nsaid", "lone \ud800 half\nx", "é\u0301 x"])
def test_offsets_are_those_of_the_whole_text(text: str) -> None:
    lines = [m.span() for m in re.finditer(r"[^\n]+", text)]
    found = [text[p.start : p.end] for paragraph in cut(Words(), text, lines) for p in paragraph]
    assert "".join(found) == re.sub(r"\s", "", text)


def test_labels_have_a_beginning_and_an_inside_for_each_kind() -> None:
    for names in (CUE_LABELS, ROLE_LABELS):
        assert [name[0] for name in names] == ["O", *"BI" * (len(names) // 2)]
