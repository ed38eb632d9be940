"""Texts made comparable, and the day that a text gives itself."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.likeness import last_day, plain
from tracker.likeness.text import capitals, runs, stems, words

PLAIN = [
    ("Bridge closed #StormMarta", "Bridge closed Storm Marta"),
    ("Bridge closed https://example.org/a/b?c=1 today", "Bridge closed   today"),
    ("@HarbourWatch says the bridge is shut", "Harbour Watch says the bridge is shut"),
    ("#storm2019", "storm 2019"),
    ("50 % of the ferries", "50 % of the ferries"),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN)
def test_links_go_and_hashtags_come_apart(text: str, expected: str) -> None:
    assert " ".join(plain(text).split()) == " ".join(expected.split())


DAYS = [
    ("The ferry sank — Ana (@ana) March 5, 2019", date(2019, 3, 5)),
    ("On 4 May 2018 it opened, on 6 May 2018 it closed", date(2018, 5, 6)),
    ("updated 2020-02-29", date(2020, 2, 29)),
    ("31 June 2020 is no day", None),
    ("in May 2018", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_the_day_that_a_text_gives_itself(text: str, expected: date | None) -> None:
    assert last_day(text) == expected


def test_the_parts_of_a_text() -> None:
    text = "The Énergie ministry shipped 40 rifles to Borduria."
    assert words(text) == ["the", "energie", "ministry", "shipped", "40", "rifles", "to", "borduria"]
    assert stems(text) == ["energi", "ministry", "shipp", "40", "rifl", "borduria"]
    assert capitals(text) == ["40", "borduria"]
    assert runs("a cat") == [" a c", "a ca", " cat", "cat "]


@given(st.text())
def test_any_text_has_parts(text: str) -> None:
    for parts in (words(text), runs(text), stems(text), capitals(text)):
        assert all(parts)
    plain(text)
    last_day(text)
