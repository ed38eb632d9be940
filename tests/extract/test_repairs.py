"""Parses that the small parser gets wrong, annotated by hand as it gives them."""

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tracker.extract.parsed import view
from tracker.extract.repairs import repair
from tracker.extract.subjects import inverted

# word, tag, dependency, head
LOST_VERB = """
They PRP nsubj 1
said VBD ROOT 1
that IN mark 3
reports NNS ccomp 1
that WDT mark 6
aides NNS nsubj 6
thought VBD relcl 3
Chile NNP nsubj 8
paid VBD ccomp 6
rebels NNS dobj 8
for IN prep 8
killing VBG pcomp 10
men NNS nsubj 13
worry VBP conj 8
Peru NNP dobj 13
"""
JOINED = LOST_VERB.replace("for IN prep 8\nkilling VBG pcomp 10\n", "and CC cc 8\nthen RB advmod 13\n")
BEHIND = """
Chile NNP nsubj 1
invited VBD ROOT 1
rebels NNS dobj 1
, , punct 1
confirmed VBD conj 1
Peruvian NNP compound 7
Ana NNP compound 7
Soto NNP poss 10
's POS case 7
special JJ amod 10
envoy NN dobj 4
on IN prep 10
rebels NNS pobj 11
. . punct 1
"""


def parsed(table: str) -> Doc:
    rows = [line.split() for line in table.strip().split("\n")]
    words, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    pos = {"N": "NOUN", "V": "VERB", "I": "ADP", ",": "PUNCT", ".": "PUNCT", "P": "PART", "J": "ADJ"}
    kinds = ["PROPN" if tag == "NNP" else pos.get(tag[0], "X") for tag in tags]
    ents = ["B-PERSON" if word in {"Ana", "Soto"} else "O" for word in words]
    return Doc(Vocab(), words, tags=tags, deps=deps, heads=[int(h) for h in heads], pos=kinds, ents=ents)


def test_a_lost_main_verb_is_raised() -> None:
    doc = repair(parsed(LOST_VERB))
    said, reports, men, worry = doc[1], doc[3], doc[12], doc[13]
    assert (worry.head, worry.dep_) == (said, "ccomp")
    assert (reports.head, reports.dep_) == (worry, "nsubj")
    assert (men.head.text, men.dep_) == ("killing", "dobj")
    assert doc[2].head == worry


@pytest.mark.parametrize("table", [JOINED, BEHIND])
def test_what_is_joined_in_order_stays(table: str) -> None:
    doc = repair(parsed(table))
    assert [t.head.i for t in doc] == [t.head.i for t in parsed(table)]


SURNAME = """
The DT det 2
Chilean JJ amod 2
envoy NN nsubj 5
Ana NNP appos 2
Vesely RB advmod 5
denied VBD ROOT 5
it PRP dobj 5
"""
ADVERBS = (
    # A headline's adverb, one that begins a sentence's verb, and one in small letters.
    "Ana NNP nsubj 2\nQuickly RB advmod 2\nDenies VBZ ROOT 2\nGuilt NN dobj 2",
    "Ana NNP nsubj 2\nquickly RB advmod 2\ndenied VBD ROOT 2\nit PRP dobj 2",
    "Probably RB advmod 2\nAna NNP nsubj 2\ndenied VBD ROOT 2\nit PRP dobj 2",
)


def test_a_surname_that_looks_like_an_adverb_belongs_to_the_name() -> None:
    doc = repair(parsed(SURNAME))
    ana, vesely = doc[3], doc[4]
    assert (vesely.head.text, vesely.dep_, vesely.tag_) == ("envoy", "appos", "NNP")
    assert (ana.head, ana.dep_) == (vesely, "compound")


@pytest.mark.parametrize("table", ADVERBS)
def test_an_adverb_stays_one(table: str) -> None:
    assert [t.dep_ for t in repair(parsed(table))] == [t.dep_ for t in parsed(table)]


def test_a_speaker_behind_a_verb_that_the_parser_took_for_a_second_one() -> None:
    doc = view(parsed(BEHIND))
    assert [doc[i].text for i in sorted(inverted(doc[4], {}))] == [
        "Peruvian",
        "Ana",
        "Soto",
        "'s",
        "special",
        "envoy",
        "on",
        "rebels",
    ]
    assert inverted(doc[1], {}) == set()


SHOT = """
A DT det 1
jet NN nsubj 2
shot VBD ROOT 2
down IN {} 2
the DT det 5
plane NN pobj 3
"""


@pytest.mark.parametrize(("table", "expected"), [
    (SHOT.format("prep"), ["prt", "dobj"]),
    (SHOT.format("prt"), ["prt", "dobj"]),
    (SHOT.format("prep").replace("shot", "drove"), ["prep", "pobj"]),
])  # fmt: skip
def test_what_is_shot_down_is_an_object(table: str, expected: list[str]) -> None:
    doc = repair(parsed(table))
    assert [doc[3].dep_, doc[5].dep_] == expected
