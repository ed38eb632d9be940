"""Texts laid out: each line of a text with the layer that a reader would give it."""

# ruff: noqa: E501  (tables of lines)

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tracker.ingest.layers import Layout, lay_out
from tracker.ingest.paragraphs import BLANKS
from tracker.terms import Layer

FIRST = (
    "The ministry of defence denied on Monday that any convoy had crossed the northern border this spring."
)
SECOND = "Two officers told the newspaper that crates of rifles had been handed to the militia in the valley."
THIRD = "“We have seen nothing of the kind,” the spokesman said, adding that the border had been closed since May."

T, B, D, X, Y = Layer.TITLE, Layer.BODY, Layer.DATELINE, Layer.BOILERPLATE, Layer.BYLINE

ARTICLES: list[list[tuple[Layer, str]]] = [
    [(T, "Ministry denies convoy over northern border"), (B, FIRST), (B, SECOND)],
    [(T, "MINISTRY DENIES CONVOY"), (T, "Officers speak of crates of rifles"), (B, FIRST), (B, SECOND)],
    # A headline said twice, promotion above it.
    [
        (X, "Cheap Flights Deals"),
        (X, "Best Garden Furniture Online"),
        (T, "Ministry denies convoy over northern border"),
        (X, "Ministry denies convoy over northern border"),
        (B, FIRST),
    ],
    # Promotion above a headline said once: the headline shares its words with the text.
    [(X, "Win A Holiday With Us"), (T, "Ministry denies border convoy"), (B, FIRST), (B, SECOND)],
    # A title-case headline with a final stop; a first sentence without a headline.
    [(T, "Ministry Denies Convoy Crossed Northern Border."), (B, FIRST)],
    [(B, "Nobody knows who sent the rifles."), (B, FIRST), (B, SECOND)],
    # A summary cut short, then the paragraph that it came from.
    [
        (T, "Ministry denies convoy over northern border"),
        (X, FIRST[:70]),
        (B, FIRST),
        (B, SECOND),
    ],
    [(X, "The ministry of defence denied that a convoy crossed."), (B, "The ministry of defence denied that a convoy crossed. " + SECOND)],
    # Bylines, authors, dates.
    [
        (T, "Ministry denies convoy over northern border"),
        (Y, "By Jane Roe and John Doe, Staff Writers"),
        (D, "Published: 2 July 2020, 10:15 GMT"),
        (B, FIRST),
    ],
    [
        (T, "Why the border will not stay quiet this year"),
        (Y, "Jane Roe"),
        (Y, "Jane Roe"),
        (Y, "Jane Roe is an analyst of border trade at an institute in Geneva. *Views are personal."),
        (B, FIRST),
        (B, SECOND),
    ],
    [(T, "Ministry denies border convoy"), (Y, "JANE ROE"), (D, "July 2, 2020"), (B, FIRST)],
    [
        (T, "Ministry denies border convoy"),
        (Y, "By Jane Roe"),
        (B, FIRST),
        (B, SECOND),
        (Y, "Jane Roe covers the north for this paper."),
        (Y, "(Additional reporting by John Doe; Editing by Ann Other)"),
        (Y, "(ANI)"),
    ],
    # Datelines.
    [(T, "Ministry denies border convoy"), (D, "KABUL (Reuters) -"), (B, FIRST)],
    [(T, "Ministry denies border convoy"), (D, "KABUL, Afghanistan —"), (B, FIRST)],
    [(T, "Ministry denies border convoy"), (D, "(Reuters) -"), (B, FIRST)],
    [(T, "Ministry denies border convoy"), (D, "New Delhi [India], July 2 (ANI):"), (B, FIRST)],
    [(T, "Ministry denies border convoy"), (D, "Geneva,\xa0 Sept. 12:"), (B, FIRST)],
    [(T, "Ministry denies border convoy"), (D, "MOSCOW. Oct 12 (Interfax) -"), (B, FIRST)],
    [(T, "Ministry denies border convoy"), (B, "Crates of rifles came by night, officers say."), (D, "LOS ANGELES, July 2 (UPI) —"), (B, FIRST)],
    [(T, "Ministry denies border convoy"), (B, "NATO - the alliance of thirty states - declined to comment on the report.")],
    [(T, "Ministry denies border convoy"), (B, "Guards: Nobody crossed the border that night, and nobody will cross it.")],
    # What follows the text.
    [
        (T, "Ministry denies border convoy"),
        (B, FIRST),
        (X, "Share this article"),
        (X, "12 Comments"),
        (X, "Leave a Reply"),
        (X, "Post Comment"),
        (X, "Your email address will not be published."),
        (X, "0 0 votes"),
        (X, "Inline Feedbacks"),
    ],
    [
        (T, "Ministry denies border convoy"),
        (B, FIRST),
        (X, "Advertisement"),
        (B, SECOND),
        (X, "Related Articles"),
        (X, "Ten villages that you should see this year"),
        (X, "Minister to visit the coast"),
    ],
    [(T, "Ministry denies border convoy"), (B, FIRST), (X, "2 thoughts on “Ministry denies border convoy”"), (X, SECOND), (X, "Fred says: I do not believe a word.")],
    [(T, "Ministry denies border convoy"), (B, FIRST), (X, "___"), (X, "https://example.org/a"), (X, ".box { width: 10px; }"), (X, "@daily_example")],
    [(T, "Ministry denies border convoy"), (B, FIRST), (B, SECOND), (X, "Daily Example Desk")],
    [(T, "Ministry denies border convoy"), (B, FIRST), (X, "Werbung"), (B, SECOND), (X, "Читайте также:"), (X, "Новости дня")],
    # Text that must not be lost.
    [(T, "Ministry denies border convoy"), (B, FIRST), (B, "They also said that with the guards gone the valley would have to rely on")],
    [(T, "Ministry denies border convoy"), (B, FIRST), (B, "and no one answered")],
    [(T, "Ministry denies border convoy"), (B, FIRST), (B, "“No comment”")],
    [(T, "Ministry denies border convoy"), (B, FIRST), (B, "Read more closely, the report contradicts what the ministry said in May.")],
    [(T, "Ministry denies border convoy"), (B, "“Never,” he said."), (B, SECOND), (B, "“Never,” he said.")],
    [(T, "Ministry denies border convoy"), (B, FIRST), (B, SECOND), (X, SECOND), (B, THIRD)],
    [(B, "He said that no convoy crossed"), (B, "She said that one did")],
    [(T, "Share of arms from the north grows, ministry says"), (B, FIRST)],
]  # fmt: skip


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n\r\n"])
@pytest.mark.parametrize("lines", ARTICLES, ids=lambda lines: lines[0][1][:30])
def test_each_line_gets_its_layer(lines: list[tuple[Layer, str]], between: str) -> None:
    # A dateline that is followed by a paragraph stands at the head of it.
    text = between.join(line for _, line in lines)
    for index, (layer, line) in enumerate(lines[:-1]):
        if layer is D and line[-1] in "-—:":
            text = text.replace(line + between, line + " ")
        assert lines[index][1] in text
    layout = lay_out(text)
    assert [(passage.layer, passage.span.quote(text)) for passage in layout.passages] == lines


@pytest.mark.parametrize(
    ("lines", "title", "authors", "opinion"),
    [
        (["Ministry denies border convoy", FIRST], "Ministry denies border convoy", (), False),
        (["Border guards", "By JANE ROE", FIRST], "Border guards", ("Jane Roe",), False),
        (["Opinion: Close the border now", "By Jane Roe, John Doe", FIRST], "Opinion: Close the border now", ("Jane Roe", "John Doe"), True),
        (["Close the border now", FIRST, "The author is a retired officer. Views are personal."], "Close the border now", (), True),
        ([FIRST], None, (), False),
    ],
)  # fmt: skip
def test_what_the_layers_tell(
    lines: list[str], title: str | None, authors: tuple[str, ...], opinion: bool
) -> None:
    layout = lay_out("\n\n".join(lines))
    assert (layout.title, layout.authors, layout.opinion) == (title, authors, opinion)


@pytest.mark.parametrize(
    ("known", "text", "layers"),
    [
        ("Nobody crossed.", f"Nobody crossed.\n\n{FIRST}", [T, B]),
        ("Ministry denies it", f"# Ministry denies it\n\n{FIRST}", [T, B]),
        (None, f"Latest From The Desk\n\n# Ministry denies border convoy\n\n{FIRST}", [X, T, B]),
        ("Nobody crossed.", "Nobody crossed.", [B]),
    ],
)
def test_a_title_known_from_elsewhere_is_found(known: str | None, text: str, layers: list[Layer]) -> None:
    assert [passage.layer for passage in lay_out(text, title=known).passages] == layers


def test_an_author_known_from_elsewhere_is_found() -> None:
    text = f"Ministry denies border convoy\n\nJane Roe\n\n{FIRST}\n\nJane Roe is a reporter."
    assert [p.layer for p in lay_out(text, authors=["Jane Roe"]).passages] == [T, Y, B, Y]


def test_wrapped_lines_make_one_paragraph() -> None:
    wrapped = FIRST.replace("Monday that", "Monday\nthat").replace("northern border", "northern\nborder")
    text = f"Ministry denies border convoy\n\n{wrapped}\n\n{SECOND}"
    quotes = [passage.span.quote(text) for passage in lay_out(text).passages]
    assert quotes == ["Ministry denies border convoy", wrapped, SECOND]


def test_what_is_skipped_is_told_with_the_reason() -> None:
    text = f"Ministry denies border convoy\n\n{FIRST}\n\nShare this\n\nPrint page\n\nYou may also like\n\nTen villages"
    assert [
        (skipped.reason, skipped.span.quote(text)) for skipped in lay_out(text).skipped if skipped.span
    ] == [
        ("page furniture", "Share this\n\nPrint page"),
        ("a pointer to other pages", "You may also like\n\nTen villages"),
    ]


LINE = st.one_of(
    st.text(max_size=80),
    st.sampled_from([FIRST, SECOND, "Leave a Reply", "By Jane Roe", "KABUL (AP) - Yes.", "(ANI)", "Related", "x" * 70, "a b"]),
)  # fmt: skip
TEXT = st.lists(LINE, max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", "\r\n", " \n"]).map(lambda between: between.join(lines))
)


def covered(layout: Layout) -> set[int]:
    return {index for passage in layout.passages for index in range(passage.span.start, passage.span.end)}


@given(TEXT, st.integers(0, 30))
@example("\ufeff\u200b\n", 0)
@example("Leave a Reply\n\n2 thoughts on this", 0)
def test_passages_are_ordered_apart_and_cover_every_word(text: str, start: int) -> None:
    start = min(start, len(text))
    layout = lay_out(text, start=start)
    ends = [0, *(passage.span.end for passage in layout.passages)]
    for before, passage in zip(ends, layout.passages, strict=False):
        assert before <= passage.span.start < passage.span.end
    assert {index for index, char in enumerate(text) if char not in BLANKS} <= covered(layout)
