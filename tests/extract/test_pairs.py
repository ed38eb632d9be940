"""What the model of pairs makes of two texts, and what becomes of them without it."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker import comparing
from tracker.extract import pairs
from tracker.extract.pairs import CLASHES, MOST, PAIRS, PairModel, window

needs_model = pytest.mark.skipif(pairs.shipped(CLASHES) is None, reason="no model or nothing to run it")


class Pieces:
    """Word pieces of one letter each, in place of the real ones."""

    def encode(self, text: str, add_special_tokens: bool) -> "Pieces":
        self.ids = [ord(letter) for letter in text]
        return self


class Reader:
    """A network whose logits are how many pieces each text has, and whose inputs have to fit together."""

    def run(self, names: list[str], given: dict[str, np.ndarray]) -> list[np.ndarray]:
        ids, second, mask = (given[name] for name in ("input_ids", "second", "attention_mask"))
        assert ids.dtype == np.int64
        assert not ((ids + second) * (1 - mask)).any()
        first = (mask - second).sum(1)
        return [np.stack([first, first * 0, second.sum(1)], 1).astype(np.float32)]


@pytest.fixture
def fresh() -> Iterator[None]:
    """Let the model be looked for anew, now and afterwards."""
    pairs.shipped.cache_clear()
    yield
    pairs.shipped.cache_clear()


def test_each_pair_keeps_its_place_and_its_chances_add_up() -> None:
    found = PairModel(Reader(), Pieces()).chances([("abc", ""), ("", "abcdef"), ("a" * 9, "b" * 9)])
    assert found.sum(1) == pytest.approx(1)
    assert found.argmax(1).tolist() == [0, 2, 0]


def test_no_pairs_give_no_chances() -> None:
    assert PairModel(Reader(), Pieces()).chances([]).shape == (0, 3)


@given(st.integers(0, 400), st.integers(0, 400))
def test_of_long_texts_both_are_shown(first: int, second: int) -> None:
    ids, of = window(range(1000, 1000 + first), range(5000, 5000 + second))
    assert len(ids) == len(of) <= MOST
    shown = sum(one >= 5000 for one in ids)
    assert shown == min(second, (MOST - 3) // 2)
    assert sum(1000 <= one < 5000 for one in ids) == min(first, MOST - 3 - shown)
    assert of == sorted(of)


@pytest.mark.parametrize("missing", ["onnxruntime", "tokenizers"])
def test_without_what_runs_it_the_rules_work_alone(
    missing: str, fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pairs, "find_spec", lambda name: None if name == missing else object())
    assert pairs.shipped(PAIRS) is None
    assert comparing.weigher() is None


def test_none_is_shipped_where_its_file_is_left_out(fresh: None, tmp_path: Path) -> None:
    assert pairs.shipped(tmp_path / "pairs.onnx") is None


@needs_model
@pytest.mark.parametrize(("lone", "file"), [(False, CLASHES), (True, PAIRS)])
def test_its_name_tells_two_models_apart_and_the_bar_is_the_one_that_was_chosen(
    lone: bool, file: Path
) -> None:
    weigher, chosen = comparing.weigher(lone), pairs.settings(file)
    assert weigher is not None
    assert weigher.name.startswith(f"{chosen['name']} (")
    assert weigher.bar == chosen["bar"]


@needs_model
@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), min_size=1, max_size=5))
def test_what_it_says_of_a_pair_does_not_depend_on_the_others(texts: list[tuple[str, str]]) -> None:
    model = pairs.shipped(CLASHES)
    assert model is not None
    alone = np.concatenate([model.chances([pair]) for pair in texts])
    assert np.allclose(model.chances(texts), alone, atol=1e-3)


SEEN = [
    ("The army shelled the market in Klow.", "The army did not shell the market.", "contradiction"),
    ("Vos met the rebels in Brenn on Monday.", "Vos has never met the rebels.", "contradiction"),
    ("Ana Soto was born in Klow.", "Ana Soto was born in Brenn.", "contradiction"),
    ("The company made a profit of 3 million.", "The company lost money.", "contradiction"),
    ("The ferry sank near Zenda with 40 aboard.", "A ferry sank.", "entailment"),
    ("Lena Brandt, a doctor from Orlo, won the race.", "A doctor won the race.", "entailment"),
]


@needs_model
@pytest.mark.parametrize(("first", "second", "label"), SEEN)
def test_of_two_lone_texts_it_leans_to_the_right_side(first: str, second: str, label: str) -> None:
    model = pairs.shipped(PAIRS)
    assert model is not None
    follows, _, contradicts = model.chances([(first, second)])[0]
    assert (contradicts > follows) == (label == "contradiction")


def clash(first: str, second: str) -> bool:
    """Tell whether two claims on one event reach the bar both ways round."""
    model = pairs.shipped(CLASHES)
    assert model is not None
    found = model.chances([(first, second), (second, first)])
    return bool(found[:, 2].min() >= model.bar)


@needs_model
@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("nobody warned the harbour master", "the harbour master had been warned twice by telephone", True),
        ("the talks lasted less than 40 minutes", "the talks went on for nearly three hours", True),
        ("the general was not armed", "the general ran from the police", False),
        ("the ministry did not order the raid", "the ministry knew of the raid", False),
        ("exports to Borduria rose", "imports from Borduria fell", False),
        ("twelve people were killed by noon", "thirty people had been killed by Friday", False),
        ("Vos refused to sign", "Vos did not put a name to the treaty", False),
        ("no one was hurt in Klow", "nobody suffered any injury in Klow", False),
    ],
)
def test_of_two_claims_on_one_event_those_clash_that_cannot_both_be_so(
    first: str, second: str, expected: bool
) -> None:
    assert clash(first, second) == expected


@needs_model
@pytest.mark.xfail(strict=True, reason="it hardly sees who does what to whom, nor what takes knowledge")
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Syldavia attacked Borduria.", "Borduria attacked Syldavia."),
        ("the warehouse held medicines and nothing else", "rifles were found in the warehouse"),
    ],
)
def test_what_it_misses(first: str, second: str) -> None:
    assert clash(first, second)


@needs_model
@pytest.mark.xfail(
    strict=True, reason="what says the same with a negation in other words seems to contradict"
)
def test_what_it_takes_for_a_clash() -> None:
    assert not clash("the army has left Klow", "not one soldier is left in Klow")
