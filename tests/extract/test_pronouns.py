"""Whom pronouns mean: by recency, prominence, number and gender, and nobody where that does not tell."""

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Token

from tracker.extract.cast import Cast
from tracker.extract.nlp import parser
from tracker.records import Mention, Span, Tie
from tracker.terms import ActorKind, AffiliationKind

Who = Callable[[str, str], list[str | None]]


@cache
def pipeline() -> Language:
    """Return the parser alone."""
    return parser()


def last(doc: Doc, word: str) -> Token:
    """Return the last token of that form."""
    return [token for token in doc if token.text == word][-1]


@pytest.fixture(scope="module")
def who() -> Who:
    """Return a function from a text and a word to the names of whom its last occurrence means."""

    def asked(text: str, word: str) -> list[str | None]:
        doc = pipeline()(text)
        i = last(doc, word).i
        return [mention.name for mention in Cast(doc, text).speakers(doc[i : i + 1])]

    return asked


TABLE = [
    # subjects before objects, gender by first name or title
    ("Paul Norris met Ana Ruiz. He said it went well.", "He", ["Paul Norris"]),
    ("Paul Norris met Ana Ruiz. She said it went well.", "She", ["Ana Ruiz"]),
    ("Mrs. Feld met Mr. Kost. He left early.", "He", ["Kost"]),
    ("A spokeswoman called Paul Norris. She refused to answer.", "She", [None]),
    ("Ana Ruiz left. He said it went well.", "He", [None]),
    ("Paul Norris told Adam Stone that he was late.", "he", ["Paul Norris"]),
    ("Paul Norris said so. Then Adam Stone spoke. He was late.", "He", ["Adam Stone"]),
    ("Paul Norris praised him.", "him", [None]),
    ("Zorana Vukic said so. Later she left.", "she", ["Zorana Vukic"]),
    # whoever is heard speaks
    (
        "Ana Ruiz spoke. Ruiz was calm. The jury heard from a doctor, Anwen Pryce, on Monday. She wept.",
        "She",
        ["Anwen Pryce"],
    ),
    # what stands in a quotation is not the talk of the article
    ('Paul Norris said so. "Adam Stone is a liar," Norris told us. He was angry.', "He", ["Paul Norris"]),
    ('Paul Norris said: "Adam Stone came late and then he slept."', "he", ["Adam Stone"]),
    # several
    (
        "Paul Norris and Ana Ruiz wrote it. They further said it was cold.",
        "They",
        ["Paul Norris", "Ana Ruiz"],
    ),
    ("Two officials came. They said it was cold.", "They", [None]),
    ("The Taliban took the town. They said it was theirs.", "They", ["Taliban"]),
    ("Norway and Sweden helped, hoping that rebels would accept their plan.", "their", ["Norway", "Sweden"]),
    ("It rained. They said so.", "They", [None]),
    # things
    ("Norway criticised the plan. It said the plan was bad.", "It", ["Norway"]),
    ("The Lake Foundation praised Paul Norris. It said he was right.", "It", ["Lake Foundation"]),
    ("The Kremlin maintains that its role is small.", "its", ["Kremlin"]),
    ("Norway left. It is clear that it rained.", "It", [None]),
    ("Norway left. It seems that it rained.", "It", [None]),
    # nobody
    ("Paul Norris spoke. You said so.", "You", [None]),
    ("Paul Norris spoke. We said so.", "We", [None]),
]


@pytest.mark.parametrize(("text", "word", "names"), TABLE)
def test_whom_a_pronoun_means(who: Who, text: str, word: str, names: list[str | None]) -> None:
    assert who(text, word) == names


def test_a_pronoun_for_somebody_without_a_name_gives_the_words_that_introduced_them() -> None:
    text = "Two officials of the ministry came. They said it was cold."
    doc = pipeline()(text)
    i = last(doc, "They").i
    mention = Cast(doc, text).mention(doc[i : i + 1])
    assert (mention.text, mention.name, mention.kind) == (
        "Two officials of the ministry",
        None,
        ActorKind.GROUP,
    )
    assert mention.method == 'pronoun "they"'
    assert [span.quote(text) for span in mention.spans] == [mention.text]


def test_an_unresolved_pronoun_says_so() -> None:
    text = "They said so."
    doc = pipeline()(text)
    mention = Cast(doc, text).mention(doc[0:1])
    assert (mention.text, mention.name, mention.kind, mention.method) == (
        "They",
        None,
        None,
        "pronoun, unresolved",
    )


@pytest.mark.parametrize("word", ["We", "I", "our"])
def test_who_speaks_of_themselves_is_the_speaker_of_the_quotation(word: str) -> None:
    text = f'"{word} agree," Liv Dahl said.'
    doc = pipeline()(text)
    i = last(doc, word).i
    tie = Tie(AffiliationKind.SPEAKS_FOR, "Norway", Span(0, 1), "envoy")
    speaker = Mention("Liv Dahl", (), "Liv Dahl", ActorKind.PERSON, (tie,))
    mention = Cast(doc, text).mention(doc[i : i + 1], speaker=speaker)
    assert mention == Mention(
        word, mention.spans, "Liv Dahl", ActorKind.PERSON, (tie,), "the speaker of the quotation"
    )


def annotated(words: list[str], tags: list[str], heads: list[int], deps: list[str], ents: list[str]) -> Doc:
    """Build a parsed text by hand."""
    doc = Doc(pipeline().vocab, words=words, tags=tags, heads=heads, deps=deps, ents=ents)
    for token in doc:
        token.lemma_ = {"said": "say", "slept": "sleep"}.get(token.text, token.text)
    return doc


def test_a_name_that_the_recogniser_took_for_a_place_is_still_a_person() -> None:
    """The model labels rare surnames at random; the full name elsewhere decides."""
    words = ["Liv", "Dahl", "slept", ".", "Dahl", "said", "no", ".", "She", "said", "so", "."]
    tags = ["NNP", "NNP", "VBD", ".", "NNP", "VBD", "UH", ".", "PRP", "VBD", "RB", "."]
    heads = [1, 2, 2, 2, 5, 5, 5, 5, 9, 9, 9, 9]
    deps = [
        "compound",
        "nsubj",
        "ROOT",
        "punct",
        "nsubj",
        "ROOT",
        "intj",
        "punct",
        "nsubj",
        "ROOT",
        "advmod",
        "punct",
    ]
    ents = ["B-PERSON", "I-PERSON", "O", "O", "B-GPE", "O", "O", "O", "O", "O", "O", "O"]
    doc = annotated(words, tags, heads, deps, ents)
    cast = Cast(doc, doc.text)
    assert [cast.mention(doc[i : i + 1]).name for i in (4, 8)] == ["Liv Dahl", "Liv Dahl"]
