"""HTML pages: the article's text, and what the page declares about it."""

import json
import logging
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tracker.errors import InputError
from tracker.ingest.dates import parse_interval
from tracker.ingest.frontmatter import Metadata, split_people
from tracker.ingest.paragraphs import plain, units
from tracker.ingest.urls import normalise_url
from tracker.records import Interval

_PROLOGUE = re.compile(r"^\s*<\?xml[^>]*\?>")
_DATES = (
    "//meta[@property='article:published_time' or @property='og:article:published_time']/@content",
    "//meta[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='date' or @name='pubdate' or @name='publishdate' or @name='publish-date' or @name='dc.date'"
    " or @name='DC.date.issued' or @name='dcterms.created' or @name='parsely-pub-date'"
    " or @name='sailthru.date']/@content",
    "//article//time[@pubdate]/@datetime",
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=$|[T ])")
_NOISY = ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")


def read_page(html: str, name: str) -> tuple[str, Metadata]:
    """Return the text of the article, headline first, and its metadata; refuse a page without an article."""
    tree, found = _parsed(_PROLOGUE.sub("", html), name)
    text = (getattr(found, "text", None) or "").strip()
    if not text:
        raise InputError(f"{name}: no article was found in the page; save its text as .txt")
    metadata = _metadata(tree, found)
    return _with_title(text, metadata.title), metadata


def _parsed(html: str, name: str) -> tuple[Any, Any]:
    """Return the page as a tree, and what trafilatura made of it."""
    try:
        with _quiet():
            from trafilatura import bare_extraction, load_html

            tree = load_html(html)
            found = bare_extraction(tree, with_metadata=True, include_comments=False)
    except Exception as error:  # whatever odd markup sets off in the libraries costs this page, not the run
        raise InputError(f"{name}: the page cannot be read ({error}); save its text as .txt") from error
    if tree is None:
        raise InputError(f"{name}: this is not an HTML page; rename it .txt if it is plain text")
    return tree, found


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' log lines and warnings off the terminal."""
    levels = {name: logging.getLogger(name).level for name in _NOISY}
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


def _metadata(tree: Any, found: Any) -> Metadata:
    return Metadata(
        title=_text(getattr(found, "title", None)),
        outlet=_text(getattr(found, "sitename", None)),
        authors=split_people(_text(getattr(found, "author", None)) or ""),
        published=_published(tree),
        url=_address(getattr(found, "url", None)),
        language=_text(tree.get("lang")),
        opinion=any(
            section.strip().casefold() in {"opinion", "op-ed", "editorial"} for section in _sections(tree)
        ),
    )


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _address(value: object) -> str | None:
    try:
        return normalise_url(value) if isinstance(value, str) and value else None
    except InputError:  # a relative canonical link
        return None


def _sections(tree: Any) -> list[str]:
    return [str(section) for section in tree.xpath("//meta[@property='article:section']/@content")]


def _published(tree: Any) -> Interval | None:
    """Return the day that the page declares; a date somewhere in its text would be a guess."""
    declared = [str(value) for path in _DATES for value in tree.xpath(path)]
    for words in (*declared, *_linked_data(tree)):
        found = _DAY.match(words.strip())
        interval = parse_interval(found.group()) if found else None
        if interval:
            return interval
    return None


def _linked_data(tree: Any) -> Iterator[str]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            yield from _dates_in(json.loads(str(script)))
        except (ValueError, RecursionError):
            continue


def _dates_in(data: object) -> Iterator[str]:
    """Look at the object itself, at lists and at "@graph": deeper dates are of other things."""
    if isinstance(data, list):
        for item in data:
            yield from _dates_in(item)
    elif isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        yield from _dates_in(data.get("@graph"))


def _with_title(text: str, title: str | None) -> str:
    """Put the headline above the text unless it stands there already."""
    if title is None or any(unit.plain == plain(title) for unit in units(text)[:5]):
        return text
    return f"{title}\n\n{text}"
