"""Deciding whether two articles are copies of one text: the last decision holds, and nothing is deleted."""

import hand
from runner import done, ran, refused


def test_two_articles_are_joined_and_parted() -> None:
    hand.build()
    assert refused(3, "copies", "A1", "A2", "--not") == "A1 and A2 are not known as copies"
    assert "A1 and A2 are copies of one text" in ran("copies", "A2", "A1", "--because", "one hand").stderr
    assert "A1 and A2 are copies of one text: a person decided so" in done("why", "A2")
    assert "A1 and A2 are no copies" in ran("copies", "A1", "A2", "--not").stderr
    assert "A1 and A2 are no copies: a person decided so" in done("why", "A1")
    assert refused(2, "copies", "A1", "A1") == "A1 is one article: give two"
    assert "no problems found" in ran("check").output
