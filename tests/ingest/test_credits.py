"""Lines below a headline: whose, where, when; and lines that are none."""

import pytest

from tracker.ingest.credits import credit
from tracker.ingest.layers import lay_out
from tracker.ingest.paragraphs import units
from tracker.terms import Layer

LINES = [
    # the line; the day, nothing where two are given; who wrote
    ("By Jane Roe, Harbour Times — 2 Nov 2019", "2019-11-02", ("Jane Roe",)),
    ("Jane Roe   HARBOUR   Published October 30, 2019", "2019-10-30", ()),
    ("By Jane Roe, Hill Standard, Brenn | Oct 30, 2019, 07:15 IST", "2019-10-30", ("Jane Roe",)),
    ("Jane Roe, Hill Courier-Mail, Feb. 20, 2020", "2020-02-20", ()),
    ("by Jane Roe for the Coast Desk. March 11, 2020, 5 a.m. EDT", "2020-03-11", ("Jane Roe",)),
    ("By Jane Roe, Vale Tribune — Posted Feb 17, 2020 at 6:31 PM", "2020-02-17", ("Jane Roe",)),
    ("Orlo Press / Brenn, July 6, 2021 (OP) - by Jane Roe", "2021-07-06", ("Jane Roe",)),
    ("Orlo News Agency - 08.07.2021, 19:20", "2021-07-08", ()),
    ("River Watch, analysis by Jane Roe-Hall (posted July 15, 2021)", "2021-07-15", ("Jane Roe-Hall",)),
    ("Jane Roe, The Gauge, Tue 18 Apr 2023 // 11:02 UTC", "2023-04-18", ()),
    ("By JANE ROE, Orlo Press | Updated: August 22, 2022 - 9:14 PM", "2022-08-22", ("Jane Roe",)),
    ("By Jane Roe and John Doe, Orlo Press, 9 November 2023", "2023-11-09", ("Jane Roe", "John Doe")),
    ("By Jane Roe   Hill Mail   November 22, 2019", "2019-11-22", ("Jane Roe",)),
    ("By Staff Reporter, The Hill Herald. Wednesday, 24 August, 2022", "2022-08-24", ()),
    ("Posted: 6:12 AM, Jun 14, 2019 | Updated: Jun 15, 2019 | By Jane Roe", "2019-06-14", ("Jane Roe",)),
    ("BRENN September 21 2016 OPA", "2016-09-21", ()),
    ("OPA Brenn 24 March 2017 Jane Roe John Doe", "2017-03-24", ()),
    ("2021-07-06 · Orlo Press", "2021-07-06", ()),
    # The third of December or the twelfth of March: between them.
    ("OPA Brenn 12/03/2017 J. Roe", "2017-03-12/2017-12-03", ()),
    ("OPA Brenn 25/03/2017 J. Roe", "2017-03-25", ()),
    ("OPA Brenn 03/25/2017 J. Roe", "2017-03-25", ()),
    # Two days, neither said to be the later: not told.
    ("Orlo Press, 2 May 2019, 4 May 2019", None, ()),
]  # fmt: skip


@pytest.mark.parametrize(("line", "day", "people"), LINES)
def test_a_line_of_credit(line: str, day: str | None, people: tuple[str, ...]) -> None:
    told = credit(units(line)[0])
    assert told is not None
    published = told.published
    assert (published.edtf if published else None, told.authors) == (day, people)


@pytest.mark.parametrize(
    "line",
    [
        "The minister said on 2 May 2019 that the bridge was safe.",
        "Ana Soto was born in Brenn on 2 May 1971",
        "By the time that it rained on 3 June 2020 all was dry",
        "By Jane Roe, Harbour Times",
        "31 June 2020 was no day that anybody had seen",
        "",
    ],
)
def test_no_line_of_credit(line: str) -> None:
    assert all(credit(unit) is None for unit in units(line))


def test_the_day_below_the_headline_is_that_of_the_article() -> None:
    first = "The ministry of defence denied on Monday that any convoy had crossed the border."
    text = f"Where are the others?\nBy Jane Roe, Courier | 2 Nov 2019\n\n{first}\n\nIn 2018 a bridge fell.\n"
    found = lay_out(text)
    assert found.title == "Where are the others?"
    assert found.authors == ("Jane Roe",)
    assert str(found.published.first if found.published else None) == "2019-11-02"
    assert [each.layer for each in found.passages] == [Layer.TITLE, Layer.BYLINE, Layer.BODY, Layer.BODY]


def test_the_day_of_a_dateline_is_that_of_the_article() -> None:
    found = lay_out(
        "Bridge falls in Brenn\n\nBRENN, Oct 4, 2018 (OPA) - A bridge fell on Monday, police said.\n"
    )
    assert str(found.published.first if found.published else None) == "2018-10-04"
