"""The YAML block of a Markdown article: known keys taken, what is broken refused with the line."""

from datetime import date
from pathlib import Path

import pytest

from tracker.errors import InputError
from tracker.ingest import read
from tracker.ingest.dates import parse_interval
from tracker.ingest.frontmatter import read_front_matter, split_people
from tracker.terms import Layer

BODY = "\nThe ministry denied the report on Monday.\n"


def metadata(block: str) -> object:
    return read_front_matter(f"---\n{block}\n---\n{BODY}", "a.md")


def test_known_keys_are_taken_and_unknown_ones_kept_out(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: Ministry denies it\noutlet: The Daily Example\nauthors: [Jane Roe, John Doe]\n"
        "date: 2020-07\nurl: HTTPS://Example.org:443/a/?utm_source=x\n"
        "language: en\nopinion: yes\nmood: grim\n---\n" + BODY
    )
    document = read(str(path))
    assert document.title == "Ministry denies it"
    assert document.outlet == "The Daily Example"
    assert document.authors == ("Jane Roe", "John Doe")
    assert document.published is not None
    assert document.published.edtf == "2020-07-01/2020-07-31"
    assert document.url == "https://example.org/a"
    assert document.language == "en"
    assert document.opinion is True
    assert document.text == path.read_text()
    layers = [(passage.layer, passage.span.quote(document.text)) for passage in document.passages]
    assert layers[0][0] is Layer.BOILERPLATE
    assert layers[0][1].startswith("---")
    assert layers[0][1].endswith("---")
    assert layers[1:] == [(Layer.BODY, BODY.strip())]
    assert document.skipped == ()


@pytest.mark.parametrize(
    ("block", "title"),
    [
        ("title: Port on fire: who lit it?", "Port on fire: who lit it?"),
        ("title: The mayor's answer: “no”\noutlet: A: B", "The mayor's answer: “no”"),
        ("title: @mayor says: yes\r\ndate: 2018", "@mayor says: yes"),
    ],
)
def test_a_title_may_have_a_colon(block: str, title: str) -> None:
    assert metadata(block).title == title


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("section: one: two: three", "line 2: the front matter is broken"),
        ("outlet: The Example\ntitle: [unclosed", "line 4|line 3"),
        ("- a\n- b", "not a list of 'key: value' lines"),
        ("title: {a: b}", "'title' must be one line of text"),
        ("authors: {a: b}", "'authors' must be one line of text"),
        ("date: last spring", "the date 'last spring' is not one"),
        ("date: 2018-13", "the date '2018-13' is not one"),
        ("url: example.org/story", "'example.org/story' is not a web address"),
        ("opinion: perhaps", "'opinion' is 'perhaps'; write true or false"),
        ("a: " + "[" * 5000, "nested too deeply|is broken"),
    ],
)
def test_a_broken_block_is_refused(block: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as caught:
        metadata(block)
    assert str(caught.value).startswith("a.md: ")
    assert "\n" not in str(caught.value)


def test_an_error_without_a_place_is_refused_all_the_same() -> None:
    with pytest.raises(InputError, match="line 2: the front matter is broken"):
        metadata("title: a\x01b")


def test_a_block_that_is_never_closed_is_refused() -> None:
    with pytest.raises(InputError, match="line 1: the front matter is never closed"):
        read_front_matter("---\ntitle: A quiet border\n\nThe border was quiet.", "a.md")


@pytest.mark.parametrize("text", ["No block at all.", "---\n\nA rule across the page.", "", "---"])
def test_a_text_without_a_block_has_no_metadata(text: str) -> None:
    assert read_front_matter(text, "a.md").end == 0


@pytest.mark.parametrize("block", ["", "# only a remark"])
def test_an_empty_block_is_allowed(block: str) -> None:
    assert read_front_matter(f"---\n{block}\n---\n{BODY}", "a.md").title is None


def test_front_matter_alone_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("---\ntitle: A quiet border\n---\n \n")
    with pytest.raises(InputError, match="no text below the front matter"):
        read(str(path))


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("", ()),
        ("Jane Roe", ("Jane Roe",)),
        ("Jane Roe and John Doe", ("Jane Roe", "John Doe")),
        ("Jane Roe, John Doe & Ann Other", ("Jane Roe", "John Doe", "Ann Other")),
        ("Jane Roe; John Doe", ("Jane Roe", "John Doe")),
        ("Martin Roe, Jr.", ("Martin Roe, Jr.",)),
        ("Andy Sand", ("Andy Sand",)),
    ],
)
def test_people_are_split(words: str, people: tuple[str, ...]) -> None:
    assert split_people(words) == people


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        ("2018-07-02", date(2018, 7, 2), date(2018, 7, 2)),
        ("2018-07-02T10:00:00Z", date(2018, 7, 2), date(2018, 7, 2)),
        ("2018-07-02 10:00", date(2018, 7, 2), date(2018, 7, 2)),
        ("2018-07-XX", date(2018, 7, 1), date(2018, 7, 31)),
        ("2018-XX-XX", date(2018, 1, 1), date(2018, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2018-07-02/2018-07-05", date(2018, 7, 2), date(2018, 7, 5)),
        ("2017/2018-03", date(2017, 1, 1), date(2018, 3, 31)),
        ("../2018", None, date(2018, 12, 31)),
        ("2018/", date(2018, 1, 1), None),
        ("2 July 2018", date(2018, 7, 2), date(2018, 7, 2)),
        ("July 2nd, 2018", date(2018, 7, 2), date(2018, 7, 2)),
        ("Aug. 2, 2018", date(2018, 8, 2), date(2018, 8, 2)),
        ("July 2018", date(2018, 7, 1), date(2018, 7, 31)),
    ],
)
def test_a_date_is_the_days_it_covers(words: str, first: date | None, last: date | None) -> None:
    interval = parse_interval(words)
    assert interval is not None
    assert (interval.first, interval.last, interval.words) == (first, last, words)


@pytest.mark.parametrize(
    "words",
    [
        "02/07/2018",  # the day or the month first?
        "2018-02-30",
        "2018-13",
        "201X-05",
        "2018-XX-05",
        "0001",
        "9999-01-01",
        "31 Smarch 2018",
        "31 June 2018",
        "2018-07-05/2018-07-02",
        "last year/2018",
        "../..",
        "yesterday",
        "",
    ],
)
def test_what_cannot_be_dated_stays_undated(words: str) -> None:
    assert parse_interval(words) is None
