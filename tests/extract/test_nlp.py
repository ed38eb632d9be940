"""The parse is that of the model's own components, paragraph by paragraph."""

from functools import cache
from typing import Any

import numpy as np
import pytest
import spacy
from articles import article
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from tracker.errors import TrackerError
from tracker.extract import nlp, parser_attributes, parser_paragraphs, parser_tree
from tracker.extract.parser_attributes import Attributes
from tracker.extract.parser_names import Names
from tracker.extract.parser_threads import _openblas, one_thread
from tracker.extract.parser_vectors import Vectors

HARBOUR = (
    "Ana Soto of the Harbour Board said that two ships hadn't left.\n\n“They'll wait,” she told Reuters."
)
BRIDGE = "Peru's army denied it. There is no bridge in the 3rd district, Gen. Luis Vega said in March 2019."
SPOKEN = (
    "We're gonna go, y'all ain't gotta stay. Let's go, c'mon, there was nothin' here. He'd have been told "
    "it does not get better once you do. I'd say you got it; who's she, and what's hers? Aren't they had?"
)
TEXTS = [HARBOUR, BRIDGE, SPOKEN, f"{BRIDGE}\n{SPOKEN}\n\n{HARBOUR}"]


@cache
def model() -> Language:
    """Return the model as it comes."""
    return spacy.load(nlp.MODELS[0])


@cache
def parser() -> Language:
    return nlp.parser()


def parsed(text: str) -> Doc:
    """Tag and parse a text without anything behind."""
    language = parser()
    doc: Doc = language.get_pipe(parser_tree.NAME)(language.tokenizer(text))
    return doc


def rows(doc: Doc) -> list[tuple[Any, ...]]:
    """Return what was found out about every token that is no space, its head by its distance."""
    return [
        (t.text, t.tag_, t.pos_, str(t.morph), t.lemma_, t.dep_, t.head.i - t.i, t.ent_iob_, t.ent_type_)
        for t in doc
        if not t.is_space
    ]


@pytest.mark.parametrize("name", ["tok2vec", "ner"])
def test_vectors_are_those_of_the_model(name: str) -> None:
    own: Any = model().get_pipe(name)
    embed = own.model if name == "tok2vec" else own.model.get_ref("tok2vec").layers[0]
    ours = Vectors(embed)
    doc = model().make_doc(f"{BRIDGE}\n\n{SPOKEN}")
    spans = parser_paragraphs.paragraphs(doc)
    assert len(spans) == 2
    expected = np.concatenate(embed.predict([doc[span.start : span.stop].as_doc() for span in spans]))
    found = ours(doc.to_array(ours.columns), spans)
    np.testing.assert_allclose(found, expected, atol=1e-4)


@pytest.mark.parametrize("text", [BRIDGE, SPOKEN])
def test_a_paragraph_is_parsed_as_the_model_does(text: str) -> None:
    assert rows(parser()(text)) == rows(model()(text))


@pytest.mark.parametrize("text", TEXTS)
def test_attributes_are_those_of_the_model(text: str) -> None:
    theirs, ours = parsed(text), parsed(text)
    model_ = parser()
    for name in ("attribute_ruler", "lemmatizer"):
        theirs = model_.get_pipe(name)(theirs)
    assert rows(model_.get_pipe(parser_attributes.NAME)(ours)) == rows(theirs)


def test_a_pattern_that_is_not_known_is_left_to_the_model() -> None:
    ruler = AttributeRuler(parser().vocab)
    ruler.add([[{"LENGTH": {">": 6}}]], {"POS": "X"})
    ruler.add([[{"LENGTH": {"<=": 6}}]], {"POS": "NOUN"})
    lemmatizer: Any = parser().get_pipe("lemmatizer")
    attributes = Attributes(ruler, lemmatizer)
    assert not attributes.able
    assert [t.text for t in attributes(parsed("Two sailors left.")) if t.pos_ == "X"] == ["sailors"]


@pytest.mark.parametrize("text", [BRIDGE, SPOKEN])
def test_names_are_those_of_the_model(text: str) -> None:
    theirs, ours = parsed(text), parsed(text)
    finder: Any = parser().get_pipe("ner")
    assert rows(Names(finder)(ours)) == rows(finder(theirs))


def test_names_end_with_their_paragraph() -> None:
    doc = parser()("It was said by Ana\n\nSoto Harbour Board met.")
    assert all("\n" not in name.text for name in doc.ents)


@pytest.mark.parametrize("gap", ["\n", "\n\n", " \n \n"])
def test_an_article_is_parsed_alike_behind_another(gap: str) -> None:
    first, second = rows(parser()(BRIDGE)), rows(parser()(HARBOUR))
    doc = parser()(BRIDGE + gap + HARBOUR)
    assert rows(doc) == first + second


def test_the_same_text_has_the_same_parse() -> None:
    document = article(f"{HARBOUR}\n{SPOKEN}")
    once, again = (nlp.parse(document).to_bytes(exclude=["user_data"]) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("text", ["", "\n\n", "  \n", " \n\n Soto left. \n \n\n", "Soto  left.\n"])
def test_spaces_hang_on_what_is_beside_them(text: str) -> None:
    doc = parser()(text)
    assert doc.text == text
    for token in doc:
        if token.is_space:
            assert (token.tag_, token.pos_, token.dep_) == ("_SP", "SPACE", "dep")
            assert token.head.i == token.i or abs(token.head.i - token.i) == 1
    words = [sent.text.strip() for sent in doc.sents if sent.text.strip()]
    assert len(words) == int("Soto" in text)


def test_a_long_paragraph_is_cut_between_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parser_paragraphs, "BATCH", 20)
    doc = parser()("Ana Soto left the harbour. " * 9 + "\n" + "never " * 50)
    spans = parser_paragraphs.paragraphs(doc)
    assert [len(span) for span in spans] == [18, 18, 18, 20, 20, 10]
    assert [sum(map(len, batch)) for batch in parser_paragraphs.batches(spans)] == [18, 18, 18, 20, 20, 10]
    assert len(list(doc.sents)) > 9


def test_a_model_of_another_shape_is_refused() -> None:
    own: Any = model().get_pipe("tagger")
    with pytest.raises(TrackerError, match="another shape"):
        Vectors(own.model)


def test_numpy_keeps_to_one_thread_only_meanwhile() -> None:
    library = _openblas()
    if library is None:
        pytest.skip("numpy comes without OpenBLAS")
    get, _ = library
    before = get()
    with one_thread():
        assert get() == 1
    assert get() == before
