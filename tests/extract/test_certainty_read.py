"""Certainty on the way to a claim: what has a number, what it says, how the trained reader counts."""

from pathlib import Path

import numpy as np
import pytest
from articles import article, parsed

from tracker.extract import certainty_reader, extract
from tracker.extract.certainty_reader import NAME, CertaintyReader, Seen, shipped
from tracker.extract.tag_windows import Piece, Window
from tracker.extract.tagger import MODEL
from tracker.terms import CertaintyBy

WIDTH = 4


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that the miners had left the valley.", [("+", "sure")]),
        ("The mayor said that the miners had not left the valley.", [("-", None)]),
        ("The mayor said that nobody had left the valley.", [("-", None)]),
        ("The mayor said that the miners had failed to leave the valley.", [("-", None)]),
        ("The mayor said that it is not true that the miners left the valley.", [("-", None)]),
        ("The mayor said that the miners will leave the valley.", [("+", "open")]),
        ("The mayor said that the miners may leave the valley.", [("+", "open")]),
        ("Norland accused Sweden of supplying weapons.", [("+", "sure")]),
        ("The miners denied that they had flooded the shaft.", [("+", None)]),
        ("The mayor asked whether the miners had flooded the shaft.", [("+", None)]),
    ],
)
def test_what_is_asserted_has_a_number(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = [said for one in extract(article(text), tagger=False) for said in one.propositions]
    assert [(said.polarity.value, band(said.certainty)) for said in found] == expected
    assert all((said.certainty is None) == (said.certainty_by is None) for said in found)


def band(value: float | None) -> str | None:
    """Return in words what a number amounts to."""
    return None if value is None else "sure" if value > 0 else "open"


def seen(text: str, *, rows: int | None = None) -> Seen:
    """Return what a tagger would have seen: a piece a word, each vector its place."""
    words = [(token.idx, token.end) for token in parsed(text)][:rows]
    pieces = (Piece(101, 0, 0), *(Piece(7, start, end) for start, end in words), Piece(102, 0, 0))
    kept = Seen()
    vectors = np.repeat(np.arange(len(pieces), dtype=np.float32)[:, None], WIDTH, axis=1)
    kept.add(Window(0, pieces, range(1, len(pieces) - 1), 0), vectors)
    return kept


def toy(**changes: object) -> CertaintyReader:
    """Return a reader whose number is its bias unless told otherwise."""
    shapes = {
        "query": (WIDTH, 1, 2), "key": (WIDTH, 1, 2), "value": (WIDTH, 1, 2), "query_bias": (1, 2),
        "verb": (WIDTH, 3), "heard": (2, 3), "inner_bias": (3,), "out": (3,), "plain": (WIDTH,), "bias": (),
        "signs_table": (2, 4),
    }  # fmt: skip
    weights: dict[str, object] = {name: np.zeros(shape, np.float16) for name, shape in shapes.items()}
    return CertaintyReader(weights | {"signs": np.array("tag=VBD\nhas=neg")} | changes)


def test_each_verb_is_read_by_its_signs_and_vectors() -> None:
    text = "The miners left. The mayor did not follow."
    doc = parsed(text)
    verbs = [doc[2], doc[8]]
    table = np.array([[0.5, 0, 0, 0], [-0.75, 0, 0, 0]], np.float16)
    assert toy(signs_table=table).read(verbs, seen(text)) == [0.5, -0.75]
    plain = np.zeros(WIDTH, np.float16)
    plain[0] = 0.0625
    # The third and the ninth piece.
    assert toy(plain=plain).read(verbs, seen(text)) == [3 / 16, 9 / 16]


def test_a_verb_attends_to_its_own_sentence() -> None:
    text = "The miners left. The mayor did not follow."
    doc = parsed(text)
    value, heard = np.zeros((WIDTH, 1, 2), np.float16), np.zeros((2, 3), np.float16)
    value[0, 0, 0], heard[0, 0] = 1, 0.0625
    # Without a query the mean of the sentence: pieces 1 to 4, and 5 to 10.
    reader = toy(value=value, heard=heard, out=np.array([1, 0, 0], np.float16))
    assert reader.read([doc[2], doc[8]], seen(text)) == [2.5 / 16, 7.5 / 16]


def test_a_number_stays_on_the_scale_and_what_was_not_seen_has_none() -> None:
    doc = parsed("The miners left. The mayor followed.")
    reader = toy(bias=np.array(7, np.float16))
    assert reader.read([doc[2], doc[6]], seen(doc.text, rows=4)) == [1, None]
    assert reader.read([], Seen()) == []


def test_the_reader_is_that_of_the_tagger_in_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    if not (MODEL / NAME).is_file():
        pytest.skip("no trained reader is installed")
    shipped.cache_clear()
    assert shipped() is not None, "train it anew: the tagger has changed"
    shipped.cache_clear()
    monkeypatch.setattr(certainty_reader, "fingerprint", lambda _: "another")
    assert shipped() is None
    shipped.cache_clear()


def test_without_a_trained_reader_rules_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    shipped.cache_clear()
    monkeypatch.setattr(certainty_reader, "MODEL", tmp_path)
    found = extract(article("The mayor said that the miners had left the valley."))
    assert {said.certainty_by for one in found for said in one.propositions} == {CertaintyBy.RULE}
    shipped.cache_clear()
