"""What the sentence encoder makes of texts, and what becomes of them without one."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extract import encoder
from tracker.extract.encoder import MOST, Encoder

needs_encoder = pytest.mark.skipif(encoder.shipped() is None, reason="no encoder or nothing to run it")
TEXTS = ["A ferry sank off Zenda.", "", "🐟", "brenn " * 900, "The \ud800 bridge\x00 is shut."]


class Pieces:
    """Word pieces of one letter each, in place of the real ones."""

    def encode(self, text: str, add_special_tokens: bool) -> "Pieces":
        self.ids = [ord(letter) for letter in text]
        return self


class Reader:
    """A network that says of each text how many pieces it was shown, and the least and the greatest."""

    def __init__(self) -> None:
        self.widths: list[int] = []

    def get_outputs(self) -> list[np.ndarray]:
        return [np.zeros((1, 3))]

    def run(self, names: list[str], given: dict[str, np.ndarray]) -> list[np.ndarray]:
        ids, mask = given["input_ids"], given["attention_mask"]
        self.widths.append(ids.shape[1])
        assert not (ids * (1 - mask)).any()
        return [np.stack([mask.sum(1), ids[:, 0], ids.max(1)], 1).astype(np.float32)]


@pytest.fixture
def fresh() -> Iterator[None]:
    """Let the encoder be looked for anew, now and afterwards."""
    encoder.shipped.cache_clear()
    yield
    encoder.shipped.cache_clear()


def test_each_text_keeps_its_place_whatever_their_lengths() -> None:
    texts = ["abc", "", "a" * 500, "ab", "b"]
    found = Encoder(Reader(), Pieces()).vectors(texts)
    assert found[:, 0].tolist() == [5, 2, MOST, 4, 3]
    assert set(found[:, 1]) == {encoder.CLS}
    assert found[4, 2] == encoder.SEP


def test_no_texts_give_no_vectors() -> None:
    assert Encoder(Reader(), Pieces()).vectors([]).shape == (0, 3)


def test_without_an_encoder_nothing_is_known_of_any_text() -> None:
    assert list(encoder.vectors(None, ["a", "b"])) == [None, None]


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers"])
def test_none_is_shipped_where_nothing_runs_it(
    missing: str, fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoder, "find_spec", lambda name: None if name == missing else object())
    assert encoder.shipped() is None


def test_none_is_shipped_where_its_file_is_left_out(
    fresh: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(encoder, "FILE", tmp_path / "encoder.onnx")
    assert encoder.shipped() is None


@needs_encoder
def test_odd_texts_have_vectors_of_length_one() -> None:
    reader = encoder.shipped()
    found = encoder.vectors(reader, TEXTS)
    assert [one is not None and round(float(one @ one), 4) for one in found] == [1.0] * len(TEXTS)


@needs_encoder
@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=5))
def test_a_vector_does_not_depend_on_what_is_read_with_it(texts: list[str]) -> None:
    reader = encoder.shipped()
    assert reader is not None
    together = reader.vectors(texts)
    alone = np.concatenate([reader.vectors([text]) for text in texts])
    assert np.allclose(together, alone, atol=1e-4)


# A text, one that says the same in other words, and one that shares its words and says something else.
NEARER = [
    (
        "The lorry drivers of Brenn walked out.",
        "Truckers in Brenn went on strike.",
        "The lorry was washed in Klow.",
    ),
    (
        "A freighter hit the pier at Zenda.",
        "A cargo ship collided with Zenda's jetty.",
        "The pier at Zenda sells tea.",
    ),
    (
        "The minister stepped down.",
        "The minister resigned from office.",
        "The minister stepped onto the stage.",
    ),
]


@needs_encoder
@pytest.mark.parametrize(("text", "same", "other"), NEARER)
def test_what_says_the_same_is_nearer_than_what_shares_words(text: str, same: str, other: str) -> None:
    one, near, far = encoder.vectors(encoder.shipped(), [text, same, other])
    assert one is not None
    assert near is not None
    assert far is not None
    assert float(one @ near) > float(one @ far)


@needs_encoder
@pytest.mark.xfail(strict=True, reason="a sentence encoder hardly sees a negation or swapped roles")
@pytest.mark.parametrize(
    ("text", "same", "other"),
    [
        ("The dam broke.", "Water burst through the barrage.", "The dam did not break."),
        (
            "Borduria invaded Syldavia.",
            "Syldavia was overrun by Bordurian troops.",
            "Syldavia invaded Borduria.",
        ),
    ],
)
def test_what_is_denied_or_turned_round_is_far(text: str, same: str, other: str) -> None:
    one, near, far = encoder.vectors(encoder.shipped(), [text, same, other])
    assert one is not None
    assert near is not None
    assert far is not None
    assert float(one @ near) > float(one @ far)
