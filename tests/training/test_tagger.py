"""The tagger from text to attributions, with a reader of our own in place of the model."""

import re
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from tracker.extract.tag_windows import Offsets
from tracker.extract.tagger import Settings, Tagged, Tagger

WORDS = {"said": 1, "says": 2, "that": 3, "she": 4, "officials": 5, "”": 6, "“": 7, ".": 8}


class Words:
    """A tokenizer of words, with the parts of `tokenizers` that are used."""

    def encode_batch(self, texts: list[str], add_special_tokens: bool) -> list[Any]:
        assert not add_special_tokens
        found = [list(re.finditer(r"\w+|[^\w\s]", text)) for text in texts]
        return [
            SimpleNamespace(
                ids=[WORDS.get(m[0].lower(), 9) for m in one],
                offsets=[m.span() for m in one],
                tokens=[m[0] for m in one],
            )
            for one in found
        ]


class Reader:
    """Takes "said" and, with less certainty, "says" for cues; its vectors are the ids."""

    def run(self, outputs: list[str], given: dict[str, Any]) -> list[Any]:
        assert outputs == ["vectors", "cue"]
        ids = given["input_ids"]
        logits = np.zeros((*ids.shape, 3), dtype=np.float32)
        logits[..., 0] = 9
        logits[ids == 1] = [0, 9, 0]
        logits[ids == 2] = [1, 0.5, 0]
        return [ids[..., None].astype(np.float32), logits]


class RoleReader:
    """Takes "she" before the cue for the source; for the content what follows "that" or is quoted."""

    def run(self, outputs: list[str], given: dict[str, Any]) -> list[Any]:
        assert outputs == ["role"]
        logits = np.zeros((*given["marks"].shape, 5), dtype=np.float32)
        logits[..., 0] = 5
        for row, (vectors, marks) in enumerate(zip(given["vectors"][..., 0], given["marks"], strict=True)):
            cue = int(marks.argmax())
            logits[row, cue - 1] = [0, 9, 0, 0, 0] if vectors[cue - 1] in {4, 5} else [9, 0, 0, 0, 0]
            for start in np.flatnonzero(vectors == 3):
                logits[row, start] = [0, 0, 0, 9, 0]
                logits[row, start + 1 : given["attention_mask"][row].sum() - 1] = [0, 0, 0, 0, 9]
            for start, end in zip(np.flatnonzero(vectors == 7), np.flatnonzero(vectors == 6), strict=True):
                logits[row, start] = [0, 0, 0, 9, 0]
                logits[row, start + 1 : end + 1] = [0, 0, 0, 0, 9]
        return [logits]


def tag(text: str, **settings: float) -> list[Tagged]:
    chosen: dict[str, Any] = {"fill": 0, **settings}
    tagger = Tagger(Reader(), RoleReader(), Words(), Settings(**chosen))
    return tagger.tag(text, [m.span() for m in re.finditer(r"[^\n]+", text)])


def words(text: str, found: list[Tagged]) -> list[tuple[list[str], list[str], list[str]]]:
    def of(spans: tuple[Offsets, ...]) -> list[str]:
        return [text[start:end] for start, end in spans]

    return [(of(one.source), of(one.cue), of(one.content)) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("It rained all day.", []),
        ("She said that it rained.", [(["She"], ["said"], ["that it rained"])]),
        ("It was said that it rained.", [([], ["said"], ["that it rained"])]),
        ("“No,” she said, “never.”", [(["she"], ["said"], ["“No,”", "“never.”"])]),
        (
            "Rain.\n\nOfficials said that it was 🙂 over.",
            [(["Officials"], ["said"], ["that it was 🙂 over"])],
        ),
        ("She said nothing.", []),
    ],
)
def test_attributions_are_spans_of_the_text(text: str, expected: object) -> None:
    assert words(text, tag(text)) == expected


def test_a_doubtful_cue_counts_when_the_settings_lean_to_it() -> None:
    text = "She says that it rained."
    assert tag(text) == []
    assert words(text, tag(text, cue_bias=1.0)) == [(["She"], ["says"], ["that it rained"])]
    assert tag(text, cue_bias=1.0, keep=0.6) == []


def test_two_cues_of_one_paragraph_are_two_attributions() -> None:
    text = "She said, and officials said, that it rained."
    assert [(source, cue) for source, cue, _ in words(text, tag(text))] == [
        (["She"], ["said"]),
        (["officials"], ["said"]),
    ]


def test_attributions_come_in_the_order_of_the_text_and_do_not_depend_on_what_follows() -> None:
    one = "A long way off, in the hills, she said that it rained.\nOfficials said that it did not.\n"
    found = tag(one * 40)
    assert [item.cue for item in found] == sorted(item.cue for item in found)
    assert len(found) == 80
    assert found[:2] == tag(one)


def test_a_paragraph_without_end_is_read_in_parts() -> None:
    text = "word " * 5000 + "“Yes,” she said"
    assert words(text, tag(text)) == [(["she"], ["said"], ["“Yes,”"])]
