"""Affiliations read off the words around a mention."""

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from tracker.extract.cast import Cast
from tracker.extract.nlp import parser
from tracker.records import Tie

Ties = Callable[[str, str], tuple[Tie, ...]]


@cache
def pipeline() -> Language:
    """Return the parser alone."""
    return parser()


@pytest.fixture(scope="module")
def ties() -> Ties:
    """Return a function from a text and words of it to the ties of the actor."""

    def asked(text: str, words: str) -> tuple[Tie, ...]:
        doc = pipeline()(text)
        at = text.index(words)
        span = doc.char_span(at, at + len(words), alignment_mode="expand")
        assert span is not None
        found = Cast(doc, text).mention(span).ties
        assert all(text[tie.span.start : tie.span.end] for tie in found)
        return found

    return asked


TABLE = [
    # possessor, with the person after what the role is for
    ("Norway's special envoy for Afghanistan Liv Dahl arrived.", "Liv Dahl", [("speaks_for", "Norway")]),
    ("Norway's Prime Minister Erik Holm's special envoy for Afghanistan Liv Dahl arrived.", "Liv Dahl",
     [("speaks_for", "Erik Holm")]),
    ("Norway's Prime Minister Erik Holm's special envoy for Afghanistan Liv Dahl arrived.", "Erik Holm",
     [("leads", "Norway")]),
    ("Liv Dahl, the Kremlin's envoy to Kabul, said so.", "Liv Dahl", [("speaks_for", "Kremlin")]),
    ("Erik Holm spoke. His spokesman said so.", "His spokesman", [("speaks_for", "Erik Holm")]),
    ("It rained. Their spokesman said so.", "Their spokesman", []),
    # what stands before the role
    ("Dahl, the Norwegian Foreign Ministry spokesperson, said so.", "Dahl",
     [("speaks_for", "Norwegian Foreign Ministry")]),
    ("Pentagon spokesman Paul Norris said so.", "Paul Norris", [("speaks_for", "Pentagon")]),
    ("US Secretary of State Paul Norris said so.", "Paul Norris", [("leads", "US")]),
    ("Russian Foreign Minister Ivan Orlov said so.", "Ivan Orlov", [("leads", "Russian")]),
    ("Homeland Security Secretary Paul Norris said so.", "Paul Norris", [("leads", "Homeland Security")]),
    ("White House press secretary Paul Norris said so.", "Paul Norris", [("speaks_for", "White House")]),
    ("Republican Gov. Maria Santos said so.", "Maria Santos", [("member_of", "Republican")]),
    ("Former Afghan President Hamid Noori said so.", "Hamid Noori", [("leads", "Afghan")]),
    ("American analyst Paul Norris said so.", "Paul Norris", []),
    ("Russian officials said so.", "Russian officials", [("member_of", "Russian")]),
    ("US intelligence officials said so.", "US intelligence officials", [("member_of", "US")]),
    ("Kremlin critics said so.", "Kremlin critics", []),
    # prepositions
    ("Gen Paul Norris, then-commander of the NATO-led Lake Support Mission in Kabul, said so.",
     "Gen Paul Norris",
     [("leads", "Lake Support Mission"), ("member_of", "NATO")]),
    ("Paul Norris, a senior fellow at the Lake Foundation, said so.", "Paul Norris",
     [("member_of", "Lake Foundation")]),
    ("Paul Norris, a professor of physics at Boston University, said so.", "Paul Norris",
     [("member_of", "Boston University")]),
    ("Paul Norris, an expert on Afghanistan, said so.", "Paul Norris", []),
    ("Ana Ruiz, the Mexican minister of trade, said so.", "Ana Ruiz", [("leads", "Mexican")]),
    ("Paul Norris, director of the Lake Centre and a professor at Boston University, said so.", "Paul Norris",
     [("leads", "Lake Centre"), ("member_of", "Boston University")]),
    ("A spokeswoman for Liv Dahl said so.", "A spokeswoman for Liv Dahl", [("speaks_for", "Liv Dahl")]),
    ("NATO forces in Afghanistan left.", "NATO forces in Afghanistan", [("member_of", "NATO")]),
    ("Officials from Iran and Russia agreed.", "Officials from Iran and Russia",
     [("member_of", "Iran"), ("member_of", "Russia")]),
    # relative clauses, "is"
    ("Paul Norris, who is an expert on Kabul and is affiliated with the Lake Institute, wrote it.",
     "Paul Norris",
     [("member_of", "Lake Institute")]),
    ("Paul Norris, who heads the Lake Institute, wrote it.", "Paul Norris", [("leads", "Lake Institute")]),
    ("Paul Norris, who works for the Lake Institute, wrote it.",
     "Paul Norris", [("member_of", "Lake Institute")]),
    ("Paul Norris, who advises the Lake Institute, wrote it.",
     "Paul Norris", [("member_of", "Lake Institute")]),
    ("Paul Norris, who speaks for the Lake Institute, wrote it.",
     "Paul Norris", [("speaks_for", "Lake Institute")]),
    ("Paul Norris, who represents the Lake Institute, wrote it.",
     "Paul Norris", [("speaks_for", "Lake Institute")]),
    ("Paul Norris, who visited the Lake Institute, wrote it.", "Paul Norris", []),
    ("Paul Norris is a senior fellow at the Lake Institute.",
     "Paul Norris", [("member_of", "Lake Institute")]),
    ("Islamabad is a key player.", "Islamabad", []),
    # nobody leads a person
    ("Liv Dahl runs. Dahl campaign manager Paul Norris said so.",
     "Paul Norris", [("leads", "Dahl campaign")]),
    ("Liv Dahl runs. Dahl communications director Paul Norris said so.",
     "Paul Norris", [("member_of", "Liv Dahl")]),
    # bodies of a state
    ("The Russian Foreign Ministry denied it.", "The Russian Foreign Ministry", [("part_of", "Russian")]),
    ("Iran's foreign ministry denied it.", "Iran's foreign ministry", [("part_of", "Iran")]),
    ("The government of Syria denied it.", "The government of Syria", [("part_of", "Syria")]),
    ("The Taliban leadership denied it.", "The Taliban leadership", [("part_of", "Taliban")]),
    ("The Lake Foundation denied it.", "The Lake Foundation", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "expected"), TABLE)
def test_ties(ties: Ties, text: str, words: str, expected: list[tuple[str, str]]) -> None:
    assert [(tie.kind.value, tie.other) for tie in ties(text, words)] == expected


WORDS = [
    ("Former Afghan President Hamid Noori said so.", "Hamid Noori", "Former Afghan President", "Afghan"),
    ("Gen Paul Norris, then-commander of the Lake Mission, said so.", "Gen Paul Norris",
     "then-commander of the Lake Mission", "Lake Mission"),
    ("Liv Dahl, Norway's envoy to Kabul, said so.", "Liv Dahl", "Norway's envoy", "Norway"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "whole", "other"), WORDS)
def test_a_tie_keeps_the_words_it_was_read_from(
    ties: Ties, text: str, words: str, whole: str, other: str
) -> None:
    (tie,) = ties(text, words)
    assert (tie.words, tie.span.quote(text)) == (whole, other)


def test_the_other_actor_goes_by_the_fullest_name_of_the_article(ties: Ties) -> None:
    text = "Liv Dahl, Holm's envoy, spoke. Erik Holm listened."
    (tie,) = ties(text, "Liv Dahl")
    assert (tie.other, tie.span.quote(text)) == ("Erik Holm", "Holm")


def test_a_tie_is_told_once(ties: Ties) -> None:
    text = "Norway's envoy Liv Dahl spoke. Liv Dahl, Norway's envoy, left."
    assert len(ties(text, "Liv Dahl")) == 1
