"""The flat phrases of a text and their parts, on Docs annotated by hand and on the model's."""

import pytest
from articles import english
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tracker.extract.cast_anatomy import read_phrases
from tracker.extract.cast_text import read_words
from tracker.extract.roles import gender_of, head_kind, is_document, role_of, singular, title_of
from tracker.extract.tables import column, table


def parts(doc: Doc) -> list[str]:
    """Write each phrase as its words with its name, role and what stands before the role."""
    words = read_words(doc)

    def show(span: tuple[int, int] | None) -> str:
        return words.span_text(*span) if span else "-"

    return [
        f"{words.span_text(p.start, p.end)}: {p.sort}, {show(p.mods)} | {show(p.role)} | {show(p.name)}"
        for p in read_phrases(words)
    ]


MODEL = [
    ("White House press secretary Paul Norris left.",
     ["White House press secretary Paul Norris: name, White House | press secretary | Paul Norris"]),
    ("His aides left.", ["His: pronoun, - | - | -", "aides: role, - | aides | -"]),
    ("Norway's foreign minister left.",
     ["Norway: name, - | - | Norway", "foreign minister: role, - | foreign minister | -"]),
    ("UK-based think-tank Lake Services Institute wrote it.",
     ["UK-based think-tank Lake Services Institute: name, UK | - | Lake Services Institute",
      "it: pronoun, - | - | -"]),
    ("The former left.", ["The former: common, - | - | -"]),
    ("The British left.", ["The British: name, - | - | British"]),
    ("They met Lavrov Monday.",
     ["They: pronoun, - | - | -", "Lavrov: name, - | - | Lavrov", "Monday: common, - | - | -"]),
    ("Paul Norris, Jr. left.", ["Paul Norris, Jr.: name, - | - | Paul Norris, Jr."]),
    ("Mohammed bin Rashid left.", ["Mohammed bin Rashid: name, - | - | Mohammed bin Rashid"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MODEL)
def test_phrases(text: str, expected: list[str]) -> None:
    assert parts(english()(text)) == expected


HAND = [
    # a surname that is also a role
    ("Spokesman Mark King left", "NN NNP NNP VBD", "O B-PERSON I-PERSON O",
     ["Spokesman Mark King: name, - | Spokesman | Mark King"]),
    ("Mr. King left", "NNP NNP VBD", "O B-PERSON O", ["Mr. King: name, - | Mr. | King"]),
    ("But Dean left", "CC NNP VBD", "O B-PERSON O", ["Dean: name, - | - | Dean"]),
    # two surnames taken for one body are two people
    ("Stone and Bailey wrote", "NNP CC NNP VBD", "B-ORG I-ORG I-ORG O",
     ["Stone: name, - | - | Stone", "Bailey: name, - | - | Bailey"]),
    ("Immigration and Customs Service wrote", "NNP CC NNP NNP VBD", "B-ORG I-ORG I-ORG I-ORG O",
     ["Immigration and Customs Service: name, - | - | Immigration and Customs Service"]),
    ("Stone & Bailey wrote", "NNP CC NNP VBD", "O O O O", ["Stone & Bailey: name, - | - | Stone & Bailey"]),
    ("Committee for a Better Town met", "NNP IN DT NNP NNP VBD", "O O O O O O",
     ["Committee for a Better Town: name, - | - | Committee for a Better Town"]),
    ("envoy for Kabul Liv Dahl left", "NN IN NNP NNP NNP VBD", "O O B-GPE B-PERSON I-PERSON O",
     ["envoy: role, - | envoy | -", "Kabul: name, - | - | Kabul", "Liv Dahl: name, - | - | Liv Dahl"]),
    ("US said", "PRP VBD", "O O", ["US: name, - | - | US"]),
    ("Russian Liv Dahl left", "JJ NNP NNP VBD", "B-NORP B-PERSON I-PERSON O",
     ["Russian Liv Dahl: name, Russian | - | Liv Dahl"]),
    ("of", "IN", "O", []),
    ("the", "DT", "O", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tags", "ents", "expected"), HAND)
def test_phrases_of_texts_annotated_by_hand(text: str, tags: str, ents: str, expected: list[str]) -> None:
    size = len(text.split())
    doc = Doc(
        Vocab(),
        words=text.split(),
        tags=tags.split(),
        ents=ents.split(),
        heads=[0] * size,
        deps=["dep"] * size,
    )
    assert parts(doc) == expected


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("officials", "official"),
        ("spokesmen", "spokesman"),
        ("congresswomen", "congresswoman"),
        ("deputies", "deputy"),
        ("minister", "minister"),
        ("tables", "tables"),
    ],
)
def test_singular(noun: str, expected: str) -> None:
    assert singular(noun) == expected


def test_what_the_data_files_say() -> None:
    envoy, title = role_of("envoys"), title_of("Mrs.".lower())
    assert envoy is not None
    assert (envoy.tie, envoy.demonym, envoy.preps) == ("speaks_for", True, frozenset({"of"}))
    assert title is not None
    assert (title.gender, title.role, title.kept) == ("f", "", False)
    assert role_of("window") is None
    assert title_of("window") is None
    assert (gender_of(["maria"]), gender_of(["sasha"]), gender_of(["window", "sill"])) == ("f", "", "")
    assert (gender_of(["zdeněk", "holub"]), gender_of(["aleksandra", "sow"]), gender_of(["carson"])) == (
        "m",
        "f",
        "",
    )
    assert [head_kind(noun) for noun in ("ministries", "newspapers", "talks", "river", "window")] == [
        "body", "outlet", "event", "place", "",
    ]  # fmt: skip
    assert is_document("studies")
    assert not is_document("window")


@pytest.mark.parametrize("name", ["roles.tsv", "titles.tsv", "heads.tsv", "modifiers.tsv", "first_names.tsv"])
def test_data_files_name_each_word_once(name: str) -> None:
    assert len(table(name)) == len(column(name)) > 50
