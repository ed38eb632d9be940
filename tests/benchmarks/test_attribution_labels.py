"""How the attribution benchmark labels cues, quotations and nesting, from the text alone."""

import pytest

from benchmarks.cue_class import cue_class
from benchmarks.polnear import Marked
from benchmarks.scoring import Tokens
from benchmarks.strata import ORDER, SUBSET, labelled
from tracker.records import Span


def spans(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(word), text.index(word) + len(word)) for word in words)


@pytest.mark.parametrize(
    ("text", "cue", "expected"),
    [
        ("Ada said it rained.", ["said"], "speech verb"),
        ("Ada has repeatedly denied it.", ["has repeatedly denied"], "speech verb"),
        ("Ada, quipping, sat down.", ["quipping"], "speech verb"),
        ("Ada reported rain.", ["reported"], "speech verb"),
        ("Ada refused to say why.", ["refused to say"], "speech verb"),
        ("Ada believes in rain.", ["believes"], "other verb"),
        ("Ada thought of rain.", ["thought"], "other verb"),
        ("The voters supporting Ada.", ["supporting"], "other verb"),
        ("Ada's claim that it rained.", ["claim"], "noun"),
        ("Ada’s claims of rain.", ["’s claims"], "noun"),
        ("They made allegations of fraud.", ["allegations"], "noun"),
        ("Those who claim that it rained.", ["claim"], "speech verb"),
        ("According to Ada, it rained.", ["According to"], "according to"),
        ("It rained, in Ada's view.", ["in", "'s view"], "according to"),
        ("Ada: It rained.", [":"], "colon or dash"),
        ("Ada — It rained.", ["—"], "colon or dash"),
        ("“It rained.” (Ada)", ["("], "other"),
        ("Ada said: “It rained.”", ["said:"], "speech verb"),
        ("Ada about rain.", ["about"], "other"),
        ("Ada on rain.", [], "none"),
    ],
)
def test_the_class_of_a_cue(text: str, cue: list[str], expected: str) -> None:
    assert cue_class(text, spans(text, *cue)) == expected


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“It rained,” said Ada, “all day.”", ["It rained", "all day"], "direct"),
        ('"It rained," said Ada.', ['"It rained,"'], "direct"),
        ("Ada: ''It rained.''", ["''It rained.''"], "direct"),
        ("Ada : « Il pleut. »", ["Il pleut"], "direct"),
        ("Ada says ‘it’s Bo’s rain’ again", ["it’s Bo’s rain"], "direct"),
        ("Ada says 'all wet' again", ["all wet"], "direct"),
        ("Ada said that it “rained”.", ["that it “rained”"], "mixed"),
        ("Ada said that it rained.", ["that it rained"], "indirect"),
        ("Ada’s men said the states’ rain stopped.", ["the states’ rain stopped"], "indirect"),
        ("“It rained.\n“And stopped,” said Ada.", ["It rained.\n“And stopped"], "direct"),
        ("“It rained.\nAda said that it stopped.", ["that it stopped"], "indirect"),
    ],
)
def test_the_kind_of_a_quotation(text: str, content: list[str], expected: str) -> None:
    (item,) = labelled(text, Tokens(text), [Marked(content=spans(text, *content))])
    assert f"quotation: {expected}" in item.labels


NESTED = "Ada said that Bo claims that it rained. Cy hopes for snow."


def test_nesting_source_and_length() -> None:
    marked = [
        Marked(*(spans(NESTED, words) for words in ("Ada", "said", "that Bo claims that it rained"))),
        Marked(*(spans(NESTED, words) for words in ("Bo", "claims", "that it rained"))),
        Marked((), spans(NESTED, "hopes"), spans(NESTED, "for", "snow")),
    ]
    outer, inner, alone = (item.labels for item in labelled(NESTED, Tokens(NESTED), marked))
    assert {"nesting: holds another", "nesting: speech verb in content", "source: some", SUBSET} <= outer
    assert {"nesting: inside another", "content: 1-3 words", SUBSET} <= inner
    assert {"nesting: alone", "source: none", "cue: other verb", "content: 1 fragment"} <= alone
    assert SUBSET not in alone
    assert outer | inner | alone <= set(ORDER)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (["Ada"], "1 fragment"),
        (["Ada", "claims"], "2 fragments"),
        (["Ada", "claims", "hopes"], "3 or more"),
    ],
)
def test_fragments(content: list[str], expected: str) -> None:
    (item,) = labelled(NESTED, Tokens(NESTED), [Marked(content=spans(NESTED, *content))])
    assert f"content: {expected}" in item.labels


def test_reported_words_in_quotation_marks_pass_no_one_on() -> None:
    text = "Ada: “Bo claims that it rained.”"
    (item,) = labelled(text, Tokens(text), [Marked(content=spans(text, "“Bo claims that it rained.”"))])
    assert "nesting: speech verb in content" not in item.labels
