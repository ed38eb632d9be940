"""Odd text costs a passage at most: extraction ends, and every span lies in the text."""

import pytest
from articles import article
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extract import extract
from tracker.records import Attribution

SAID = "Soto said the talks were over."
ODD = [
    "“" * 2_000,
    "“ ” ‘ ’ \" ' « » „ “" * 40,
    "x" * 100_000,
    "🙂" * 500 + "\n" + SAID,
    "قالت سوتو إن المحادثات انتهت. «لن نعود»، قال الوزير.",
    "Die Ministerin sagte: „Wir gehen nicht.“ Niemand widersprach.",
    "(((" + SAID + ")))]]]" * 200,
    "\u200b\ufeff\u00ad" + SAID,
    "said " * 400,
    "",
    "\n\n \t\n",
    "“" + SAID + " " * 3_000 + SAID,
    ("“We will not go. " * 40 + "\n") * 5,
    "said, " * 300,
    "“No,” he said. " * 40,
    "\n".join(["Osk"] * 200),
    ".\n" * 200 + SAID,
]


def check(text: str, found: tuple[Attribution, ...]) -> None:
    for one in found:
        for span in (*one.source, *one.cue, *one.content):
            assert 0 <= span.start < span.end <= len(text)
        assert one.answers is None or 0 <= one.answers < len(found)


@pytest.mark.parametrize("tagger", [False, True])
@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_spans_lie_in_odd_text(text: str, tagger: bool) -> None:
    document = article(text)
    found = extract(document, tagger=tagger)
    check(text, found)
    assert extract(document, tagger=tagger) == found


@pytest.mark.parametrize("tagger", [False, True])
def test_what_odd_text_stands_beside_an_article_is_found(tagger: bool) -> None:
    for odd in (
        "“ ” ‘ ’ « » „ “" * 20,
        "🙂" * 500,
        "x" * 5_000,
        "((((" * 50,
        "قالت سوتو إن المحادثات انتهت.",
    ):
        text = f"{odd}\n{SAID}"
        assert any(SAID[:4] in one.source[0].quote(text) for one in extract(article(text), tagger=tagger))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="So td.,:;“”‘’\"'\n—()[]?!é🙂\u00a0", max_size=120))
def test_spans_lie_in_any_text(text: str) -> None:
    text = f"{text}\n{SAID}\n{text}"
    check(text, extract(article(text)))
