"""Certainty on the way to a claim: what has a number, what it says, how the trained reader counts."""

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from articles import article, parsed

from tracker.extract import certainty_reader, extract
from tracker.extract.certainty import read
from tracker.extract.certainty_reader import NAME, CertaintyReader, certain, shipped
from tracker.extract.certainty_seen import DISTANCES, Seen, distances
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
        "signs_table": (2, 4), "by_kin": (3, 1), "by_distance": (DISTANCES, 1),
    }  # fmt: skip
    weights: dict[str, object] = {name: np.zeros(shape, np.float16) for name, shape in shapes.items()}
    names = {"signs": np.array("tag=VBD\nhas=neg"), "kin": np.array("far\nunder=neg\nabove")}
    return CertaintyReader(weights | names | changes)


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


def test_a_verb_attends_by_what_a_word_is_to_it_and_by_how_far_away_it_is() -> None:
    text = "The mayor did not follow."
    doc = parsed(text)
    value, heard = np.zeros((WIDTH, 1, 2), np.float16), np.zeros((2, 3), np.float16)
    value[0, 0, 0], heard[0, 0] = 1, 0.0625
    shown = {"value": value, "heard": heard, "out": np.array([1, 0, 0], np.float16)}
    denied, near = np.zeros((3, 1), np.float16), np.zeros((DISTANCES, 1), np.float16)
    denied[1], near[2] = 30, 30
    # "not" is the fourth piece, "did" stands two before the verb.
    assert toy(**shown, by_kin=denied).read([doc[4]], seen(text)) == [pytest.approx(4 / 16)]
    assert toy(**shown, by_distance=near).read([doc[4]], seen(text)) == [pytest.approx(3 / 16)]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("The mayor left .", 2, "below under=nsubj own under=punct"),
        ("He did not leave .", 3, "under=nsubj under=aux under=neg own under=punct"),
        ("He may say they left .", 4, "beside=nsubj beside=aux above under=nsubj own beside=punct"),
        (
            "He did not try to say they left .",
            7,
            "far over=aux over=neg top beside=aux above under=nsubj own far",
        ),
    ],
)
def test_what_each_word_is_to_a_verb(text: str, verb: int, expected: str) -> None:
    around = seen(text).around(parsed(text)[verb])
    assert around is not None
    assert " ".join(name.replace("over=other", "far") for name in around.kin) == expected


def test_pieces_are_counted_from_the_verb() -> None:
    assert distances(24, [range(6, 8)])[0].tolist() == [
        *(4, 4, 3, 3, 2, 1, 0, 0, 7, 8, 9, 9, 10, 10, 10, 10),
        *[11] * 8,
    ]
    assert distances(40, [range(20, 21)])[0, [0, 3, 4, 37]].tolist() == [6, 6, 5, 12]


def test_a_number_stays_on_the_scale_and_what_was_not_seen_has_none() -> None:
    doc = parsed("The miners left. The mayor followed.")
    reader = toy(bias=np.array(7, np.float16))
    assert reader.read([doc[2], doc[6]], seen(doc.text, rows=4)) == [1, None]
    assert reader.read([], Seen()) == []


@pytest.mark.parametrize(
    ("text", "number", "expected"),
    [
        ("The miners left.", 0.5, (0.5, CertaintyBy.MODEL)),
        ("The miners left.", -0.5, (-0.5, CertaintyBy.MODEL)),
        ("The miners left.", None, (0.65, CertaintyBy.RULE)),
        ("Nobody ever left.", -0.5, (-0.5, CertaintyBy.MODEL)),
        ("Nobody ever left.", -0.001, None),
        ("Nobody ever left.", 0.5, None),
        ("Nobody ever left.", None, None),
    ],
)
def test_what_is_negated_has_a_number_only_where_that_agrees(
    monkeypatch: pytest.MonkeyPatch, text: str, number: float | None, expected: object
) -> None:
    read_by_model = SimpleNamespace(read=lambda verbs, _: [number] * len(verbs))
    monkeypatch.setattr(certainty_reader, "shipped", lambda: read_by_model)
    verb = parsed(text)[2]
    assert certain([verb], [read(verb)], Seen()) == [expected]


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
