"""One spelling for each address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import InputError
from tracker.ingest import normalise_url


@pytest.mark.parametrize(
    ("url", "same"),
    [
        ("HTTP://WWW.Example.ORG/Story", "http://www.example.org/Story"),
        ("https://example.org", "https://example.org/"),
        ("https://example.org:443/a", "https://example.org/a"),
        ("http://example.org:8080/a", "http://example.org:8080/a"),
        ("https://example.org/a/", "https://example.org/a"),
        ("https://example.org/a#comments", "https://example.org/a"),
        ("https://example.org/#!/a", "https://example.org/#!/a"),
        ("https://example.org/a?utm_source=x&utm_medium=y", "https://example.org/a"),
        ("https://example.org/a?id=7&fbclid=abc&gclid=1", "https://example.org/a?id=7"),
        ("https://example.org/a?b=1&a=2", "https://example.org/a?b=1&a=2"),
        ("https://example.org/a/amp/", "https://example.org/a"),
        ("https://example.org/a?amp=1", "https://example.org/a"),
        ("https://example.org/amp", "https://example.org/amp"),
        ("https://example.org/%7ejane/%c3%a9t%C3%A9", "https://example.org/~jane/%C3%A9t%C3%A9"),
        ("https://me:secret@example.org/a", "https://example.org/a"),
        ("https://example.org./a", "https://example.org/a"),
        ("http://[2001:DB8::1]/a", "http://[2001:db8::1]/a"),
        ("  https://example.org/a\n", "https://example.org/a"),
    ],
)
def test_what_does_not_identify_the_article_goes(url: str, same: str) -> None:
    assert normalise_url(url) == same


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org/a",
        "ftp://example.org/a",
        "https://",
        "https://exa mple.org/a",
        "http://[::1/a",
        "http://example.org:99999/a",
        "javascript:alert(1)",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(InputError, match="is not a web address"):
        normalise_url(url)


SEGMENT = st.text(alphabet="aZ09-._~%é", max_size=6)


@given(st.lists(SEGMENT, max_size=4), st.lists(st.tuples(SEGMENT, SEGMENT), max_size=3), SEGMENT)
def test_normalising_twice_changes_nothing(
    path: list[str], query: list[tuple[str, str]], fragment: str
) -> None:
    pairs = "&".join(f"{name}={value}" for name, value in query)
    once = normalise_url(f"https://example.org/{'/'.join(path)}?{pairs}#{fragment}")
    assert normalise_url(once) == once
