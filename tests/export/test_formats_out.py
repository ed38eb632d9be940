"""What leaves the ledger is whole, and what comes back is checked line by line."""

import json
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.export import attributions, ledger
from tracker.records import Attribution, Document, Hop, Mention, Proposition, Span, Tie, TimePhrase
from tracker.terms import AffiliationKind, Hedge, Polarity, Quotation, Stance, Voice

ROWS = st.lists(
    st.dictionaries(st.text(), st.none() | st.booleans() | st.integers() | st.text(), max_size=4), max_size=5
)


@given(ROWS)
def test_rows_survive_export_and_import(rows: list[dict[str, object]]) -> None:
    assert list(ledger.Rows(ledger.lines(rows), "x")) == rows


def test_an_export_is_plain_ascii_with_one_row_a_line() -> None:
    (header, line) = ledger.lines([{"text": "a\u2028b\nü"}])
    assert json.loads(header) == {"format": "claim-tracker-ledger", "schema_version": 1}
    assert line.isascii()
    assert line.count("\n") == 1


HEADER = '{"format": "claim-tracker-ledger", "schema_version": 1}\n'


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ([], "x: empty; give a file written by `tracker export`"),
        (["{}\n"], "x: line 1 is not the header of a ledger"),
        (["id,claim\n"], "x: line 1 is not JSON"),
        ([HEADER.replace("1}", "2}")], "x: written in version 2 of the format, this program reads 1"),
        ([HEADER, '{"a": 1}\n', '{"a": \n'], "x: line 3 is not JSON; nothing was imported"),
        ([HEADER, "[1]\n"], "x: line 2 is not an object; nothing was imported"),
        ([HEADER, "[" * 100_000], "x: line 2 is not JSON"),
    ],
)
def test_a_broken_export_names_its_line(lines: list[str], message: str) -> None:
    with pytest.raises(InputError) as caught:
        list(ledger.Rows(lines, "x"))
    assert message in str(caught.value)


def test_empty_lines_are_passed_over() -> None:
    assert list(ledger.Rows([HEADER, "\n", '{"a": 1}\n', "\n"], "x")) == [{"a": 1}]


TEXT = "Two aides, speaking for Ruritania, told the Herald last week that guns were sent."
ENVOY = Mention(
    "Two aides",
    (Span(0, 9),),
    ties=(
        Tie(AffiliationKind.SPEAKS_FOR, "Ruritania", Span(11, 33), "speaking for Ruritania"),
        Tie(AffiliationKind.MEMBER_OF, "Guild", Span(11, 33), "speaking"),
    ),
)


def _attribution(**changes: object) -> Attribution:
    given: dict[str, object] = {
        "source": (Span(0, 9), Span(11, 33)),
        "cue": (Span(35, 39),),
        "content": (Span(61, 80),),
        "speakers": (ENVOY,),
        "stance": Stance.ASSERTS,
        "quotation": Quotation.INDIRECT,
        "hedge": Hedge.PLAIN,
        "voice": Voice.SOURCE,
        "chain": (Hop((), ""), Hop((Mention("it", name="The Herald"),), "report"), Hop((ENVOY,), "tell")),
        "propositions": (
            Proposition("Guns were sent", (Mention("guns"),), "send", (Mention("it", name="Strelsau"),)),
            Proposition("Money was sent", (Mention("money"),), "send", (), Polarity.NEGATIVE),
        ),
        "said": TimePhrase("last week", Span(51, 60)),
        "answers": 0,
    }
    return Attribution(**(given | changes))  # type: ignore[arg-type]


def _spoken_for(speakers: Sequence[Mention]) -> list[str]:
    return [tie.other for speaker in speakers for tie in speaker.ties]


def _record(*found: Attribution) -> list[dict[str, object]]:
    document = Document("f.txt", TEXT, "", "utf-8", "text/plain", ())
    made = attributions.record("f.txt", document, found, lambda phrase: f"<{phrase.text}>", _spoken_for)
    assert made["schema_version"] == 1
    assert made["article"] == "f.txt"
    rows = made["attributions"]
    assert isinstance(rows, list)
    return rows


def test_an_attribution_is_printed_as_the_contract_says() -> None:
    assert _record(_attribution()) == [
        {
            "source": [[0, 9], [11, 33]],
            "cue": [[35, 39]],
            "content": [[61, 80]],
            "source_text": "Two aides speaking for Ruritania",
            "cue_text": "told",
            "content_text": "that guns were sent",
            "actor": "Two aides",
            "speaks_for": ["Ruritania", "Guild"],
            "stance": "asserts",
            "scope": None,
            "quotation": "indirect",
            "hedge": "plain",
            "voice": "source",
            "chain": [None, "The Herald", "Two aides"],
            "answers": 0,
            "claim": "Guns were sent and Money was sent",
            "subject": ["guns"],
            "predicate": "send",
            "object": ["Strelsau"],
            "polarity": "+",
            "modality": "actual",
            "certainty": None,
            "certainty_by": None,
            "said": "<last week>",
        }
    ]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"speakers": ()}, {"actor": None, "speaks_for": []}),
        ({"speakers": (Mention(""),)}, {"actor": None}),
        ({"speakers": (Mention("he", name="A. Smith"), Mention("Jones"))}, {"actor": "A. Smith and Jones"}),
        ({"propositions": ()}, {"claim": "", "subject": [], "predicate": "", "object": [], "polarity": "+"}),
        ({"said": None}, {"said": None}),
        ({"source": ()}, {"source": [], "source_text": ""}),
    ],
)
def test_what_is_missing_is_null_or_empty(changes: dict[str, object], expected: dict[str, object]) -> None:
    (row,) = _record(_attribution(**changes))
    assert row.items() >= expected.items()


def test_an_answer_without_words_of_its_own_is_about_what_it_answers() -> None:
    accused = _attribution(answers=None)
    denied = _attribution(propositions=(), answers=0)
    first, second = _record(accused, denied)
    assert second["claim"] == first["claim"] != ""
    assert second["subject"] == ["guns"]
