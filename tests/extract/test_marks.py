"""Where quotations stand, in the typography of several languages and in odd text."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extract import marks
from tracker.records import Span


def found(text: str) -> list[tuple[list[str], int]]:
    paragraphs = [Span(p.start(), p.end()) for p in re.finditer(r"[^\n]+", text)]
    return [([part.quote(text) for part in q.parts], q.depth) for q in marks.find(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She called it “a farce”.", [(["“a farce”"], 0)]),
        ('He "knew" and "feared," he said', [(['"knew"'], 0), (['"feared,"'], 0)]),
        ("“He said ‘stay home’ twice.”", [(["“He said ‘stay home’ twice.”"], 0), (["‘stay home’"], 1)]),
        ("‘It’s the states’ aim,’ she said.", [(["‘It’s the states’ aim,’"], 0)]),
        ("'It's mine,' he said of the dogs' bone.", [(["'It's mine,'"], 0)]),
        ("It's the farmers' market of the '90s.", []),
        ("Er sagte: „Ja“ und «non».", [(["„Ja“"], 0), (["«non»"], 0)]),
        ("Han sade »nej« igen.", [(["»nej«"], 0)]),
        ("''It was hard,'' he said.", [(["''It was hard,''"], 0)]),
        ("“First.\n“Second,” he said.", [(["“First.", "“Second,”"], 0)]),
        ("Osk »left.\n“We stay,” he said.", [(["»left."], 0), (["“We stay,”"], 0)]),
        ("“First.\nNo marks here.", [(["“First."], 0)]),
        ("Lost the opening,” they said.", [(["Lost the opening,”"], 0)]),
        ("He said “so and stopped.\nShe “agreed”.", [(["“so and stopped."], 0), (["“agreed”"], 0)]),
        ("A 6\" pipe and nothing else", []),
    ],
)  # fmt: skip
def test_quotations(text: str, expected: list[tuple[list[str], int]]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="ab .,“”‘’\"'«»„\n(s", max_size=80))
def test_spans_lie_in_their_paragraphs(text: str) -> None:
    paragraphs = [Span(p.start(), p.end()) for p in re.finditer(r"[^\n]+", text)]
    for quoted in marks.find(text, paragraphs):
        for part in quoted.parts:
            assert any(p.start <= part.start < part.end <= p.end for p in paragraphs)
