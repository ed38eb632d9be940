"""What rings an alarm, and what must not: sentences of our own, each with the reason that a reader gets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extract.alarms import alarms, differing, phrases
from tracker.records import Document, Passage, Ref, Span
from tracker.terms import AlarmKind, Layer, RefKind

QUIET = (
    "The mayor opened the bridge on Monday and thanked the workers.",
    "Visitors came from every town along the river to see it.",
)


def document(*body: str, title: str | None = None) -> Document:
    """Make an article of paragraphs."""
    parts = [*([title] if title else []), *body]
    passages, text = [], ""
    for number, part in enumerate(parts):
        layer = Layer.TITLE if title and number == 0 else Layer.BODY
        passages.append(Passage(layer, Span(len(text), len(text) + len(part))))
        text += f"{part}\n\n"
    return Document("a.txt", text, "0" * 64, "utf-8", "text/plain", tuple(passages), title=title)


def rung(found: Document, kind: AlarmKind) -> list[str]:
    return [alarm.reason for alarm in alarms(found) if alarm.kind is kind]


NEGATION = [
    ("The ministry would confirm nor deny that the envoy had left.", "“nor” without a negation before it"),
    ("The ministry did confirm or deny the report.", "“confirm or deny” without a negation"),
    ("The army has boots, let alone helmets.", "“let alone” without a negation before it"),
    ("The court has evidence whatsoever of a bribe.", "“whatsoever” without a negation"),
    ("The treaty is a threat but rather a promise.", "“but rather” without a negation before it"),
    ("The dam is only old but it is also badly built.", "“only … but also” without “not”"),
    ("A spokesman did immediately respond.", "“immediately” as in a refusal to comment, without a negation"),
    ("The envoy could be reached for comment.", "“could be reached” without a negation"),
    (
        "The bank did respond to a request for comment.",
        "“did respond” to a request for comment, without a negation",
    ),
    ("There is any sign of a retreat, the general said.", "“there is any” without a negation"),
    ("The general has any evidence of that.", "“has any” without a negation"),
    ("The mayor lives here any longer.", "“any longer” without a negation"),
    (
        "Peace was not going to be possible with Syldavia’s cooperation.",
        "“not possible with” help: “without” may be meant",
    ),
    (
        "The repair would be impossible with the help of divers.",
        "“not possible with” help: “without” may be meant",
    ),
]


@pytest.mark.parametrize(("sentence", "reason"), NEGATION)
def test_a_likely_lost_negation(sentence: str, reason: str) -> None:
    found = [alarm for alarm in alarms(document(*QUIET, sentence)) if alarm.kind is AlarmKind.NEGATION]
    assert [(alarm.passage.quote, alarm.reason) for alarm in found] == [(sentence, reason)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry would neither confirm nor deny that the envoy had left.",
        "The ministry refused to confirm or deny the report.",
        "Asked whether he could confirm or deny it, he smiled.",
        "The minister was asked to confirm or deny the report.",
        "He is not proud. Nor is he ashamed.",
        "The army has no boots, let alone helmets.",
        "It was the first time that a judge had spoken, let alone wept.",
        "The court has no evidence whatsoever of a bribe.",
        "Any evidence whatsoever would do.",
        "The treaty is not a threat but rather a promise.",
        "The dam is not only old but it is also badly built.",
        "He spoke only of the dam – but he also named the builder.",
        "A spokesman did not immediately respond.",
        "The envoy couldn’t be reached for comment.",
        "The bank did respond to a request for comment, saying that it had lent nothing.",
        "He denied that there is any sign of a retreat.",
        "If there is any sign of a retreat, tell me.",
        "The only town that has any interest in the dam is Zenda.",
        "The mayor does not live here any longer.",
        "Nobody lives here anymore.",
        "Peace was not going to be possible without Syldavia’s cooperation.",
        "Peace was not possible even with the help of Syldavia.",
        "The repair was not possible with the limited support of the town.",
        "Peace is possible with Syldavia’s cooperation.",
    ],
)
def test_no_negation_is_missing(sentence: str) -> None:
    assert rung(document(*QUIET, sentence), AlarmKind.NEGATION) == []


@pytest.mark.parametrize(
    ("last", "reason"),
    [
        ("The minister told the reporters that he and the", "the paragraph breaks off after “the”"),
        ("The minister told the reporters that he had left,", "the paragraph breaks off after “,”"),
        ("The minister told the reporters that he had left yesterday", "the article ends without a stop"),
        ("The minister told the reporters that [+1234 chars]",
         "the paragraph was cut: it ends on a mark of that"),
    ],
)  # fmt: skip
def test_a_sentence_cut_off(last: str, reason: str) -> None:
    assert rung(document(*QUIET, last), AlarmKind.TRUNCATED) == [reason]


@pytest.mark.parametrize(
    "paragraphs",
    [
        QUIET,
        (*QUIET, "Photographs by the town’s archive"),
        (*QUIET, "He said: “The bridge is open, and the river runs under it as ever.”"),
        (*QUIET, "Mayor Opens Bridge At Zenda And Thanks The Workers Of The Town"),
        # A text without stops has lost them all.
        (
            "The mayor opened the bridge and thanked the workers",
            "Visitors came from every town to see the bridge",
        ),
        (
            *QUIET,
            "The first thing that the visitors saw was this:",
            "A bridge of stone that spans the river in one arch.",
        ),
    ],
)
def test_nothing_was_cut_off(paragraphs: tuple[str, ...]) -> None:
    assert rung(document(*paragraphs), AlarmKind.TRUNCATED) == []


HEADLINE = [
    (
        "Army Shelled Zenda Market Square",
        "The army may have shelled the market square of Zenda, officers said.",
        "the headline says flatly what the text only hedges",
    ),
    (
        "Army Shelled Zenda Market Square",
        "The army has not shelled the market square of Zenda, officers said.",
        "the headline says flatly what the text only negates",
    ),
    (
        "Twelve Miners Killed At Shaft",
        "Ten miners were killed at the shaft on Monday.",
        "the headline says 12 Miners, the text 10",
    ),
    (
        "Vessely Leaves Ministry",
        "The minister, Anton Vesely, left on Monday. Friends of Vesely were glad.",
        "the headline has “Vessely”, the text “Vesely”",
    ),
]


@pytest.mark.parametrize(("title", "body", "reason"), HEADLINE)
def test_a_headline_against_its_text(title: str, body: str, reason: str) -> None:
    assert rung(document(body, *QUIET, title=title), AlarmKind.HEADLINE) == [reason]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Army Shelled Zenda Market Square", "The army shelled the market square of Zenda, officers said."),
        (
            "Army May Have Shelled Zenda Market",
            "The army may have shelled the market of Zenda, officers said.",
        ),
        (
            "Officers: Army Shelled Zenda Market",
            "The army may have shelled the market of Zenda, officers said.",
        ),
        (
            "Army Denies It Shelled Zenda Market",
            "The army has not shelled the market of Zenda, officers said.",
        ),
        # Another sentence says it without a hedge; the hedge is on something else.
        (
            "Army Shelled Zenda Market Square",
            "The army shelled the market square of Zenda. It may have shelled the square twice.",
        ),
        (
            "Army Shelled Zenda Market Square",
            "The army shelled the market square of Zenda, which may have been empty.",
        ),
        ("Twelve Miners Killed At Shaft", "Seven miners were killed at once and five miners died later."),
        ("Twelve Miners Killed At Shaft", "A dozen miners, or 12 in all, were killed; 10 miners were saved."),
        ("Nearly 12 Miners Killed At Shaft", "Ten miners were killed at the shaft on Monday."),
        ("Mine Closed After 1998 Disaster", "The mine was closed 20 years after the disaster."),
        ("Ruritanian Leaves Ministry", "The man came from Ruritania in May. He loved Ruritania."),
        ("The Vote That Was Lost", "The Voter list of the town was lost. That Voter list was old."),
    ],
)
def test_a_headline_that_agrees_with_its_text(title: str, body: str) -> None:
    assert rung(document(body, *QUIET, title=title), AlarmKind.HEADLINE) == []


SAID = "We have never sold a single rifle to the mountain rebels"
ELSEWHERE = [
    ("We have sold a single rifle to the mountain rebels",
     "We have [-never-] sold a single rifle to the mountain rebels"),
    ("We have never sold a single pistol to the mountain rebels",
     "We have never sold a single [-rifle-] {+pistol+} to the mountain rebels"),
    ("We have never sold a single rifle to the mountain people",
     "We have never sold a single rifle to the mountain [-rebels-] {+people+}"),
    ("And as I said, we have never sold one single rifle to the mountain rebels, I swear",
     "We have never sold [-a-] {+one+} single rifle to the mountain rebels"),
]  # fmt: skip


@pytest.mark.parametrize(("other", "diff"), ELSEWHERE)
def test_a_quotation_that_reads_otherwise_elsewhere(other: str, diff: str) -> None:
    here = document(*QUIET, f"“{SAID},” said Vesely.")
    there = document(f"Vesely said: “{other}.”")
    (alarm,) = differing(here, there, Ref(RefKind.ARTICLE, 7))
    assert (alarm.reason, alarm.diff) == ("the same quotation reads otherwise in A7", diff)
    assert alarm.passage.span.quote(here.text) == alarm.passage.quote
    assert alarm.other
    assert alarm.other.span.quote(there.text) == alarm.other.quote


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        SAID.upper(),
        "never sold a single rifle to the mountain rebels",
        "We’ve never sold a single rifle to the mountain rebels",
        "We have never sold … a single rifle to the mountain rebels",
        "We have never sold [even] a single rifle to the mountain rebels",
        # Other words altogether, or too few of the same.
        "We have never bought a single house in the old town",
        "We have never sold anything to anyone in the mountain towns that you have named",
    ],
)
def test_a_quotation_that_agrees_with_the_other(other: str) -> None:
    here, there = document(f"“{SAID},” said Vesely."), document(f"Vesely said: “{other}.”")
    assert list(differing(here, there, Ref(RefKind.ARTICLE, 7))) == []


def test_a_headline_quotes_otherwise_than_its_text() -> None:
    found = document(
        *QUIET, f"“{SAID},” said Vesely.", title="Envoy: “We Never Sold A Single Rifle To Rebels”"
    )
    assert [alarm.diff for alarm in alarms(found)] == [
        "We {+have+} Never Sold A Single Rifle To {+the mountain+} Rebels"
    ]


def test_who_says_much_the_same_twice_means_to() -> None:
    assert alarms(document("“We will build the old bridge,” he said. “We will build the new bridge.”")) == ()


def test_a_phrase_is_taken_from_quotations_alone() -> None:
    found = phrases(document(*QUIET, f"“{SAID},” said Vesely."))
    assert {word for words in found for word in words} <= set(SAID.split())
    assert all(len(words) == 3 for words in found)
    assert phrases(document(*QUIET)) == ()


@given(st.text(alphabet="ab N“”\".,?!\n'‘’…[]0123-–", max_size=200), st.text(max_size=60))
def test_any_text_is_read_and_every_passage_stands_in_it(body: str, title: str) -> None:
    found = document(body, title=title or None)
    for alarm in (*alarms(found), *differing(found, found, Ref(RefKind.ARTICLE, 1))):
        assert alarm.passage.span.quote(found.text) == alarm.passage.quote
