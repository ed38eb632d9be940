"""The pictures of a report: where assertions stand in time, and who accuses whom."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tracker.export.accusations import accusations
from tracker.export.timeline import timeline
from tracker.records import AssertionView, ClaimLine, ContestedClaim, Interval, Ref, SourceText
from tracker.terms import (
    Hedge,
    Modality,
    Polarity,
    Quotation,
    RefKind,
    Stance,
    Status,
    Voice,
)

CLAIM = ClaimLine(
    ref=Ref(RefKind.CLAIM, 1), text="Ruritania mined the harbour", by=(), denied_by=(),
    subject=("Ruritania",), predicate="mine", object="the harbour",
    polarity=Polarity.POSITIVE, modality=Modality.ACTUAL, event=None,
    asserts=0, denies=0, articles=1, origins=1, unnamed_origins=0, denying_origins=0, contested=True,
    status=Status.CANDIDATE,
)  # fmt: skip
VIEW = AssertionView(
    ref=Ref(RefKind.ASSERTION, 1), claim=CLAIM.ref, claim_text=CLAIM.text, actor=Ref(RefKind.ACTOR, 1),
    actor_name="Ana Soto", speaks_for=(), stance=Stance.ASSERTS, scope=None, voice=Voice.SOURCE,
    hedge=Hedge.PLAIN, quotation=Quotation.INDIRECT, article=Ref(RefKind.ARTICLE, 1), article_title=None,
    outlet=None, said=None, spans=(), chain=(), method="rule", producer="rules 1", status=Status.CANDIDATE,
)  # fmt: skip
TEXT = SourceText(
    article=Ref(RefKind.ARTICLE, 1), title=None, outlet=None, published=None, uri="a.txt", url=None,
    fetched=datetime(2024, 1, 1, tzinfo=UTC), raw_sha256="0", text_sha256="0", text="",
)  # fmt: skip


def days(first: str | None, last: str | None) -> Interval:
    ends = [None if end is None else date.fromisoformat(end) for end in (first, last)]
    return Interval(ends[0], ends[1], "then")


def claim(*views: AssertionView, subject: tuple[str, ...] = ("Ruritania",), id: int = 1) -> ContestedClaim:
    numbered = tuple(
        replace(view, ref=Ref(RefKind.ASSERTION, 10 * id + place)) for place, view in enumerate(views)
    )
    return ContestedClaim(replace(CLAIM, ref=Ref(RefKind.CLAIM, id), subject=subject), numbered, (), (), ())


def said(first: str | None, last: str | None, **more: object) -> AssertionView:
    return replace(VIEW, said=days(first, last), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2024-03-01", "2024-03-05", ["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04", "2024-03-05"]),
        ("2024-01-10", "2024-04-10", ["2024-02", "2024-03", "2024-04"]),
        ("2023-12-01", "2024-03-01", ["2023-12", "2024-01", "2024-02", "2024-03"]),
        ("2019-06-01", "2023-02-01", ["2020", "2021", "2022", "2023"]),
        ("1980-06-01", "2023-02-01", ["1990", "2000", "2010", "2020"]),
        ("2024-03-05", "2024-03-05", ["2024-02-19", "2024-02-23", "2024-02-27", "2024-03-02", "2024-03-06",
                                      "2024-03-10", "2024-03-14", "2024-03-18"]),
    ],
)  # fmt: skip
def test_round_dates_stand_along_the_top(first: str, last: str, labels: list[str]) -> None:
    found = timeline([claim(said(first, first), said(last, last))], {})
    assert found is not None
    shown = [label for _, label in found.ticks]
    assert shown == labels


def test_earlier_stands_left_of_later_and_a_span_of_days_is_a_line() -> None:
    early, late = said("2024-01-01", "2024-01-01"), said("2024-02-01", "2024-03-01", stance=Stance.DENIES)
    found = timeline([claim(late, early)], {})
    assert found is not None
    denied, asserted = found.marks
    assert asserted.x == asserted.end < denied.x < denied.end <= found.width
    assert (asserted.side, denied.side) == ("asserts", "denies")


def test_what_has_no_date_of_its_own_stands_at_its_articles_or_is_counted() -> None:
    dated, bare = claim(VIEW), claim(VIEW, id=2)
    texts = {dated.assertions[0].ref: replace(TEXT, published=days("2024-03-02", "2024-03-02"))}
    found = timeline([dated, bare], texts)
    assert found is not None
    assert [mark.title for mark in found.marks] == ["S10 Ana Soto asserts C1, published 2024-03-02"]
    assert found.undated == 1
    assert timeline([bare], {}) is None


def test_an_interval_with_an_open_end_stands_at_the_end_that_is_known() -> None:
    found = timeline([claim(said(None, "2024-03-02"), said("2024-01-01", None))], {})
    assert found is not None
    assert [mark.x == mark.end for mark in found.marks] == [True, True]


ENVOY = replace(VIEW, actor_name="Lena Brandt", speaks_for=("Navy", "Ruritania"), stance=Stance.DENIES)


@pytest.mark.parametrize(
    ("claims", "arrows"),
    [
        ([claim(VIEW)], ["Ana Soto on Ruritania: C1"]),
        ([claim(VIEW, ENVOY)], ["Ana Soto on Ruritania: C1; Ruritania or who speaks for it denies C1"]),
        ([claim(VIEW), claim(VIEW, ENVOY, id=2)],
         ["Ana Soto on Ruritania: C1, C2; Ruritania or who speaks for it denies C2"]),
        # Somebody else's denial is not the accused's.
        ([claim(VIEW, replace(VIEW, actor_name="Ivo", stance=Stance.DENIES))], ["Ana Soto on Ruritania: C1"]),
        ([claim(replace(ENVOY, stance=Stance.ASSERTS), subject=("Zenda",))],
         ["Lena Brandt, for Ruritania on Zenda: C1"]),
        ([claim(VIEW, subject=("Ruritania", "Zenda"))],
         ["Ana Soto on Ruritania: C1", "Ana Soto on Zenda: C1"]),
        # Nobody accuses himself or whom he speaks for.
        ([claim(replace(ENVOY, stance=Stance.ASSERTS))], []),
        ([claim(VIEW, subject=("Ana Soto",))], []),
        ([claim(replace(VIEW, stance=Stance.QUESTIONS))], []),
        ([claim(VIEW, subject=())], []),
        ([], []),
    ],
)  # fmt: skip
def test_an_arrow_goes_from_who_asserts_to_whom_it_is_about(
    claims: list[ContestedClaim], arrows: list[str]
) -> None:
    found = accusations(claims)
    assert [arrow.title for arrow in (found.arrows if found else ())] == arrows
    assert [arrow.denied for arrow in (found.arrows if found else ())] == ["denies" in one for one in arrows]
