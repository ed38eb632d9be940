"""Words that say when, and words that only say how long."""

import pytest
from articles import parsed

from tracker.extract.prop_time import time_indices, time_phrases

PHRASES = [
    ("It left in 2018 for good.", ["in 2018"]),
    ("Last year it left.", ["Last year"]),
    ("It has been there since September.", ["since September"]),
    ("It came on 20 October and left on Tuesday.", ["on 20 October", "on Tuesday"]),
    ("It came on Sept. 11, 2016 at 5 p.m. by train.", ["on Sept. 11, 2016 at 5 p.m."]),
    ("Earlier this month it came.", ["Earlier this month"]),
    ("It came three years ago.", ["three years ago"]),
    ("It came more than two weeks earlier.", ["more than two weeks earlier"]),
    ("In September last year it came.", ["In September last year"]),
    ("It ruled in the 1980s.", ["in the 1980s"]),
    ("It ruled during the 1996-2001 period.", ["during the 1996-2001 period"]),
    ("It ruled from 2014 to 2016.", ["from 2014 to 2016"]),
    ("It ruled between May 2014 and June 2016.", ["between May 2014 and June 2016"]),
    ("It came on the night of 5 May.", ["on the night of 5 May"]),
    ("It came on 2020-05-05.", ["on 2020-05-05"]),
    ("It stays until the end of the year.", ["until the end of the year"]),
    ("It came in spring 2020, in late March.", ["in spring 2020", "in late March"]),
    ("It came yesterday.", ["yesterday"]),
    ("It will come tomorrow.", ["tomorrow"]),
    ("It will end by Friday.", ["by Friday"]),
    ("It came on\nMonday morning.", ["on\nMonday morning"]),
    ("It stayed for three years.", []),
    ("It may march on the town.", []),
    ("It holds 2,018 men, 57 per cent in 20 days.", []),
    ("It was the 2018 meeting.", []),
    ("It sang in march time.", []),
    ("It left over the past 24 hours.", ["over the past 24 hours"]),
    ("It fell in the past two decades.", ["in the past two decades"]),
    ("It lasted over the past decade.", ["over the past decade"]),
    ("It struck overnight, over the weekend.", ["overnight", "over the weekend"]),
    ("It began around 2015, in about March.", ["around 2015", "in about March"]),
    ("It lasted between March and May.", ["between March and May"]),
    ("It ran from 9 to 11 May 2017 and on June 3-5.", ["from 9 to 11 May 2017", "on June 3-5"]),
    ("It fell in November and December 2016.", ["in November and December 2016"]),
    ("It fell in 2014, 2015 and 2016.", ["in 2014, 2015 and 2016"]),
    ("It fell in the late 1980s and early 1990s.", ["in the late 1980s and early 1990s"]),
    ("It fell in the '90s, in the 19th century.", ["in the '90s", "in the 19th century"]),
    ("It grew after the 2016 election.", ["after the 2016 election"]),
    ("It fell in the second half of last year.", ["in the second half of last year"]),
    ("It fell in the spring of 2014.", ["in the spring of 2014"]),
    ("It came the week of Sept. 3.", ["the week of Sept. 3"]),
    (
        "It came the previous year, and left the following Monday.",
        ["the previous year", "the following Monday"],
    ),
    ("It came since at least 2014.", ["since at least 2014"]),
    ("It came no later than May, ahead of the 2018 vote.", ["no later than May", "ahead of the 2018 vote"]),
    # A time that only says which report, attack or week is meant.
    ("It denied last week's report.", []),
    ("It denied Tuesday's attack.", []),
    ("It came on the last day of the talks.", []),
    ("It came in the wake of the talks.", []),
    ("It came in about 2000 villages, over 2000 of them poor.", []),
]


@pytest.mark.parametrize(("text", "expected"), PHRASES)
def test_time_phrases(text: str, expected: list[str]) -> None:
    doc = parsed(text)
    found = time_phrases(doc.span(0, len(doc)))
    assert [phrase.text for phrase in found] == expected
    assert all(phrase.span.quote(text) == phrase.text for phrase in found)


def test_offsets_are_those_of_the_article() -> None:
    doc = parsed("It left. It came back in 2019.")
    phrase, tokens = next(time_indices(doc.span(3, len(doc))))
    assert (phrase.text, phrase.span.start) == ("in 2019", 22)
    assert [token.text for token in tokens] == ["in", "2019"]
