"""A long article is read in sections whose spans are those of the whole; what was left out is not read."""

from dataclasses import fields, is_dataclass, replace
from itertools import pairwise
from typing import Any

import pytest
from articles import article
from hypothesis import given
from hypothesis import strategies as st

from tracker import extract as extraction
from tracker.extract import extract, section
from tracker.records import Attribution, Document, Passage, Skipped, Span
from tracker.terms import Layer

LINE = (
    "Nora Vance, a spokeswoman for Arvonia, said on Tuesday that the army had left. She denied that it fled."
)
OTHER = "According to two officials, Arvonia moved 40 trucks last year. The ministry rejected the claim."


def spans(value: Any) -> list[Span]:
    """Return every span in a record."""
    if isinstance(value, Span):
        return [value]
    if isinstance(value, tuple):
        return [span for each in value for span in spans(each)]
    if not is_dataclass(value):
        return []
    return [span for field in fields(value) for span in spans(getattr(value, field.name))]


def test_a_section_at_a_time_gives_what_the_article_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join([LINE, OTHER] * 3)
    whole = extract(article(text), tagger=False)
    # Each pair of lines is a section of its own, so no name or denial reaches over an edge.
    monkeypatch.setattr(section, "SECTION", len(LINE) + len(OTHER) + 1)
    parts = list(section.sections(article(text)))
    assert len(parts) == 3
    found = extract(article(text), tagger=False)
    assert [(one.source, one.cue, one.content, one.stance) for one in found] == [
        (one.source, one.cue, one.content, one.stance) for one in whole
    ]
    assert [one.answers for one in found] == [one.answers for one in whole]
    third = len(found) // 3
    by = len(LINE) + len(OTHER) + 2
    moved = [Span(span.start + by, span.end + by) for one in found[:third] for span in spans(one)]
    assert [span for one in found[third : 2 * third] for span in spans(one)] == moved


def test_no_section_is_longer_than_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section, "SECTION", 300)
    for text in ("x" * 1_000, "word " * 300, f"{LINE} " * 20, "\n".join([LINE] * 20)):
        parts = list(section.sections(article(text)))
        assert len(parts) > 1
        assert all(len(part.text) <= 300 for _, part in parts)
        assert all(part.text == text[start : start + len(part.text)] for start, part in parts)
        covered = sum(p.span.end - p.span.start for _, part in parts for p in part.passages)
        assert covered == sum(p.span.end - p.span.start for p in article(text).passages)


def test_a_long_paragraph_is_cut_behind_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(section, "SECTION", 300)
    parts = [part.text.strip() for _, part in section.sections(article(f"{LINE} " * 20))]
    assert {part[-1] for part in parts} == {"."}


PIECE = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))


@given(st.lists(PIECE, max_size=6), st.lists(st.integers(0, 60), max_size=6))
def test_what_was_left_out_is_left_out(gaps: list[Span], cuts: list[int]) -> None:
    edges = sorted({0, 60, *cuts})
    passages = tuple(Passage(Layer.BODY, Span(a, b)) for a, b in pairwise(edges))
    skipped = (*(Skipped("", gap) for gap in gaps), Skipped("the whole has a remark"))
    document = Document("", "x" * 60, "", "", "", passages, skipped=skipped)
    found = [i for part in section.readable(document) for i in range(part.span.start, part.span.end)]
    assert found == [i for i in range(60) if not any(gap.start <= i < gap.end for gap in gaps)]


def test_a_passage_left_out_is_not_read() -> None:
    text = f"{LINE}\n{OTHER}"
    gone = Skipped("not read", Span(len(LINE) + 1, len(text)))
    found = extract(replace(article(text), skipped=(gone,)), tagger=False)
    assert found == extract(article(LINE), tagger=False)
    assert found


def test_answers_count_from_the_first_section(monkeypatch: pytest.MonkeyPatch) -> None:
    (one, *_) = extract(article(LINE), tagger=False)
    monkeypatch.setattr(section, "SECTION", 5)
    monkeypatch.setattr("tracker.extract.nlp.parse", lambda part, tagger: part)
    monkeypatch.setattr("tracker.extract.reader.read", lambda part: (replace(one, answers=0),))
    found: tuple[Attribution, ...] = extraction.extract(article("abcd\nefgh\nijkl"))
    assert [each.answers for each in found] == [0, 1, 2]
    assert [each.source[0].start - one.source[0].start for each in found] == [0, 5, 10]
