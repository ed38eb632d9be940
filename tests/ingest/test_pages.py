"""HTML pages: text with its paragraphs, and only what the page declares."""

import logging
from pathlib import Path

import pytest

from tracker.errors import InputError
from tracker.ingest import read
from tracker.records import Document
from tracker.terms import Layer

FIRST = "The ministry rejected a report on Thursday that its officers had handed rifles to the militia."
SECOND = (
    "Two officials told the newspaper that crates had crossed the border in spring, before the snow had gone."
)
PAGE = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>
<html lang="en"><head><title>Ministry rejects report on arms</title>{head}</head><body>
<nav><a href="/">Home</a></nav><article>{heading}<p>KABUL (Reuters) - {first}</p><p>{second}</p></article>
<div id="comments"><h3>Leave a Reply</h3>
<p>Your email address will not be published.</p></div></body></html>"""


def page(
    tmp_path: Path, head: str = "", heading: str = "<h1>Ministry rejects report on arms</h1>"
) -> Document:
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(head=head, heading=heading, first=FIRST, second=SECOND))
    return read(str(path))


@pytest.mark.parametrize("heading", ["<h1>Ministry rejects report on arms</h1>", ""])
def test_text_and_paragraphs_are_kept_and_the_headline_stands_above(tmp_path: Path, heading: str) -> None:
    document = page(tmp_path, heading=heading)
    layers = [(passage.layer, passage.span.quote(document.text)) for passage in document.passages]
    assert layers == [
        (Layer.TITLE, "Ministry rejects report on arms"),
        (Layer.DATELINE, "KABUL (Reuters) -"),
        (Layer.BODY, FIRST),
        (Layer.BODY, SECOND),
    ]
    assert (document.media_type, document.language) == ("text/html", "en")


def test_what_the_page_declares_is_taken(tmp_path: Path) -> None:
    document = page(
        tmp_path,
        '<meta property="og:site_name" content="The Daily Example"><meta name="author" content="Jane Roe">'
        '<meta property="article:published_time" content="2020-07-02T10:00:00Z">'
        '<meta property="article:section" content="Opinion">'
        '<link rel="canonical" href="https://Example.org/arms/?utm_source=x">',
    )
    assert document.outlet == "The Daily Example"
    assert document.authors == ("Jane Roe",)
    assert document.url == "https://example.org/arms"
    assert document.opinion is True
    assert document.published is not None
    assert document.published.edtf == "2020-07-02"


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("", None),
        ('<meta name="date" content="2020-07-02">', "2020-07-02"),
        ('<meta name="date" content="2 July, in the afternoon">', None),
        ('<meta name="date" content="2020-13-02">', None),
        ('<meta name="copyright" content="2020-07-02">', None),
        (
            '<script type="application/ld+json">{"datePublished": "2020-07-02T08:00+04:30"}</script>',
            "2020-07-02",
        ),
        (
            '<script type="application/ld+json">[{"@graph": [{"datePublished": "2020-07-02"}]}]</script>',
            "2020-07-02",
        ),
        ('<script type="application/ld+json">{"datePublished": 2020}</script>', None),
        ('<script type="application/ld+json">{broken</script>', None),
    ],
)
def test_a_date_is_taken_only_where_it_is_declared(tmp_path: Path, head: str, day: str | None) -> None:
    published = page(tmp_path, head).published
    assert (published.edtf if published else None) == day


def test_a_relative_canonical_link_is_no_address(tmp_path: Path) -> None:
    assert page(tmp_path, '<link rel="canonical" href="/arms">').url is None


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<html><body><nav>Home</nav></body></html>", "<>"]
)
def test_a_page_without_an_article_is_refused(
    tmp_path: Path, html: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "a.html"
    path.write_text(html)
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(InputError, match=r"no article was found|not an HTML page"),
    ):
        read(str(path))
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]


def test_a_page_that_the_library_chokes_on_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choke(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr("trafilatura.bare_extraction", choke)
    with pytest.raises(InputError, match=r"the page cannot be read \(too deep\)"):
        page(tmp_path)
