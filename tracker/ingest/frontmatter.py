"""The YAML block at the head of a Markdown article."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.errors import InputError
from tracker.ingest.dates import parse_interval
from tracker.ingest.urls import normalise_url
from tracker.records import Interval

_FENCE = re.compile(r"\ufeff?---[ \t]*(\r\n|\r|\n)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:\s|$)")
# A line of a key with plain words behind it, in which a colon or a mark may stand.
_PLAIN = re.compile(
    r"^(?P<key>(?:title|outlet|author|authors):[ \t]+)(?P<value>[^\s\[{\"'|>&*].*?)[ \t]*$", re.MULTILINE
)
_MOST = 65_536  # characters
_YES_NO = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says about its article; `end` is where its front matter ends in the text."""

    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: Interval | None = None
    url: str | None = None
    language: str | None = None
    opinion: bool = False
    end: int = 0


def read_front_matter(text: str, name: str) -> Metadata:
    """Return the known keys of the front matter, or refuse it with the line; without a block, nothing."""
    opening = _FENCE.match(text)
    if not opening:
        return Metadata()
    block = text[opening.end() : opening.end() + _MOST]
    closing = _CLOSE.search(block)
    if closing:
        values = _load(block[: closing.start()], name)
        return _metadata(values, name, opening.end() + closing.end())
    if _KEY.match(block):
        raise InputError(f"{name}: line 1: the front matter is never closed; end it with a line of ---")
    return Metadata()  # a rule across the page


def _load(block: str, name: str) -> Mapping[str, object]:
    import yaml

    try:
        values = _read(block)
    except yaml.YAMLError as error:
        try:
            # "title: Port on fire: who lit it?" says what it means, though it is no YAML.
            values = _read(_PLAIN.sub(_in_marks, block))
        except yaml.YAMLError:
            raise InputError(f"{name}: {_where(error)}") from None
    except RecursionError:
        raise InputError(f"{name}: line 2: the front matter is nested too deeply; write plain keys") from None
    if values is None or values == "":
        return {}
    if not isinstance(values, dict):
        raise InputError(f"{name}: line 2: the front matter is not a list of 'key: value' lines")
    return values


def _read(block: str) -> object:
    """Read a block with every scalar as the string that was written: no "no" for False, no date guessed."""
    import yaml

    return yaml.load(block, Loader=yaml.BaseLoader)


def _in_marks(line: re.Match[str]) -> str:
    value = line["value"].replace("'", "''")
    return f"{line['key']}'{value}'"


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it is not YAML"
    line = mark.line + 2 if mark else 2
    return f"line {line}: the front matter is broken ({problem}); put the value in quotation marks"


def _metadata(values: Mapping[str, object], name: str, end: int) -> Metadata:
    url = _line(values, "url", name)
    return Metadata(
        title=_line(values, "title", name),
        outlet=_line(values, "outlet", name),
        authors=(*_people(values, "author", name), *_people(values, "authors", name)),
        published=_published(values, name),
        url=_address(url, name) if url else None,
        language=_line(values, "language", name),
        opinion=_yes(values, name),
        end=end,
    )


def _line(values: Mapping[str, object], key: str, name: str) -> str | None:
    value = values.get(key, "")
    if not isinstance(value, str):
        raise InputError(f"{name}: front matter: '{key}' must be one line of text")
    return " ".join(value.split()) or None


def _people(values: Mapping[str, object], key: str, name: str) -> tuple[str, ...]:
    value = values.get(key, "")
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(" ".join(item.split()) for item in value if item.strip())
    return split_people(_line(values, key, name) or "")


def split_people(words: str) -> tuple[str, ...]:
    """Split "A and B" into names; a comma separates only full names ("King, Jr." is one)."""
    parts = re.split(r"\s*;\s*|\s+and\s+|\s+&\s+", words)
    names = [name for part in parts for name in _by_comma(part)]
    return tuple(name for name in names if name)


def _by_comma(part: str) -> list[str]:
    pieces = [piece.strip() for piece in part.split(",")]
    whole = all(len(piece.split()) > 1 for piece in pieces if piece)
    return pieces if whole else [part.strip()]


def _published(values: Mapping[str, object], name: str) -> Interval | None:
    words = _line(values, "date", name)
    if words is None:
        return None
    interval = parse_interval(words)
    if interval is None:
        raise InputError(
            f"{name}: front matter: the date {words!r} is not one; write 2018, 2018-07 or 2018-07-02"
        )
    return interval


def _address(url: str, name: str) -> str:
    try:
        return normalise_url(url)
    except InputError as error:
        raise InputError(f"{name}: front matter: {error}") from None


def _yes(values: Mapping[str, object], name: str) -> bool:
    words = _line(values, "opinion", name)
    if words is None:
        return False
    if words.casefold() not in _YES_NO:
        raise InputError(f"{name}: front matter: 'opinion' is {words!r}; write true or false")
    return _YES_NO[words.casefold()]
